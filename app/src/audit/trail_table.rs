//! Events as rows. On a phone each row is a card.

use super::words::{channel, role, what, who};
use crate::{
    i18n::{Texts, date_and_time, text::audit as t},
    ui::{Tag, Tone},
};
use domain::audit::TrailRow;
use leptos::prelude::*;

/// Who, what, for whom, how, when, and the number that finds the log lines.
#[component]
pub fn TrailTable(
    rows: Vec<TrailRow>,
    #[prop(into)] caption: String,
    #[prop(into)] more: String,
    /// The `seq` of the event that the page is about.
    #[prop(optional)]
    marked: Option<i64>,
) -> impl IntoView {
    let texts = Texts::here();
    let columns = [
        t::COLUMN_WHO,
        t::COLUMN_WHAT,
        t::COLUMN_FOR,
        t::COLUMN_HOW,
        t::COLUMN_WHEN,
        t::COLUMN_REQUEST,
    ]
    .map(|text| view! { <th scope="col" role="columnheader">{texts.text(text)}</th> })
    .into_iter()
    .collect_view();
    let rows = rows
        .into_iter()
        .map(|row| {
            let marked = marked == Some(row.seq);
            view! { <Row row marked /> }
        })
        .collect_view();
    view! {
        <table class="al-table al-table--stack" role="table">
            <caption><strong>{caption}</strong> ", " {more}</caption>
            <thead role="rowgroup"><tr role="row">{columns}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

#[component]
fn Row(row: TrailRow, marked: bool) -> impl IntoView {
    let texts = Texts::here();
    let name = who(texts, &row);
    let how = row.channel.map_or("–", |each| texts.text(channel(each)));
    let acting_for = row.acting_for.unwrap_or_else(|| "–".to_owned());
    view! {
        <tr role="row" class=marked.then_some("is-selected")>
            <th scope="row" role="rowheader">
                {name}
                <br />
                <span class="al-small al-muted">{texts.text(role(row.role))}</span>
            </th>
            <td role="cell" data-label=texts.text(t::COLUMN_WHAT)>
                <div>
                    {texts.text(what(row.done))}
                    {marked.then(|| view! {
                        " "
                        <Tag tone=Some(Tone::Warn) icon=None text=texts.text(t::REPORT_THIS) />
                    })}
                </div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_FOR)><div>{acting_for}</div></td>
            <td role="cell" data-label=texts.text(t::COLUMN_HOW)><div>{how}</div></td>
            <td role="cell" data-label=texts.text(t::COLUMN_WHEN)>
                <div>{date_and_time(texts, row.at)}</div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_REQUEST)>
                <div class="al-small al-muted">{broken(&row.request.to_string())}</div>
            </td>
        </tr>
    }
}

/// A long number that may break in four places and copies whole.
fn broken(number: &str) -> impl IntoView + use<> {
    let parts: Vec<String> = number
        .as_bytes()
        .chunks(8)
        .map(|part| String::from_utf8_lossy(part).into_owned())
        .collect();
    parts.into_iter().map(|part| view! { {part} <wbr /> }).collect_view()
}
