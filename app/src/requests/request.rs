//! One request: its facts, what was checked, and the decision.

use super::{
    api::{ApproveRequest, RejectRequest, RerouteRequest, VerifyCaller, ViewRequest},
    decide::Decide,
    history::History,
    verify::Verification,
    words::{
        application, due_day, due_tag, kind, line, rejection, standing, state_tag, wish, with_note,
    },
};
use crate::{
    error::AppError,
    i18n::{Texts, date, date_and_time, text::requests as t},
    routes,
    ui::{
        Alert, BackLink, ButtonStyle, Form, FormAction, Hidden, Page, Refusal, Submit, Tone, ask,
        load,
    },
};
use domain::{
    assisters::Standing,
    dates::minnesota_date,
    ids::DisassociationRequestId,
    requests::{Line, OpenedRequest, QueueView, RequestFile, RequestNumber},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The request in the URL.
#[component]
pub fn RequestPage() -> impl IntoView {
    let texts = Texts::here();
    let params = use_params_map();
    let id =
        Memo::new(move |_| params.read().get("request")?.parse::<DisassociationRequestId>().ok());
    let opened = ask(move || Ok(ViewRequest { id: id.get().ok_or(AppError::NotFound)? }));
    let back = routes::request_queue(texts.language(), QueueView::Open, None);
    view! {
        <BackLink href=back text=texts.text(t::QUEUE_TITLE) />
        {load(opened, |opened| match opened {
            OpenedRequest::Here(file) => view! { <File file=*file /> }.into_any(),
            OpenedRequest::Elsewhere { request, number, line, is_ours } => {
                view! { <Elsewhere request number line is_ours /> }.into_any()
            }
        })}
    }
}

fn heading(texts: Texts, number: &RequestNumber) -> String {
    texts.fill(t::REQUEST_HEADING, &[("number", &number.to_string())])
}

#[component]
fn File(file: RequestFile) -> impl IntoView {
    let texts = Texts::here();
    let heading = heading(texts, &file.number);
    let lead =
        texts.fill(t::REQUEST_LEAD, &[("assister", &file.assister.name), ("client", &file.client)]);
    let is_open = file.state.is_open();
    let steps = file.history.clone();
    let tag = match is_open {
        true => due_tag(file.due).into_any(),
        false => state_tag(file.state).into_any(),
    };
    let work = match file.belongs_to {
        Some(line) => view! {
            <Refusals />
            <SendOn request=file.request line />
        }
        .into_any(),
        None if is_open => view! {
            <Verification file=file.clone() />
            <Decide file=file.clone() />
        }
        .into_any(),
        None => view! { <Refusals /> }.into_any(),
    };
    view! {
        <div class="al-two al-two--even">
            <div class="al-stack">
                <Page title=texts.text(t::REQUEST_TITLE) heading>
                    <div class="al-row">{tag}</div>
                    <p class="al-lead">{lead}</p>
                    <DeadlineNear file=file.clone() />
                    <Facts file />
                    <section class="al-stack-sm" aria-labelledby="history">
                        <h2 id="history">{texts.text(t::HISTORY)}</h2>
                        <History steps />
                    </section>
                </Page>
            </div>
            <div class="al-stack">{work}</div>
        </div>
    }
}

/// Why something was refused whose form is no longer on the page.
#[component]
fn Refusals() -> impl IntoView {
    view! {
        <Refusal action={FormAction::<VerifyCaller>::new()} />
        <Refusal action={FormAction::<ApproveRequest>::new()} />
        <Refusal action={FormAction::<RejectRequest>::new()} />
    }
}

/// A draft that nobody may finish in time.
#[component]
fn DeadlineNear(file: RequestFile) -> impl IntoView {
    let texts = Texts::here();
    file.draft_due.map(|draft| {
        let body = texts.fill(
            t::DEADLINE_BODY,
            &[
                ("name", &file.client_given_name),
                ("year", &draft.year.0.to_string()),
                ("date", &date(texts, draft.last_day)),
            ],
        );
        view! { <Alert tone=Tone::Warn title=texts.text(t::DEADLINE_TITLE)><p>{body}</p></Alert> }
    })
}

#[component]
fn Facts(file: RequestFile) -> impl IntoView {
    let texts = Texts::here();
    let assister = file.assister;
    let certified = match assister.standing {
        Standing::MayAct => {
            texts.fill(t::CERTIFIED_UNTIL, &[("date", &date(texts, assister.certified_until))])
        }
        other => texts.text(standing(other)).to_owned(),
    };
    let rejected =
        file.rejected.map(|(reason, note)| with_note(texts.text(rejection(reason)), &note));
    let facts = [
        Some((t::FACT_SENT, date_and_time(texts, file.submitted_at))),
        Some((t::FACT_DUE, due_day(texts, file.due))),
        Some((t::FACT_REASON, with_note(texts.text(wish(file.reason)), &file.note))),
        rejected.map(|why| (t::FACT_REJECTED, why)),
        Some((
            t::FACT_ASSISTER,
            format!("{}, {}", texts.text(kind(assister.kind)), assister.organization),
        )),
        Some((t::FACT_REFERENCE, assister.reference_number.to_string())),
        Some((t::FACT_CERTIFIED, certified)),
        Some((t::FACT_SINCE, date(texts, minnesota_date(file.associated_since)))),
        Some((t::FACT_APPLICATION, texts.text(application(file.application)).to_owned())),
        Some((t::FACT_LINE, texts.text(line(file.line)).to_owned())),
    ];
    let facts = facts
        .into_iter()
        .flatten()
        .map(|(term, fact)| view! { <div><dt>{texts.text(term)}</dt><dd>{fact}</dd></div> })
        .collect_view();
    view! { <dl class="al-summary al-summary--narrow">{facts}</dl> }
}

/// The other line serves this assister.
#[component]
fn SendOn(request: DisassociationRequestId, line: Line) -> impl IntoView {
    let texts = Texts::here();
    let to = texts.text(self::line(line));
    let (body, send) =
        (texts.fill(t::REROUTE_BODY, &[("line", to)]), texts.fill(t::REROUTE, &[("line", to)]));
    view! {
        <section class="al-card al-stack" aria-labelledby="reroute">
            <h2 id="reroute">{texts.text(t::REROUTE_TITLE)}</h2>
            <p>{body}</p>
            <Form action={FormAction::<RerouteRequest>::new()} plain=true>
                <Hidden name="id" value=request.to_string() />
                <Submit>{send.clone()}</Submit>
            </Form>
        </section>
    }
}

/// The other line has it: where it is, and nothing more.
#[component]
fn Elsewhere(
    request: DisassociationRequestId,
    number: RequestNumber,
    line: Line,
    is_ours: bool,
) -> impl IntoView {
    let texts = Texts::here();
    let with = texts.text(self::line(line));
    let heading = heading(texts, &number);
    let lead = texts.fill(t::ELSEWHERE_LEAD, &[("line", with)]);
    let todo = texts.fill(t::ELSEWHERE_TODO, &[("line", with), ("number", &number.to_string())]);
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::REQUEST_TITLE) heading>
                <p class="al-lead">{lead}</p>
                {match is_ours {
                    true => view! {
                        <p>{texts.text(t::ELSEWHERE_OURS)}</p>
                        <Form action={FormAction::<RerouteRequest>::new()} plain=true>
                            <Hidden name="id" value=request.to_string() />
                            <Submit kind=ButtonStyle::Main>{texts.text(t::BRING_HERE)}</Submit>
                        </Form>
                    }.into_any(),
                    false => view! { <p>{todo}</p> }.into_any(),
                }}
            </Page>
        </div>
    }
}
