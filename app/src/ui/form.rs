//! A form that works before WASM and without it.
//!
//! It posts to its page's own URL and names its server function in a hidden
//! field. The server runs that function and answers 303, or the same page again
//! at 422 with what was typed. With WASM the same server function is called in
//! place, and the inputs keep their text because nothing controls them.

use super::{Alert, Autosave, ErrorSummary, FormAction, Tone, form_action::FormState};
use crate::{
    context::{self, Rejected},
    error::AppError,
    i18n::{
        Texts, conflict_text,
        text::{problems as p, shell as t},
    },
    routes,
};
use domain::validation::{Code, FieldError, Invalid};
use leptos::{
    context::Provider, form::form_data_from_event, prelude::*, server_fn::ServerFn,
    web_sys::SubmitEvent,
};
use leptos_router::hooks::use_location;

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

    /// Whether the form is on its way.
    pub fn pending(self) -> Signal<bool> {
        self.pending
    }

    /// What is wrong with a field.
    pub fn error(self, field: &str) -> Option<Code> {
        self.errors.read().iter().find(|error| error.field == field).map(|error| error.code)
    }
}

/// The form for a server function.
#[component]
pub fn Form<F: ServerFn + 'static>(
    action: FormAction<F>,
    /// Always posts as a plain form and loads a new page: for whatever changes
    /// who is signed in.
    #[prop(optional)]
    plain: bool,
    /// What is known to be wrong before anything is sent from here.
    #[prop(optional)]
    already: Vec<FieldError>,
    #[prop(optional, into)] class: Option<String>,
    /// Keeps what is typed while the form is being filled in.
    #[prop(optional)]
    autosave: Option<Autosave>,
    children: Children,
) -> impl IntoView {
    form(action.state(), plain, already, class, autosave, children)
}

/// The refusal that this page was shown again with, if it is this form's.
fn rejected(path: &'static str) -> Option<Rejected> {
    SharedValue::new(|| context::rejected().filter(|rejected| rejected.form == path)).into_inner()
}

/// Why a form was refused: the last attempt, or the one before this page.
fn refused(action: FormState, before: Option<AppError>) -> Signal<Option<AppError>> {
    let before = StoredValue::new(before);
    Signal::derive(move || match action.outcome.get() {
        Some(Ok(())) => None,
        Some(Err(error)) => Some(error),
        None => before.get_value(),
    })
}

/// Why a form was refused, for a page that no longer has a place for the form.
#[component]
pub fn Refusal<F: ServerFn + 'static>(action: FormAction<F>) -> impl IntoView {
    let state = action.state();
    let error = refused(state, rejected(state.path).and_then(|rejected| rejected.error));
    move || error.get().and_then(refusal)
}

/// One form for every server function.
fn form(
    action: FormState,
    plain: bool,
    already: Vec<FieldError>,
    class: Option<String>,
    autosave: Option<Autosave>,
    children: Children,
) -> AnyView {
    let rejected = rejected(action.path);
    let already = (!already.is_empty()).then_some(AppError::Invalid(Invalid(already)));
    let error = refused(action, rejected.as_ref().and_then(|r| r.error.clone()).or(already));
    let rejected = StoredValue::new(rejected);
    let errors = Signal::derive(move || match error.get() {
        Some(AppError::Invalid(invalid)) => invalid.0,
        _ => Vec::new(),
    });
    let pending: Signal<bool> = action.pending.into();
    let form = FormContext { rejected, errors, pending };
    // The outside world: the form is sent again after signing in.
    if let Some(autosave) = autosave {
        Effect::new(move || {
            if action.outcome.get() == Some(Err(AppError::Unauthenticated)) {
                autosave.sign_out();
            }
        });
    }
    let on_submit = move |event: SubmitEvent| {
        if plain || event.default_prevented() {
            return;
        }
        event.prevent_default();
        // What is on its way first: the form then knows what is stored.
        if autosave.is_some_and(|autosave| autosave.hold(&event)) {
            return;
        }
        match form_data_from_event(&event) {
            Ok(fields) => {
                if let Some(autosave) = autosave {
                    autosave.count(&fields);
                }
                action.send_form(&fields);
            }
            Err(_) => action.outcome.set(Some(Err(AppError::Transport))),
        }
    };
    view! {
        <form
            method="post"
            class=class.unwrap_or_else(|| "al-stack".to_owned())
            novalidate
            on:submit=on_submit
            on:change=move |event| {
                if let Some(autosave) = autosave {
                    autosave.keep(&event);
                }
            }
        >
            <input type="hidden" name=FORM_FIELD value=action.path />
            <ErrorSummary errors />
            {move || error.get().and_then(refusal)}
            {autosave.map(|autosave| view! { <SignedOut autosave /> })}
            <Provider value=form>{children()}</Provider>
        </form>
    }
    .into_any()
}

/// The message above a form for what is not about one field.
fn refusal(error: AppError) -> Option<impl IntoView> {
    let texts = Texts::here();
    let (title, body) = match error {
        // Whoever types is told below; anybody else is on the way to sign in.
        AppError::Invalid(_) | AppError::Unauthenticated => return None,
        AppError::Conflict(conflict) => (texts.text(conflict_text(conflict)), None),
        AppError::NotFound | AppError::Forbidden => {
            (texts.text(p::NOT_FOUND_TITLE), Some(p::NOT_FOUND_BODY))
        }
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

/// The session is over while somebody types. Signing in happens in another window,
/// so that the text stays here, and leads to this page, for whoever stays there.
#[component]
fn SignedOut(autosave: Autosave) -> impl IntoView {
    let texts = Texts::here();
    let signed_out = autosave.is_signed_out();
    let path = use_location().pathname;
    move || {
        if !signed_out.get() {
            return None;
        }
        let sign_in = routes::sign_in_then(texts.language(), &path.get_untracked());
        Some(view! {
            <Alert tone=Tone::Stop title=texts.text(p::SESSION_OVER_TITLE) interrupts=true>
                <p>{texts.text(p::SESSION_OVER_BODY)}</p>
                <p>
                    <a href=sign_in target="_blank" rel="external">
                        {texts.text(p::SESSION_OVER_SIGN_IN)}
                    </a>
                </p>
            </Alert>
        })
    }
}

/// The button that sends the form.
#[component]
pub fn Submit(
    #[prop(optional)] kind: super::ButtonStyle,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let texts = Texts::here();
    let pending = use_context::<FormContext>().map(|form| form.pending);
    let busy = move || pending.is_some_and(|pending| pending.get());
    view! {
        <button class=kind.class() type="submit" name=name value=value aria-busy=move || busy().then_some("true")>
            {move || if busy() { texts.text(t::SENDING).into_any() } else { children().into_any() }}
        </button>
    }
}

/// A value that goes along with the form.
#[component]
pub fn Hidden(#[prop(into)] name: String, #[prop(into)] value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
