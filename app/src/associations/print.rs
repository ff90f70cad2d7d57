//! A copy on paper.

use crate::{
    i18n::{Texts, text::associations as t},
    ui::{Icon, IconName},
};
use leptos::prelude::*;

/// Opens the browser's print dialog. Without a script it is not offered; every
/// browser prints on its own.
#[component]
pub fn PrintButton() -> impl IntoView {
    let texts = Texts::here();
    // The outside world: the browser's print dialog.
    let print = |_| {
        let _ = window().print();
    };
    view! {
        <button class="al-button al-button--quiet al-needs-script al-no-print" type="button" on:click=print>
            <Icon name=IconName::Print />
            {texts.text(t::PRINT)}
        </button>
    }
}
