//! The audit page of resource managers. Filters and place stand in the URL, a
//! person as the id of an account.

use super::{
    api::ViewAudit,
    asked::{self, halves},
    find::{ExportForm, FilterForm, FindForm},
    trail_table::TrailTable,
};
use crate::{
    i18n::{Text, Texts, text::audit as t},
    routes,
    ui::{Page, Pager, ask, load},
};
use domain::audit::{TrailPage, TrailQuery};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// One page of the trail, newest first.
#[component]
pub fn AuditPage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    let query = Memo::new(move |_| asked::trail(&query.read()));
    let page = ask(move || {
        let TrailQuery { actor, consumer, done, from, until, cursor } = query.get();
        let (after, before) = halves(cursor);
        Ok(ViewAudit { actor, consumer, done, from, until, after, before })
    });
    view! {
        <div class="al-stack">
            <Page title=texts.text(t::TRAIL_TITLE)>
                <p class="al-muted">{texts.text(t::TRAIL_LEAD)}</p>
                {load(page, move |page| {
                    let query = TrailQuery { cursor: None, ..query.get_untracked() };
                    view! { <Trail query page /> }
                })}
            </Page>
        </div>
    }
}

#[component]
fn Trail(query: TrailQuery, page: TrailPage) -> impl IntoView {
    let texts = Texts::here();
    let at = |cursor| {
        routes::audit_trail(texts.language(), &TrailQuery { cursor: Some(cursor), ..query })
    };
    let (previous, next) = (page.previous.map(at), page.next.map(at));
    let list = match page.rows.is_empty() {
        true => view! { <div class="al-empty"><p>{texts.text(t::NOTHING)}</p></div> }.into_any(),
        false => {
            let count = page.rows.len().to_string();
            let more = texts.fill(t::CAPTION_MORE, &[("count", &count)]);
            view! {
                <div class="al-card al-card--flush">
                    <TrailTable rows=page.rows caption=texts.text(t::CAPTION) more />
                    <Pager previous next />
                </div>
                <ExportForm query />
            }
            .into_any()
        }
    };
    view! {
        <FindForm query />
        <FilterForm query />
        <Asked query actor=page.actor consumer=page.consumer />
        {list}
    }
}

/// Whom the trail is asked about, by name, and the way back.
#[component]
fn Asked(query: TrailQuery, actor: Option<String>, consumer: Option<String>) -> impl IntoView {
    let texts = Texts::here();
    let line = |asked: bool, text: Text, name: Option<String>, without: TrailQuery| {
        asked.then(|| {
            let name = name.unwrap_or_else(|| texts.text(t::ASKED_UNKNOWN).to_owned());
            let href = routes::audit_trail(texts.language(), &without);
            view! {
                <p class="al-row">
                    <strong>{texts.fill(text, &[("name", &name)])}</strong>
                    <a href=href>{texts.text(t::CLEAR)}</a>
                </p>
            }
        })
    };
    let without_actor = TrailQuery { actor: None, ..query };
    let without_consumer = TrailQuery { consumer: None, ..query };
    view! {
        {line(query.actor.is_some(), t::ASKED_ACTOR, actor, without_actor)}
        {line(query.consumer.is_some(), t::ASKED_CONSUMER, consumer, without_consumer)}
        {(query != TrailQuery::default()).then(|| view! {
            <p><a href=routes::audit(texts.language())>{texts.text(t::CLEAR_ALL)}</a></p>
        })}
    }
}
