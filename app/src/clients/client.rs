//! A client's page: what to do next, what the link covers, and what this desk
//! does not show.

use super::{
    acting_banner::Banner,
    api::{BeginActing, ViewClient},
    client_in_url,
    words::{channel, determination, enrolled, hand, standing_tag},
};
use crate::{
    error::AppError,
    i18n::{Texts, date, date_and_time, text::clients as t},
    routes,
    ui::{
        Alert, BackLink, ButtonLink, ButtonStyle, FormAction, Icon, IconName, Page, Tag, Tone,
        ask_again, load,
    },
};
use domain::{
    clients::{ApplicationStanding, ClientFile, InitialDetermination, NextStep},
    dates::minnesota_date,
    ids::ConsumerId,
};
use leptos::prelude::*;

/// The client in the URL.
#[component]
pub fn ClientPage() -> impl IntoView {
    let client = client_in_url();
    let change = FormAction::<BeginActing>::new();
    let file = ask_again(
        move || change.version().get(),
        move || Ok(ViewClient { client: client.get().ok_or(AppError::NotFound)? }),
    );
    load(file, move |file| view! { <File file change /> })
}

#[component]
fn File(file: ClientFile, change: FormAction<BeginActing>) -> impl IntoView {
    let texts = Texts::here();
    let title = texts.text(t::CLIENT_TITLE);
    let acting = file.acting.clone();
    let work = view! {
        <Tasks file=file.clone() />
        <Actions file=file.clone() />
    };
    view! {
        <Banner acting=acting.clone() change />
        <div class="al-stack">
            <BackLink href=routes::clients(texts.language()) text=texts.text(t::LIST_TITLE) />
            <div class="al-two">
                <div class="al-stack-lg">
                    <div class="al-stack">
                        <Page title heading=acting.name.clone()>
                            <h2>{texts.text(t::WORK)}</h2>
                            {work}
                        </Page>
                    </div>
                </div>
                <aside class="al-stack" aria-label=texts.text(t::ABOUT_CLIENT)>
                    <Facts file=file.clone() />
                    <Covers file />
                    <NotHere client=acting.consumer name=acting.given_name />
                </aside>
            </div>
        </div>
    }
}

/// The work in three lines; the next one is washed.
#[component]
fn Tasks(file: ClientFile) -> impl IntoView {
    let texts = Texts::here();
    let begin = routes::begin_acting(texts.language(), file.acting.consumer);
    let begun = file.acting.channel.is_some();
    let how = match file.acting.channel {
        None => texts.text(t::TASK_CHANNEL_HINT).to_owned(),
        Some((each, since)) => texts.fill(
            t::TASK_CHANNEL_SINCE,
            &[("channel", texts.text(channel(each))), ("since", &date_and_time(texts, since))],
        ),
    };
    let channel_tag = if begun {
        view! { <Tag tone=Some(Tone::Ok) icon=Some(IconName::Check) text=texts.text(t::CHOSEN) /> }
    } else {
        view! { <Tag tone=None icon=None text=texts.text(t::NOT_CHOSEN) /> }
    };
    let standing = standing(&file);
    let sent = standing == ApplicationStanding::Submitted;
    let known = matches!(file.determination, InitialDetermination::Known(_));
    let (result, result_tag) = match &file.determination {
        InitialDetermination::None => (texts.text(t::TASK_RESULT_NONE).to_owned(), t::NONE_YET),
        InitialDetermination::Pending => {
            (texts.text(t::TASK_RESULT_WAITING).to_owned(), t::WAITING)
        }
        InitialDetermination::Known(_) => {
            let results = determination(texts, &file.determination).join(". ");
            (texts.fill(t::TASK_RESULT_KNOWN, &[("results", &results)]), t::RESULT_TAG)
        }
    };
    let (result_tone, result_icon) = (known.then_some(Tone::Ok), known.then_some(IconName::Check));
    let result_name = texts.text(t::TASK_RESULT);
    let result_link = if known {
        view! { <a href=application_link(&file)>{result_name}</a> }.into_any()
    } else {
        view! { <strong>{result_name}</strong> }.into_any()
    };
    let next = |is_next: bool| is_next.then_some("is-next");
    view! {
        <ol class="al-tasks">
            <li class=next(!begun && !sent)>
                <div>
                    <a href=begin>{texts.text(t::TASK_CHANNEL)}</a>
                    <span class="al-tasks__hint">{how}</span>
                </div>
                {channel_tag}
            </li>
            <li class=next(begun && !sent)>
                <div>
                    <a href=application_link(&file)>{texts.text(t::COLUMN_APPLICATION)}</a>
                    <span class="al-tasks__hint">{progress(texts, &file)}</span>
                </div>
                {standing_tag(standing)}
            </li>
            <li>
                <div>
                    {result_link}
                    <span class="al-tasks__hint">{result}</span>
                </div>
                <Tag tone=result_tone icon=result_icon text=texts.text(result_tag) />
            </li>
        </ol>
    }
}

fn standing(file: &ClientFile) -> ApplicationStanding {
    match file.next_step {
        NextStep::StartApplication => ApplicationStanding::NotStarted,
        NextStep::ResumeApplication => ApplicationStanding::InProgress,
        NextStep::WaitForResult | NextStep::SeeResult => ApplicationStanding::Submitted,
    }
}

/// What was sent can be read at once; to work on a draft, the assister first
/// says how.
fn application_link(file: &ClientFile) -> String {
    let (language, client) = (Texts::here().language(), file.acting.consumer);
    match (standing(file), file.acting.channel) {
        (ApplicationStanding::Submitted, _) => routes::submitted(language, Some(client)),
        (_, Some(_)) => routes::application(language, Some(client)),
        (_, None) => routes::begin_acting(language, client),
    }
}

/// How far the application is, when and by whom.
fn progress(texts: Texts, file: &ClientFile) -> String {
    let Some(application) = file.application else {
        return match file.withdrawn {
            None => texts.text(t::TASK_APPLICATION_NEW).to_owned(),
            Some((at, who)) => texts.fill(
                t::TASK_APPLICATION_WITHDRAWN,
                &[("when", &date_and_time(texts, at)), ("who", texts.text(hand(who)))],
            ),
        };
    };
    let year = application.year.0.to_string();
    let (text, moment) = match (application.submitted, application.saved) {
        (Some(sent), _) => (t::TASK_APPLICATION_SENT, Some(sent)),
        (None, Some(saved)) => (t::TASK_APPLICATION_SAVED, Some(saved)),
        (None, None) => (t::TASK_APPLICATION_BEGUN, None),
    };
    match moment {
        None => texts.fill(text, &[("year", &year)]),
        Some((at, who)) => texts.fill(
            text,
            &[("year", &year), ("when", &date_and_time(texts, at)), ("who", texts.text(hand(who)))],
        ),
    }
}

/// The one main button, or what to do about an application that was sent.
#[component]
fn Actions(file: ClientFile) -> impl IntoView {
    let texts = Texts::here();
    let href = application_link(&file);
    let text = match file.next_step {
        NextStep::StartApplication => t::START,
        NextStep::ResumeApplication => t::RESUME,
        NextStep::WaitForResult | NextStep::SeeResult => {
            return view! {
                <div class="al-actions">
                    <ButtonLink href kind=ButtonStyle::Quiet>{texts.text(t::SEE_SENT)}</ButtonLink>
                </div>
                <Alert title=texts.text(t::NOBODY_CHANGES)>
                    <p>{texts.text(t::NOBODY_CHANGES_BODY)}</p>
                </Alert>
            }
            .into_any();
        }
    };
    let draft = file.next_step == NextStep::ResumeApplication && file.acting.channel.is_some();
    let client = Some(file.acting.consumer);
    view! {
        <div class="al-actions"><ButtonLink href>{texts.text(text)}</ButtonLink></div>
        {draft.then(|| view! {
            <p><a href=routes::withdraw(texts.language(), client)>{texts.text(t::WITHDRAW)}</a></p>
        })}
    }
    .into_any()
}

#[component]
fn Facts(file: ClientFile) -> impl IntoView {
    let texts = Texts::here();
    let name = file.acting.given_name.clone();
    let facts = [
        Some((t::BORN_ON, date(texts, file.date_of_birth))),
        file.acting.town.map(|town| (t::TOWN, town)),
        Some((t::CLIENT_SINCE, date(texts, minnesota_date(file.associated_since)))),
        Some((t::ENROLLED, texts.text(enrolled(file.enrolled)).to_owned())),
        Some((t::LETTERS, texts.fill(t::LETTERS_PRIVATE, &[("name", &name)]))),
    ];
    let lines = facts
        .into_iter()
        .flatten()
        .map(|(term, fact)| view! { <div><dt>{texts.text(term)}</dt><dd>{fact}</dd></div> })
        .collect_view();
    view! {
        <section class="al-card" aria-labelledby="facts">
            <h2 id="facts">{texts.fill(t::AT_A_GLANCE, &[("name", &name)])}</h2>
            <dl class="al-summary al-summary--narrow">{lines}</dl>
        </section>
    }
}

/// The scopes of the client's consent.
#[component]
fn Covers(file: ClientFile) -> impl IntoView {
    let texts = Texts::here();
    let scopes = file.scopes;
    let lines = [
        (scopes.apply, t::SCOPE_APPLY),
        (scopes.enroll, t::SCOPE_ENROLL),
        (scopes.maintain, t::SCOPE_MAINTAIN),
        (scopes.learn_status, t::SCOPE_LEARN_STATUS),
    ]
    .into_iter()
    .filter(|(given, _)| *given)
    .map(|(_, text)| line(IconName::Check, texts.text(text).to_owned()))
    .collect_view();
    let until = texts.fill(t::UNTIL, &[("name", &file.acting.given_name)]);
    view! {
        <section class="al-card" aria-labelledby="covers">
            <h2 id="covers">{texts.text(t::COVERS)}</h2>
            <ul class="al-ticks">{lines}</ul>
            <p class="al-small al-muted">{until}</p>
        </section>
    }
}

/// The limits of the portal, said where they matter.
#[component]
fn NotHere(client: ConsumerId, name: String) -> impl IntoView {
    let texts = Texts::here();
    let lines = [t::NOT_HERE_NOTICES, t::NOT_HERE_CHANGES, t::NOT_HERE_END]
        .map(|text| line(IconName::X, texts.fill(text, &[("name", &name)])))
        .into_iter()
        .collect_view();
    view! {
        <section class="al-card" aria-labelledby="not-here">
            <h2 id="not-here">{texts.text(t::NOT_HERE)}</h2>
            <ul class="al-crosses">{lines}</ul>
            <p>
                <a href=routes::stop_client(texts.language(), client)>{texts.text(t::ASK_TO_STOP)}</a>
            </p>
        </section>
    }
}

fn line(icon: IconName, text: String) -> impl IntoView {
    view! { <li><Icon name=icon /><span>{text}</span></li> }
}
