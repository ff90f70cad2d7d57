//! "Are you still there?", two and a half minutes before a session ends.
//!
//! Without a script the session simply ends; the next page says that everything
//! typed is saved and leads back after signing in.

use super::api::ExtendSession;
use crate::{
    context::Surroundings,
    i18n::{Texts, text::accounts as t},
    routes,
    ui::{ButtonStyle, FormAction},
};
use domain::accounts::SessionPolicy;
use leptos::{html::Dialog, prelude::*};
use leptos_router::hooks::use_location;
use std::time::Duration;

#[component]
pub fn SessionTimeout() -> impl IntoView {
    use_context::<Surroundings>()
        .is_some_and(|here| here.viewer.is_some())
        .then(|| view! { <Question /> })
}

/// Seconds that are left; none while there is time enough.
type Left = Option<i64>;

#[component]
fn Question() -> impl IntoView {
    let texts = Texts::here();
    let policy = SessionPolicy::default();
    // The server may have noted the last act a little before it happened here.
    let idle = (policy.idle - policy.noted_every).num_seconds();
    let warn = policy.warn_before.num_seconds();
    let quiet = RwSignal::new(0_i64);
    let dialog = NodeRef::<Dialog>::new();
    let extend = FormAction::<ExtendSession>::new();
    let path = use_location().pathname;
    let left = Memo::new(move |_| -> Left {
        let left = idle - quiet.get();
        (left <= warn).then_some(left.max(0))
    });
    // Each page and each answer of the server is an act that the server saw.
    Effect::new(move || {
        path.track();
        extend.version().track();
        quiet.set(0);
    });
    // The outside world: the clock of the browser.
    Effect::new(move || {
        let tick = set_interval_with_handle(
            move || quiet.update(|quiet| *quiet += 1),
            Duration::from_secs(1),
        );
        if let Ok(tick) = tick {
            on_cleanup(move || tick.clear());
        }
    });
    // The outside world: the dialog, and leaving the page at the end.
    Effect::new(move |was_open: Option<bool>| {
        let Some(dialog) = dialog.get() else { return false };
        match (left.get(), was_open.unwrap_or_default()) {
            (Some(0), _) => {
                let there = format!(
                    "{}?ended=yes&next={}",
                    routes::sign_in(texts.language()),
                    path.get_untracked()
                );
                let _ = window().location().assign(&there);
                true
            }
            (Some(_), false) => {
                let _ = dialog.show_modal();
                true
            }
            (None, true) => {
                dialog.close();
                false
            }
            (_, open) => open,
        }
    });
    let clock = move || {
        let left = left.get().unwrap_or_default();
        texts.fill(
            t::TIME_LEFT,
            &[("minutes", &(left / 60).to_string()), ("seconds", &format!("{:02}", left % 60))],
        )
    };
    // Spoken each half minute, not each second.
    let spoken = Memo::new(move |_| left.get().map(|left| (left + 29) / 30 * 30));
    let spoken_text = move || {
        spoken.get().map(|left| texts.fill(t::TIME_LEFT_SPOKEN, &[("seconds", &left.to_string())]))
    };
    view! {
        <dialog class="al-dialog" node_ref=dialog aria-labelledby="timeout-title" on:close=move |_| {
            extend.dispatch(String::new());
        }>
            <h2 id="timeout-title">{texts.text(t::STILL_THERE)}</h2>
            <p>{texts.text(t::SIGN_OUT_IN)}</p>
            <p class="al-clock" aria-hidden="true">{clock}</p>
            <p class="al-sr" role="timer" aria-live="polite">{spoken_text}</p>
            <p>{texts.text(t::EVERYTHING_SAVED)}</p>
            <div class="al-actions">
                <button
                    class=ButtonStyle::Main.class()
                    type="button"
                    on:click=move |_| {
                        extend.dispatch(String::new());
                    }
                >
                    {texts.text(t::STAY_SIGNED_IN)}
                </button>
            </div>
        </dialog>
    }
}
