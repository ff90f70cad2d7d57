//! Accounts under one name: perhaps of one person, who needs only one.

use super::roster::manages;
use crate::{
    i18n::{Texts, text::roster as t},
    routes,
    ui::Alert,
};
use domain::assisters::Namesake;
use leptos::prelude::*;

/// The other accounts under the name of this one, and what whoever keeps accounts
/// should look at.
#[component]
pub fn Namesakes(namesakes: Vec<Namesake>, more: bool) -> impl IntoView {
    let texts = Texts::here();
    if namesakes.is_empty() {
        return ().into_any();
    }
    let entries = namesakes.into_iter().map(|account| view! { <li><NamesakeLink account /></li> });
    let body = if manages() { t::NAMESAKES_BODY } else { t::NAMESAKES_MAYBE };
    view! {
        <Alert title=texts.text(t::NAMESAKES_TITLE)>
            <p>{texts.text(body)}</p>
            <ul class="al-list">{entries.collect_view()}</ul>
            {more.then(|| view! { <p>{texts.text(t::NAMESAKES_MORE)}</p> })}
        </Alert>
    }
    .into_any()
}

/// To one of them, and what tells it from the others.
#[component]
pub fn NamesakeLink(account: Namesake) -> impl IntoView {
    let texts = Texts::here();
    let number = account.reference_number.to_string();
    let about = [("organization", &*account.organization), ("number", &*number)];
    view! {
        <a href=routes::account(texts.language(), account.assister)>{account.name}</a>
        {texts.fill(t::NAMESAKE, &about)}
    }
}
