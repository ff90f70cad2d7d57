//! Whose application a page shows: one's own, or that of the client in the URL.

use crate::{
    error::AppError,
    routes::File,
    ui::{Hidden, Problem},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The parts of the URL that make a page what it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    client: Option<String>,
    /// The question, where the page has one.
    pub step: Option<String>,
}

impl Place {
    /// Whose file is open; none for a client whom no URL of ours names.
    fn file(&self) -> Option<File> {
        match &self.client {
            None => Some(None),
            Some(client) => client.parse().ok().map(Some),
        }
    }
}

/// Draws a page anew for each file and each question. Going from one question
/// to the next keeps the route; without this, an input of the next one would
/// keep what was typed into this one.
pub fn in_place<V: IntoView + 'static>(
    page: impl Fn(File, Place) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let params = use_params_map();
    let places = move || {
        params.with(|params| vec![Place { client: params.get("client"), step: params.get("step") }])
    };
    let draw = move |place: Place| match place.file() {
        None => view! { <Problem error=AppError::NotFound /> }.into_any(),
        Some(file) => {
            let page = page.clone();
            view! { <InFile file>{page(file, place)}</InFile> }.into_any()
        }
    };
    view! { <For each=places key=Place::clone children=draw /> }
}

/// The frame of another person's file: who it is, and the edge of the page.
#[component]
fn InFile(file: File, children: Children) -> impl IntoView {
    match file {
        None => children().into_any(),
        Some(client) => view! {
            <ActingBanner client />
            <div class="al-acting-edge">{children()}</div>
        }
        .into_any(),
    }
}

// The consumer's bundle opens no other file: the server draws those pages.
#[cfg(any(feature = "ssr", feature = "desk"))]
use crate::clients::ActingBanner;
// In that bundle there is nobody to act for.
#[cfg(not(any(feature = "ssr", feature = "desk")))]
#[component]
fn ActingBanner(client: domain::ids::ConsumerId) -> impl IntoView {
    let _ = client;
}

/// The client goes along with every form.
#[component]
pub fn HiddenClient(file: File) -> impl IntoView {
    file.map(|client| view! { <Hidden name="client" value=client.to_string() /> })
}
