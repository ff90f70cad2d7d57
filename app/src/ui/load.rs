//! A page that needs data: wait, then show it, or say what went wrong.

use super::Problem;
use crate::{error::AppResult, i18n::{Texts, text::shell as t}};
use leptos::prelude::*;

/// Shows `view` of what the resource answers. While it reloads, the old content
/// stays.
pub fn load<T, V>(
    resource: Resource<AppResult<T>>,
    view: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let texts = Texts::here();
    view! {
        <Transition fallback=move || view! { <p class="al-muted">{texts.text(t::LOADING)}</p> }>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    match resource.await {
                        Ok(value) => view(value).into_any(),
                        Err(error) => view! { <Problem error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}
