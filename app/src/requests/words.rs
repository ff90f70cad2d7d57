//! The words of this feature for what the domain knows by code.

use crate::{
    i18n::{Text, Texts, date, text::requests as t},
    ui::{IconName, Tag, Tone},
};
use domain::{
    assisters::{AssisterKind, Standing},
    clients::ApplicationStanding,
    requests::{Deed, Due, Identifier, Line, RejectReason, RequestState, WishReason},
};
use leptos::prelude::*;

/// The name of a line.
pub const fn line(line: Line) -> Text {
    match line {
        Line::Arc => t::LINE_ARC,
        Line::BrokerLine => t::LINE_BROKER,
    }
}

pub const fn kind(kind: AssisterKind) -> Text {
    match kind {
        AssisterKind::Broker => t::KIND_BROKER,
        AssisterKind::Navigator => t::KIND_NAVIGATOR,
        AssisterKind::Cac => t::KIND_CAC,
    }
}

/// Why an assister wants to stop.
pub const fn wish(reason: WishReason) -> Text {
    match reason {
        WishReason::ClientAsked => t::WISH_CLIENT_ASKED,
        WishReason::ClientMoved => t::WISH_CLIENT_MOVED,
        WishReason::CannotReach => t::WISH_CANNOT_REACH,
        WishReason::ConflictOfInterest => t::WISH_CONFLICT,
        WishReason::StopsWork => t::WISH_STOPS_WORK,
        WishReason::Other => t::WISH_OTHER,
    }
}

/// Why a line says no.
pub const fn rejection(reason: RejectReason) -> Text {
    match reason {
        RejectReason::CallerNotVerified => t::REJECT_NOT_VERIFIED,
        RejectReason::ClientWantsToKeep => t::REJECT_KEEP,
        RejectReason::DeadlineNear => t::REJECT_DEADLINE,
        RejectReason::WrongClient => t::REJECT_WRONG_CLIENT,
        RejectReason::Other => t::REJECT_OTHER,
    }
}

/// A code and what was added to it: `Other reason. “We are related.”`
pub fn with_note(reason: &str, note: &str) -> String {
    if note.is_empty() { reason.to_owned() } else { format!("{reason}. “{note}”") }
}

pub const fn identifier(identifier: Identifier) -> Text {
    match identifier {
        Identifier::FullName => t::IDENTIFIER_NAME,
        Identifier::DateOfBirth => t::IDENTIFIER_BIRTH,
        Identifier::Email => t::IDENTIFIER_EMAIL,
        Identifier::Phone => t::IDENTIFIER_PHONE,
        Identifier::HomeAddress => t::IDENTIFIER_ADDRESS,
        Identifier::SignInName => t::IDENTIFIER_SIGN_IN,
    }
}

/// `Full name, Date of birth, Phone number`.
pub fn identifiers(texts: Texts, some: &[Identifier]) -> String {
    some.iter().map(|one| texts.text(identifier(*one))).collect::<Vec<_>>().join(", ")
}

/// What happened, as a line of the history.
pub fn deed(texts: Texts, deed: Deed) -> String {
    let text = match deed {
        Deed::Rerouted(to) => {
            return texts.fill(t::DEED_REROUTED, &[("line", texts.text(line(to)))]);
        }
        Deed::Filed => t::DEED_FILED,
        Deed::Verified => t::DEED_VERIFIED,
        Deed::NotVerified => t::DEED_NOT_VERIFIED,
        Deed::Approved => t::DEED_APPROVED,
        Deed::Rejected => t::DEED_REJECTED,
        Deed::Withdrawn => t::DEED_WITHDRAWN,
        Deed::Moot => t::DEED_MOOT,
    };
    texts.text(text).to_owned()
}

/// How far the client's application is.
pub const fn application(standing: Option<ApplicationStanding>) -> Text {
    match standing {
        None => t::APPLICATION_UNKNOWN,
        Some(ApplicationStanding::NotStarted) => t::APPLICATION_NONE,
        Some(ApplicationStanding::InProgress) => t::APPLICATION_DRAFT,
        Some(ApplicationStanding::Submitted) => t::APPLICATION_SENT,
    }
}

/// Whether the assister may act today.
pub const fn standing(standing: Standing) -> Text {
    match standing {
        Standing::MayAct => t::STANDING_MAY_ACT,
        Standing::NotActive => t::STANDING_NOT_ACTIVE,
        Standing::Suspended => t::STANDING_SUSPENDED,
        Standing::Lapsed => t::STANDING_LAPSED,
        Standing::OffRoster => t::STANDING_OFF_ROSTER,
        Standing::AwaitingApproval => t::STANDING_AWAITING_APPROVAL,
        Standing::Closed => t::STANDING_CLOSED,
    }
}

/// The state of a request, as a tag.
pub fn state_tag(state: RequestState) -> impl IntoView {
    let (tone, icon, text) = match state {
        RequestState::Submitted => (None, Some(IconName::Clock), t::STATE_SUBMITTED),
        RequestState::Verified => (Some(Tone::Info), Some(IconName::Check), t::STATE_VERIFIED),
        RequestState::Approved => (Some(Tone::Ok), Some(IconName::Check), t::STATE_APPROVED),
        RequestState::Rejected => (Some(Tone::Stop), Some(IconName::X), t::STATE_REJECTED),
        RequestState::Withdrawn => (None, None, t::STATE_WITHDRAWN),
        RequestState::Moot => (None, None, t::STATE_MOOT),
    };
    view! { <Tag tone icon text=Texts::here().text(text) /> }
}

/// When an answer is due, as a tag.
pub fn due_tag(due: Due) -> impl IntoView {
    let texts = Texts::here();
    let (tone, icon) = match due.in_days {
        ..0 => (Some(Tone::Stop), Some(IconName::Warning)),
        0 => (Some(Tone::Warn), Some(IconName::Clock)),
        _ => (None, None),
    };
    view! { <Tag tone icon text=due_in_words(texts, due) /> }
}

fn due_in_words(texts: Texts, due: Due) -> String {
    let days = usize::try_from(due.in_days.unsigned_abs()).unwrap_or(usize::MAX);
    match due.in_days {
        ..0 => texts.count(t::LATE_ONE, t::LATE_OTHER, days),
        0 => texts.text(t::DUE_TODAY).to_owned(),
        1.. => texts.count(t::DUE_IN_ONE, t::DUE_IN_OTHER, days),
    }
}

/// The day under the tag.
pub fn due_day(texts: Texts, due: Due) -> String {
    date(texts, due.on)
}
