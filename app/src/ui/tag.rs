//! A status in words, with an icon that repeats it.

use super::{Icon, IconName, Tone};
use leptos::prelude::*;

#[component]
pub fn Tag(
    /// No tone is neutral.
    #[prop(optional_no_strip)]
    tone: Option<Tone>,
    #[prop(optional_no_strip)] icon: Option<IconName>,
    #[prop(into)] text: String,
) -> impl IntoView {
    let class = match tone {
        None => "al-tag",
        Some(Tone::Info) => "al-tag al-tag--info",
        Some(Tone::Ok) => "al-tag al-tag--ok",
        Some(Tone::Warn) => "al-tag al-tag--warn",
        Some(Tone::Stop) => "al-tag al-tag--stop",
    };
    view! { <span class=class>{icon.map(|name| view! { <Icon name /> })} {text}</span> }
}
