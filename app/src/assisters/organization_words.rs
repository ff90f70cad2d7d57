//! Organizations and their rosters in words.

use crate::{
    i18n::{Text, Texts, date, text::organizations as t},
    ui::{Alert, Tone},
};
use domain::{
    assisters::{OrganizationKind, RosterPart},
    dates::CivilDate,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub const fn organization_kind(kind: OrganizationKind) -> Text {
    match kind {
        OrganizationKind::BrokerAgency => t::BROKER_AGENCY,
        OrganizationKind::NavigatorOrganization => t::NAVIGATOR_ORGANIZATION,
        OrganizationKind::CacOrganization => t::CAC_ORGANIZATION,
    }
}

pub const fn roster_part(part: RosterPart) -> Text {
    match part {
        RosterPart::Current => t::PART_CURRENT,
        RosterPart::Waiting => t::PART_WAITING,
        RosterPart::Left => t::PART_LEFT,
    }
}

/// `November 1, 2026 until today`, or with a last day.
pub fn days(texts: Texts, from: CivilDate, until: Option<CivilDate>) -> String {
    let from = date(texts, from);
    match until {
        None => texts.fill(t::DAYS_SINCE, &[("from", &from)]),
        Some(until) => {
            texts.fill(t::DAYS_UNTIL, &[("from", &from), ("until", &date(texts, until))])
        }
    }
}

/// What was just done, said by the page that follows.
#[component]
pub fn Done() -> impl IntoView {
    let texts = Texts::here();
    let done = use_query_map().read_untracked().get("done")?;
    let (title, body) = match done.as_str() {
        "created" => (t::DONE_CREATED, Some(t::DONE_CREATED_BODY)),
        "saved" => (t::DONE_SAVED, None),
        "removed" => (t::DONE_REMOVED, None),
        "invited" => (t::DONE_INVITED, Some(t::DONE_INVITED_BODY)),
        "moved" => (t::DONE_MOVED, None),
        "ended" => (t::DONE_ENDED, Some(t::DONE_ENDED_BODY)),
        "approved" => (t::DONE_APPROVED, Some(t::DONE_APPROVED_BODY)),
        "refused" => (t::DONE_REFUSED, Some(t::DONE_REFUSED_BODY)),
        _ => return None,
    };
    Some(view! {
        <Alert tone=Tone::Ok title=texts.text(title)>
            {body.map(|body| view! { <p>{texts.text(body)}</p> })}
        </Alert>
    })
}
