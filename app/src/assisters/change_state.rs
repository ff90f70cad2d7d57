//! Suspend, reactivate or close: what happens, the reason, and one button.

use super::{
    api::{ChangeAccountState, ViewAccount},
    assister::in_url,
    words::reasons,
};
use crate::{
    error::AppError,
    i18n::{Text, Texts, text::roster as t},
    routes,
    ui::{
        BackLink, ButtonLink, ButtonStyle, ChoiceField, Form, FormAction, Hidden, Page, Problem,
        Refusal, Submit, TextField, ask, load,
    },
};
use domain::{
    assisters::{AccountState, AssisterAccount, Change, Why},
    conflict::Conflict,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub fn ChangeAccountPage() -> impl IntoView {
    let assister = in_url();
    let change = use_params_map().read_untracked().get("change");
    let words = change.and_then(|change| Words::of(Change::parse(&change)?));
    let account = ask(move || Ok(ViewAccount { assister: assister.clone()? }));
    load(account, move |account| match words {
        _ if !super::roster::manages() => {
            view! { <Problem error=AppError::Forbidden /> }.into_any()
        }
        None => view! { <Problem error=AppError::NotFound /> }.into_any(),
        Some(words) if words.fits(account.state) => view! { <Ask account words /> }.into_any(),
        Some(_) => view! { <NoLonger account /> }.into_any(),
    })
}

/// The words of one change.
#[derive(Clone, Copy)]
struct Words {
    change: Change,
    title: Text,
    /// With the name of the assister.
    heading: Text,
    what_happens: &'static [Text],
    button: Text,
    style: ButtonStyle,
}

impl Words {
    const fn of(change: Change) -> Option<Self> {
        match change {
            Change::Suspended => Some(Self {
                change,
                title: t::SUSPEND_TITLE,
                heading: t::SUSPEND_HEADING,
                what_happens: &[t::SUSPEND_ACCESS, t::SUSPEND_CLIENTS, t::SUSPEND_TOLD],
                button: t::SUSPEND,
                style: ButtonStyle::StopSolid,
            }),
            Change::Reactivated => Some(Self {
                change,
                title: t::REACTIVATE_TITLE,
                heading: t::REACTIVATE_HEADING,
                what_happens: &[t::REACTIVATE_ACCESS, t::REACTIVATE_TOLD],
                button: t::REACTIVATE,
                style: ButtonStyle::Main,
            }),
            Change::Closed => Some(Self {
                change,
                title: t::CLOSE_TITLE,
                heading: t::CLOSE_HEADING,
                what_happens: &[t::CLOSE_ACCESS, t::CLOSE_TOLD, t::CLOSE_FINAL],
                button: t::CLOSE_FOR_GOOD,
                style: ButtonStyle::StopSolid,
            }),
            _ => None,
        }
    }

    fn fits(self, state: AccountState) -> bool {
        match self.change {
            Change::Suspended => state.suspend().is_ok(),
            Change::Reactivated => state.reactivate().is_ok(),
            _ => state.close().is_ok(),
        }
    }
}

#[component]
fn Ask(account: AssisterAccount, words: Words) -> impl IntoView {
    let texts = Texts::here();
    let name = account.name();
    let back = routes::account(texts.language(), account.id);
    let heading = texts.fill(words.heading, &[("name", &name)]);
    let happens =
        words.what_happens.iter().map(|text| view! { <li>{texts.text(*text)}</li> }).collect_view();
    let affected = (words.change == Change::Closed).then(|| {
        let count = account.clients.to_string();
        let text = match account.clients {
            0 => texts.text(t::CLOSE_NO_CLIENTS).to_owned(),
            1 => texts.text(t::CLOSE_ONE_CLIENT).to_owned(),
            _ => texts.fill(t::CLOSE_CLIENTS, &[("count", &count)]),
        };
        view! { <p><strong>{text}</strong></p> }
    });
    view! {
        <BackLink href=back.clone() text=name />
        <div class="al-column al-stack">
            <Page title=texts.text(words.title) heading>
                {affected}
                <ul class="al-list">{happens}</ul>
                <Form action={FormAction::<ChangeAccountState>::new()} plain=true>
                    <Hidden name="assister" value=account.id.to_string() />
                    <Hidden name="change" value=words.change.as_str() />
                    <Hidden name="seen" value=account.changes.to_string() />
                    <ChoiceField name="reason" choices=reasons(texts, words.change) />
                    <TextField name="note" hint=texts.text(t::NOTE_HINT) maxlength=Why::MOST />
                    <div class="al-actions">
                        <Submit kind=words.style>{texts.text(words.button)}</Submit>
                        <ButtonLink href=back kind=ButtonStyle::Quiet>{texts.text(t::CANCEL)}</ButtonLink>
                    </div>
                </Form>
            </Page>
        </div>
    }
}

/// The account's state does not allow this, or no longer.
#[component]
fn NoLonger(account: AssisterAccount) -> impl IntoView {
    let texts = Texts::here();
    let action = FormAction::<ChangeAccountState>::new();
    if crate::context::rejected().is_none() {
        let error = AppError::Conflict(Conflict::AccountStateForbids);
        return view! { <Problem error /> }.into_any();
    }
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::ACCOUNT_TITLE) heading=account.name()>
                <Refusal action />
                <ButtonLink href=routes::account(texts.language(), account.id)>
                    {texts.text(t::TO_ACCOUNT)}
                </ButtonLink>
            </Page>
        </div>
    }
    .into_any()
}
