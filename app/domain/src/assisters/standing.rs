//! Whether an assister may act today: account, certification and day.

use crate::{conflict::Conflict, dates::CivilDate};
use serde::{Deserialize, Serialize};

/// The life of an assister's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    Requested,
    /// By the agency administrator (navigators and CACs).
    Approved,
    /// The registration number was sent.
    Invited,
    Active,
    Suspended,
    /// Final; the reference number is never used again.
    Closed,
}

/// A transition that the account's state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an account that is {} cannot do this", from.as_str())]
pub struct IllegalTransition {
    pub from: AccountState,
}

impl AccountState {
    pub const ALL: &'static [Self] = &[
        Self::Requested,
        Self::Approved,
        Self::Invited,
        Self::Active,
        Self::Suspended,
        Self::Closed,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Approved => "approved",
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Closed => "closed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.as_str() == text)
    }

    fn step(self, from: &[Self], to: Self) -> Result<Self, IllegalTransition> {
        if from.contains(&self) { Ok(to) } else { Err(IllegalTransition { from: self }) }
    }

    /// # Errors
    /// [`IllegalTransition`], as for every transition below.
    pub fn approve(self) -> Result<Self, IllegalTransition> {
        self.step(&[Self::Requested], Self::Approved)
    }

    /// Sends the registration number, the first time or again.
    pub fn invite(self) -> Result<Self, IllegalTransition> {
        self.step(&[Self::Approved, Self::Invited], Self::Invited)
    }

    pub fn activate(self) -> Result<Self, IllegalTransition> {
        self.step(&[Self::Invited], Self::Active)
    }

    pub fn suspend(self) -> Result<Self, IllegalTransition> {
        self.step(&[Self::Active], Self::Suspended)
    }

    pub fn reactivate(self) -> Result<Self, IllegalTransition> {
        self.step(&[Self::Suspended], Self::Active)
    }

    pub fn close(self) -> Result<Self, IllegalTransition> {
        self.step(
            &[Self::Requested, Self::Approved, Self::Invited, Self::Active, Self::Suspended],
            Self::Closed,
        )
    }
}

/// The days on which a certification is in force, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certification {
    pub from: CivilDate,
    pub until: CivilDate,
}

impl Certification {
    /// All certifications end the day before the next open enrollment begins.
    pub fn ending_before(from: CivilDate, next_open_enrollment: CivilDate) -> Option<Self> {
        next_open_enrollment.pred_opt().map(|until| Self { from, until })
    }

    pub fn in_force_on(self, day: CivilDate) -> bool {
        self.from <= day && day <= self.until
    }
}

/// Whether an assister may act on a day. Derived, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    MayAct,
    /// The account was never activated.
    NotActive,
    Suspended,
    /// The certification is not in force.
    Lapsed,
    /// Works for no organization: the roster entry has ended.
    OffRoster,
    /// Works for an organization whose administrator has not approved portal
    /// access (navigators and CACs).
    AwaitingApproval,
    Closed,
}

impl Standing {
    /// Files are closed until somebody decides otherwise: the marketplace, or an
    /// organization. The clients are told. (A lapse is told apart, and an account
    /// that is closed ends its associations.)
    pub const fn is_on_hold(self) -> bool {
        matches!(self, Self::Suspended | Self::OffRoster | Self::AwaitingApproval)
    }

    /// Why clients' files are closed to the assister; none while they are open.
    pub const fn conflict(self) -> Option<Conflict> {
        match self {
            Self::MayAct => None,
            Self::NotActive | Self::Suspended => Some(Conflict::AssisterSuspended),
            Self::Lapsed => Some(Conflict::CertificationLapsed),
            Self::OffRoster => Some(Conflict::OffRoster),
            Self::AwaitingApproval => Some(Conflict::AwaitingApproval),
            Self::Closed => Some(Conflict::AssisterClosed),
        }
    }
}

/// What access asks of the newest roster entry: the marketplace contracts with
/// organizations, so nobody acts without one, nor against one's wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rostered {
    /// The last day, inclusive; none while the entry goes on.
    pub until: Option<CivilDate>,
    /// Portal access is approved, or needs no approval (brokers).
    pub approved: bool,
}

/// Derives the standing of an account on a day.
pub fn standing(
    state: AccountState,
    certification: Certification,
    rostered: Rostered,
    today: CivilDate,
) -> Standing {
    match state {
        AccountState::Requested | AccountState::Approved | AccountState::Invited => {
            Standing::NotActive
        }
        AccountState::Suspended => Standing::Suspended,
        AccountState::Closed => Standing::Closed,
        AccountState::Active if rostered.until.is_some_and(|until| until < today) => {
            Standing::OffRoster
        }
        AccountState::Active if !rostered.approved => Standing::AwaitingApproval,
        AccountState::Active if certification.in_force_on(today) => Standing::MayAct,
        AccountState::Active => Standing::Lapsed,
    }
}

#[cfg(test)]
mod tests {
    use super::{AccountState::*, *};

    const GOES_ON: Rostered = Rostered { until: None, approved: true };

    #[test]
    fn only_the_named_transitions_are_legal() {
        type Transition = fn(AccountState) -> Result<AccountState, IllegalTransition>;
        let table: [(&str, Transition, &[AccountState], AccountState); 6] = [
            ("approve", AccountState::approve, &[Requested], Approved),
            ("invite", AccountState::invite, &[Approved, Invited], Invited),
            ("activate", AccountState::activate, &[Invited], Active),
            ("suspend", AccountState::suspend, &[Active], Suspended),
            ("reactivate", AccountState::reactivate, &[Suspended], Active),
            (
                "close",
                AccountState::close,
                &[Requested, Approved, Invited, Active, Suspended],
                Closed,
            ),
        ];
        for (name, transition, legal, to) in table {
            for from in AccountState::ALL {
                let expected = if legal.contains(from) {
                    Ok(to)
                } else {
                    Err(IllegalTransition { from: *from })
                };
                assert_eq!(transition(*from), expected, "{name} from {}", from.as_str());
            }
        }
    }

    #[test]
    fn a_certification_holds_through_its_last_day() {
        let day = |text: &str| text.parse::<CivilDate>().expect("a date");
        let certification = Certification::ending_before(day("2025-11-01"), day("2026-11-01"))
            .expect("a day before");
        assert_eq!(standing(Active, certification, GOES_ON, day("2026-10-31")), Standing::MayAct);
        assert_eq!(standing(Active, certification, GOES_ON, day("2026-11-01")), Standing::Lapsed);
        assert_eq!(
            standing(Suspended, certification, GOES_ON, day("2026-10-31")),
            Standing::Suspended
        );
        assert_eq!(
            standing(Invited, certification, GOES_ON, day("2026-10-31")),
            Standing::NotActive
        );
    }

    #[test]
    fn nobody_acts_after_their_last_day_on_the_roster() {
        let day = |text: &str| text.parse::<CivilDate>().expect("a date");
        let certification = Certification { from: day("2025-11-01"), until: day("2026-10-31") };
        let until = Rostered { until: Some(day("2026-06-30")), approved: true };
        assert_eq!(standing(Active, certification, until, day("2026-06-30")), Standing::MayAct);
        assert_eq!(standing(Active, certification, until, day("2026-07-01")), Standing::OffRoster);
    }

    #[test]
    fn nobody_acts_before_their_organization_has_approved_it() {
        let day = |text: &str| text.parse::<CivilDate>().expect("a date");
        let certification = Certification { from: day("2025-11-01"), until: day("2026-10-31") };
        let new = Rostered { until: None, approved: false };
        let on = |state, rostered| standing(state, certification, rostered, day("2026-06-30"));
        assert_eq!(on(Active, new), Standing::AwaitingApproval);
        assert_eq!(on(Active, GOES_ON), Standing::MayAct);
        assert_eq!(on(Suspended, new), Standing::Suspended);
    }
}
