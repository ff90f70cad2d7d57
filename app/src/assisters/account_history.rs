//! What happened to an account, newest first.

use super::words::{change, reason};
use crate::{
    i18n::{Texts, date_and_time, text::roster as t},
    ui::{Icon, IconName},
};
use domain::assisters::ChangeRecord;
use leptos::prelude::*;

#[component]
pub fn AccountHistory(history: Vec<ChangeRecord>) -> impl IntoView {
    let texts = Texts::here();
    let entries = history.into_iter().map(|entry| view! { <Entry entry /> }).collect::<Vec<_>>();
    let body = if entries.is_empty() {
        view! { <p class="al-muted">{texts.text(t::HISTORY_NONE)}</p> }.into_any()
    } else {
        view! { <ol class="al-card al-timeline">{entries}</ol> }.into_any()
    };
    view! {
        <section class="al-stack" aria-labelledby="history">
            <h2 id="history">{texts.text(t::HISTORY)}</h2>
            {body}
        </section>
    }
}

#[component]
fn Entry(entry: ChangeRecord) -> impl IntoView {
    let texts = Texts::here();
    let by = entry.by.unwrap_or_else(|| texts.text(t::BY_SYSTEM).to_owned());
    let when =
        texts.fill(t::WHEN_AND_WHO, &[("when", &date_and_time(texts, entry.at)), ("who", &by)]);
    let why = entry.why.reason.map(|one| texts.text(reason(one)));
    view! {
        <li>
            <Icon name=IconName::Clock />
            <div>
                <strong>{texts.text(change(entry.change))}</strong>
                <span class="al-timeline__meta">{when}</span>
                {why.map(|why| view! {
                    <span class="al-timeline__meta">{texts.fill(t::WHY, &[("reason", why)])}</span>
                })}
                {entry.why.note.map(|note| view! { <p>{note}</p> })}
            </div>
        </li>
    }
}
