//! What every page begins with: its title and its heading.

use super::{FocusHeading, Icon, IconName};
use crate::{
    context,
    i18n::{Texts, text::shell as t},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Sets the title (never with a person's name in it: titles land in the
/// browser's history) and shows the heading.
#[component]
pub fn Page(
    /// For the browser's title.
    #[prop(into)]
    title: String,
    /// What the h1 says when it may say more than the title.
    #[prop(optional, into)]
    heading: Option<String>,
    /// A class of the h1, for print.
    #[prop(optional, into)]
    heading_class: String,
    children: Children,
) -> impl IntoView {
    let texts = Texts::here();
    let failed = StoredValue::new(context::rejected().is_some());
    let product = texts.text(t::PRODUCT);
    let shown = if failed.get_value() {
        texts.fill(t::TITLE_ERROR, &[("title", &title)])
    } else {
        title.clone()
    };
    view! {
        <Title text=format!("{shown} – {product}") />
        <FocusHeading class=heading_class>{heading.unwrap_or(title)}</FocusHeading>
        {children()}
    }
}

/// One step back, above the heading.
#[component]
pub fn BackLink(
    #[prop(into)] href: String,
    #[prop(optional, into)] text: Option<String>,
) -> impl IntoView {
    let text = text.unwrap_or_else(|| Texts::here().text(t::BACK).to_owned());
    view! {
        <a class="al-back" href=href>
            <Icon name=IconName::ChevronLeft />
            {text}
        </a>
    }
}
