//! Closing a report, and how it was closed.

use super::{api::CloseReport, words::finding};
use crate::{
    i18n::{Texts, date_and_time, text::audit as t},
    routes,
    ui::{
        Alert, ButtonLink, ButtonStyle, Choice, ChoiceField, Form, FormAction, Hidden,
        LongTextField, Submit, Tone,
    },
};
use domain::{
    assisters::Change,
    audit::{Closed, Finding, NOTE_MOST, ReportedAssister},
    ids::MisuseReportId,
};
use leptos::prelude::*;

/// A finding and a note.
#[component]
pub fn CloseForm(id: MisuseReportId) -> impl IntoView {
    let texts = Texts::here();
    let choices = Finding::ALL
        .iter()
        .map(|each| {
            let (text, hint) = finding(*each);
            Choice::new(each.as_str(), texts.text(text)).hint(texts.text(hint))
        })
        .collect();
    view! {
        <section class="al-card al-stack" aria-labelledby="close">
            <h2 id="close">{texts.text(t::REPORT_CLOSE_TITLE)}</h2>
            <p>{texts.text(t::REPORT_CLOSE_BODY)}</p>
            <Form action={FormAction::<CloseReport>::new()} plain=true>
                <Hidden name="id" value=id.to_string() />
                <ChoiceField name="finding" choices />
                <LongTextField name="note" hint=texts.text(t::REPORT_NOTE_HINT) maxlength=NOTE_MOST />
                <div class="al-actions">
                    <Submit>{texts.text(t::REPORT_CLOSE)}</Submit>
                </div>
            </Form>
        </section>
    }
}

/// What was found, by whom, and what to do next.
#[component]
pub fn Outcome(closed: Closed, assister: Option<ReportedAssister>) -> impl IntoView {
    let texts = Texts::here();
    let found = texts.text(finding(closed.finding).0);
    let title = texts.fill(t::REPORT_CLOSED_TITLE, &[("finding", found)]);
    let by = format!("{}, {}", closed.by, date_and_time(texts, closed.at));
    let suspend = assister.filter(|_| closed.finding == Finding::MisuseConfirmed);
    view! {
        <section class="al-card al-stack" aria-labelledby="closed">
            <h2 id="closed">{title}</h2>
            <p>{closed.note}</p>
            <p class="al-small al-muted">{by}</p>
            {suspend.map(|assister| view! {
                <Alert tone=Tone::Warn title=assister.name>
                    <p>{texts.text(t::REPORT_SUSPEND_BODY)}</p>
                    <p>
                        <ButtonLink
                            href=routes::change_account(texts.language(), assister.id, Change::Suspended)
                            kind=ButtonStyle::Stop
                        >
                            {texts.text(t::REPORT_SUSPEND)}
                        </ButtonLink>
                    </p>
                </Alert>
            })}
        </section>
    }
}
