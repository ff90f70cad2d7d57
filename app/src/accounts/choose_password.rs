//! A new password twice, for whoever holds the token in the URL.

use super::api::MailedLink;
use crate::{
    i18n::{Texts, conflict_text, text::accounts as t},
    routes,
    ui::{Alert, ButtonLink, Hidden, PasswordField, Submit, Tone, ask, load},
};
use domain::conflict::Conflict;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

fn token() -> String {
    use_params_map().read_untracked().get("token").unwrap_or_default()
}

/// What a mailed link opens; or that it opens nothing any more, and the way to
/// another one.
#[component]
pub(super) fn WhileLinkIsGood(
    /// The link turns an account on.
    #[prop(optional)]
    activation: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let texts = Texts::here();
    let link = ask(move || Ok(MailedLink { token: token(), activation }));
    load(link, move |good| match good {
        true => children().into_any(),
        false => view! {
            <Alert tone=Tone::Stop title=texts.text(conflict_text(Conflict::TokenExpired)) />
            {(!activation).then(|| view! {
                <div class="al-actions">
                    <ButtonLink href=routes::forgot_password(texts.language())>
                        {texts.text(t::I_FORGOT)}
                    </ButtonLink>
                </div>
            })}
        }
        .into_any(),
    })
}

/// The fields of such a form.
#[component]
pub(super) fn ChoosePassword(button: &'static str) -> impl IntoView {
    let texts = Texts::here();
    view! {
        <Hidden name="token" value=token() />
        <PasswordField name="password" autocomplete="new-password" hint=texts.text(t::PASSWORD_HINT) />
        <PasswordField name="password_again" autocomplete="new-password" />
        <div class="al-actions">
            <Submit>{button}</Submit>
        </div>
    }
}
