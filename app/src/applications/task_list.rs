//! The seven parts of the application, how far each is and where to go on.

use super::{
    api::{self, Restore, Start},
    file::{HiddenClient, in_place},
    saved::SavedLine,
    words,
};
use crate::{
    i18n::{Texts, date, date_and_time, text::applications as t},
    routes::{self, File},
    ui::{
        Alert, BackLink, ButtonLink, ButtonStyle, Form, FormAction, HELP_LINE, Hidden, IconName,
        Page, Submit, Tag, Tone, ask, load,
    },
};
use domain::applications::{
    Beginning, By, Earlier, Overview, Progress, Section, SectionProgress, SectionState, Task,
    TaskList, Who, Withdrawn,
};
use leptos::prelude::*;

#[component]
pub fn TaskListPage() -> impl IntoView {
    in_place(|file, _| view! { <TaskListOf file /> })
}

#[component]
fn TaskListOf(file: File) -> impl IntoView {
    let overview = ask(move || Ok(api::Overview { client: file }));
    let start = FormAction::<Start>::new();
    load(overview, move |overview| {
        let texts = Texts::here();
        let year = overview.year.0.to_string();
        let heading = match &overview.client {
            None => texts.fill(t::HEADING_YEAR, &[("year", &year)]),
            Some(name) => texts.fill(t::HEADING_YEAR_CLIENT, &[("name", name), ("year", &year)]),
        };
        let client = overview.client.clone();
        view! {
            <div class="al-column al-stack">
                {file.map(|client| view! {
                    <BackLink
                        href=routes::client(texts.language(), client)
                        text=overview.client.clone().unwrap_or_default()
                    />
                })}
                <Page title=texts.text(t::TITLE) heading>
                    {match overview.progress.clone() {
                        Progress::NotStarted(beginning) => {
                            view! { <NotStarted file overview beginning start /> }.into_any()
                        }
                        Progress::Draft(draft) => view! { <Draft file client draft /> }.into_any(),
                        Progress::Sent(by) => view! { <AlreadySent file by /> }.into_any(),
                    }}
                </Page>
            </div>
        }
    })
}

#[component]
fn NotStarted(
    file: File,
    overview: Overview,
    beginning: Beginning,
    start: FormAction<Start>,
) -> impl IntoView {
    let texts = Texts::here();
    let Beginning { withdrawn, earlier } = beginning;
    let lead = match &overview.client {
        None => texts.text(t::START_LEAD).to_owned(),
        Some(name) => texts
            .fill(t::START_LEAD_CLIENT, &[("name", name), ("year", &overview.year.0.to_string())]),
    };
    view! {
        {withdrawn.map(|withdrawn| view! { <BringBack file withdrawn /> })}
        <p class="al-lead">{lead}</p>
        <h2>{texts.text(t::START_READY)}</h2>
        <ul class="al-list">
            <li>{texts.text(t::START_READY_1)}</li>
            <li>{texts.text(t::START_READY_2)}</li>
            <li>{texts.text(t::START_READY_3)}</li>
        </ul>
        <Form action=start>
            <HiddenClient file />
            {match earlier {
                None => {
                    view! { <div class="al-actions"><Submit>{texts.text(t::START_BUTTON)}</Submit></div> }
                        .into_any()
                }
                Some(earlier) => view! { <WithEarlier earlier /> }.into_any(),
            }}
        </Form>
    }
}

/// With the answers for an earlier year, or without any.
#[component]
fn WithEarlier(earlier: Earlier) -> impl IntoView {
    let texts = Texts::here();
    let year = earlier.year.0.to_string();
    let say = |text| texts.fill(text, &[("year", &year)]);
    let with = say(t::START_WITH_EARLIER);
    view! {
        <p>{say(t::START_EARLIER)}</p>
        <div class="al-actions">
            <Submit name="earlier" value=earlier.application.to_string()>{with.clone()}</Submit>
            <Submit kind=ButtonStyle::Quiet>{texts.text(t::START_EMPTY)}</Submit>
        </div>
    }
}

/// The draft that was withdrawn, as long as it can be brought back.
#[component]
fn BringBack(file: File, withdrawn: Withdrawn) -> impl IntoView {
    let texts = Texts::here();
    let Withdrawn { application, by, until } = withdrawn;
    let (at, until) = (date_and_time(texts, by.at), date(texts, until));
    let facts = [("date", at.as_str()), ("until", &until)];
    let title = match &by.who {
        Who::You => texts.fill(t::WITHDRAWN_YOU, &facts),
        Who::Other(name) => texts.fill(t::WITHDRAWN_OTHER, &[facts[0], facts[1], ("name", name)]),
    };
    let until = texts.fill(t::WITHDRAWN_UNTIL, &facts);
    view! {
        <Form action={FormAction::<Restore>::new()} plain=true>
            <HiddenClient file />
            <Hidden name="application" value=application.to_string() />
            <Alert title>
                <p>{until}</p>
                <Submit kind=ButtonStyle::Link>{texts.text(t::BRING_BACK)}</Submit>
            </Alert>
        </Form>
    }
}

#[component]
fn Draft(file: File, client: Option<String>, draft: TaskList) -> impl IntoView {
    let texts = Texts::here();
    let client = client.as_deref();
    let finished =
        |task: &&Task| matches!(task.progress.state, SectionState::Done | SectionState::NotNeeded);
    let done = draft.tasks.iter().filter(finished).count();
    let next = draft.next.section();
    let rows: Vec<_> = draft
        .tasks
        .iter()
        .map(|task| row(texts, file, client, *task, task.progress.section == next))
        .collect();
    let part = words::section(texts, next, client);
    view! {
        <div class="al-row al-row--between">
            <p>
                {texts.fill(
                    t::PARTS_DONE,
                    &[("done", &done.to_string()), ("total", &draft.tasks.len().to_string())],
                )}
            </p>
            <SavedLine saved=draft.saved.clone() />
        </div>
        {draft.offers_from.map(|year| view! {
            <Alert title=texts.fill(t::OFFERED_LIST, &[("year", &year.0.to_string())]) />
        })}
        <ol class="al-tasks">{rows}</ol>
        <div class="al-actions">
            {draft.resume.map(|page| view! {
                <ButtonLink href=routes::step(texts.language(), file, page)>
                    {texts.text(t::RESUME)}
                </ButtonLink>
            })}
            <ButtonLink
                href=routes::step(texts.language(), file, draft.next)
                kind=if draft.resume.is_some() { ButtonStyle::Quiet } else { ButtonStyle::Main }
            >
                {texts.fill(t::GO_ON_WITH, &[("part", &part)])}
            </ButtonLink>
        </div>
        <p><a href=routes::withdraw(texts.language(), file)>{texts.text(t::WITHDRAW_LINK)}</a></p>
    }
}

fn row(
    texts: Texts,
    file: File,
    client: Option<&str>,
    Task { progress, page }: Task,
    next: bool,
) -> impl IntoView + use<> {
    let name = words::section(texts, progress.section, client);
    let link = match page {
        Some(page) => {
            view! { <a href=routes::step(texts.language(), file, page)>{name}</a> }.into_any()
        }
        None => view! { <strong>{name}</strong> }.into_any(),
    };
    let (tone, icon, state) = status(progress.state);
    view! {
        <li class=next.then_some("is-next")>
            <div>{link}<span class="al-tasks__hint">{hint(texts, progress)}</span></div>
            <Tag tone icon text=texts.text(state) />
        </li>
    }
}

fn status(state: SectionState) -> (Option<Tone>, Option<IconName>, crate::i18n::text::Text) {
    match state {
        SectionState::Done => (Some(Tone::Ok), Some(IconName::Check), t::STATE_DONE),
        SectionState::InProgress => {
            (Some(Tone::Info), Some(IconName::Pencil), t::STATE_IN_PROGRESS)
        }
        SectionState::NotStarted => (None, None, t::STATE_NOT_STARTED),
        SectionState::NotOpen => (None, Some(IconName::Lock), t::STATE_NOT_OPEN),
        SectionState::NotNeeded => (None, None, t::STATE_NOT_NEEDED),
    }
}

fn hint(texts: Texts, SectionProgress { section, state, done, total }: SectionProgress) -> String {
    let text = match (state, section) {
        (SectionState::InProgress, _) => {
            return texts.fill(
                t::HINT_PAGES,
                &[("done", &done.to_string()), ("total", &total.to_string())],
            );
        }
        (SectionState::NotNeeded, _) => t::HINT_NOT_NEEDED,
        (SectionState::NotOpen, Section::Review) => t::HINT_REVIEW,
        (_, Section::Sign) => t::HINT_SIGN,
        (SectionState::NotOpen, _) => t::HINT_NOT_OPEN,
        (_, Section::Start) => t::HINT_START,
        (_, Section::Contact) => t::HINT_CONTACT,
        (_, Section::Household) => t::HINT_HOUSEHOLD,
        (_, Section::Income) => t::HINT_INCOME,
        (_, Section::JobInsurance) => t::HINT_JOB_INSURANCE,
        (_, Section::Review) => t::HINT_REVIEW,
    };
    texts.text(text).to_owned()
}

/// Nothing can be changed any more; the page says where corrections go.
#[component]
fn AlreadySent(file: File, by: By) -> impl IntoView {
    let texts = Texts::here();
    let day = date_and_time(texts, by.at);
    let sentence = match &by.who {
        Who::You => texts.fill(t::SENT_YOU, &[("date", &day)]),
        Who::Other(name) => texts.fill(t::SENT_OTHER, &[("name", name), ("date", &day)]),
    };
    view! {
        <Alert tone=Tone::Ok title=texts.text(t::SENT_TITLE)><p>{sentence}</p></Alert>
        <Corrections />
        <div class="al-actions">
            <ButtonLink href=routes::submitted(texts.language(), file)>
                {texts.text(t::SEE_RESULT)}
            </ButtonLink>
        </div>
    }
}

/// Where corrections of an application that was sent go.
#[component]
pub fn Corrections() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <section class="al-stack-sm">
            <h2>{texts.text(t::CORRECTIONS_TITLE)}</h2>
            <p>{texts.text(t::CORRECTIONS)}</p>
            <p><a class="al-nowrap" href=format!("tel:+{}", HELP_LINE.replace('-', ""))>{HELP_LINE}</a></p>
        </section>
    }
}
