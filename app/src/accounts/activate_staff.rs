//! A new member of staff turns the account on.

use super::{
    api::ActivateStaff,
    choose_password::{ChoosePassword, WhileLinkIsGood},
};
use crate::{
    i18n::{Texts, text::accounts as t},
    ui::{Form, FormAction, Page},
};
use leptos::prelude::*;

#[component]
pub fn ActivateStaffPage() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::ACTIVATE_TITLE)>
                <WhileLinkIsGood activation=true>
                    <p>{texts.text(t::ACTIVATE_LEAD)}</p>
                    <Form action={FormAction::<ActivateStaff>::new()} plain=true>
                        <ChoosePassword button=texts.text(t::ACTIVATE) />
                    </Form>
                </WhileLinkIsGood>
            </Page>
        </div>
    }
}
