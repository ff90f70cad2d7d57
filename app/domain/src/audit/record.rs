//! A consumer's own record: who did what on their behalf.

use super::{Channel, Done};
use crate::{
    associations::EndReason,
    dates::{CivilDate, Instant, minnesota_date},
    lists::Cursor,
};
use serde::{Deserialize, Serialize};

/// What the record holds. Looks at lists, mails on their way and other noise of
/// the software stay out of it; every opening of the file by somebody else is in.
pub const RECORDED: &[Done] = &[
    Done::AccountRegistered,
    Done::SignedIn,
    Done::SignInRefused,
    Done::PasswordResetRequested,
    Done::PasswordReset,
    Done::AssociationBegan,
    Done::AssociationEnded,
    Done::ClientOpened,
    Done::ActingBegan,
    Done::ApplicationStarted,
    Done::ApplicationOpened,
    Done::AnswersSaved,
    Done::PersonAdded,
    Done::PersonRemoved,
    Done::ApplicationReviewed,
    Done::ReviewAttested,
    Done::ApplicationSubmitted,
    Done::ApplicationWithdrawn,
    Done::ApplicationRestored,
    Done::RequestFiled,
    Done::RequestOpened,
    Done::RequestApproved,
    Done::RequestRejected,
    Done::RequestWithdrawn,
    Done::RequestRerouted,
    Done::CallerVerified,
    Done::CallerNotVerified,
    Done::AddressUnusable,
    Done::DeskCodeIssued,
    Done::DeskCodeRefused,
    Done::AuditListed,
    Done::AuditExported,
    Done::PersonFound,
    Done::MisuseReported,
    Done::ReportOpened,
    Done::ReportClosed,
];

/// Who did something, as the consumer knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doer {
    You,
    /// Somebody who had not signed in: a wrong password, say.
    Somebody,
    /// The full name of an assister.
    Assister(String),
    /// A first name and a letter, of the marketplace's staff.
    Staff(String),
    /// The software itself.
    Portal,
}

/// One act in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    pub seq: i64,
    pub at: Instant,
    pub doer: Doer,
    pub done: Done,
    pub channel: Option<Channel>,
    /// Who was let in, or whose access ended.
    pub assister: Option<String>,
    pub reason: Option<EndReason>,
    /// When the consumer said that this was not wanted.
    pub reported_at: Option<Instant>,
}

impl Act {
    /// Whether "This was not me" fits: what others did, and those of one's own
    /// acts that a stranger with the password would do.
    pub fn can_be_disowned(&self) -> bool {
        match self.doer {
            Doer::Assister(_) | Doer::Staff(_) => true,
            Doer::You => matches!(
                self.done,
                Done::SignedIn
                    | Done::PasswordReset
                    | Done::AssociationBegan
                    | Done::ApplicationSubmitted
                    | Done::ApplicationWithdrawn
            ),
            Doer::Somebody | Doer::Portal => false,
        }
    }

    /// Whether disowning it means that a stranger may hold the password, or a
    /// code for a new one.
    pub fn shows_a_stranger(&self) -> bool {
        let own = self.doer == Doer::You || self.done == Done::DeskCodeIssued;
        own && self.can_be_disowned()
    }
}

/// Whose acts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoneBy {
    You,
    Assisters,
    /// Staff, and the software itself.
    Marketplace,
}

impl DoneBy {
    pub const ALL: &'static [Self] = &[Self::You, Self::Assisters, Self::Marketplace];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::You => "you",
            Self::Assisters => "assisters",
            Self::Marketplace => "marketplace",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|by| by.as_str() == text)
    }
}

/// One page of the record, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordPage {
    pub today: CivilDate,
    pub days: Vec<Day>,
    pub previous: Option<Cursor<i64>>,
    pub next: Option<Cursor<i64>>,
    /// Who may open the file now, and since when.
    pub open_to: Option<(String, Instant)>,
}

/// What happened on one day in Minnesota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub date: CivilDate,
    pub lines: Vec<Line>,
}

/// One line: an act, or several of one kind by one person on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The last of them.
    pub act: Act,
    pub times: usize,
    /// When the first of them was.
    pub since: Instant,
}

/// Groups acts, newest first, by day. Somebody who opens the file ten times a
/// day opened it; how often is said, and nothing is left out.
pub fn days(acts: Vec<Act>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for act in acts {
        let date = minnesota_date(act.at);
        let day = match days.last_mut() {
            Some(day) if day.date == date => day,
            _ => {
                days.push(Day { date, lines: Vec::new() });
                let Some(day) = days.last_mut() else { continue };
                day
            }
        };
        match day.lines.iter_mut().find(|line| is_same(&line.act, &act)) {
            Some(line) => {
                line.times += 1;
                line.since = act.at;
            }
            None => day.lines.push(Line { since: act.at, times: 1, act }),
        }
    }
    days
}

/// What is one line when it happens often.
fn is_same(one: &Act, other: &Act) -> bool {
    matches!(
        one.done,
        Done::ClientOpened
            | Done::ApplicationOpened
            | Done::AnswersSaved
            | Done::SignInRefused
            | Done::RequestOpened
            | Done::AuditListed
            | Done::ReportOpened
    ) && kind(one.done) == kind(other.done)
        && one.doer == other.doer
        && one.channel == other.channel
        && one.reported_at.is_none()
        && other.reported_at.is_none()
}

/// To the consumer, their page and their application are one file.
fn kind(done: Done) -> Done {
    if done == Done::ApplicationOpened { Done::ClientOpened } else { done }
}

/// What "This was not me" is about, and what it brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotMe {
    pub act: Act,
    /// Whose access ends at once.
    pub ends: Option<String>,
    /// Whether the consumer has an address to which a link for a new password
    /// can go.
    pub has_address: bool,
    /// When staff closed the report.
    pub closed_at: Option<Instant>,
    /// Who may open the file now.
    pub open_to: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn act(at: &str, doer: Doer, done: Done) -> Act {
        let at = at.parse().expect("an instant");
        Act {
            seq: 1,
            at,
            doer,
            done,
            channel: None,
            assister: None,
            reason: None,
            reported_at: None,
        }
    }

    fn rosa() -> Doer {
        Doer::Assister("Rosa Delgado".to_owned())
    }

    #[test]
    fn openings_of_a_day_are_one_line_that_counts_them() {
        let days = days(vec![
            act("2026-11-24T20:00:00Z", rosa(), Done::ApplicationOpened),
            act("2026-11-24T19:00:00Z", rosa(), Done::ApplicationStarted),
            act("2026-11-24T18:00:00Z", rosa(), Done::ClientOpened),
            // Ten in the evening of the 23rd in St. Paul.
            act("2026-11-24T04:00:00Z", rosa(), Done::ClientOpened),
        ]);
        let shown: Vec<(&str, Vec<(Done, usize)>)> = [("2026-11-24", 0), ("2026-11-23", 1)]
            .map(|(date, day)| {
                assert_eq!(days[day].date.to_string(), date);
                (date, days[day].lines.iter().map(|line| (line.act.done, line.times)).collect())
            })
            .to_vec();
        assert_eq!(shown[0].1, [(Done::ApplicationOpened, 2), (Done::ApplicationStarted, 1)]);
        assert_eq!(shown[1].1, [(Done::ClientOpened, 1)]);
        assert_eq!(
            days[0].lines[0].since,
            "2026-11-24T18:00:00Z".parse::<Instant>().expect("an instant")
        );
    }

    #[test]
    fn different_people_channels_and_reported_acts_stay_apart() {
        let one = act("2026-11-24T20:00:00Z", rosa(), Done::ClientOpened);
        let phone = Act { channel: Some(Channel::Phone), ..one.clone() };
        let reported = Act { reported_at: Some(one.at), ..one.clone() };
        let staff = Act { doer: Doer::Staff("Devon P.".to_owned()), ..one.clone() };
        assert_eq!(days(vec![one, phone, reported, staff])[0].lines.len(), 4);
    }

    #[test]
    fn sign_ins_are_told_one_by_one_and_can_be_disowned() {
        let signed_in = act("2026-11-24T20:00:00Z", Doer::You, Done::SignedIn);
        assert!(signed_in.can_be_disowned() && signed_in.shows_a_stranger());
        assert_eq!(days(vec![signed_in.clone(), signed_in])[0].lines.len(), 2);
        let opened = act("2026-11-24T20:00:00Z", rosa(), Done::ClientOpened);
        assert!(opened.can_be_disowned() && !opened.shows_a_stranger());
        for doer in [Doer::You, Doer::Somebody, Doer::Portal] {
            assert!(!act("2026-11-24T20:00:00Z", doer, Done::AnswersSaved).can_be_disowned());
        }
    }
}
