//! The button in the header that signs out.

use super::api::SignOut;
use crate::{
    i18n::{Texts, text::accounts as t},
    ui::{Form, FormAction},
};
use leptos::prelude::*;

#[component]
pub fn SignOutButton() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <Form action={FormAction::<SignOut>::new()} plain=true class="al-inline-form">
            <button type="submit">{texts.text(t::SIGN_OUT)}</button>
        </Form>
    }
}
