//! What a page asks a server function for, and what it shows meanwhile.

use super::Problem;
use crate::{
    call::{self, Json},
    error::{AppError, AppResult},
    i18n::{Texts, text::shell as t},
};
use leptos::{prelude::*, server_fn::ServerFn};
use serde::{Serialize, de::DeserializeOwned};
use std::marker::PhantomData;

/// The answer of a server function, once it is there. It is asked again when the
/// question changes.
pub struct Answer<T> {
    json: Resource<AppResult<String>>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Answer<T> {}

impl<T: DeserializeOwned> Answer<T> {
    /// Waits for the answer.
    ///
    /// # Errors
    /// What the server function refused with.
    pub async fn read(self) -> AppResult<T> {
        call::answer(&self.json.await?)
    }

    /// The answer if it is there; a view that asks is drawn again when it comes.
    pub fn get(self) -> Option<AppResult<T>> {
        self.json.get().map(|json| call::answer(&json?))
    }
}

/// Asks a server function, at the top of a page. The question may say by itself
/// that there is nothing to ask for.
pub fn ask<F>(question: impl Fn() -> AppResult<F> + Send + Sync + 'static) -> Answer<F::Output>
where
    F: ServerFn<Error = AppError> + Serialize + DeserializeOwned + 'static,
    F::Output: Serialize + DeserializeOwned,
{
    ask_again(|| 0, question)
}

/// The same, and again whenever `version` changes: after an action, say.
pub fn ask_again<F>(
    version: impl Fn() -> usize + Send + Sync + 'static,
    question: impl Fn() -> AppResult<F> + Send + Sync + 'static,
) -> Answer<F::Output>
where
    F: ServerFn<Error = AppError> + Serialize + DeserializeOwned + 'static,
    F::Output: Serialize + DeserializeOwned,
{
    let written = move || (version(), question().and_then(|question| call::question(&question)));
    Answer { json: resource(Box::new(written), call::call::<F>), kind: PhantomData }
}

type Question = (usize, AppResult<String>);

/// One resource type for every page.
fn resource(
    question: Box<dyn Fn() -> Question + Send + Sync>,
    call: fn(String) -> Json,
) -> Resource<AppResult<String>> {
    Resource::new(question, move |(_, question)| async move { call(question?).await })
}

/// Shows `view` of the answer, or says what went wrong. While it is asked again,
/// the old content stays.
pub fn load<T, V>(
    answer: Answer<T>,
    view: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: DeserializeOwned + Send + Sync + 'static,
    V: IntoView + 'static,
{
    load_result(answer, move |answer| match answer {
        Ok(value) => view(value).into_any(),
        Err(error) => view! { <Problem error /> }.into_any(),
    })
}

/// The same for a page with its own words for a refusal.
pub fn load_result<T>(
    answer: Answer<T>,
    view: impl Fn(AppResult<T>) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: DeserializeOwned + Send + Sync + 'static,
{
    waiting(
        answer.json,
        std::sync::Arc::new(move |json: AppResult<String>| {
            view(json.and_then(|json| call::answer(&json)))
        }),
    )
}

/// One transition for every page.
fn waiting(
    json: Resource<AppResult<String>>,
    view: std::sync::Arc<dyn Fn(AppResult<String>) -> AnyView + Send + Sync>,
) -> AnyView {
    let texts = Texts::here();
    view! {
        <Transition fallback=move || view! { <p class="al-muted">{texts.text(t::LOADING)}</p> }>
            {move || {
                let view = view.clone();
                Suspend::new(async move { view(json.await) })
            }}
        </Transition>
    }
    .into_any()
}
