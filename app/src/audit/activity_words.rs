//! A consumer's record in plain words: `Rosa Delgado` `saved answers in your
//! application`.

use crate::i18n::{Text, Texts, text::audit as t};
use domain::{
    associations::EndReason,
    audit::{Act, Channel, Doer, Done},
};

/// Who did it.
pub fn who(texts: Texts, doer: &Doer) -> String {
    match doer {
        Doer::You => texts.text(t::YOU).to_owned(),
        Doer::Somebody => texts.text(t::SOMEONE).to_owned(),
        Doer::Assister(name) => name.clone(),
        Doer::Staff(name) if name.is_empty() => texts.text(t::STAFF).to_owned(),
        Doer::Staff(name) => texts.fill(t::STAFF_NAMED, &[("name", name)]),
        Doer::Portal => texts.text(t::PORTAL).to_owned(),
    }
}

/// What it was, after the name of who did it.
pub fn what(texts: Texts, act: &Act) -> String {
    let name = act.assister.as_deref().unwrap_or_default();
    let words = texts.fill(own(act.done), &[("name", name)]);
    match why(act) {
        Some(why) => format!("{words}, {}", texts.text(why)),
        None => words,
    }
}

/// Why an access ended; what the consumer did without a reason needs none.
fn why(act: &Act) -> Option<Text> {
    if act.done != Done::AssociationEnded {
        return None;
    }
    match act.reason? {
        EndReason::ConsumerRemoved => (act.doer != Doer::You).then_some(t::REASON_YOU_ASKED),
        EndReason::Replaced => Some(t::REASON_REPLACED),
        EndReason::AtAssisterRequest => Some(t::REASON_AT_ASSISTER_REQUEST),
        EndReason::AssisterIneligible => Some(t::REASON_ASSISTER_INELIGIBLE),
        EndReason::FraudFinding => Some(t::REASON_FRAUD_FINDING),
        EndReason::Administrative => Some(t::REASON_ADMINISTRATIVE),
    }
}

const fn own(done: Done) -> Text {
    match done {
        Done::AccountRegistered => t::OWN_ACCOUNT_REGISTERED,
        Done::SignedIn => t::OWN_SIGNED_IN,
        Done::SignInRefused => t::OWN_SIGN_IN_REFUSED,
        Done::PasswordResetRequested => t::OWN_PASSWORD_RESET_REQUESTED,
        Done::PasswordReset => t::OWN_PASSWORD_RESET,
        Done::AssociationBegan => t::OWN_ASSOCIATION_BEGAN,
        Done::AssociationEnded => t::OWN_ASSOCIATION_ENDED,
        Done::ClientOpened | Done::ApplicationOpened => t::OWN_OPENED,
        Done::ActingBegan => t::OWN_ACTING_BEGAN,
        Done::ApplicationStarted => t::OWN_APPLICATION_STARTED,
        Done::AnswersSaved => t::OWN_ANSWERS_SAVED,
        Done::PersonAdded => t::OWN_PERSON_ADDED,
        Done::PersonRemoved => t::OWN_PERSON_REMOVED,
        Done::ApplicationReviewed => t::OWN_APPLICATION_REVIEWED,
        Done::ReviewAttested => t::OWN_REVIEW_ATTESTED,
        Done::ApplicationSubmitted => t::OWN_APPLICATION_SUBMITTED,
        Done::ApplicationWithdrawn => t::OWN_APPLICATION_WITHDRAWN,
        Done::ApplicationRestored => t::OWN_APPLICATION_RESTORED,
        Done::RequestFiled => t::OWN_REQUEST_FILED,
        Done::RequestOpened => t::OWN_REQUEST_OPENED,
        Done::RequestApproved => t::OWN_REQUEST_APPROVED,
        Done::RequestRejected => t::OWN_REQUEST_REJECTED,
        Done::RequestWithdrawn => t::OWN_REQUEST_WITHDRAWN,
        Done::RequestRerouted => t::OWN_REQUEST_REROUTED,
        Done::CallerVerified => t::OWN_CALLER_VERIFIED,
        Done::CallerNotVerified => t::OWN_CALLER_NOT_VERIFIED,
        Done::AddressUnusable => t::OWN_ADDRESS_UNUSABLE,
        Done::DeskCodeIssued => t::OWN_DESK_CODE_ISSUED,
        Done::DeskCodeRefused => t::OWN_DESK_CODE_REFUSED,
        Done::AuditListed => t::OWN_AUDIT_LISTED,
        Done::AuditExported => t::OWN_AUDIT_EXPORTED,
        Done::PersonFound => t::OWN_PERSON_FOUND,
        Done::MisuseReported => t::OWN_MISUSE_REPORTED,
        Done::ReportOpened => t::OWN_REPORT_OPENED,
        Done::ReportClosed => t::OWN_REPORT_CLOSED,
        // Not in the record; a test keeps both lists together.
        _ => t::OWN_OTHER,
    }
}

/// How an assister worked, as the consumer sees it.
pub const fn channel(channel: Channel) -> Text {
    match channel {
        Channel::InPerson => t::WITH_YOU_IN_PERSON,
        Channel::Phone => t::WITH_YOU_PHONE,
        Channel::FollowingUp => t::WITH_YOU_FOLLOWING_UP,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::audit::RECORDED;

    #[test]
    fn everything_in_the_record_has_words_of_its_own() {
        for done in Done::ALL {
            assert_eq!(own(*done) == t::OWN_OTHER, !RECORDED.contains(done), "{done:?}");
        }
    }
}
