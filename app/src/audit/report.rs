//! One report: what was not wanted, who is to be called, what happened around it.

use super::{
    api::ViewReport,
    report_close::{CloseForm, Outcome},
    trail_table::TrailTable,
    words::{what, who},
};
use crate::{
    error::AppError,
    i18n::{Texts, date, date_and_time, text::audit as t},
    routes,
    ui::{BackLink, IconName, Page, Tag, Tone, ask, load},
};
use domain::{
    audit::{Report, ReportedAssister, TrailQuery},
    ids::MisuseReportId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The report in the URL.
#[component]
pub fn ReportPage() -> impl IntoView {
    let texts = Texts::here();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("report")?.parse::<MisuseReportId>().ok());
    let report = ask(move || Ok(ViewReport { id: id.get().ok_or(AppError::NotFound)? }));
    view! {
        <BackLink href=routes::reports(texts.language()) text=texts.text(t::REPORTS_TITLE) />
        <div class="al-stack">{load(report, |report| view! { <Shown report /> })}</div>
    }
}

#[component]
fn Shown(report: Report) -> impl IntoView {
    let texts = Texts::here();
    let heading = texts.fill(t::REPORT_HEADING, &[("name", &report.row.consumer)]);
    let (marked, around) = (report.row.act.seq, report.around.clone());
    let id = report.row.id;
    let all = TrailQuery { consumer: Some(report.consumer), ..TrailQuery::default() };
    view! {
        <Page title=texts.text(t::REPORT_TITLE) heading>
            <div class="al-two">
                <div class="al-stack">
                    <Act report=report.clone() />
                    {match report.closed.clone() {
                        Some(closed) => {
                            let assister = report.assister.clone();
                            view! { <Outcome closed assister /> }.into_any()
                        }
                        None => view! { <CloseForm id /> }.into_any(),
                    }}
                </div>
                <aside class="al-stack" aria-label=texts.fill(t::REPORT_CONTACT, &[("name", &report.row.consumer)])>
                    <Contact report=report.clone() />
                    <Assister assister=report.assister />
                </aside>
            </div>
            <section class="al-stack" aria-labelledby="around">
                <h2 id="around">{texts.text(t::REPORT_AROUND)}</h2>
                <div class="al-card al-card--flush">
                    <TrailTable
                        rows=around
                        caption=texts.text(t::CAPTION)
                        more=texts.text(t::REPORT_AROUND_BODY)
                        marked
                    />
                </div>
                <p><a href=routes::audit_trail(texts.language(), &all)>{texts.text(t::REPORT_ALL)}</a></p>
            </section>
        </Page>
    }
}

#[component]
fn Act(report: Report) -> impl IntoView {
    let texts = Texts::here();
    let row = report.row;
    let late = row.late;
    view! {
        <section class="al-card al-stack-sm" aria-labelledby="act">
            <h2 id="act">{texts.text(t::REPORT_ACT)}</h2>
            <p>
                <strong>{texts.text(what(row.act.done))}</strong>
                <span class="al-timeline__meta">
                    {who(texts, &row.act)} " · " {date_and_time(texts, row.act.at)}
                </span>
            </p>
            <dl class="al-summary">
                <div><dt>{texts.text(t::REPORT_REPORTED)}</dt><dd>{date_and_time(texts, row.reported_at)}</dd></div>
                <div>
                    <dt>{texts.text(t::REPORT_ANSWER_BY)}</dt>
                    <dd>
                        {date(texts, row.answer_by)}
                        {late.then(|| view! {
                            " "
                            <Tag tone=Some(Tone::Stop) icon=Some(IconName::Warning) text=texts.text(t::LATE) />
                        })}
                    </dd>
                </div>
            </dl>
        </section>
    }
}

/// How the consumer is reached.
#[component]
fn Contact(report: Report) -> impl IntoView {
    let texts = Texts::here();
    let none = || texts.text(t::REPORT_NONE).to_owned();
    let facts = [
        (t::REPORT_PHONE, report.phone.unwrap_or_else(none)),
        (t::REPORT_EMAIL, report.email.unwrap_or_else(none)),
        (t::REPORT_LANGUAGE, report.language.own_name().to_owned()),
    ]
    .map(|(term, fact)| view! { <div><dt>{texts.text(term)}</dt><dd>{fact}</dd></div> })
    .into_iter()
    .collect_view();
    view! {
        <section class="al-card al-stack-sm" aria-labelledby="contact">
            <h2 id="contact">{texts.fill(t::REPORT_CONTACT, &[("name", &report.row.consumer)])}</h2>
            <dl class="al-summary al-summary--narrow">{facts}</dl>
        </section>
    }
}

/// Whose act it was, and whether they can still act.
#[component]
fn Assister(assister: Option<ReportedAssister>) -> impl IntoView {
    let texts = Texts::here();
    let body = match assister {
        None => view! { <p>{texts.text(t::REPORT_NO_ASSISTER)}</p> }.into_any(),
        Some(assister) => {
            let access =
                if assister.acts_now { t::REPORT_ACCESS_AGAIN } else { t::REPORT_ACCESS_OVER };
            let access = texts.fill(access, &[("name", &assister.name)]);
            view! {
                <p><strong>{assister.name}</strong></p>
                <p>{access}</p>
                <p><a href=routes::account(texts.language(), assister.id)>{texts.text(t::REPORT_ACCOUNT)}</a></p>
            }
            .into_any()
        }
    };
    view! {
        <section class="al-card al-stack-sm" aria-labelledby="assister">
            <h2 id="assister">{texts.text(t::REPORT_ASSISTER)}</h2>
            {body}
        </section>
    }
}
