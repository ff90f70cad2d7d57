//! One roster file: what is wrong with it, whom it would create, and what became
//! of it.

use super::{
    import_api::{ConfirmRosterImport, DiscardRosterImport, RosterErrors, ViewRosterImport},
    import_words::{column_name, state_tag},
    namesakes::NamesakeLink,
};
use crate::{
    error::AppError,
    i18n::{Texts, date_and_time, field_text, text::roster_import as t},
    routes,
    ui::{
        Alert, BackLink, ButtonLink, ButtonStyle, CheckField, Form, FormAction, Hidden, Page,
        Submit, Tone, ask, load,
    },
};
use domain::{
    assisters::roster_file::{
        ImportState, LineError, LineNamesake, LinePreview, NamesakeOf, RosterImport,
    },
    ids::RosterImportId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The file by its id.
#[component]
pub fn ImportFilePage() -> impl IntoView {
    let texts = Texts::here();
    let params = use_params_map();
    let file = ask(move || {
        let id = params.read().get("file").and_then(|id| id.parse::<RosterImportId>().ok());
        Ok(ViewRosterImport { id: id.ok_or(AppError::NotFound)? })
    });
    view! {
        <BackLink href=routes::roster_import(texts.language()) text=texts.text(t::TITLE) />
        {load(file, |file| view! { <File file /> })}
    }
}

#[component]
fn File(file: RosterImport) -> impl IntoView {
    let texts = Texts::here();
    let when = date_and_time(texts, file.checked_at);
    let body = match file.state {
        ImportState::Checked if file.wrong > 0 => view! { <Wrong file=file.clone() /> }.into_any(),
        ImportState::Checked => view! { <Ready file=file.clone() /> }.into_any(),
        ImportState::Confirmed => view! { <Going file=file.clone() /> }.into_any(),
        ImportState::Done => view! { <Done file=file.clone() /> }.into_any(),
        ImportState::Refused => view! { <Refused file=file.clone() /> }.into_any(),
        ImportState::Discarded => view! { <p>{texts.text(t::DISCARDED_BODY)}</p> }.into_any(),
    };
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::FILE_TITLE)>
                <p class="al-muted">
                    {texts.fill(t::CHECKED_AT, &[("when", &when)])} " "
                    {state_tag(texts, file.state, file.wrong)}
                </p>
                {body}
            </Page>
        </div>
    }
}

fn lines(texts: Texts, count: u32) -> String {
    texts.count(t::LINES_ONE, t::LINES_OTHER, usize::try_from(count).unwrap_or(usize::MAX))
}

fn wrong_lines(texts: Texts, count: u32) -> String {
    texts.count(t::WRONG_ONE, t::WRONG_OTHER, usize::try_from(count).unwrap_or(usize::MAX))
}

/// Some lines are wrong: which, and how to go on.
#[component]
fn Wrong(file: RosterImport) -> impl IntoView {
    let texts = Texts::here();
    let title = wrong_lines(texts, file.wrong);
    let of = texts.fill(t::WRONG_BODY, &[("lines", &lines(texts, file.lines))]);
    view! {
        <Alert tone=Tone::Warn title><p>{of}</p></Alert>
        <Errors file=file.clone() />
        <p>{texts.text(t::WRONG_NEXT)}</p>
        <div class="al-actions">
            <ButtonLink href=routes::roster_import(texts.language())>{texts.text(t::AGAIN)}</ButtonLink>
        </div>
        <Discard id=file.id />
    }
}

/// The first errors, and the file of all.
#[component]
fn Errors(file: RosterImport) -> impl IntoView {
    let texts = Texts::here();
    let rows = file.errors.into_iter().map(|error| view! { <Error error /> }).collect_view();
    let heads = [t::ERRORS_LINE, t::ERRORS_COLUMN, t::ERRORS_WHAT]
        .map(|text| view! { <th scope="col" role="columnheader">{texts.text(text)}</th> })
        .into_iter()
        .collect_view();
    view! {
        <Form action={FormAction::<RosterErrors>::new()} plain=true>
            <Hidden name="id" value=file.id.to_string() />
            <Submit kind=ButtonStyle::Quiet>{texts.text(t::ERRORS_FILE)}</Submit>
        </Form>
        <div class="al-card al-card--flush">
            <table class="al-table al-table--stack" role="table">
                <caption>{texts.text(t::ERRORS_CAPTION)}</caption>
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Error(error: LineError) -> impl IntoView {
    let texts = Texts::here();
    let LineError { line, error } = error;
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{texts.fill(t::LINE, &[("line", &line.to_string())])}</th>
            <td role="cell" data-label=texts.text(t::ERRORS_COLUMN)>
                <div>{column_name(texts, &error)}</div>
            </td>
            <td role="cell" data-label=texts.text(t::ERRORS_WHAT)>
                <div>{texts.text(field_text(error.code))}</div>
            </td>
        </tr>
    }
}

/// Nothing is wrong: whom it would create.
#[component]
fn Ready(file: RosterImport) -> impl IntoView {
    let texts = Texts::here();
    let title = texts.fill(t::READY_TITLE, &[("lines", &lines(texts, file.lines))]);
    let id = file.id.to_string();
    view! {
        <Alert tone=Tone::Ok title><p>{texts.text(t::READY_BODY)}</p></Alert>
        <Preview lines=file.preview />
        <Namesakes namesakes=file.namesakes lines=file.namesake_lines />
        <Form action={FormAction::<ConfirmRosterImport>::new()} plain=true>
            <Hidden name="id" value=id />
            <CheckField name="invite" label=texts.text(t::INVITE) />
            <p class="al-muted">{texts.text(t::INVITE_HINT)}</p>
            <div class="al-actions"><Submit>{texts.text(t::CONFIRM)}</Submit></div>
        </Form>
        <Discard id=file.id />
    }
}

#[component]
fn Preview(lines: Vec<LinePreview>) -> impl IntoView {
    let texts = Texts::here();
    let rows = lines
        .into_iter()
        .map(|line| {
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">{line.name}</th>
                    <td role="cell" data-label=texts.text(t::PREVIEW_KIND)><div>{line.kind}</div></td>
                    <td role="cell" data-label=texts.text(t::PREVIEW_ORGANIZATION)>
                        <div>{line.organization}</div>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let heads = [t::PREVIEW_NAME, t::PREVIEW_KIND, t::PREVIEW_ORGANIZATION]
        .map(|text| view! { <th scope="col" role="columnheader">{texts.text(text)}</th> })
        .into_iter()
        .collect_view();
    view! {
        <div class="al-card al-card--flush">
            <table class="al-table al-table--stack" role="table">
                <caption>{texts.text(t::PREVIEW_CAPTION)}</caption>
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

/// Who may be on the roster already, or twice in the file. Nothing forbids it.
#[component]
fn Namesakes(namesakes: Vec<LineNamesake>, lines: u32) -> impl IntoView {
    let texts = Texts::here();
    if namesakes.is_empty() {
        return ().into_any();
    }
    let shown = namesakes.len();
    let lines = usize::try_from(lines).unwrap_or(usize::MAX);
    let more = (lines > shown).then(|| {
        let text = texts
            .fill(t::NAMESAKES_SHOWN, &[("shown", &shown.to_string()), ("of", &lines.to_string())]);
        view! { <p>{text}</p> }
    });
    let entries = namesakes
        .into_iter()
        .map(|LineNamesake { line, name, of }| {
            let line = texts.fill(t::LINE, &[("line", &line.to_string())]);
            let of = match of {
                NamesakeOf::Account(account) => view! { <NamesakeLink account /> }.into_any(),
                NamesakeOf::Line(other) => {
                    texts.fill(t::NAMESAKE_LINE, &[("line", &other.to_string())]).into_any()
                }
            };
            view! { <li>{format!("{line}, {name}: ")} {of}</li> }
        })
        .collect_view();
    view! {
        <Alert tone=Tone::Warn title=texts.text(t::NAMESAKES_TITLE)>
            <p>{texts.text(t::NAMESAKES_BODY)}</p>
            <ul class="al-list">{entries}</ul>
            {more}
        </Alert>
    }
    .into_any()
}

/// The work goes on; the browser asks again by itself, see the door.
#[component]
fn Going(file: RosterImport) -> impl IntoView {
    let texts = Texts::here();
    let progress = match file.done {
        Some(done) => texts
            .fill(t::GOING_COUNT, &[("done", &done.to_string()), ("of", &file.lines.to_string())]),
        None => texts.text(t::GOING_WAITS).to_owned(),
    };
    view! {
        <Alert title=texts.text(t::GOING_TITLE)>
            <p>{progress}</p>
            <p>{texts.text(t::GOING_BODY)}</p>
        </Alert>
        <p>
            <a href=routes::roster_file(texts.language(), file.id) rel="external">
                {texts.text(t::LOOK_AGAIN)}
            </a>
        </p>
    }
}

#[component]
fn Done(file: RosterImport) -> impl IntoView {
    let texts = Texts::here();
    let count = usize::try_from(file.done.unwrap_or(file.lines)).unwrap_or(usize::MAX);
    let title = texts.count(t::DONE_ONE, t::DONE_OTHER, count);
    view! {
        <Alert tone=Tone::Ok title><p>{texts.text(t::DONE_BODY)}</p></Alert>
        <div class="al-actions">
            <ButtonLink href=routes::roster(texts.language())>{texts.text(t::SEE_ROSTER)}</ButtonLink>
        </div>
    }
}

/// The world changed between the preview and the take-over.
#[component]
fn Refused(file: RosterImport) -> impl IntoView {
    let texts = Texts::here();
    let body = wrong_lines(texts, file.wrong);
    view! {
        <Alert tone=Tone::Stop title=texts.text(t::REFUSED_TITLE)>
            <p>{body} " " {texts.text(t::REFUSED_BODY)}</p>
        </Alert>
        <Errors file=file.clone() />
        <div class="al-actions">
            <ButtonLink href=routes::roster_import(texts.language())>{texts.text(t::AGAIN)}</ButtonLink>
        </div>
        <Discard id=file.id />
    }
}

#[component]
fn Discard(id: RosterImportId) -> impl IntoView {
    let texts = Texts::here();
    view! {
        <Form action={FormAction::<DiscardRosterImport>::new()} plain=true>
            <Hidden name="id" value=id.to_string() />
            <p class="al-muted">{texts.text(t::KEPT)}</p>
            <div class="al-actions">
                <Submit kind=ButtonStyle::Quiet>{texts.text(t::DISCARD)}</Submit>
            </div>
        </Form>
    }
}
