//! One assister's account: what it says, what can be done with it, and its
//! history.

use super::{
    account_facts::Facts,
    account_history::AccountHistory,
    api::{InviteAssister, ViewAccount},
    namesakes::Namesakes,
    roster::manages,
    words::{kind, reasons, standing_tag},
};
use crate::{
    error::AppError,
    i18n::{Texts, text::roster as t},
    routes,
    ui::{
        Alert, BackLink, ButtonLink, ButtonStyle, Form, FormAction, Hidden, Page, SelectField,
        Submit, TextField, Tone, ask, load,
    },
};
use domain::{
    assisters::{AccountState, AssisterAccount, Change, Why},
    ids::AssisterAccountId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The account in the URL.
pub(super) fn in_url() -> Result<AssisterAccountId, AppError> {
    let id = use_params_map().read_untracked().get("assister");
    id.and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)
}

#[component]
pub fn AccountPage() -> impl IntoView {
    let texts = Texts::here();
    let assister = in_url();
    let account = ask(move || Ok(ViewAccount { assister: assister.clone()? }));
    view! {
        <BackLink href=routes::roster(texts.language()) text=texts.text(t::TITLE) />
        {load(account, |account| view! { <Account account /> })}
    }
}

#[component]
fn Account(account: AssisterAccount) -> impl IntoView {
    let texts = Texts::here();
    let heading = account.name();
    let history = account.history.clone();
    let works = format!("{} · {}", texts.text(kind(account.kind)), account.organization_name);
    let tag = standing_tag(account.state, account.standing);
    let (closing, waiting) = (account.clone(), account.clone());
    let (namesakes, more) = (account.namesakes.clone(), account.more_namesakes);
    let actions = manages().then(|| view! { <Actions account=account.clone() /> });
    view! {
        <div class="al-stack">
            <Page title=texts.text(t::ACCOUNT_TITLE) heading>
                <p class="al-row">{tag} <span class="al-muted">{works}</span></p>
                <Closing account=closing />
                <Waiting account=waiting />
                <Namesakes namesakes more />
                {actions}
            </Page>
            <Facts account />
            <AccountHistory history />
        </div>
    }
}

/// How far the end of the associations is, after a closure.
#[component]
fn Closing(account: AssisterAccount) -> impl IntoView {
    let texts = Texts::here();
    let (ended, all) = account.closing()?;
    let count = [("ended", &*ended.to_string()), ("all", &*all.to_string())];
    let (tone, title, body) = if ended < all {
        (Tone::Info, texts.fill(t::CLOSING_TITLE, &count), t::CLOSING_BODY)
    } else {
        (Tone::Ok, texts.fill(t::CLOSED_TITLE, &count), t::CLOSED_BODY)
    };
    Some(view! { <Alert tone title><p>{texts.text(body)}</p></Alert> })
}

/// What the account waits for, and who can do it.
#[component]
fn Waiting(account: AssisterAccount) -> impl IntoView {
    let texts = Texts::here();
    let (title, body) = match account.state {
        AccountState::Requested if account.waits_for_approval() => {
            (t::WAITS_APPROVAL_TITLE, t::WAITS_APPROVAL_BODY)
        }
        AccountState::Requested | AccountState::Approved => {
            (t::WAITS_INVITATION_TITLE, t::WAITS_INVITATION_BODY)
        }
        AccountState::Invited => (t::WAITS_ACTIVATION_TITLE, t::WAITS_ACTIVATION_BODY),
        AccountState::Active | AccountState::Suspended | AccountState::Closed => return None,
    };
    Some(view! {
        <Alert title=texts.text(title)>
            <p>{texts.fill(body, &[("organization", &account.organization_name)])}</p>
        </Alert>
    })
}

/// What a resource manager can do now.
#[component]
fn Actions(account: AssisterAccount) -> impl IntoView {
    let texts = Texts::here();
    let (id, state) = (account.id, account.state);
    if state == AccountState::Closed {
        return view! { <p class="al-muted">{texts.text(t::CLOSED_FOR_GOOD)}</p> }.into_any();
    }
    let to = |change| routes::change_account(texts.language(), id, change);
    view! {
        {account.can_be_invited().then(|| view! { <Invite account=account.clone() /> })}
        <div class="al-actions">
            <ButtonLink href=routes::edit_account(texts.language(), id) kind=ButtonStyle::Quiet>
                {texts.text(t::EDIT)}
            </ButtonLink>
            <ButtonLink href=routes::recertify(texts.language(), id) kind=ButtonStyle::Quiet>
                {texts.text(t::CERTIFY_AGAIN)}
            </ButtonLink>
            <ButtonLink href=routes::employment(texts.language(), id) kind=ButtonStyle::Quiet>
                {texts.text(t::EMPLOYMENT)}
            </ButtonLink>
            {(state == AccountState::Active).then(|| view! {
                <ButtonLink href=to(Change::Suspended) kind=ButtonStyle::Stop>
                    {texts.text(t::SUSPEND)}
                </ButtonLink>
            })}
            {(state == AccountState::Suspended).then(|| view! {
                <ButtonLink href=to(Change::Reactivated)>{texts.text(t::REACTIVATE)}</ButtonLink>
            })}
            <ButtonLink href=to(Change::Closed) kind=ButtonStyle::Stop>
                {texts.text(t::CLOSE)}
            </ButtonLink>
        </div>
    }
    .into_any()
}

/// Sends the registration number: the first time at a click, again with a reason.
#[component]
fn Invite(account: AssisterAccount) -> impl IntoView {
    let texts = Texts::here();
    let again = account.state == AccountState::Invited;
    let reasons = reasons(texts, Change::InvitedAgain);
    view! {
        <Form action={FormAction::<InviteAssister>::new()} plain=true>
            <Hidden name="assister" value=account.id.to_string() />
            <Hidden name="seen" value=account.changes.to_string() />
            {again.then(move || view! {
                <SelectField name="reason" empty=texts.text(t::CHOOSE) choices=reasons />
                <TextField name="note" hint=texts.text(t::NOTE_HINT) maxlength=Why::MOST />
            })}
            <div class="al-actions">
                <Submit>{texts.text(if again { t::INVITE_AGAIN } else { t::INVITE })}</Submit>
            </div>
        </Form>
    }
}
