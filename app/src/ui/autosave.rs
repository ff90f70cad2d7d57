//! Keeps what is typed while a form is being filled in: each field as it is left.
//!
//! One save is on its way at a time. What changes meanwhile goes after it, and a
//! form that is sent meanwhile waits for it. A save that was not answered is sent
//! again until it is; the server takes the same twice without harm.

use crate::{
    call,
    error::{AppError, AppResult},
};
use leptos::{
    prelude::*,
    server_fn::ServerFn,
    wasm_bindgen::JsCast,
    web_sys::{Event, FormData, HtmlElement, HtmlFormElement, SubmitEvent, UrlSearchParams},
};
use std::time::Duration;

/// How the last save went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing was typed since the page was shown.
    Nothing,
    OnItsWay,
    /// The server's answer, as JSON.
    Kept(String),
    /// Nobody answered; it is tried again.
    Unanswered,
    /// The server refuses to keep it.
    Refused(AppError),
}

/// Seconds between attempts: soon at first, then patiently.
const PATIENCE: [u64; 4] = [1, 3, 10, 30];

/// Saves a form by a server function of its own.
#[derive(Clone, Copy)]
pub struct Autosave {
    path: &'static str,
    keeping: RwSignal<Keeping>,
    /// Something changed while a save was on its way.
    stale: StoredValue<bool>,
    /// The button of a form that waits to be sent.
    waiting: StoredValue<Option<Option<HtmlElement>>, LocalStorage>,
    attempts: StoredValue<usize>,
}

impl Autosave {
    pub fn new<F: ServerFn>() -> Self {
        Self {
            path: F::PATH,
            keeping: RwSignal::new(Keeping::Nothing),
            stale: StoredValue::new(false),
            waiting: StoredValue::new_local(None),
            attempts: StoredValue::new(0),
        }
    }

    /// How the last save went.
    pub fn keeping(self) -> RwSignal<Keeping> {
        self.keeping
    }

    /// A field of the form was left with another value.
    pub(super) fn keep(self, event: &Event) {
        if let Some(form) = event.current_target().and_then(|form| form.dyn_into().ok()) {
            self.save(form);
        }
    }

    /// Whether the form has to wait for a save that is on its way; it is sent by
    /// itself afterwards.
    pub(super) fn hold(self, event: &SubmitEvent) -> bool {
        let busy = self.keeping.with_untracked(|keeping| *keeping == Keeping::OnItsWay);
        if busy {
            let button = event.submitter().and_then(|button| button.dyn_into().ok());
            self.waiting.set_value(Some(button));
        }
        busy
    }

    fn save(self, form: HtmlFormElement) {
        if self.keeping.with_untracked(|keeping| *keeping == Keeping::OnItsWay) {
            self.stale.set_value(true);
            return;
        }
        let Some(fields) = fields(&form) else { return };
        self.keeping.set(Keeping::OnItsWay);
        leptos::task::spawn_local(async move {
            let answer = call::send(self.path, fields).await;
            // The page may be gone by now.
            if self.keeping.try_get_untracked().is_some() {
                self.answered(form, answer);
            }
        });
    }

    fn answered(self, form: HtmlFormElement, answer: AppResult<String>) {
        let stale = self.stale.get_value();
        self.stale.set_value(false);
        match answer {
            Ok(json) => {
                self.attempts.set_value(0);
                self.keeping.set(Keeping::Kept(json));
                if stale {
                    self.save(form.clone());
                }
            }
            Err(AppError::Transport | AppError::Unavailable) => {
                let attempt = self.attempts.get_value();
                self.attempts.set_value(attempt + 1);
                self.keeping.set(Keeping::Unanswered);
                let wait = PATIENCE[attempt.min(PATIENCE.len() - 1)];
                let form = send_wrapper::SendWrapper::new(form.clone());
                set_timeout(move || self.again(form.take()), Duration::from_secs(wait));
            }
            Err(error) => self.keeping.set(Keeping::Refused(error)),
        }
        if let Some(button) = self.waiting.try_update_value(Option::take).flatten() {
            let _ = match button {
                Some(button) => form.request_submit_with_submitter(Some(&button)),
                None => form.request_submit(),
            };
        }
    }

    /// Tries once more, unless something else has done so or the page is gone.
    fn again(self, form: HtmlFormElement) {
        if self.keeping.try_get_untracked() == Some(Keeping::Unanswered) {
            self.save(form);
        }
    }
}

fn fields(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(String::from(fields.to_string()))
}
