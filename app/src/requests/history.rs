//! What happened to a request, oldest first.

use super::words::deed;
use crate::i18n::{Texts, date_and_time, text::requests as t};
use domain::requests::Step;
use leptos::prelude::*;

/// The history; staff see who did each step.
#[component]
pub fn History(steps: Vec<Step>) -> impl IntoView {
    let texts = Texts::here();
    let lines = steps
        .into_iter()
        .map(|step| {
            let when = date_and_time(texts, step.at);
            let meta = match step.by {
                Some(by) => texts.fill(t::HISTORY_BY, &[("when", &when), ("name", &by)]),
                None => when,
            };
            view! {
                <li>
                    <strong>{deed(texts, step.deed)}</strong>
                    <br />
                    <span class="al-small al-muted">{meta}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="al-stack-sm">{lines}</ol> }
}
