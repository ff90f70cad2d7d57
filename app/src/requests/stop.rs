//! An assister asks to stop acting for a client. The page says who decides: no
//! assister ends an association.

use super::{
    api::{FileRequest, ViewStop},
    words::{line, wish},
};
use crate::{
    error::AppError,
    i18n::{Texts, date, text::requests as t},
    routes,
    ui::{
        Alert, BackLink, ButtonLink, ButtonStyle, Choice, ChoiceField, Form, FormAction, Hidden,
        LongTextField, Page, Refusal, Submit, Tone, ask, load,
    },
};
use domain::{
    ids::ConsumerId,
    requests::{DUE_IN_BUSINESS_DAYS, MOST_NOTE, RequestNumber, StopClient, WishReason},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The client in the URL.
#[component]
pub fn StopPage() -> impl IntoView {
    let params = use_params_map();
    let client = Memo::new(move |_| params.read().get("client")?.parse::<ConsumerId>().ok());
    let stop = ask(move || Ok(ViewStop { client: client.get().ok_or(AppError::NotFound)? }));
    load(stop, |stop| view! { <Stop stop /> })
}

#[component]
fn Stop(stop: StopClient) -> impl IntoView {
    let texts = Texts::here();
    let back = routes::client(texts.language(), stop.consumer);
    let heading = texts.fill(t::STOP_HEADING, &[("name", &stop.name)]);
    let line = texts.text(line(stop.line));
    let named = |text| texts.fill(text, &[("name", &stop.given_name), ("line", line)]);
    let days = DUE_IN_BUSINESS_DAYS.to_string();
    let (only, goes_on) = (named(t::STOP_ONLY_LINE), named(t::STOP_GOES_ON));
    let then = texts.fill(t::STOP_THEN, &[("line", line), ("days", &days)]);
    let ask = match stop.open.clone() {
        Some(number) => view! { <Waiting number /> }.into_any(),
        None => view! { <Ask stop=stop.clone() back=back.clone() /> }.into_any(),
    };
    view! {
        <BackLink href=back text=stop.name />
        <div class="al-column al-stack">
            <Page title=texts.text(t::STOP_TITLE) heading>
                <p class="al-lead">{only}</p>
                <p>{goes_on}</p>
                <p>{then}</p>
                {stop.draft_due.map(|draft| {
                    let body = texts.fill(
                        t::STOP_DEADLINE_BODY,
                        &[
                            ("name", &stop.given_name),
                            ("year", &draft.year.0.to_string()),
                            ("date", &date(texts, draft.last_day)),
                        ],
                    );
                    view! {
                        <Alert tone=Tone::Warn title=texts.text(t::DEADLINE_TITLE)><p>{body}</p></Alert>
                    }
                })}
                {ask}
            </Page>
        </div>
    }
}

/// A request waits already.
#[component]
fn Waiting(number: RequestNumber) -> impl IntoView {
    let texts = Texts::here();
    let body = texts.fill(t::STOP_WAITING_BODY, &[("number", &number.to_string())]);
    view! {
        <Refusal action={FormAction::<FileRequest>::new()} />
        <Alert title=texts.text(t::STOP_WAITING)><p>{body}</p></Alert>
        <div class="al-actions">
            <ButtonLink href=routes::own_requests(texts.language())>
                {texts.text(t::SEE_OWN)}
            </ButtonLink>
        </div>
    }
}

#[component]
fn Ask(stop: StopClient, back: String) -> impl IntoView {
    let texts = Texts::here();
    let choices = WishReason::ALL
        .iter()
        .map(|reason| Choice::new(reason.as_str(), texts.text(wish(*reason))))
        .collect();
    view! {
        <Form action={FormAction::<FileRequest>::new()} plain=true>
            <Hidden name="client" value=stop.consumer.to_string() />
            <ChoiceField name="reason" label=texts.text(t::STOP_WHY) choices />
            <LongTextField
                name="note"
                label=texts.text(t::STOP_NOTE)
                hint=texts.text(t::STOP_NOTE_HINT)
                maxlength=MOST_NOTE
            />
            <div class="al-actions">
                <Submit>{texts.text(t::STOP_SEND)}</Submit>
                <ButtonLink href=back kind=ButtonStyle::Quiet>{texts.text(t::CANCEL)}</ButtonLink>
            </div>
        </Form>
    }
}
