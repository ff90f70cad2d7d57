//! A file with many new assisters: what it must look like, and where it is
//! uploaded or pasted. Nobody is created here.

use super::{
    import_api::{CheckRoster, ListRosterImports, RosterTemplate},
    import_words::{column_about, state_tag},
};
use crate::{
    i18n::{Texts, date_and_time, text::roster_import as t},
    routes,
    ui::{
        BackLink, ButtonStyle, FileField, Form, FormAction, LongTextField, Page, Submit, ask, load,
    },
};
use domain::assisters::roster_file::{Column, ImportRow, MOST_LINES, SPOKEN_LANGUAGE_NAMES};
use leptos::prelude::*;

/// The form, the columns and the last files.
#[component]
pub fn ImportPage() -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let files = ask(|| Ok(ListRosterImports {}));
    let most = MOST_LINES.to_string();
    view! {
        <BackLink href=routes::roster(language) text=texts.text(t::BACK) />
        <div class="al-column al-stack">
            <Page title=texts.text(t::TITLE)>
                <p class="al-lead">{texts.text(t::LEAD)}</p>
                <Form action={FormAction::<RosterTemplate>::new()} plain=true>
                    <Submit kind=ButtonStyle::Quiet>{texts.text(t::TEMPLATE)}</Submit>
                </Form>
                <Form action={FormAction::<CheckRoster>::new()} plain=true>
                    <FileField name="roster_file" hint=texts.fill(t::FILE_HINT, &[("most", &most)]) accept=".csv,text/csv" />
                    <LongTextField name="roster_text" hint=texts.text(t::TEXT_HINT) />
                    <div class="al-actions">
                        <button class=ButtonStyle::Main.class() type="submit" formenctype="multipart/form-data">
                            {texts.text(t::CHECK)}
                        </button>
                    </div>
                    <p class="al-muted">{texts.text(t::NOTHING_YET)}</p>
                </Form>
                <Columns />
                {load(files, |files| view! { <Files files /> })}
            </Page>
        </div>
    }
}

/// Each column with its meaning. A refused file leads to the rows of the headings
/// that are wrong.
#[component]
fn Columns() -> impl IntoView {
    let texts = Texts::here();
    let languages = SPOKEN_LANGUAGE_NAMES.map(|(name, _)| name).join("; ");
    let rows = Column::ALL
        .into_iter()
        .map(|column| {
            let about = texts.fill(column_about(column), &[("languages", &languages)]);
            let needed = if column.is_needed() { t::NEEDED } else { t::MAY_BE_EMPTY };
            view! {
                <tr role="row" id=column.heading()>
                    <th scope="row" role="rowheader"><code>{column.heading()}</code></th>
                    <td role="cell" data-label=texts.text(t::COLUMN_MEANING)>
                        <div>{about} <br /><span class="al-small al-muted">{texts.text(needed)}</span></div>
                    </td>
                    <td role="cell" data-label=texts.text(t::COLUMN_EXAMPLE)>
                        <div>{column.example()}</div>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let heads = [t::COLUMN_HEADING, t::COLUMN_MEANING, t::COLUMN_EXAMPLE]
        .map(|text| view! { <th scope="col" role="columnheader">{texts.text(text)}</th> })
        .into_iter()
        .collect_view();
    view! {
        <h2>{texts.text(t::COLUMNS_TITLE)}</h2>
        <p>{texts.text(t::COLUMNS_LEAD)}</p>
        <div class="al-card al-card--flush">
            <table class="al-table al-table--stack" role="table">
                <caption>{texts.text(t::COLUMNS_CAPTION)}</caption>
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

/// The last files, by the moment of their check.
#[component]
fn Files(files: Vec<ImportRow>) -> impl IntoView {
    let texts = Texts::here();
    if files.is_empty() {
        return ().into_any();
    }
    let entries = files
        .into_iter()
        .map(|file| {
            let lines =
                texts.count(t::LINES_ONE, t::LINES_OTHER, usize::try_from(file.lines).unwrap_or(0));
            view! {
                <li>
                    <a href=routes::roster_file(texts.language(), file.id)>
                        {texts.fill(t::CHECKED_AT, &[("when", &date_and_time(texts, file.checked_at))])}
                    </a>
                    " · " {lines} " " {state_tag(texts, file.state, file.wrong)}
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>{texts.text(t::FILES_TITLE)}</h2>
        <ul class="al-list">{entries}</ul>
    }
    .into_any()
}
