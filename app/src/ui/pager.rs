//! The way through a list that is paged in the database: no page numbers.

use super::{ButtonStyle, Icon, IconName};
use crate::i18n::{Texts, text::shell as t};
use leptos::prelude::*;

/// Previous and next; nothing at all where there is one page only.
#[component]
pub fn Pager(
    #[prop(optional_no_strip)] previous: Option<String>,
    #[prop(optional_no_strip)] next: Option<String>,
) -> impl IntoView {
    let texts = Texts::here();
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="al-pager" aria-label=texts.text(t::PAGES)>
                <PagerLink href=previous>
                    <Icon name=IconName::ChevronLeft />
                    {texts.text(t::PREVIOUS)}
                </PagerLink>
                <PagerLink href=next>
                    {texts.text(t::NEXT)}
                    <Icon name=IconName::ChevronRight />
                </PagerLink>
            </nav>
        }
    })
}

/// A link that leads nowhere is still there, and says so.
#[component]
fn PagerLink(href: Option<String>, children: Children) -> impl IntoView {
    let nowhere = href.is_none();
    view! {
        <a
            class=ButtonStyle::Quiet.class()
            href=href
            role=nowhere.then_some("link")
            aria-disabled=nowhere.then_some("true")
        >
            {children()}
        </a>
    }
}
