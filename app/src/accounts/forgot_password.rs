//! I forgot my password.

use super::api::RequestReset;
use crate::{
    i18n::{Texts, text::accounts as t},
    routes,
    ui::{Alert, BackLink, Form, FormAction, Page, Sentence, Submit, TextField, Tone},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn ForgotPasswordPage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    view! {
        <BackLink href=routes::sign_in(texts.language()) text=texts.text(t::SIGN_IN_TITLE) />
        <div class="al-column al-stack">
            <Page title=texts.text(t::FORGOT_TITLE)>
                {move || {
                    if query.read().get("sent").is_some() {
                        view! {
                            <Alert tone=Tone::Ok title=texts.text(t::MAIL_SENT)>
                                <p>{texts.text(t::MAIL_SENT_BODY)}</p>
                            </Alert>
                        }
                        .into_any()
                    } else {
                        view! { <AskForm /> }.into_any()
                    }
                }}
            </Page>
        </div>
    }
}

#[component]
fn AskForm() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <p>{texts.text(t::FORGOT_LEAD)}</p>
        <Form action={FormAction::<RequestReset>::new()}>
            <TextField name="sign_in_name" autocomplete="username" maxlength=254 />
            <div class="al-actions">
                <Submit>{texts.text(t::SEND_MAIL)}</Submit>
            </div>
        </Form>
        <p><Sentence text=texts.text(t::FORGOT_NO_EMAIL) /></p>
        <p>
            <a href=routes::reset_by_code(texts.language())>{texts.text(t::HAVE_CODE)}</a>
        </p>
    }
}
