//! The client list. Filters, order and place stand in the URL, so that every
//! link and every form of the page works without a script.

use super::{
    api::ListClients,
    asked::asked,
    client_table::ClientTable,
    find::{FilterForm, SearchForm},
};
use crate::{
    assisters::RulesDue,
    i18n::{Text, Texts, date, text::clients as t},
    notices::AlertList,
    routes,
    ui::{Alert, ButtonLink, ButtonStyle, Page, ask, load},
};
use domain::{
    clients::{ApplicationStanding, ClientList, ListQuery, Search, Searched as Outcome},
    lists::Cursor,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The clients of the assister who is signed in.
#[component]
pub fn ClientsPage() -> impl IntoView {
    let query = use_query_map();
    let query = Memo::new(move |_| asked(&query.read()));
    let clients = ask(move || {
        let ListQuery { application, result, sort, search, cursor } = query.get();
        let (after, before) = match cursor {
            None => (None, None),
            Some(Cursor::After(id)) => (Some(id), None),
            Some(Cursor::Before(id)) => (None, Some(id)),
        };
        Ok(ListClients { application, result, sort: Some(sort), search, after, before })
    });
    load(clients, move |clients| view! { <Desk query=query.get_untracked() clients /> })
}

/// The desk of an assister who may act today.
#[component]
fn Desk(query: ListQuery, clients: ClientList) -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div class="al-stack">
            <div class="al-row">
                <Page title=texts.text(t::LIST_TITLE)>{views(query)}</Page>
            </div>
            {clients.rules_due.then(|| view! { <RulesDue /> })}
            <AlertList />
            <SearchForm />
            <FilterForm query />
            <Searched query searched=clients.searched.clone() />
            <Rows query clients />
        </div>
    }
}

/// The lists that a desk needs every day, one click each.
fn views(query: ListQuery) -> impl IntoView {
    let texts = Texts::here();
    let all: [(Option<ApplicationStanding>, Text); 4] = [
        (None, t::VIEW_ALL),
        (Some(ApplicationStanding::NotStarted), t::VIEW_NOT_STARTED),
        (Some(ApplicationStanding::InProgress), t::VIEW_IN_PROGRESS),
        (Some(ApplicationStanding::Submitted), t::VIEW_SUBMITTED),
    ];
    let chips = all
        .into_iter()
        .map(|(application, text)| {
            let href = routes::client_list(
                texts.language(),
                &ListQuery { application, cursor: None, ..query },
            );
            let current = (application == query.application).then_some("true");
            view! { <li><a class="al-chip" href=href aria-current=current>{texts.text(text)}</a></li> }
        })
        .collect_view();
    view! {
        <nav aria-label=texts.text(t::SAVED_VIEWS)><ul class="al-chips">{chips}</ul></nav>
    }
}

/// What was searched for, and the way back to the whole list.
#[component]
fn Searched(query: ListQuery, searched: Outcome) -> impl IntoView {
    let texts = Texts::here();
    let all =
        routes::client_list(texts.language(), &ListQuery { search: None, cursor: None, ..query });
    match searched {
        Outcome::All => ().into_any(),
        Outcome::Gone => view! {
            <Alert title=texts.text(t::SEARCH_GONE)><p>{texts.text(t::SEARCH_GONE_BODY)}</p></Alert>
        }
        .into_any(),
        Outcome::For(search) => view! {
            <p class="al-row">
                <strong>{search_in_words(texts, &search)}</strong>
                <a href=all>{texts.text(t::CLEAR_SEARCH)}</a>
            </p>
        }
        .into_any(),
    }
}

fn search_in_words(texts: Texts, search: &Search) -> String {
    let name = search.name.as_deref().unwrap_or_default();
    match search.date_of_birth.map(|born| date(texts, born)) {
        None => texts.fill(t::FOUND_NAME, &[("name", name)]),
        Some(born) if name.is_empty() => texts.fill(t::FOUND_BIRTH, &[("date", &born)]),
        Some(born) => texts.fill(t::FOUND_BOTH, &[("name", name), ("date", &born)]),
    }
}

/// The list; an empty one says why it is empty and what to do.
#[component]
fn Rows(query: ListQuery, clients: ClientList) -> impl IntoView {
    let texts = Texts::here();
    if !clients.rows.is_empty() {
        return view! { <ClientTable query clients /> }.into_any();
    }
    if let Some(number) = clients.reference_number {
        return view! {
            <div class="al-empty">
                <h2>{texts.text(t::EMPTY_TITLE)}</h2>
                <p>{texts.text(t::EMPTY_BODY)}</p>
                <p class="al-muted">{texts.text(t::YOUR_NUMBER)}</p>
                <p class="al-number al-number--large">{number.to_string()}</p>
            </div>
        }
        .into_any();
    }
    let body = match clients.searched {
        Outcome::For(_) => t::NO_MATCH_BODY,
        Outcome::All | Outcome::Gone => t::NO_MATCH_FILTER,
    };
    let all = routes::client_list(
        texts.language(),
        &ListQuery { sort: query.sort, ..ListQuery::default() },
    );
    view! {
        <div class="al-empty">
            <h2>{texts.text(t::NO_MATCH_TITLE)}</h2>
            <p>{texts.text(body)}</p>
            <div class="al-actions">
                <ButtonLink href=all kind=ButtonStyle::Quiet>{texts.text(t::SHOW_ALL)}</ButtonLink>
            </div>
        </div>
    }
    .into_any()
}
