//! "This was not me": what it brings, one question, and what came of it.

use super::{
    activity_words::{channel, what, who},
    api::{ReportMisuse, ViewAct},
};
use crate::{
    error::AppError,
    i18n::{Texts, date, date_and_time, text::audit as t},
    routes,
    ui::{
        Alert, BackLink, ButtonLink, ButtonStyle, Form, FormAction, HELP_LINE, Hidden, Page,
        Sentence, Submit, Tone, ask, load,
    },
};
use domain::{
    audit::{Act, NotMe, answer_by},
    dates::{Instant, minnesota_date},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub fn NotMePage() -> impl IntoView {
    let texts = Texts::here();
    let params = use_params_map();
    let event = Memo::new(move |_| params.read().get("event")?.parse::<i64>().ok());
    let act = ask(move || Ok(ViewAct { event: event.get().ok_or(AppError::NotFound)? }));
    view! {
        <BackLink href=routes::activity(texts.language()) text=texts.text(t::RECORD_TITLE) />
        <div class="al-column al-stack">
            {load(act, |not_me| match not_me.act.reported_at {
                None => view! { <Question not_me /> }.into_any(),
                Some(at) => view! { <Answer not_me at /> }.into_any(),
            })}
        </div>
    }
}

/// The act in the words of the record.
#[component]
fn Shown(act: Act) -> impl IntoView {
    let texts = Texts::here();
    let mut meta = vec![date_and_time(texts, act.at)];
    meta.extend(act.channel.map(|each| texts.text(channel(each)).to_owned()));
    view! {
        <p class="al-card">
            <strong>{who(texts, &act.doer)}</strong>
            " "
            {what(texts, &act)}
            <span class="al-timeline__meta">{meta.join(" · ")}</span>
        </p>
    }
}

#[component]
fn Question(not_me: NotMe) -> impl IntoView {
    let texts = Texts::here();
    let number = [("number", HELP_LINE)];
    let stranger = not_me.act.shows_a_stranger();
    let password = if not_me.has_address {
        texts.text(t::NOT_ME_LINK).to_owned()
    } else {
        texts.fill(t::NOT_ME_NO_ADDRESS, &number)
    };
    let steps = [
        not_me.ends.as_deref().map(|name| texts.fill(t::NOT_ME_ENDS, &[("name", name)])),
        stranger.then(|| texts.text(t::NOT_ME_SESSIONS).to_owned()),
        stranger.then_some(password),
        Some(texts.text(t::NOT_ME_STAFF).to_owned()),
        Some(texts.text(t::NOT_ME_KEPT).to_owned()),
    ]
    .into_iter()
    .flatten()
    .map(|step| view! { <li>{step}</li> })
    .collect_view();
    let event = not_me.act.seq.to_string();
    let (still, act) = (still(&not_me), not_me.act);
    view! {
        <Page title=texts.text(t::NOT_ME_TITLE)>
            <p>{texts.text(t::NOT_ME_LEAD)}</p>
            <Shown act />
            <h2>{texts.text(t::NOT_ME_WHAT)}</h2>
            <ul class="al-list">{steps}</ul>
            {still}
            <Crime />
            <Form action={FormAction::<ReportMisuse>::new()} plain=true>
                <Hidden name="event" value=event />
                <div class="al-actions">
                    <Submit kind=ButtonStyle::StopSolid>{texts.text(t::NOT_ME_SEND)}</Submit>
                    <ButtonLink href=routes::activity(texts.language()) kind=ButtonStyle::Quiet>
                        {texts.text(t::NOT_ME_BACK)}
                    </ButtonLink>
                </div>
            </Form>
        </Page>
    }
}

/// Whose access does not end with it.
fn still(not_me: &NotMe) -> Option<impl IntoView + use<>> {
    let texts = Texts::here();
    let name = not_me.open_to.clone().filter(|_| not_me.ends.is_none())?;
    let still = texts.fill(t::NOT_ME_STILL, &[("name", &name)]);
    Some(view! {
        <p>
            {still} " "
            <a href=routes::assister(texts.language())>{texts.text(t::OPEN_CHANGE)}</a>
        </p>
    })
}

#[component]
fn Crime() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <Alert tone=Tone::Warn title=texts.text(t::NOT_ME_CRIME_TITLE)>
            <p><Sentence text=texts.fill(t::NOT_ME_CRIME, &[("number", HELP_LINE)]) /></p>
        </Alert>
    }
}

/// It was said: what was done and what comes next.
#[component]
fn Answer(not_me: NotMe, at: Instant) -> impl IntoView {
    let texts = Texts::here();
    let when = date_and_time(texts, at);
    let (title, body) = match not_me.closed_at {
        None => {
            let by = date(texts, answer_by(at));
            let values = [("when", when.as_str()), ("date", by.as_str())];
            (t::NOT_ME_DONE, texts.fill(t::NOT_ME_DONE_BODY, &values))
        }
        Some(closed) => {
            let closed = date(texts, minnesota_date(closed));
            let values =
                [("when", when.as_str()), ("date", closed.as_str()), ("number", HELP_LINE)];
            (t::NOT_ME_CLOSED, texts.fill(t::NOT_ME_CLOSED_BODY, &values))
        }
    };
    let password = not_me.act.shows_a_stranger().then(|| {
        if not_me.has_address {
            texts.text(t::NOT_ME_DONE_LINK).to_owned()
        } else {
            texts.fill(t::NOT_ME_NO_ADDRESS, &[("number", HELP_LINE)])
        }
    });
    let nobody = not_me.open_to.is_none();
    let (still, act, open) = (still(&not_me), not_me.act, not_me.closed_at.is_none());
    view! {
        <Page title=texts.text(title)>
            <p>{body}</p>
            {nobody.then(|| view! { <p>{texts.text(t::NOT_ME_NOBODY)}</p> })}
            {password.filter(|_| open).map(|words| view! {
                <Alert tone=Tone::Warn title=words />
            })}
            <Shown act />
            {still}
            {open.then(|| view! { <Crime /> })}
            <div class="al-actions">
                <ButtonLink href=routes::activity(texts.language()) kind=ButtonStyle::Quiet>
                    {texts.text(t::RECORD_TITLE)}
                </ButtonLink>
            </div>
        </Page>
    }
}
