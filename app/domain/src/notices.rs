//! What people are told: mails on their way out and alerts on a person's own
//! pages. Formal notices with appeal rights are another thing.
//!
//! The store writes the kind and the ids; the words are added when the message
//! is shown or sent, in the language of its reader.

use crate::{
    applications::CoverageYear,
    assisters::AccountState,
    associations::EndReason,
    dates::{CivilDate, Instant},
    ids::{
        AccountId, AlertId, ApplicationId, AssociationId, DisassociationRequestId, MisuseReportId,
    },
};
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// How often a mail is tried before it is given up.
pub const MOST_ATTEMPTS: i32 = 8;

/// How long to wait after a failed attempt (counted from 1): a minute, then four
/// times as long each time, almost four days in all, so that a mail outlives a
/// weekend without a mail server. `None` after the last attempt.
pub fn retry_after(attempt: i32) -> Option<Duration> {
    let before = u32::try_from(attempt.checked_sub(1)?).ok()?;
    (attempt < MOST_ATTEMPTS).then(|| Duration::minutes(4_i64.pow(before)))
}

/// A draft that was not sent, and the last day of the open enrollment of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftDue {
    pub year: CoverageYear,
    pub last_day: CivilDate,
}

/// A mail, by kind. Bodies carry at most a first name. A mail with a one-time
/// token names the account only: the token is drawn when the mail is handed
/// over, so the outbox never holds one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Mail {
    PasswordReset,
    StaffActivation,
    AssociationBegan {
        other: AccountId,
        association: AssociationId,
    },
    AssociationEnded {
        other: AccountId,
        association: AssociationId,
        reason: EndReason,
        /// To a consumer who did not end it: what still has to be sent, and soon.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        draft: Option<DraftDue>,
    },
    ApplicationSubmitted {
        application: ApplicationId,
        by_assister: bool,
    },
    /// To a consumer: their assister withdrew the draft.
    ApplicationWithdrawn {
        application: ApplicationId,
    },
    /// To a consumer: the first result is there.
    ResultKnown {
        application: ApplicationId,
    },
    /// To a new assister: the one-time registration number.
    AssisterInvitation,
    /// To an assister: their account was suspended, reactivated or closed.
    AccountChanged {
        to: AccountState,
    },
    /// To an assister: the certification ends soon; its last day.
    CertificationEnding {
        until: CivilDate,
    },
    /// To an assister: the certification is over; its last day.
    CertificationLapsed {
        until: CivilDate,
    },
    /// To a consumer: their assister may not act until they are certified again.
    AssisterLapsed {
        other: AccountId,
        association: AssociationId,
    },
    /// To a consumer: their assister may not act for now.
    AssisterOnHold {
        other: AccountId,
        association: AssociationId,
    },
    /// To a consumer: their assister works for another organization by now.
    AssisterMoved {
        other: AccountId,
        association: AssociationId,
    },
    /// To a consumer, once a year: who may act for them.
    AssociationReminder {
        other: AccountId,
        association: AssociationId,
    },
    /// To an assister: what became of a disassociation request.
    RequestDecided {
        request: DisassociationRequestId,
        approved: bool,
    },
    /// To a consumer: their report of misuse was received.
    MisuseReported {
        report: MisuseReportId,
    },
}

impl Alert {
    /// What a consumer's pages say about an assister who acts for them: no longer
    /// true when the association ends.
    pub const fn while_it_lasts(other: AccountId) -> [Self; 5] {
        [
            Self::AssociationBegan { other },
            Self::AssisterLapsed { other },
            Self::AssisterOnHold { other },
            Self::AssisterMoved { other },
            Self::AssociationReminder { other },
        ]
    }
}

impl Mail {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::PasswordReset => "password_reset",
            Self::StaffActivation => "staff_activation",
            Self::AssociationBegan { .. } => "association_began",
            Self::AssociationEnded { .. } => "association_ended",
            Self::ApplicationSubmitted { .. } => "application_submitted",
            Self::ApplicationWithdrawn { .. } => "application_withdrawn",
            Self::ResultKnown { .. } => "result_known",
            Self::AssisterInvitation => "assister_invitation",
            Self::AccountChanged { .. } => "account_changed",
            Self::CertificationEnding { .. } => "certification_ending",
            Self::CertificationLapsed { .. } => "certification_lapsed",
            Self::AssisterLapsed { .. } => "assister_lapsed",
            Self::AssisterOnHold { .. } => "assister_on_hold",
            Self::AssisterMoved { .. } => "assister_moved",
            Self::AssociationReminder { .. } => "association_reminder",
            Self::RequestDecided { .. } => "request_decided",
            Self::MisuseReported { .. } => "misuse_reported",
        }
    }
}

/// A message on a person's own pages, until they put it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Alert {
    AssociationBegan {
        other: AccountId,
    },
    AssociationEnded {
        other: AccountId,
        reason: EndReason,
    },
    ApplicationSubmitted {
        by: AccountId,
    },
    /// To a consumer: their assister withdrew the draft.
    ApplicationWithdrawn {
        by: AccountId,
    },
    /// The first result of a consumer is there.
    ResultKnown {
        consumer: AccountId,
    },
    /// To an assister: the last day of the certification.
    CertificationEnding {
        until: CivilDate,
    },
    CertificationLapsed {
        until: CivilDate,
    },
    /// To a consumer: their assister's certification has ended.
    AssisterLapsed {
        other: AccountId,
    },
    /// To a consumer: their assister may not act for now.
    AssisterOnHold {
        other: AccountId,
    },
    /// To a consumer: their assister works for another organization by now.
    AssisterMoved {
        other: AccountId,
    },
    /// To a consumer, once a year: who may act for them.
    AssociationReminder {
        other: AccountId,
    },
    /// To an assister: what became of a disassociation request about a client.
    RequestDecided {
        other: AccountId,
        approved: bool,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_eight_times_in_almost_four_days() {
        let waits: Vec<i64> = (1..).map_while(retry_after).map(|wait| wait.num_minutes()).collect();
        assert_eq!(waits, [1, 4, 16, 64, 256, 1024, 4096]);
        assert_eq!(waits.iter().sum::<i64>() / 60, 91);
        assert_eq!(retry_after(MOST_ATTEMPTS), None);
    }
}

/// An alert as its reader sees it: ids have become names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownAlert {
    pub id: AlertId,
    pub at: Instant,
    pub about: AlertAbout,
}

/// What an alert is about. The words depend on its reader too: a consumer reads
/// of an assister, an assister of a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlertAbout {
    AssociationBegan {
        other: OtherPerson,
    },
    AssociationEnded {
        other: OtherPerson,
        reason: EndReason,
    },
    /// Sent by the reader, or by the other person.
    ApplicationSubmitted {
        by: Option<OtherPerson>,
    },
    ApplicationWithdrawn {
        by: OtherPerson,
    },
    /// The reader's own first result, or that of a client.
    ResultKnown {
        client: Option<OtherPerson>,
    },
    CertificationEnding {
        until: CivilDate,
    },
    CertificationLapsed {
        until: CivilDate,
    },
    AssisterLapsed {
        other: OtherPerson,
    },
    AssisterOnHold {
        other: OtherPerson,
    },
    AssisterMoved {
        other: OtherPerson,
    },
    AssociationReminder {
        other: OtherPerson,
    },
    RequestDecided {
        other: OtherPerson,
        approved: bool,
    },
}

/// The person that an alert names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherPerson {
    pub given_name: String,
    pub name: String,
}
