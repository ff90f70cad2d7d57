//! Links that look like buttons. Real buttons submit forms: [`super::Submit`].

use leptos::prelude::*;

/// One main button per page; everything else is quieter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonStyle {
    #[default]
    Main,
    Quiet,
    Stop,
    StopSolid,
    Link,
}

impl ButtonStyle {
    pub const fn class(self) -> &'static str {
        match self {
            Self::Main => "al-button",
            Self::Quiet => "al-button al-button--quiet",
            Self::Stop => "al-button al-button--stop",
            Self::StopSolid => "al-button al-button--stop-solid",
            Self::Link => "al-button al-button--link",
        }
    }
}

#[component]
pub fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonStyle,
    children: Children,
) -> impl IntoView {
    view! { <a class=kind.class() href=href>{children()}</a> }
}
