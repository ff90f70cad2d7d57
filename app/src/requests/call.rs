//! A verified consumer on the line: what staff may do at their wish.

use super::{
    api::{EndForCaller, IssueDeskCode, ViewCall},
    words::kind,
};
use crate::{
    call, context,
    error::AppError,
    i18n::{Texts, date, text::requests as t, time_of_day},
    routes,
    ui::{
        Alert, BackLink, ButtonStyle, CheckField, Form, FormAction, Hidden, Page, Refusal, Submit,
        Tone, ask, load,
    },
};
use domain::{
    dates::minnesota_date,
    ids::CallerVerificationId,
    requests::{Call, CallersAssister},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

/// The verified call in the URL.
#[component]
pub fn CallPage() -> impl IntoView {
    let texts = Texts::here();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("call")?.parse::<CallerVerificationId>().ok());
    let call = ask(move || Ok(ViewCall { call: id.get().ok_or(AppError::NotFound)? }));
    view! {
        <BackLink href=routes::calls(texts.language()) text=texts.text(t::CALLS_TITLE) />
        {load(call, |call| view! { <Verified call /> })}
    }
}

#[component]
fn Verified(call: Call) -> impl IntoView {
    let texts = Texts::here();
    let heading = texts.fill(t::CALL_HEADING, &[("name", &call.consumer)]);
    let until = texts.fill(t::CALL_UNTIL, &[("time", &time_of_day(call.until))]);
    let id = call.verification;
    let assister = match call.assister {
        Some(assister) => view! { <Assister call=id assister /> }.into_any(),
        None => view! {
            <Refusal action={FormAction::<EndForCaller>::new()} />
            <p>{texts.text(t::CALL_NO_ASSISTER)}</p>
        }
        .into_any(),
    };
    let password = match call.has_address {
        true => view! {
            <p>{texts.text(t::CALL_HAS_ADDRESS)}</p>
            <Code call=id has_address=true />
        }
        .into_any(),
        false => view! { <Code call=id has_address=false /> }.into_any(),
    };
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::CALL_TITLE) heading>
                <p class="al-lead">{until}</p>
                <section class="al-card al-stack" aria-labelledby="assister">
                    <h2 id="assister">{texts.text(t::CALL_ASSISTER)}</h2>
                    {assister}
                </section>
                <section class="al-card al-stack" aria-labelledby="new-password">
                    <h2 id="new-password">{texts.text(t::CALL_PASSWORD)}</h2>
                    {password}
                </section>
            </Page>
        </div>
    }
}

#[component]
fn Assister(call: CallerVerificationId, assister: CallersAssister) -> impl IntoView {
    let texts = Texts::here();
    let since = date(texts, minnesota_date(assister.since));
    let who = texts.fill(
        t::CALL_ACTS,
        &[
            ("name", &assister.name),
            ("kind", texts.text(kind(assister.kind))),
            ("organization", &assister.organization),
            ("date", &since),
        ],
    );
    let end = texts.fill(t::CALL_END, &[("name", &assister.name)]);
    view! {
        <p>{who}</p>
        <p>{texts.text(t::CALL_END_THEN)}</p>
        <Form action={FormAction::<EndForCaller>::new()} plain=true>
            <Hidden name="call" value=call.to_string() />
            <Hidden name="seen" value=assister.association.to_string() />
            <Submit kind=ButtonStyle::StopSolid>{end.clone()}</Submit>
        </Form>
    }
}

/// The code stands on the page that drew it and on no other.
#[component]
fn Code(call: CallerVerificationId, has_address: bool) -> impl IntoView {
    let texts = Texts::here();
    let drawn: Option<String> = context::answered()
        .filter(|answered| answered.form == IssueDeskCode::PATH)
        .and_then(|answered| call::answer(&answered.json).ok());
    let button = if drawn.is_some() { t::CODE_AGAIN } else { t::CODE_DRAW };
    view! {
        {drawn.map(|code| view! {
            <Alert tone=Tone::Ok title=texts.text(t::CODE_READ)>
                <p class="al-number al-number--large">{code}</p>
                <p>{texts.text(t::CODE_ONCE)}</p>
            </Alert>
        })}
        <p>{texts.text(if has_address { t::CODE_LEAD_ADDRESS } else { t::CODE_LEAD })}</p>
        <Form action={FormAction::<IssueDeskCode>::new()} plain=true>
            <Hidden name="call" value=call.to_string() />
            {has_address.then(|| view! {
                <CheckField
                    name="address_unusable"
                    label=texts.text(t::CODE_ADDRESS_UNUSABLE)
                    ticked_anew=true
                />
            })}
            <Submit kind=ButtonStyle::Quiet>{texts.text(button)}</Submit>
        </Form>
    }
}
