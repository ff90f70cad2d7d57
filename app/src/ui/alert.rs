//! A message in the page: bold line, text, and an icon that says the same.

use super::{Icon, IconName};
use leptos::prelude::*;

/// What kind of message it is; the words say it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Info,
    Ok,
    Warn,
    Stop,
}

#[component]
pub fn Alert(
    #[prop(optional)] tone: Tone,
    #[prop(into)] title: String,
    /// Read out at once: only for errors after something that the person did.
    #[prop(optional)]
    interrupts: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (class, icon) = match tone {
        Tone::Info => ("al-alert", IconName::Info),
        Tone::Ok => ("al-alert al-alert--ok", IconName::Check),
        Tone::Warn => ("al-alert al-alert--warn", IconName::Clock),
        Tone::Stop => ("al-alert al-alert--stop", IconName::Warning),
    };
    view! {
        <div class=class role=interrupts.then_some("alert")>
            <Icon name=icon />
            <div>
                <p class="al-alert__title">{title}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
