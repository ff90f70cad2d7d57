//! Choose a new password with the code that the help line read aloud.

use super::api::ResetByCode;
use crate::{
    i18n::{Texts, text::accounts as t},
    routes,
    ui::{BackLink, Form, FormAction, Page, PasswordField, Submit, TextField},
};
use leptos::prelude::*;

/// For people without an email in their account.
#[component]
pub fn ResetByCodePage() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <BackLink href=routes::forgot_password(texts.language()) text=texts.text(t::FORGOT_TITLE) />
        <div class="al-column al-stack">
            <Page title=texts.text(t::CODE_TITLE)>
                <p>{texts.text(t::CODE_LEAD)}</p>
                <Form action={FormAction::<ResetByCode>::new()} plain=true>
                    <TextField name="sign_in_name" autocomplete="username" maxlength=254 />
                    <TextField
                        name="desk_code"
                        hint=texts.text(t::CODE_HINT)
                        autocomplete="one-time-code"
                        class="al-input--number"
                        maxlength=40
                    />
                    <PasswordField
                        name="password"
                        autocomplete="new-password"
                        hint=texts.text(t::PASSWORD_HINT)
                    />
                    <PasswordField name="password_again" autocomplete="new-password" />
                    <div class="al-actions">
                        <Submit>{texts.text(t::SAVE_PASSWORD)}</Submit>
                    </div>
                </Form>
            </Page>
        </div>
    }
}
