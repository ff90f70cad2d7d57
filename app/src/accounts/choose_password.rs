//! A new password twice, for whoever holds the token in the URL.

use crate::{
    i18n::{Texts, text::accounts as t},
    ui::{Hidden, PasswordField, Submit},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The fields of such a form.
#[component]
pub(super) fn ChoosePassword(button: &'static str) -> impl IntoView {
    let texts = Texts::here();
    let token = use_params_map().read_untracked().get("token").unwrap_or_default();
    view! {
        <Hidden name="token" value=token />
        <PasswordField name="password" autocomplete="new-password" hint=texts.text(t::PASSWORD_HINT) />
        <PasswordField name="password_again" autocomplete="new-password" />
        <div class="al-actions">
            <Submit>{button}</Submit>
        </div>
    }
}
