//! The rows of the client list and the way to the next ones. On a phone each
//! row is a card.

use super::words::{determination, enrolled, standing_tag};
use crate::{
    i18n::{Text, Texts, date, text::clients as t},
    routes,
    ui::{Icon, IconName, Pager},
};
use domain::{
    clients::{ApplicationStanding, ClientList, ClientRow, ListQuery, NextStep, Sort},
    dates::minnesota_date,
    lists::Count,
};
use leptos::prelude::*;

/// One page of clients.
#[component]
pub fn ClientTable(query: ListQuery, clients: ClientList) -> impl IntoView {
    let texts = Texts::here();
    let page = |cursor| {
        routes::client_list(texts.language(), &ListQuery { cursor: Some(cursor), ..query })
    };
    let (previous, next) = (clients.previous.map(page), clients.next.map(page));
    view! {
        <div class="al-card al-card--flush">
            <table class="al-table al-table--stack" role="table">
                <caption>
                    <strong>{count(texts, clients.count)}</strong> ", "
                    {texts.text(order(query.sort))} " "
                    <span class="al-muted">{texts.text(t::FIRST_RESULT_ONLY)}</span>
                </caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <SortHead query sort=Sort::Name text=t::COLUMN_CLIENT />
                        <SortHead query sort=Sort::Newest text=t::COLUMN_SINCE />
                        <SortHead query sort=Sort::Submitted text=t::COLUMN_APPLICATION />
                        <th scope="col" role="columnheader">{texts.text(t::COLUMN_RESULT)}</th>
                        <th scope="col" role="columnheader">{texts.text(t::COLUMN_ENROLLED)}</th>
                        <th scope="col" role="columnheader">{texts.text(t::COLUMN_NEXT)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {clients.rows.into_iter().map(|client| view! { <Row client /> }).collect_view()}
                </tbody>
            </table>
            <Pager previous next />
        </div>
    }
}

fn count(texts: Texts, count: Count) -> String {
    match count {
        Count::Exactly(1) => texts.fill(t::COUNT_ONE, &[("count", "1")]),
        Count::Exactly(clients) => texts.fill(t::COUNT_OTHER, &[("count", &clients.to_string())]),
        Count::Many => texts.fill(t::COUNT_MANY, &[("count", &Count::MOST.to_string())]),
    }
}

const fn order(sort: Sort) -> Text {
    match sort {
        Sort::Name => t::SORTED_NAME,
        Sort::Newest => t::SORTED_NEWEST,
        Sort::Submitted => t::SORTED_SUBMITTED,
    }
}

/// A column that sorts. Each has one direction, the one that a desk needs.
#[component]
fn SortHead(query: ListQuery, sort: Sort, text: Text) -> impl IntoView {
    let texts = Texts::here();
    let href = routes::client_list(texts.language(), &ListQuery { sort, cursor: None, ..query });
    let (direction, icon) = match sort {
        _ if sort != query.sort => (None, IconName::Sort),
        Sort::Name => (Some("ascending"), IconName::ChevronUp),
        Sort::Newest | Sort::Submitted => (Some("descending"), IconName::ChevronDown),
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=direction>
            <a class="al-sort" href=href>{texts.text(text)} " " <Icon name=icon /></a>
        </th>
    }
}

#[component]
fn Row(client: ClientRow) -> impl IntoView {
    let texts = Texts::here();
    let day = |at| date(texts, minnesota_date(at));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=routes::client(texts.language(), client.consumer)>{client.name.clone()}</a>
                <br />
                <span class="al-small al-muted">
                    {born(texts, &client)}
                </span>
            </th>
            <td role="cell" data-label=texts.text(t::COLUMN_SINCE)>
                <div>{day(client.associated_since)}</div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_APPLICATION)>
                <div>
                    {standing_tag(client.application)}
                    {client.submitted_at.map(|at| view! {
                        <br />
                        <span class="al-small al-muted">{day(at)}</span>
                    })}
                </div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_RESULT)>
                <div class=(client.application != ApplicationStanding::Submitted).then_some("al-muted")>
                    {lines(determination(texts, &client.determination))}
                </div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_ENROLLED)>
                <div>{texts.text(enrolled(client.enrolled))}</div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_NEXT)>
                <div>{next_step(&client)}</div>
            </td>
        </tr>
    }
}

/// The year of birth; the whole date where it tells two clients apart.
fn born(texts: Texts, client: &ClientRow) -> String {
    match client.born {
        None => texts.fill(t::BORN, &[("year", &client.birth_year.to_string())]),
        Some(day) => texts.fill(t::BORN_EXACTLY, &[("date", &date(texts, day))]),
    }
}

/// Lines below each other.
fn lines(lines: Vec<String>) -> impl IntoView {
    lines
        .into_iter()
        .enumerate()
        .map(|(line, text)| view! { {(line > 0).then(|| view! { <br /> })} {text} })
        .collect_view()
}

/// The one thing to do next, as a link that names the client for those who hear
/// the page.
fn next_step(client: &ClientRow) -> impl IntoView + use<> {
    let texts = Texts::here();
    let text = match client.next_step {
        NextStep::StartApplication => t::START,
        NextStep::ResumeApplication => t::RESUME,
        NextStep::SeeResult => {
            let href = routes::submitted(texts.language(), Some(client.consumer));
            return view! {
                <a href=href>
                    {texts.text(t::SEE_RESULT)}
                    <span class="al-sr">" " {texts.fill(t::FOR_CLIENT, &[("name", &client.name)])}</span>
                </a>
            }
            .into_any();
        }
        NextStep::WaitForResult => {
            return view! { <span class="al-muted">{texts.text(t::NOTHING_TO_DO)}</span> }
                .into_any();
        }
    };
    view! {
        <a href=routes::begin_acting(texts.language(), client.consumer)>
            {texts.text(text)}
            <span class="al-sr">" " {texts.fill(t::FOR_CLIENT, &[("name", &client.name)])}</span>
        </a>
    }
    .into_any()
}
