//! The rows of the roster and the way to the next ones. On a phone each row is a
//! card.

use crate::{
    assisters::words::{kind, standing_tag},
    i18n::{Texts, date, text::roster as t},
    routes,
    ui::Pager,
};
use domain::{
    assisters::{RosterPage, RosterQuery, RosterRow, Standing},
    lists::Count,
};
use leptos::prelude::*;

/// One page of assisters.
#[component]
pub fn RosterTable(query: RosterQuery, rows: RosterPage) -> impl IntoView {
    let texts = Texts::here();
    let page = |cursor| {
        routes::roster_list(texts.language(), &RosterQuery { cursor: Some(cursor), ..query })
    };
    let (previous, next) = (rows.previous.map(page), rows.next.map(page));
    let order = if query.ending.is_some() { t::ORDER_BY_END } else { t::ORDER_BY_NAME };
    let columns = [t::COLUMN_ASSISTER, t::COLUMN_NUMBER, t::COLUMN_ACCOUNT, t::COLUMN_CERTIFIED]
        .map(|text| view! { <th scope="col" role="columnheader">{texts.text(text)}</th> })
        .into_iter()
        .collect_view();
    view! {
        <div class="al-card al-card--flush">
            <table class="al-table al-table--stack" role="table">
                <caption>
                    <strong>{count(texts, rows.count)}</strong> ", " {texts.text(order)} " "
                    <span class="al-muted">{texts.text(t::CAPTION_MORE)}</span>
                </caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {columns}
                        <th scope="col" role="columnheader" class="al-table__end">
                            {texts.text(t::COLUMN_CLIENTS)}
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {rows.rows.into_iter().map(|assister| view! { <Row assister /> }).collect_view()}
                </tbody>
            </table>
            <Pager previous next />
        </div>
    }
}

fn count(texts: Texts, count: Count) -> String {
    match count {
        Count::Exactly(1) => texts.fill(t::COUNT_ONE, &[("count", "1")]),
        Count::Exactly(rows) => texts.fill(t::COUNT_OTHER, &[("count", &rows.to_string())]),
        Count::Many => texts.fill(t::COUNT_MANY, &[("count", &Count::MOST.to_string())]),
    }
}

fn clients(count: Count) -> String {
    match count {
        Count::Exactly(clients) => clients.to_string(),
        Count::Many => format!("{}+", Count::MOST),
    }
}

#[component]
fn Row(assister: RosterRow) -> impl IntoView {
    let texts = Texts::here();
    let lapsed = assister.standing == Standing::Lapsed;
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=routes::account(texts.language(), assister.assister)>{assister.name}</a>
                <br />
                <span class="al-small al-muted">
                    {texts.text(kind(assister.kind))} " · " {assister.organization}
                </span>
            </th>
            <td role="cell" data-label=texts.text(t::COLUMN_NUMBER)>
                <div><span class="al-number">{assister.reference_number.to_string()}</span></div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_ACCOUNT)>
                <div>
                    {standing_tag(assister.state, assister.standing)}
                    {assister.number_expired.then(|| view! {
                        <br />
                        <span class="al-small al-muted">{texts.text(t::NUMBER_EXPIRED)}</span>
                    })}
                </div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_CERTIFIED)>
                <div>
                    {date(texts, assister.certified_until)}
                    {lapsed.then(|| view! {
                        <br />
                        <span class="al-small al-muted">{texts.text(t::LAPSED_MORE)}</span>
                    })}
                </div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_CLIENTS) class="al-num al-table__end">
                <div>{clients(assister.clients)}</div>
            </td>
        </tr>
    }
}
