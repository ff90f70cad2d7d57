//! An assister reads the rules of behavior of today and accepts them.

use super::{
    activation_api::{AcceptRules, ViewOwnAccount},
    rules_of_behavior::RulesOfBehavior,
};
use crate::{
    i18n::{Texts, date, text::activation as t},
    routes,
    ui::{Alert, BackLink, CheckField, Form, FormAction, Hidden, Page, Submit, Tone, ask, load},
};
use domain::assisters::{OwnAccount, RULES_OF_BEHAVIOR_VERSION};
use leptos::prelude::*;

#[component]
pub fn AcceptRulesPage() -> impl IntoView {
    let account = ask(|| Ok(ViewOwnAccount {}));
    load(account, |account| view! { <Rules account /> })
}

#[component]
fn Rules(account: OwnAccount) -> impl IntoView {
    let texts = Texts::here();
    let due = account.rules_are_due();
    let accepted = account.rules.filter(|_| !due).map(|rules| {
        let on = date(texts, rules.on);
        view! { <Alert tone=Tone::Ok title=texts.fill(t::RULES_ACCEPTED_ON, &[("date", &on)]) /> }
    });
    view! {
        <BackLink href=routes::own_account(texts.language()) text=texts.text(t::ACCOUNT_TITLE) />
        <div class="al-column al-stack">
            <Page title=texts.text(t::RULES_PAGE_TITLE)>
                {accepted}
                <RulesOfBehavior />
                {due.then(|| view! {
                    <Form action={FormAction::<AcceptRules>::new()} plain=true>
                        <Hidden name="text_version" value=RULES_OF_BEHAVIOR_VERSION.to_string() />
                        <CheckField name="rules_accepted" label=texts.text(t::ACCEPT) ticked_anew=true />
                        <div class="al-actions"><Submit>{texts.text(t::RULES_PAGE_ACCEPT)}</Submit></div>
                    </Form>
                })}
            </Page>
        </div>
    }
}
