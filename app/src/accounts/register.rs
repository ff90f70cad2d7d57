//! Create an account.

use super::api::Register;
use crate::{
    i18n::{Texts, text::accounts as t},
    routes,
    ui::{
        BackLink, DateField, Details, Form, FormAction, Hidden, Page, PasswordField, Submit,
        TextField,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn RegisterPage() -> impl IntoView {
    let texts = Texts::here();
    let next = use_query_map().read_untracked().get("next").unwrap_or_default();
    view! {
        <BackLink href=routes::sign_in(texts.language()) text=texts.text(t::SIGN_IN_TITLE) />
        <div class="al-two">
            <div class="al-column al-stack">
                <Page title=texts.text(t::REGISTER_TITLE)>
                    <p class="al-lead">{texts.text(t::REGISTER_LEAD)}</p>
                    <Form action={FormAction::<Register>::new()} plain=true>
                        <Hidden name="next" value=next />
                        <TextField name="given_name" autocomplete="given-name" maxlength=100 />
                        <TextField name="family_name" autocomplete="family-name" maxlength=100 />
                        <DateField name="birth" hint=texts.text(t::BIRTH_HINT) birthday=true />
                        <TextField
                            name="contact_email"
                            label=texts.text(t::EMAIL_OPTIONAL)
                            hint=texts.text(t::EMAIL_HINT)
                            autocomplete="email"
                            inputmode="email"
                            maxlength=254
                        />
                        <TextField
                            name="sign_in_name"
                            label=texts.text(t::CHOOSE_SIGN_IN_NAME)
                            hint=texts.text(t::CHOOSE_SIGN_IN_NAME_HINT)
                            autocomplete="username"
                            maxlength=254
                        />
                        <PasswordField name="password" autocomplete="new-password" hint=texts.text(t::PASSWORD_HINT) />
                        <PasswordField name="password_again" autocomplete="new-password" />
                        <div class="al-actions">
                            <Submit>{texts.text(t::CREATE_ACCOUNT)}</Submit>
                        </div>
                    </Form>
                </Page>
            </div>
            <aside aria-label=texts.text(t::HELP)>
                <Details summary=texts.text(t::WHY_BIRTH_DATE)><p>{texts.text(t::WHY_BIRTH_DATE_BODY)}</p></Details>
                <Details summary=texts.text(t::NO_EMAIL)><p>{texts.text(t::NO_EMAIL_BODY)}</p></Details>
                <Details summary=texts.text(t::NEW_ASSISTER)>
                    <p>{texts.text(t::NEW_ASSISTER_BODY)}</p>
                    <p>
                        <a href=routes::activate_assister(texts.language())>
                            {texts.text(t::HAVE_REGISTRATION_NUMBER)}
                        </a>
                    </p>
                </Details>
                <Details summary=texts.text(t::GOOD_PASSWORD)><p>{texts.text(t::GOOD_PASSWORD_BODY)}</p></Details>
            </aside>
        </div>
    }
}
