//! What is kept of the answers, and what is shown of it.

use super::{Finding, Outcome};
use crate::{
    applications::CoverageYear,
    associations::PlanChoice,
    dates::{CivilDate, Instant},
};
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::hours(6);

/// How long to wait after a failed attempt (counted from 1): a quarter of a minute, then twice as
/// long each time, never more than six hours. It is never given up: somebody waits.
pub fn retry_after(attempt: i32) -> Duration {
    let doublings = attempt.clamp(1, 12) - 1;
    Duration::seconds(15 << doublings).min(LONGEST_PAUSE)
}

/// A person's result with its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptResult {
    pub at: Instant,
    pub finding: Finding,
}

/// The results of an application as its page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    pub year: CoverageYear,
    /// The day on which they are read, in Minnesota.
    pub today: CivilDate,
    /// An assister looks: the first results only.
    pub first_only: bool,
    /// Everybody on the application by first name, with the result if there is one.
    pub people: Vec<(String, Option<KeptResult>)>,
}

impl Results {
    /// Whether somebody waits.
    pub fn is_waiting(&self) -> bool {
        self.people.iter().any(|(_, kept)| kept.is_none())
    }

    /// Whether somebody has to pick a plan, and by when.
    pub fn plan_choice(&self) -> PlanChoice {
        let kept = self.people.iter().filter_map(|(_, kept)| kept.as_ref());
        let picking: Vec<_> = kept.filter(|kept| kept.finding.picks_plan()).collect();
        let days = picking.iter().filter_map(|kept| kept.finding.pick_plan_by());
        match days.filter(|by| *by >= self.today).min() {
            Some(by) => PlanChoice::By(by),
            None if picking.is_empty() => PlanChoice::NotNeeded,
            None => PlanChoice::Open,
        }
    }

    /// Whether any amount rests on prices that are no real ones.
    pub fn is_illustrative(&self) -> bool {
        self.people
            .iter()
            .filter_map(|(_, kept)| kept.as_ref())
            .any(|k| k.finding.is_illustrative())
    }
}

/// One person's initial determination in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstResult {
    pub given_name: String,
    pub outcome: Outcome,
}

/// The initial determinations of an application in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstResults {
    /// When the newest of them was made.
    pub at: Instant,
    pub people: Vec<FirstResult>,
    /// Somebody on the application still waits.
    pub waiting: bool,
}

/// Which first results a list is narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResultFilter {
    /// Somebody waits for a result.
    Waiting,
    /// Somebody's result is this one.
    Is(Outcome),
}

impl ResultFilter {
    /// Those that a desk is offered.
    pub const ALL: [Self; 8] = [
        Self::Waiting,
        Self::Is(Outcome::Medicaid),
        Self::Is(Outcome::BasicHealth),
        Self::Is(Outcome::PremiumTaxCredit),
        Self::Is(Outcome::FullPrice),
        Self::Is(Outcome::Referral),
        Self::Is(Outcome::NotEligible),
        Self::Is(Outcome::NeedsStateDecision),
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Is(outcome) => outcome.as_str(),
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_six_hours_and_never_end() {
        let seconds: Vec<i64> = (1..=5).map(|n| retry_after(n).num_seconds()).collect();
        assert_eq!(seconds, [15, 30, 60, 120, 240]);
        assert_eq!(retry_after(40), LONGEST_PAUSE);
        assert_eq!(retry_after(i32::MAX), LONGEST_PAUSE);
        assert!((1..60).all(|n| retry_after(n) <= retry_after(n + 1)));
    }

    #[test]
    fn a_filter_and_its_name_are_one() {
        for filter in ResultFilter::ALL {
            assert_eq!(ResultFilter::parse(filter.as_str()), Some(filter));
        }
        assert_eq!(ResultFilter::parse("denied"), None);
    }
}
