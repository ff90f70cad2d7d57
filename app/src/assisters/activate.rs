//! A new assister turns the account on: the registration number, the rules, a
//! password.

use super::{activation_api::ActivateAssister, rules_of_behavior::RulesOfBehavior};
use crate::{
    i18n::{Texts, text::activation as t},
    ui::{CheckField, Details, Form, FormAction, Hidden, Page, PasswordField, Submit, TextField},
};
use domain::assisters::RULES_OF_BEHAVIOR_VERSION;
use leptos::prelude::*;

#[component]
pub fn ActivatePage() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div class="al-two">
            <div class="al-column al-stack">
                <Page title=texts.text(t::TITLE)>
                    <p class="al-lead">{texts.text(t::LEAD)}</p>
                    <Form action={FormAction::<ActivateAssister>::new()} plain=true>
                        <Hidden name="text_version" value=RULES_OF_BEHAVIOR_VERSION.to_string() />
                        <TextField
                            name="registration_number"
                            hint=texts.text(t::NUMBER_HINT)
                            autocomplete="off"
                            maxlength=40
                        />
                        <RulesOfBehavior />
                        <CheckField name="rules_accepted" label=texts.text(t::ACCEPT) ticked_anew=true />
                        <TextField
                            name="sign_in_name"
                            label=texts.text(t::SIGN_IN_NAME)
                            hint=texts.text(t::SIGN_IN_NAME_HINT)
                            autocomplete="username"
                            maxlength=254
                        />
                        <PasswordField
                            name="password"
                            autocomplete="new-password"
                            hint=texts.text(t::PASSWORD_HINT)
                        />
                        <PasswordField name="password_again" autocomplete="new-password" />
                        <div class="al-actions"><Submit>{texts.text(t::TURN_ON)}</Submit></div>
                    </Form>
                </Page>
            </div>
            <aside aria-label=texts.text(t::HELP)>
                <Details summary=texts.text(t::WHICH_NUMBER)><p>{texts.text(t::WHICH_NUMBER_BODY)}</p></Details>
                <Details summary=texts.text(t::NO_NUMBER)><p>{texts.text(t::NO_NUMBER_BODY)}</p></Details>
                <Details summary=texts.text(t::CONSUMER_TOO)><p>{texts.text(t::CONSUMER_TOO_BODY)}</p></Details>
            </aside>
        </div>
    }
}
