//! A consumer's "This was not me", in the hands of staff.

use super::TrailRow;
use crate::{
    accounts::Language,
    dates::{CivilDate, Instant, minnesota_date},
    ids::{AssisterAccountId, ConsumerId, MisuseReportId},
    lists::{Count, Cursor},
    requests::business_days_after,
    validation::{Code, Invalid, text},
};
use serde::{Deserialize, Serialize};

/// Within how many work days the consumer hears from us; the mail says so.
pub const ANSWER_DAYS: u32 = 2;

/// The most characters of a note.
pub const NOTE_MOST: usize = 1_000;

/// The day by which the consumer hears from us.
pub fn answer_by(reported_at: Instant) -> CivilDate {
    business_days_after(minnesota_date(reported_at), ANSWER_DAYS)
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    #[default]
    Open,
    Closed,
}

impl ReportState {
    pub const ALL: &'static [Self] = &[Self::Open, Self::Closed];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.as_str() == text)
    }
}

/// What staff found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// The consumer had wanted it, or somebody had acted as they should.
    Misunderstanding,
    /// A wrong file or a wrong answer, without intent.
    Mistake,
    MisuseConfirmed,
    NotEnoughToTell,
}

impl Finding {
    pub const ALL: &'static [Self] =
        &[Self::Misunderstanding, Self::Mistake, Self::MisuseConfirmed, Self::NotEnoughToTell];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Misunderstanding => "misunderstanding",
            Self::Mistake => "mistake",
            Self::MisuseConfirmed => "misuse_confirmed",
            Self::NotEnoughToTell => "not_enough_to_tell",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|finding| finding.as_str() == text)
    }
}

/// How a report is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    pub finding: Finding,
    pub note: String,
}

impl Closing {
    /// Reads the form: fields `finding` and `note`, both needed, because somebody
    /// may ask years later.
    ///
    /// # Errors
    /// What is wrong with either.
    pub fn read(finding: &str, note: &str) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        let finding = match finding {
            "" => Err(Code::Required),
            code => Finding::parse(code).ok_or(Code::NotAChoice),
        };
        let finding = invalid.check("finding", finding);
        let note = invalid.check("note", text(note, NOTE_MOST));
        match (finding, note) {
            (Some(finding), Some(note)) => Ok(Self { finding, note }),
            _ => Err(invalid),
        }
    }
}

/// A report in the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRow {
    pub id: MisuseReportId,
    pub reported_at: Instant,
    pub answer_by: CivilDate,
    /// Open, and the day is over.
    pub late: bool,
    pub consumer: String,
    pub act: TrailRow,
    pub finding: Option<Finding>,
    pub closed_at: Option<Instant>,
}

/// One page of the queue: open ones oldest first, closed ones newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportsPage {
    pub rows: Vec<ReportRow>,
    pub previous: Option<Cursor<MisuseReportId>>,
    pub next: Option<Cursor<MisuseReportId>>,
    pub signs: Signs,
}

/// For so many days a sign is shown.
pub const SIGN_DAYS: i64 = 30;

/// What nobody reported and somebody should look into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signs {
    /// When many accounts together typed far too many wrong reference numbers last,
    /// and how many.
    pub numbers_guessed: Option<(Instant, u64)>,
    /// New associations with an address that looks strange.
    pub addresses: Count,
}

/// One report with what is needed to look into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub row: ReportRow,
    pub consumer: ConsumerId,
    /// How the consumer is reached.
    pub email: Option<String>,
    pub phone: Option<String>,
    pub language: Language,
    pub assister: Option<ReportedAssister>,
    /// The acts in the file before and after, newest first.
    pub around: Vec<TrailRow>,
    pub closed: Option<Closed>,
}

/// The assister whose act was reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedAssister {
    pub id: AssisterAccountId,
    pub name: String,
    /// Whether this assister can open the consumer's file again by now.
    pub acts_now: bool,
}

/// How a report was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub at: Instant,
    pub by: String,
    pub finding: Finding,
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_closed_with_a_finding_and_a_note() {
        let closing = Closing::read("mistake", " Wrong  file. ").expect("a closing");
        assert_eq!(closing, Closing { finding: Finding::Mistake, note: "Wrong file.".to_owned() });
        let codes = |finding, note| {
            Closing::read(finding, note)
                .expect_err("not accepted")
                .0
                .iter()
                .map(|e| e.code)
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("", ""), [Code::Required, Code::Required]);
        assert_eq!(codes("guilty", "x"), [Code::NotAChoice]);
        assert_eq!(codes("mistake", &"x".repeat(NOTE_MOST + 1)), [Code::TooLong]);
    }

    #[test]
    fn an_answer_is_due_in_two_work_days() {
        // A Friday evening in St. Paul; it is Saturday in Greenwich.
        let friday: Instant = "2026-11-07T02:00:00Z".parse().expect("an instant");
        assert_eq!(answer_by(friday).to_string(), "2026-11-10");
    }
}
