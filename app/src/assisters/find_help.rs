//! Find help: the public directory of assisters. Filters and place stand in the
//! URL, so that every link and the form work without a script.

mod asked;
mod explained;
mod filters;
mod listed;

use super::directory_api::FindHelp;
use crate::{
    context::Surroundings,
    i18n::{Texts, text::find_help as t},
    routes,
    ui::{ButtonLink, ButtonStyle, HELP_LINE, Page, Pager, Sentence, ask, load},
};
use asked::asked;
use domain::{
    accounts::Role,
    assisters::{DirectoryFilter, DirectoryPage},
    lists::{Count, Cursor},
};
use explained::{Kinds, OtherWays};
use filters::{FilterForm, wider};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use listed::Listed;

/// Who looks: it decides where "choose" leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Not signed in: a consumer perhaps, who signs in first.
    Visitor,
    Consumer,
    /// Assisters and staff choose nobody.
    Colleague,
}

fn reader() -> Reader {
    match use_context::<Surroundings>().and_then(|here| here.viewer) {
        None => Reader::Visitor,
        Some(viewer) if viewer.role == Role::Consumer => Reader::Consumer,
        Some(_) => Reader::Colleague,
    }
}

/// The directory, for everybody who comes by.
#[component]
pub fn FindHelpPage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    let query = Memo::new(move |_| asked(&query.read()));
    let found = ask(move || {
        let (filter, cursor) = query.get();
        let (after, before) = match cursor {
            None => (None, None),
            Some(Cursor::After(id)) => (Some(id), None),
            Some(Cursor::Before(id)) => (None, Some(id)),
        };
        let DirectoryFilter { kind, county, language, taking_new_clients } = filter;
        Ok(FindHelp { kind, county, language, taking_new_clients, after, before })
    });
    let filter = move || query.get_untracked().0;
    view! {
        <div class="al-stack-lg">
            <div class="al-column al-stack">
                <Page title=texts.text(t::TITLE)>
                    <p class="al-lead">{texts.text(t::LEAD)}</p>
                    <p>{texts.text(t::ALONE)}</p>
                    <Kinds />
                </Page>
            </div>
            <FilterForm filter=filter() />
            <div class="al-two">
                <div class="al-stack">
                    {load(found, move |found| view! { <Results filter=filter() found /> })}
                </div>
                <OtherWays reader=reader() />
            </div>
        </div>
    }
}

#[component]
fn Results(filter: DirectoryFilter, found: DirectoryPage) -> impl IntoView {
    let texts = Texts::here();
    if found.rows.is_empty() {
        return view! { <Nobody filter /> }.into_any();
    }
    let reader = reader();
    let page = |cursor| routes::find_help_at(texts.language(), &filter, Some(cursor));
    let (previous, next) = (found.previous.map(page), found.next.map(page));
    let rows =
        found.rows.into_iter().map(|row| view! { <li><Listed row reader /></li> }).collect_view();
    view! {
        <section class="al-stack" aria-labelledby="results">
            <h2 id="results">{count(texts, found.count)}</h2>
            <p class="al-muted">{texts.text(t::TODAY)}</p>
            <ul class="al-stack">{rows}</ul>
            <Pager previous next />
            <p class="al-small al-muted al-no-print">{texts.text(t::PRINT)}</p>
        </section>
    }
    .into_any()
}

fn count(texts: Texts, count: Count) -> String {
    match count {
        Count::Exactly(1) => texts.fill(t::COUNT_ONE, &[("count", "1")]),
        Count::Exactly(some) => texts.fill(t::COUNT_OTHER, &[("count", &some.to_string())]),
        Count::Many => texts.fill(t::COUNT_MANY, &[("count", &Count::MOST.to_string())]),
    }
}

/// Nobody fits: which filter to leave out, and whom to call.
#[component]
fn Nobody(filter: DirectoryFilter) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let tries = wider(&filter)
        .into_iter()
        .map(|(text, wider)| {
            let href = routes::find_help_at(language, &wider, None);
            view! { <li><a class="al-chip" href=href>{texts.text(text)}</a></li> }
        })
        .collect_view();
    let narrowed = !filter.is_open();
    let title = if narrowed { t::NOBODY_TITLE } else { t::NOBODY_LISTED_TITLE };
    view! {
        <div class="al-empty">
            <h2>{texts.text(title)}</h2>
            {narrowed.then(|| view! {
                <p>{texts.text(t::NOBODY_BODY)}</p>
                <ul class="al-chips">{tries}</ul>
                <div class="al-actions">
                    <ButtonLink href=routes::find_help(language) kind=ButtonStyle::Quiet>
                        {texts.text(t::SHOW_EVERYBODY)}
                    </ButtonLink>
                </div>
            })}
            <p><Sentence text=texts.fill(t::NOBODY_CALL, &[("number", HELP_LINE)]) /></p>
        </div>
    }
}
