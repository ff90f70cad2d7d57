//! Accounts under one name: perhaps of one person, who needs only one.

use crate::{
    i18n::{Texts, text::roster as t},
    routes,
    ui::Alert,
};
use domain::assisters::RosterRow;
use leptos::prelude::*;

/// The other accounts under the name of this one.
#[component]
pub fn Namesakes(namesakes: Vec<RosterRow>) -> impl IntoView {
    let texts = Texts::here();
    if namesakes.is_empty() {
        return ().into_any();
    }
    let entries = namesakes.into_iter().map(|account| view! { <li><NamesakeLink account /></li> });
    view! {
        <Alert title=texts.text(t::NAMESAKES_TITLE)>
            <p>{texts.text(t::NAMESAKES_BODY)}</p>
            <ul class="al-list">{entries.collect_view()}</ul>
        </Alert>
    }
    .into_any()
}

/// To one of them, and what tells it from the others.
#[component]
pub fn NamesakeLink(account: RosterRow) -> impl IntoView {
    let texts = Texts::here();
    let number = account.reference_number.to_string();
    let about = [("organization", &*account.organization), ("number", &*number)];
    view! {
        <a href=routes::account(texts.language(), account.assister)>{account.name}</a>
        {texts.fill(t::NAMESAKE, &about)}
    }
}
