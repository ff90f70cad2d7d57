//! The roster of assisters, for the marketplace's staff. Filters and place stand
//! in the URL, so that every link and every form of the page works without a
//! script.

mod asked;
mod filters;
mod picture;
mod table;

use super::api::{ListAssisters, ViewCertifications};
use crate::{
    context::Surroundings,
    i18n::{Texts, text::roster as t},
    routes,
    ui::{Alert, ButtonLink, ButtonStyle, Page, ask, load},
};
use asked::asked;
use domain::{
    accounts::Role,
    assisters::{RosterPage as Rows, RosterQuery, RosterSearch, RosterSearched},
    lists::Cursor,
};
use filters::{FilterForm, SavedViews, SearchForm};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use picture::Picture;
use table::RosterTable;

/// Whether the viewer may change accounts.
pub(super) fn manages() -> bool {
    let viewer = use_context::<Surroundings>().and_then(|here| here.viewer);
    viewer.is_some_and(|viewer| viewer.role == Role::ResourceManager)
}

/// One page of assisters with everything to find one.
#[component]
pub fn RosterPage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    let query = Memo::new(move |_| asked(&query.read()));
    let rows = ask(move || {
        let RosterQuery { kind, state, ending, number_expired, organization, search, cursor } =
            query.get();
        let (after, before) = match cursor {
            None => (None, None),
            Some(Cursor::After(id)) => (Some(id), None),
            Some(Cursor::Before(id)) => (None, Some(id)),
        };
        Ok(ListAssisters {
            kind,
            state,
            ending,
            number_expired,
            organization,
            search,
            after,
            before,
        })
    });
    let certifications = ask(|| Ok(ViewCertifications {}));
    view! {
        <div class="al-stack">
            <div class="al-row al-row--between">
                <Page title=texts.text(t::TITLE)>{manages().then(actions)}</Page>
            </div>
            {load(certifications, |parts| view! { <Picture parts /> })}
            {move || view! { <SavedViews query=query.get() /> }}
            <SearchForm />
            {load(rows, move |rows| view! { <Found query=query.get_untracked() rows /> })}
        </div>
    }
}

fn actions() -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    view! {
        <div class="al-row">
            <ButtonLink href=routes::roster_import(language) kind=ButtonStyle::Quiet>
                {texts.text(t::IMPORT)}
            </ButtonLink>
            <ButtonLink href=routes::new_assister(language)>{texts.text(t::CREATE)}</ButtonLink>
        </div>
    }
}

/// The filters as they are, what was searched for, and the rows.
#[component]
fn Found(query: RosterQuery, rows: Rows) -> impl IntoView {
    let texts = Texts::here();
    let organization = query.organization.map(|_| {
        let name = rows.organization.clone();
        let name = name.unwrap_or_else(|| texts.text(t::UNKNOWN_ORGANIZATION).to_owned());
        let without = RosterQuery { organization: None, cursor: None, ..query };
        let all = routes::roster_list(texts.language(), &without);
        view! {
            <p class="al-row">
                <strong>{texts.fill(t::FOUND_ORGANIZATION, &[("name", &name)])}</strong>
                <a href=all>{texts.text(t::ALL_ORGANIZATIONS)}</a>
            </p>
        }
    });
    view! {
        <FilterForm query />
        <Searched query searched=rows.searched.clone() />
        {organization}
        {if rows.rows.is_empty() {
            view! { <Nobody query searched=rows.searched /> }.into_any()
        } else {
            view! { <RosterTable query rows /> }.into_any()
        }}
    }
}

/// What was searched for, and the way back to the whole roster.
#[component]
fn Searched(query: RosterQuery, searched: RosterSearched) -> impl IntoView {
    let texts = Texts::here();
    let without = RosterQuery { search: None, cursor: None, ..query };
    let all = routes::roster_list(texts.language(), &without);
    match searched {
        RosterSearched::All => ().into_any(),
        RosterSearched::Gone => view! {
            <Alert title=texts.text(t::SEARCH_GONE)><p>{texts.text(t::SEARCH_GONE_BODY)}</p></Alert>
        }
        .into_any(),
        RosterSearched::For(search) => view! {
            <p class="al-row">
                <strong>{in_words(texts, &search)}</strong>
                <a href=all>{texts.text(t::CLEAR_SEARCH)}</a>
            </p>
        }
        .into_any(),
    }
}

fn in_words(texts: Texts, search: &RosterSearch) -> String {
    let (text, value) = match search {
        RosterSearch::Name(name) => (t::FOUND_NAME, name),
        RosterSearch::Number(number) | RosterSearch::AssisterId(number) => {
            (t::FOUND_NUMBER, number)
        }
        RosterSearch::Email(email) => (t::FOUND_EMAIL, email),
    };
    texts.fill(text, &[("value", value)])
}

/// Why there is nobody, and what to do.
#[component]
fn Nobody(query: RosterQuery, searched: RosterSearched) -> impl IntoView {
    let texts = Texts::here();
    let all = routes::roster(texts.language());
    let (title, body) = match searched {
        RosterSearched::For(_) => (t::NO_MATCH_TITLE, t::NO_MATCH_SEARCH),
        _ if query == RosterQuery::default() => (t::EMPTY_TITLE, t::EMPTY_BODY),
        _ => (t::NO_MATCH_TITLE, t::NO_MATCH_FILTER),
    };
    let filtered = query != RosterQuery::default();
    view! {
        <div class="al-empty">
            <h2>{texts.text(title)}</h2>
            <p>{texts.text(body)}</p>
            {filtered.then(|| view! {
                <div class="al-actions">
                    <ButtonLink href=all kind=ButtonStyle::Quiet>{texts.text(t::SHOW_ALL)}</ButtonLink>
                </div>
            })}
        </div>
    }
}
