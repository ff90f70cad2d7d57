//! An assister of the own organization: approve or refuse portal access, or say
//! when the person leaves.

use super::{
    employment::{End, assister_in_url},
    organization_parts::how_many,
    organization_words::{Done, days},
    organizations_api::{ApproveAccess, RefuseAccess, ViewOwnAssister},
    words::{kind, reasons, standing_tag},
};
use crate::{
    error::AppError,
    i18n::{Texts, date, text::organizations as t},
    routes,
    ui::{
        BackLink, ButtonStyle, Form, FormAction, Hidden, Page, SelectField, Submit, TextField, ask,
        load,
    },
};
use domain::{
    assisters::{AccountState, Change, OwnAssister, Standing, Why},
    lists::Count,
};
use leptos::prelude::*;

#[component]
pub fn OwnAssisterPage() -> impl IntoView {
    let texts = Texts::here();
    let assister = assister_in_url();
    let own = ask(move || Ok(ViewOwnAssister { assister: assister.ok_or(AppError::NotFound)? }));
    view! {
        <BackLink href=routes::agency(texts.language()) text=texts.text(t::AGENCY_TITLE) />
        {load(own, |own| view! { <Whole own /> })}
    }
}

#[component]
fn Whole(own: OwnAssister) -> impl IntoView {
    let texts = Texts::here();
    let member = own.member.clone();
    let kind = texts.text(kind(member.kind));
    let may_end = member.state != AccountState::Closed && member.standing != Standing::OffRoster;
    let clients = match own.clients {
        Count::Exactly(0) => texts.text(t::LEAVES_NO_CLIENTS).to_owned(),
        Count::Exactly(1) => texts.text(t::LEAVES_ONE_CLIENT).to_owned(),
        count => texts.fill(t::LEAVES_CLIENTS, &[("count", &how_many(texts, count))]),
    };
    view! {
        <div class="al-column al-stack-lg">
            <div class="al-stack">
                <Page title=texts.text(t::OWN_ASSISTER_TITLE) heading=member.name.clone()>
                    <p class="al-lead">{kind}</p>
                    <Done />
                </Page>
            </div>
            <OwnFacts own=own.clone() />
            {own.waits_for_approval.then(|| view! { <Decide own=own.clone() /> })}
            {may_end.then(|| view! {
                <End assister=member.assister entry=own.entry warning=clients />
            })}
        </div>
    }
}

#[component]
fn OwnFacts(own: OwnAssister) -> impl IntoView {
    let texts = Texts::here();
    let member = own.member;
    let approved =
        own.entry.approved_on.map(|day| texts.fill(t::APPROVED_ON, &[("date", &date(texts, day))]));
    view! {
        <section class="al-card al-stack" aria-labelledby="facts">
            <h2 id="facts">{texts.text(t::FACTS)}</h2>
            <dl class="al-summary">
                <div>
                    <dt>{texts.text(t::COLUMN_ACCOUNT)}</dt>
                    <dd>{standing_tag(member.state, member.standing)}</dd>
                </div>
                <div>
                    <dt>{texts.text(t::COLUMN_NUMBER)}</dt>
                    <dd class="al-number">{member.reference_number.to_string()}</dd>
                </div>
                {own.email.map(|email| view! { <div><dt>{texts.text(t::EMAIL)}</dt><dd>{email}</dd></div> })}
                <div>
                    <dt>{texts.text(t::COLUMN_CERTIFIED)}</dt>
                    <dd>{date(texts, member.certified_until)}</dd>
                </div>
                <div>
                    <dt>{texts.text(t::ON_ROSTER)}</dt>
                    <dd>{days(texts, own.entry.from, own.entry.until)}</dd>
                    {approved.map(|line| view! { <dd class="al-small al-muted">{line}</dd> })}
                </div>
                <div><dt>{texts.text(t::CLIENTS)}</dt><dd>{how_many(texts, own.clients)}</dd></div>
            </dl>
        </section>
    }
}

/// Yes with one click; no with a reason.
#[component]
fn Decide(own: OwnAssister) -> impl IntoView {
    let texts = Texts::here();
    let (assister, seen) = (own.member.assister.to_string(), own.entry.entry.to_string());
    let (same_assister, same_seen) = (assister.clone(), seen.clone());
    let choices = reasons(texts, Change::AccessRefused);
    view! {
        <section class="al-card al-stack" aria-labelledby="decide">
            <h2 id="decide">{texts.text(t::DECIDE_TITLE)}</h2>
            <p>{texts.text(t::DECIDE_BODY)}</p>
            <Form action={FormAction::<ApproveAccess>::new()} plain=true>
                <Hidden name="assister" value=same_assister />
                <Hidden name="seen" value=same_seen />
                <Submit>{texts.text(t::APPROVE)}</Submit>
            </Form>
            <h3>{texts.text(t::REFUSE_TITLE)}</h3>
            <p>{texts.text(t::REFUSE_BODY)}</p>
            <Form action={FormAction::<RefuseAccess>::new()} plain=true>
                <Hidden name="assister" value=assister />
                <Hidden name="seen" value=seen />
                <SelectField name="reason" empty=texts.text(t::CHOOSE_REASON) choices />
                <TextField name="note" hint=texts.text(t::NOTE_HINT) autocomplete="off" maxlength=Why::MOST />
                <Submit kind=ButtonStyle::Stop>{texts.text(t::REFUSE)}</Submit>
            </Form>
        </section>
    }
}
