//! What a form sends, and what came of it.

use crate::{
    call,
    error::{AppError, AppResult},
};
use leptos::{
    prelude::*,
    server_fn::ServerFn,
    web_sys::{FormData, UrlSearchParams},
};
use std::marker::PhantomData;

/// The server function `F` as the action of a form.
pub struct FormAction<F> {
    state: FormState,
    function: PhantomData<fn() -> F>,
}

impl<F> Clone for FormAction<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for FormAction<F> {}

impl<F: ServerFn> FormAction<F> {
    pub fn new() -> Self {
        let state = FormState {
            path: F::PATH,
            outcome: RwSignal::new(None),
            version: RwSignal::new(0),
            pending: RwSignal::new(false),
        };
        Self { state, function: PhantomData }
    }
}

impl<F: ServerFn> Default for FormAction<F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F> FormAction<F> {
    /// What came of the last attempt in this page.
    pub fn value(self) -> RwSignal<Option<AppResult<()>>> {
        self.state.outcome
    }

    /// How many attempts have been answered.
    pub fn version(self) -> RwSignal<usize> {
        self.state.version
    }

    /// Sends fields without a form.
    pub fn dispatch(self, fields: String) {
        self.state.send(fields);
    }

    pub(super) fn state(self) -> FormState {
        self.state
    }
}

/// The same for every server function.
#[derive(Clone, Copy)]
pub(super) struct FormState {
    pub path: &'static str,
    pub outcome: RwSignal<Option<AppResult<()>>>,
    pub version: RwSignal<usize>,
    pub pending: RwSignal<bool>,
}

impl FormState {
    pub fn send(self, fields: String) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        leptos::task::spawn_local(async move {
            let outcome = call::send(self.path, fields).await.map(drop);
            // The page may be gone by now: the answer led to another.
            self.pending.try_set(false);
            self.outcome.try_set(Some(outcome));
            self.version.try_update(|version| *version += 1);
        });
    }

    /// Sends what the form holds.
    pub fn send_form(self, form: &FormData) {
        match UrlSearchParams::new_with_str_sequence_sequence(form) {
            Ok(fields) => self.send(String::from(fields.to_string())),
            Err(_) => self.outcome.set(Some(Err(AppError::Transport))),
        }
    }
}
