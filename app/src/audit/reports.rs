//! The queue of reports, for resource managers.

use super::{
    api::ListReports,
    asked::{cursor, halves},
    words::{finding, what, who},
};
use crate::{
    i18n::{Text, Texts, date, date_and_time, text::audit as t},
    routes,
    ui::{IconName, Page, Pager, Tag, Tone, ask, load},
};
use domain::{
    audit::{Done, ReportRow, ReportState, ReportsPage as Rows, SIGN_DAYS, Signs, TrailQuery},
    lists::Count,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The open reports, those that wait longest first, or the closed ones.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let state = query.get("state").and_then(|state| ReportState::parse(&state));
        (state.unwrap_or_default(), cursor(&query))
    });
    let reports = ask(move || {
        let (state, cursor) = asked.get();
        let (after, before) = halves(cursor);
        Ok(ListReports { state: Some(state), after, before })
    });
    view! {
        <div class="al-stack">
            <Page title=texts.text(t::REPORTS_TITLE)>
                <p class="al-muted">{texts.text(t::REPORTS_LEAD)}</p>
                {load(reports, move |reports| {
                    let (state, _) = asked.get_untracked();
                    let signs = reports.signs;
                    view! { <Queue reports state /> <SignList signs /> }
                })}
            </Page>
        </div>
    }
}

#[component]
fn Queue(reports: Rows, state: ReportState) -> impl IntoView {
    let texts = Texts::here();
    let chips = [(ReportState::Open, t::REPORTS_OPEN), (ReportState::Closed, t::REPORTS_CLOSED)]
        .map(|(each, text)| {
            let href = routes::reports_at(texts.language(), each, None);
            let current = (each == state).then_some("true");
            view! { <li><a class="al-chip" href=href aria-current=current>{texts.text(text)}</a></li> }
        })
        .into_iter()
        .collect_view();
    view! {
        <nav aria-label=texts.text(t::REPORTS_VIEWS)><ul class="al-chips">{chips}</ul></nav>
        <Table reports state />
    }
}

#[component]
fn Table(reports: Rows, state: ReportState) -> impl IntoView {
    let texts = Texts::here();
    let (none, caption, more, last) = match state {
        ReportState::Open => (
            t::REPORTS_NONE_OPEN,
            t::REPORTS_CAPTION_OPEN,
            t::REPORTS_CAPTION_OPEN_MORE,
            t::COLUMN_ANSWER_BY,
        ),
        ReportState::Closed => (
            t::REPORTS_NONE_CLOSED,
            t::REPORTS_CAPTION_CLOSED,
            t::REPORTS_CAPTION_CLOSED_MORE,
            t::COLUMN_FINDING,
        ),
    };
    if reports.rows.is_empty() {
        return view! { <div class="al-empty"><p>{texts.text(none)}</p></div> }.into_any();
    }
    let page = |cursor| routes::reports_at(texts.language(), state, Some(cursor));
    let (previous, next) = (reports.previous.map(page), reports.next.map(page));
    let columns = [t::COLUMN_CONSUMER, t::COLUMN_ACT, t::COLUMN_REPORTED, last]
        .map(|text| view! { <th scope="col" role="columnheader">{texts.text(text)}</th> })
        .into_iter()
        .collect_view();
    let rows = reports.rows.into_iter().map(|row| view! { <Row row last /> }).collect_view();
    view! {
        <div class="al-card al-card--flush">
            <table class="al-table al-table--stack" role="table">
                <caption><strong>{texts.text(caption)}</strong> ", " {texts.text(more)}</caption>
                <thead role="rowgroup"><tr role="row">{columns}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            <Pager previous next />
        </div>
    }
    .into_any()
}

#[component]
fn Row(row: ReportRow, last: Text) -> impl IntoView {
    let texts = Texts::here();
    let late = row.late;
    let outcome = match row.finding {
        Some(found) => texts.text(finding(found).0).to_owned(),
        None => date(texts, row.answer_by),
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=routes::report(texts.language(), row.id)>{row.consumer}</a>
            </th>
            <td role="cell" data-label=texts.text(t::COLUMN_ACT)>
                <div>
                    {texts.text(what(row.act.done))}
                    <br />
                    <span class="al-small al-muted">
                        {who(texts, &row.act)} ", " {date_and_time(texts, row.act.at)}
                    </span>
                </div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_REPORTED)>
                <div>{date_and_time(texts, row.reported_at)}</div>
            </td>
            <td role="cell" data-label=texts.text(last)>
                <div>
                    {outcome}
                    {late.then(|| view! {
                        " "
                        <Tag tone=Some(Tone::Stop) icon=Some(IconName::Warning) text=texts.text(t::LATE) />
                    })}
                </div>
            </td>
        </tr>
    }
}

/// What nobody reported and somebody should look into; nothing when there is none.
#[component]
fn SignList(signs: Signs) -> impl IntoView {
    let texts = Texts::here();
    let trail = |done| {
        let query = TrailQuery { done: Some(done), ..TrailQuery::default() };
        routes::audit_trail(texts.language(), &query)
    };
    let numbers = signs.numbers_guessed.map(|(at, count)| {
        let (when, count) = (date_and_time(texts, at), count.to_string());
        let words = texts.fill(t::SIGNS_NUMBERS, &[("when", &when), ("count", &count)]);
        let href = trail(Done::NumbersGuessed);
        view! { <li>{words} " " <a href=href>{texts.text(t::SIGNS_NUMBERS_LINK)}</a></li> }
    });
    let addresses = (signs.addresses != Count::Exactly(0)).then(|| {
        let count = match signs.addresses {
            Count::Exactly(count) => count.to_string(),
            Count::Many => format!("{}+", Count::MOST),
        };
        let days = SIGN_DAYS.to_string();
        let words = texts.fill(t::SIGNS_ADDRESSES, &[("days", &days), ("count", &count)]);
        let href = trail(Done::AddressSign);
        view! { <li>{words} " " <a href=href>{texts.text(t::SIGNS_ADDRESSES_LINK)}</a></li> }
    });
    if numbers.is_none() && addresses.is_none() {
        return None;
    }
    Some(view! {
        <section class="al-card al-stack-sm" aria-labelledby="signs">
            <h2 id="signs">{texts.text(t::SIGNS_TITLE)}</h2>
            <ul class="al-list">{numbers}{addresses}</ul>
        </section>
    })
}
