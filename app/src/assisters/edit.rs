//! A resource manager changes what an account says.

use super::{
    account_fields::AccountFieldset,
    api::{EditAssister, ViewAccount},
    assister::in_url,
    words::reasons,
};
use crate::{
    error::AppError,
    i18n::{Texts, text::roster as t},
    routes,
    ui::{
        BackLink, ButtonLink, ButtonStyle, Form, FormAction, Hidden, Page, Problem, SelectField,
        Submit, TextField, ask, load,
    },
};
use domain::{
    assisters::{AccountState, AssisterAccount, Change, Why},
    conflict::Conflict,
};
use leptos::prelude::*;

#[component]
pub fn EditAccountPage() -> impl IntoView {
    let assister = in_url();
    let account = ask(move || Ok(ViewAccount { assister: assister.clone()? }));
    load(account, |account| match account.state {
        _ if !super::roster::manages() => {
            view! { <Problem error=AppError::Forbidden /> }.into_any()
        }
        AccountState::Closed => {
            let error = AppError::Conflict(Conflict::AccountStateForbids);
            view! { <Problem error /> }.into_any()
        }
        _ => view! { <Fields account /> }.into_any(),
    })
}

#[component]
fn Fields(account: AssisterAccount) -> impl IntoView {
    let texts = Texts::here();
    let back = routes::account(texts.language(), account.id);
    let (id, seen) = (account.id.to_string(), account.changes.to_string());
    let invited = account.state == AccountState::Invited;
    view! {
        <BackLink href=back.clone() text=account.name() />
        <div class="al-column al-stack">
            <Page title=texts.text(t::EDIT_TITLE)>
                <p class="al-muted">{texts.text(t::EDIT_LEAD)}</p>
                <Form action={FormAction::<EditAssister>::new()} plain=true>
                    <Hidden name="assister" value=id />
                    <Hidden name="seen" value=seen />
                    <AccountFieldset kind=account.kind known=Some(account) />
                    <h2>{texts.text(t::WHY_CHANGE)}</h2>
                    <p class="al-muted">
                        {texts.text(if invited { t::EDIT_ADDRESS_INVITED } else { t::EDIT_ADDRESS })}
                    </p>
                    <SelectField
                        name="reason"
                        empty=texts.text(t::CHOOSE)
                        choices=reasons(texts, Change::Edited)
                    />
                    <TextField name="note" hint=texts.text(t::NOTE_HINT) maxlength=Why::MOST />
                    <div class="al-actions">
                        <Submit>{texts.text(t::SAVE)}</Submit>
                        <ButtonLink href=back kind=ButtonStyle::Quiet>{texts.text(t::CANCEL)}</ButtonLink>
                    </div>
                </Form>
            </Page>
        </div>
    }
}
