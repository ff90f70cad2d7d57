//! An assister's own requests: state, history, due date, and a way back.

use super::{
    api::{ListOwnRequests, WithdrawRequest},
    history::History,
    words::{due_day, line, rejection, state_tag, wish, with_note},
};
use crate::{
    i18n::{Texts, text::requests as t},
    routes,
    ui::{ButtonStyle, Form, FormAction, Hidden, Page, Pager, Refusal, Submit, ask, load},
};
use domain::{
    ids::DisassociationRequestId,
    requests::{OwnRequest, OwnRequests, RequestState},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The newest first.
#[component]
pub fn OwnRequestsPage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    let place = Memo::new(move |_| {
        let row = |name| query.read().get(name)?.parse::<DisassociationRequestId>().ok();
        (row("after"), row("before"))
    });
    let requests = ask(move || {
        let (after, before) = place.get();
        Ok(ListOwnRequests { after, before })
    });
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::OWN_TITLE)>
                <p class="al-lead">{texts.text(t::OWN_LEAD)}</p>
                {load(requests, |requests| view! { <List requests /> })}
            </Page>
        </div>
    }
}

#[component]
fn List(requests: OwnRequests) -> impl IntoView {
    let texts = Texts::here();
    if requests.rows.is_empty() {
        return view! { <div class="al-empty"><p>{texts.text(t::OWN_NONE)}</p></div> }.into_any();
    }
    let page = |cursor| routes::own_requests_at(texts.language(), cursor);
    let (previous, next) = (requests.previous.map(page), requests.next.map(page));
    // A form that is still there says it itself.
    let refusal = requests.rows.iter().all(|request| !request.state.is_open());
    let cards = requests.rows.into_iter().map(|request| view! { <Card request /> }).collect_view();
    view! {
        {refusal.then(|| view! { <Refusal action={FormAction::<WithdrawRequest>::new()} /> })}
        {cards}
        <Pager previous next />
    }
    .into_any()
}

#[component]
fn Card(request: OwnRequest) -> impl IntoView {
    let texts = Texts::here();
    let id = format!("request-{}", request.request);
    let labelled_by = id.clone();
    let client = request.client.clone();
    let answered_by = texts.text(line(request.line));
    let is_open = request.state.is_open();
    let due =
        texts.fill(t::OWN_DUE, &[("line", answered_by), ("date", &due_day(texts, request.due))]);
    let rejected =
        request.rejected.map(|(reason, note)| with_note(texts.text(rejection(reason)), &note));
    let facts = [
        Some((t::FACT_REASON, with_note(texts.text(wish(request.reason)), &request.note))),
        is_open.then_some((t::FACT_DUE, due)),
        rejected.map(|why| (t::FACT_REJECTED, why)),
        after(request.state).map(|text| (t::FACT_NOW, texts.text(text).to_owned())),
    ];
    let facts = facts
        .into_iter()
        .flatten()
        .map(|(term, fact)| view! { <div><dt>{texts.text(term)}</dt><dd>{fact}</dd></div> })
        .collect_view();
    view! {
        <section class="al-card al-stack" aria-labelledby=labelled_by>
            <div class="al-row al-row--between">
                <h2 id=id>{client}</h2>
                {state_tag(request.state)}
            </div>
            <p class="al-small al-muted">
                {texts.fill(t::OWN_NUMBER, &[("number", &request.number.to_string())])}
            </p>
            <dl class="al-summary al-summary--narrow">{facts}</dl>
            <History steps=request.history />
            {is_open.then(|| view! { <TakeBack id=request.request client=request.client /> })}
        </section>
    }
}

/// What a decided request means for the assister.
fn after(state: RequestState) -> Option<crate::i18n::Text> {
    match state {
        RequestState::Submitted | RequestState::Verified => None,
        RequestState::Approved => Some(t::NOW_APPROVED),
        RequestState::Rejected | RequestState::Withdrawn => Some(t::NOW_GOES_ON),
        RequestState::Moot => Some(t::NOW_MOOT),
    }
}

#[component]
fn TakeBack(id: DisassociationRequestId, client: String) -> impl IntoView {
    let texts = Texts::here();
    let of = texts.fill(t::WITHDRAW_FOR, &[("name", &client)]);
    view! {
        <Form action={FormAction::<WithdrawRequest>::new()} plain=true>
            <Hidden name="id" value=id.to_string() />
            <Submit kind=ButtonStyle::Quiet>
                {texts.text(t::WITHDRAW)} " " <span class="al-sr">{of.clone()}</span>
            </Submit>
        </Form>
    }
}
