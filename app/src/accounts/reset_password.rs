//! Choose a new password, from a mailed link.

use super::{
    api::ResetPassword,
    choose_password::{ChoosePassword, WhileLinkIsGood},
};
use crate::{
    i18n::{Texts, text::accounts as t},
    ui::{Form, FormAction, Page},
};
use leptos::prelude::*;

#[component]
pub fn ResetPasswordPage() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::RESET_TITLE)>
                <WhileLinkIsGood>
                    <p>{texts.text(t::RESET_LEAD)}</p>
                    <Form action={FormAction::<ResetPassword>::new()} plain=true>
                        <ChoosePassword button=texts.text(t::SAVE_PASSWORD) />
                    </Form>
                </WhileLinkIsGood>
            </Page>
        </div>
    }
}
