//! The words for what the domain knows of an assister by code.

use crate::{
    i18n::{
        Text, Texts,
        text::{assisters as a, roster as t},
    },
    ui::{Choice, IconName, Tag, Tone},
};
use domain::assisters::{AccountState, AssisterKind, Change, Reason, Standing};
use leptos::prelude::*;

pub const fn kind(kind: AssisterKind) -> Text {
    match kind {
        AssisterKind::Broker => a::KIND_BROKER,
        AssisterKind::Navigator => a::KIND_NAVIGATOR,
        AssisterKind::Cac => a::KIND_CAC,
    }
}

/// The kinds to choose from.
pub fn kinds(texts: Texts) -> Vec<Choice> {
    let choice = |one: &AssisterKind| Choice::new(one.as_str(), texts.text(kind(*one)));
    AssisterKind::ALL.iter().map(choice).collect()
}

/// What the number of a kind is called.
pub const fn credential(kind: AssisterKind) -> Text {
    match kind {
        AssisterKind::Broker => t::NPN,
        AssisterKind::Navigator | AssisterKind::Cac => t::ASSISTER_ID,
    }
}

/// The state of an account.
pub const fn state(state: AccountState) -> Text {
    match state {
        AccountState::Requested => a::REQUESTED,
        AccountState::Approved => a::APPROVED,
        AccountState::Invited => a::INVITED,
        AccountState::Active => t::STATE_ACTIVE,
        AccountState::Suspended => a::SUSPENDED,
        AccountState::Closed => a::CLOSED,
    }
}

/// The account's state, and what it means today, as a tag.
pub fn standing_tag(state: AccountState, standing: Standing) -> impl IntoView {
    let (tone, icon, text) = match (standing, state) {
        (Standing::MayAct, _) => (Some(Tone::Ok), Some(IconName::Check), a::MAY_ACT),
        (Standing::Lapsed, _) => (Some(Tone::Stop), Some(IconName::Warning), a::LAPSED),
        (Standing::Suspended, _) => (Some(Tone::Stop), Some(IconName::Warning), a::SUSPENDED),
        (Standing::OffRoster, _) => (Some(Tone::Stop), Some(IconName::Warning), a::OFF_ROSTER),
        (Standing::AwaitingApproval, _) => {
            (Some(Tone::Warn), Some(IconName::Clock), a::AWAITING_APPROVAL)
        }
        (Standing::Closed, _) => (None, Some(IconName::X), a::CLOSED),
        (Standing::NotActive, AccountState::Requested) => (None, None, a::REQUESTED),
        (Standing::NotActive, AccountState::Approved) => (None, None, a::APPROVED),
        (Standing::NotActive, _) => (Some(Tone::Info), Some(IconName::Clock), a::INVITED),
    };
    view! { <Tag tone icon text=Texts::here().text(text) /> }
}

/// What happened to an account.
pub const fn change(change: Change) -> Text {
    match change {
        Change::Created => t::CHANGE_CREATED,
        Change::Imported => t::CHANGE_IMPORTED,
        Change::Approved => t::CHANGE_APPROVED,
        Change::AccessRefused => t::CHANGE_ACCESS_REFUSED,
        Change::Invited => t::CHANGE_INVITED,
        Change::InvitedAgain => t::CHANGE_INVITED_AGAIN,
        Change::Activated => t::CHANGE_ACTIVATED,
        Change::Edited => t::CHANGE_EDITED,
        Change::Suspended => t::CHANGE_SUSPENDED,
        Change::Reactivated => t::CHANGE_REACTIVATED,
        Change::Closed => t::CHANGE_CLOSED,
        Change::Recertified => t::CHANGE_RECERTIFIED,
        Change::JoinedOrganization => t::CHANGE_JOINED,
        Change::LeftOrganization => t::CHANGE_LEFT,
    }
}

/// Why an account was changed.
pub const fn reason(reason: Reason) -> Text {
    match reason {
        Reason::LicenseProblem => t::REASON_LICENSE_PROBLEM,
        Reason::ComplaintLookedInto => t::REASON_COMPLAINT,
        Reason::SecurityConcern => t::REASON_SECURITY,
        Reason::OnLeave => t::REASON_ON_LEAVE,
        Reason::LeftOrganization => t::REASON_LEFT_ORGANIZATION,
        Reason::AtOwnRequest => t::REASON_OWN_REQUEST,
        Reason::AtOrganizationRequest => t::REASON_ORGANIZATION_REQUEST,
        Reason::Decertified => t::REASON_DECERTIFIED,
        Reason::RulesBroken => t::REASON_RULES_BROKEN,
        Reason::CreatedTwice => t::REASON_CREATED_TWICE,
        Reason::NotOnStaff => t::REASON_NOT_ON_STAFF,
        Reason::TrainingNotDone => t::REASON_TRAINING_NOT_DONE,
        Reason::NoAccessNeeded => t::REASON_NO_ACCESS_NEEDED,
        Reason::Deceased => t::REASON_DECEASED,
        Reason::Settled => t::REASON_SETTLED,
        Reason::ByMistake => t::REASON_BY_MISTAKE,
        Reason::Correction => t::REASON_CORRECTION,
        Reason::NewDetails => t::REASON_NEW_DETAILS,
        Reason::NumberTooOld => t::REASON_NUMBER_TOO_OLD,
        Reason::MailNotReceived => t::REASON_MAIL_NOT_RECEIVED,
        Reason::YearlyRenewal => t::REASON_YEARLY_RENEWAL,
        Reason::LateRenewal => t::REASON_LATE_RENEWAL,
        Reason::ChangedEmployer => t::REASON_CHANGED_EMPLOYER,
        Reason::CameBack => t::REASON_CAME_BACK,
        Reason::OrganizationsMerged => t::REASON_ORGANIZATIONS_MERGED,
        Reason::OrganizationClosed => t::REASON_ORGANIZATION_CLOSED,
        Reason::Other => t::REASON_OTHER,
    }
}

/// The reasons to choose from for a change.
pub fn reasons(texts: Texts, change: Change) -> Vec<Choice> {
    let choice = |one: &Reason| Choice::new(one.as_str(), texts.text(reason(*one)));
    Reason::of(change).iter().map(choice).collect()
}
