//! A form that works before WASM and without it.
//!
//! It posts to its page's own URL and names its server function in a hidden
//! field. The server runs that function and answers 303, or the same page again
//! at 422 with what was typed. With WASM the same server function is called in
//! place, and the inputs keep their text because nothing controls them.

use super::{Alert, ErrorSummary, Tone};
use crate::{
    context::{self, Rejected},
    error::AppError,
    i18n::{Texts, conflict_text, text::{problems as p, shell as t}},
};
use domain::validation::{Code, FieldError};
use leptos::{
    context::Provider,
    prelude::*,
    server_fn::{Http, ServerFn, client::Client, codec::PostUrl, request::ClientReq},
    web_sys::{FormData, SubmitEvent},
};
use serde::de::DeserializeOwned;

/// The hidden field that names the server function of a form.
pub const FORM_FIELD: &str = "__form";

/// What the fields of a form need to know of it.
#[derive(Clone, Copy)]
pub struct FormContext {
    rejected: StoredValue<Option<Rejected>>,
    errors: Signal<Vec<FieldError>>,
    pending: Signal<bool>,
}

impl FormContext {
    /// What was typed into a field before the page was shown again.
    pub fn typed(self, field: &str) -> Option<String> {
        self.rejected.with_value(|rejected| {
            rejected.as_ref().and_then(|rejected| rejected.value(field).map(str::to_owned))
        })
    }

    /// Whether the page is shown again after a refusal.
    pub fn is_shown_again(self) -> bool {
        self.rejected.with_value(Option::is_some)
    }

    /// What is wrong with a field.
    pub fn error(self, field: &str) -> Option<Code> {
        self.errors.read().iter().find(|error| error.field == field).map(|error| error.code)
    }
}

/// The form for a server action.
#[component]
pub fn Form<F, O>(
    action: ServerAction<F>,
    /// Always posts as a plain form and loads a new page: for whatever changes
    /// who is signed in.
    #[prop(optional)]
    plain: bool,
    /// What is wrong with what the page shows at first: a draft is kept as it
    /// was typed, right or wrong.
    #[prop(optional)]
    already: Vec<FieldError>,
    #[prop(optional, into)] class: Option<String>,
    children: Children,
) -> impl IntoView
where
    F: DeserializeOwned
        + ServerFn<Error = AppError, Protocol = Http<PostUrl, O>>
        + Clone
        + Send
        + Sync
        + 'static,
    F::Client: Client<AppError>,
    <<F::Client as Client<AppError>>::Request as ClientReq<AppError>>::FormData: From<FormData>,
    F::Output: Clone + Send + Sync + 'static,
{
    let rejected = SharedValue::new(|| {
        context::rejected().filter(|rejected| rejected.form == F::PATH)
    })
    .into_inner();
    let rejected = StoredValue::new(rejected);
    let error = Signal::derive(move || match action.value().get() {
        Some(Ok(_)) => None,
        Some(Err(error)) => Some(error),
        None => rejected.with_value(|rejected| rejected.as_ref().and_then(|r| r.error.clone())),
    });
    let already = StoredValue::new(already);
    let errors = Signal::derive(move || match error.get() {
        Some(AppError::Invalid(invalid)) => invalid.0,
        Some(_) => Vec::new(),
        None => already.get_value(),
    });
    let pending: Signal<bool> = action.pending().into();
    let form = FormContext { rejected, errors, pending };
    let on_submit = move |event: SubmitEvent| {
        if plain || event.default_prevented() {
            return;
        }
        event.prevent_default();
        if pending.get_untracked() {
            return;
        }
        match F::from_event(&event) {
            Ok(input) => {
                action.dispatch(input);
            }
            Err(_) => action.value().set(Some(Err(AppError::Transport))),
        }
    };
    view! {
        <form
            method="post"
            class=class.unwrap_or_else(|| "al-stack".to_owned())
            novalidate
            on:submit=on_submit
        >
            <input type="hidden" name=FORM_FIELD value=F::PATH />
            <ErrorSummary errors />
            {move || error.get().and_then(refusal)}
            <Provider value=form>{children()}</Provider>
        </form>
    }
}

/// The message above a form for what is not about one field.
fn refusal(error: AppError) -> Option<impl IntoView> {
    let texts = Texts::here();
    let (title, body) = match error {
        AppError::Invalid(_) => return None,
        AppError::Conflict(conflict) => (texts.text(conflict_text(conflict)), None),
        AppError::NotFound | AppError::Forbidden => (texts.text(p::NOT_FOUND_TITLE), Some(p::NOT_FOUND_BODY)),
        AppError::Unauthenticated => (texts.text(p::SIGNED_OUT_TITLE), Some(p::SIGNED_OUT_BODY)),
        AppError::Unavailable | AppError::Transport => {
            (texts.text(p::UNAVAILABLE_TITLE), Some(p::NOT_SENT_BODY))
        }
        AppError::Internal { .. } => (texts.text(p::INTERNAL_TITLE), Some(p::INTERNAL_BODY)),
    };
    Some(view! {
        <Alert tone=Tone::Stop title interrupts=true>
            {body.map(|body| view! { <p>{texts.text(body)}</p> })}
        </Alert>
    })
}

/// The button that sends the form.
#[component]
pub fn Submit(
    #[prop(optional)] style: super::ButtonStyle,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let texts = Texts::here();
    let pending = use_context::<FormContext>().map(|form| form.pending);
    let busy = move || pending.is_some_and(|pending| pending.get());
    view! {
        <button class=style.class() type="submit" name=name value=value aria-busy=move || busy().then_some("true")>
            {move || if busy() { texts.text(t::SENDING).into_any() } else { children().into_any() }}
        </button>
    }
}

/// A value that goes along with the form.
#[component]
pub fn Hidden(#[prop(into)] name: String, #[prop(into)] value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
