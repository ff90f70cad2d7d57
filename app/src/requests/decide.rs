//! The decision of a line, with the checks behind it.

use super::{
    api::{ApproveRequest, RejectRequest},
    words::rejection,
};
use crate::{
    i18n::{Texts, date, text::requests as t},
    ui::{
        ButtonStyle, CheckField, Choice, Form, FormAction, Hidden, LongTextField, Refusal,
        SelectField, Submit,
    },
};
use domain::{
    assisters::Standing,
    requests::{MOST_NOTE, RejectReason, RequestFile},
};
use leptos::prelude::*;

/// End the link, or turn the request down.
#[component]
pub fn Decide(file: RequestFile) -> impl IntoView {
    let texts = Texts::here();
    let may_approve = file.verified.is_some() && file.assister.standing == Standing::MayAct;
    let approve = match may_approve {
        true => view! { <Approve file=file.clone() /> }.into_any(),
        false => view! {
            <Refusal action={FormAction::<ApproveRequest>::new()} />
            <p>{texts.text(t::APPROVE_LATER)}</p>
        }
        .into_any(),
    };
    view! {
        <section class="al-card al-stack" aria-labelledby="decide">
            <h2 id="decide">{texts.text(t::DECIDE_TITLE)}</h2>
            {approve}
        </section>
        <section class="al-card al-stack" aria-labelledby="reject">
            <h2 id="reject">{texts.text(t::REJECT_TITLE)}</h2>
            <Reject file />
        </section>
    }
}

#[component]
fn Approve(file: RequestFile) -> impl IntoView {
    let texts = Texts::here();
    let named = [("name", file.client_given_name.as_str()), ("assister", &file.assister.name)];
    let (then, button) = (texts.fill(t::APPROVE_THEN, &named), texts.fill(t::APPROVE, &named[..1]));
    let deadline = file.draft_due.map(|draft| {
        let date = date(texts, draft.last_day);
        texts.fill(t::DEADLINE_CHECKED, &[("date", &date), ("name", &file.client_given_name)])
    });
    view! {
        <p>{then}</p>
        <Form action={FormAction::<ApproveRequest>::new()} plain=true>
            <Hidden name="id" value=file.request.to_string() />
            {deadline.map(|label| view! {
                <CheckField name="deadline_checked" label ticked_anew=true />
            })}
            <div class="al-actions">
                <Submit>{button.clone()}</Submit>
            </div>
        </Form>
    }
}

#[component]
fn Reject(file: RequestFile) -> impl IntoView {
    let texts = Texts::here();
    let choices: Vec<_> = RejectReason::ALL
        .iter()
        .map(|reason| Choice::new(reason.as_str(), texts.text(rejection(*reason))))
        .collect();
    let then = texts.fill(t::REJECT_THEN, &[("assister", &file.assister.name)]);
    view! {
        <p>{then}</p>
        <Form action={FormAction::<RejectRequest>::new()} plain=true>
            <Hidden name="id" value=file.request.to_string() />
            <SelectField name="reason" empty=texts.text(t::CHOOSE) choices />
            <LongTextField name="note" hint=texts.text(t::REJECT_NOTE_HINT) maxlength=MOST_NOTE />
            <div class="al-actions">
                <Submit kind=ButtonStyle::Stop>{texts.text(t::REJECT)}</Submit>
            </div>
        </Form>
    }
}
