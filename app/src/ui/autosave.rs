//! Keeps what is typed while a form is being filled in: each field as it is left.
//!
//! One save is on its way at a time. What changes meanwhile goes after it, and a
//! form that is sent meanwhile waits for it. A save that was not answered is sent
//! again until it is; the server takes the same twice without harm. Each save says
//! the how-manieth of this page it is, so that one that is late overwrites nothing.
//! When the session is over, the text stays on the page and is sent again once the
//! person has signed in somewhere else and comes back.

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
use send_wrapper::SendWrapper;
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

/// An element of the page. A place that is made for one thread is made on the server, too,
/// and panics there when another thread drops the page; this one holds nothing until the
/// browser puts something in.
type Local<T> = SendWrapper<T>;

fn form_of(event: &Event) -> Option<Local<HtmlFormElement>> {
    let form = event.current_target()?.dyn_into().ok()?;
    Some(Local::new(form))
}

/// Saves a form by a server function of its own.
#[derive(Clone, Copy)]
pub struct Autosave {
    path: &'static str,
    keeping: RwSignal<Keeping>,
    /// Something changed while a save was on its way.
    stale: StoredValue<bool>,
    /// The button of a form that waits to be sent.
    waiting: StoredValue<Option<Option<Local<HtmlElement>>>>,
    attempts: StoredValue<usize>,
    turn: StoredValue<u32>,
    form: StoredValue<Option<Local<HtmlFormElement>>>,
}

impl Autosave {
    pub fn new<F: ServerFn>() -> Self {
        let autosave = Self {
            path: F::PATH,
            keeping: RwSignal::new(Keeping::Nothing),
            stale: StoredValue::new(false),
            waiting: StoredValue::new(None),
            attempts: StoredValue::new(0),
            turn: StoredValue::new(0),
            form: StoredValue::new(None),
        };
        autosave.listen();
        autosave
    }

    /// How the last save went.
    pub fn keeping(self) -> RwSignal<Keeping> {
        self.keeping
    }

    /// A field of the form was left with another value.
    pub(super) fn keep(self, event: &Event) {
        if let Some(form) = form_of(event) {
            self.form.set_value(Some(form));
            self.save();
        }
    }

    /// Whether the form has to wait for a save that is on its way; it is sent by
    /// itself afterwards.
    pub(super) fn hold(self, event: &SubmitEvent) -> bool {
        self.form.set_value(form_of(event));
        let busy = self.keeping.with_untracked(|keeping| *keeping == Keeping::OnItsWay);
        if busy {
            let button = event.submitter().and_then(|button| button.dyn_into().ok());
            self.waiting.set_value(Some(button.map(Local::new)));
        }
        busy
    }

    /// Whether the session of the person who types is over.
    pub fn is_signed_out(self) -> Memo<bool> {
        Memo::new(move |before: Option<&bool>| match self.keeping.get() {
            Keeping::Refused(error) => error == AppError::Unauthenticated,
            Keeping::OnItsWay => before.copied().unwrap_or_default(),
            _ => false,
        })
    }

    /// The form was sent and the session is over.
    pub(super) fn sign_out(self) {
        self.answered(Err(AppError::Unauthenticated));
    }

    /// Who comes back to the page may have signed in elsewhere.
    fn listen(self) {
        // The outside world: the window.
        Effect::new(move || {
            for event in ["focus", "visibilitychange"] {
                let listener = window_event_listener_untyped(event, move |_| {
                    if self.is_signed_out_now() {
                        self.save();
                    }
                });
                on_cleanup(move || listener.remove());
            }
        });
    }

    fn is_signed_out_now(self) -> bool {
        self.keeping.try_get_untracked() == Some(Keeping::Refused(AppError::Unauthenticated))
    }

    fn save(self) {
        if self.keeping.with_untracked(|keeping| *keeping == Keeping::OnItsWay) {
            self.stale.set_value(true);
            return;
        }
        let Some(form) = self.form.get_value() else { return };
        let Some(fields) = self.fields(&form) else { return };
        self.keeping.set(Keeping::OnItsWay);
        leptos::task::spawn_local(async move {
            let answer = call::send(self.path, fields).await;
            // The page may be gone by now.
            if self.keeping.try_get_untracked().is_some() {
                self.answered(answer);
            }
        });
    }

    fn answered(self, answer: AppResult<String>) {
        let stale = self.stale.get_value();
        self.stale.set_value(false);
        match answer {
            Ok(json) => {
                self.attempts.set_value(0);
                self.keeping.set(Keeping::Kept(json));
                if stale {
                    self.save();
                }
            }
            Err(AppError::Transport | AppError::Unavailable) => {
                self.keeping.set(Keeping::Unanswered);
                self.later();
            }
            Err(error) => {
                self.keeping.set(Keeping::Refused(error));
                if self.is_signed_out_now() {
                    self.later();
                }
            }
        }
        // A form that waits is not sent after it was said that nobody is signed in.
        let waiting = self.waiting.try_update_value(Option::take).flatten();
        if let (Some(button), Some(form), false) =
            (waiting, self.form.get_value(), self.is_signed_out_now())
        {
            let _ = match button {
                Some(button) => form.request_submit_with_submitter(Some(&button)),
                None => form.request_submit(),
            };
        }
    }

    /// Tries once more, unless something else has done so or the page is gone.
    fn again(self) {
        let unanswered = self.keeping.try_get_untracked() == Some(Keeping::Unanswered);
        if unanswered || self.is_signed_out_now() {
            self.save();
        }
    }

    fn later(self) {
        let attempt = self.attempts.get_value();
        self.attempts.set_value(attempt + 1);
        let wait = PATIENCE[attempt.min(PATIENCE.len() - 1)];
        set_timeout(move || self.again(), Duration::from_secs(wait));
    }

    fn fields(self, form: &HtmlFormElement) -> Option<String> {
        let data = FormData::new_with_form(form).ok()?;
        self.count(&data);
        let fields = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
        Some(String::from(fields.to_string()))
    }

    /// Numbers what is about to be sent.
    pub(super) fn count(self, fields: &FormData) {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        let _ = fields.append_with_str("turn", &turn.unwrap_or_default().to_string());
    }
}
