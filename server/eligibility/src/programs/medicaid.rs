//! Medicaid for groups whose income is counted by 42 CFR 435.603.

use super::{Facts, Finding, caretaker, gap};
use crate::{
    answer::{Quantity, Reason, ReasonCode},
    input::Day,
    parameters::{Exempt, Group, GroupKind, Limit, NotConfigured, Percent, Standing},
    programs::other_coverage::is_insured,
};
use chrono::{Months, NaiveDate};

/// One group that fits a person.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    group: &'a Group,
    standing: Standing,
}

/// The numbers of the income test.
pub(super) struct Test {
    pub income: i64,
    pub size: u32,
    pub line: i64,
    pub poverty_year: i32,
    pub effective: NaiveDate,
    pub disregard: Percent,
    pub income_as: Quantity,
}

/// # Errors
/// [`NotConfigured`] when a number that is needed is missing.
pub(crate) fn medicaid(
    facts: &Facts<'_>,
    one: usize,
    reasons: &mut Vec<Reason>,
) -> Result<Finding, NotConfigured> {
    let medicaid = &facts.state.medicaid;
    let on = facts.case.determined_on;
    let statuses = medicaid.statuses(on)?;
    let person = facts.member(one).person;
    let immigration = &person.immigration;
    let years = facts.federal.thresholds.waiting_years;
    let waited = immigration.no_waiting || has_waited(immigration.since, years, on);
    let candidates: Vec<Candidate<'_>> = medicaid
        .groups(on)
        .filter(|group| fits(facts, one, group))
        .map(|group| Candidate {
            group,
            standing: statuses.standing_in_group(
                immigration.status,
                facts.member(one).age,
                &group.name,
                waited,
            ),
        })
        .collect();
    if candidates.is_empty() {
        reasons.push(
            Reason::new(ReasonCode::NoMedicaidGroup)
                .with([(Quantity::Age, i64::from(facts.member(one).age))]),
        );
        // Medicaid for who has this income is another matter than income.
        let is_other_basis = person.has_supplemental_security_income()
            && medicaid.groups(on).any(|group| {
                group.except_supplemental_security_income && fits_whatever_basis(facts, one, group)
            });
        return Ok(if is_other_basis { Finding::OtherBasis } else { Finding::NotEligible });
    }

    let open = |candidate: &Candidate<'_>| candidate.standing == Standing::Eligible;
    let eligible: Vec<&Group> = candidates
        .iter()
        .filter(|candidate| open(candidate))
        .map(|candidate| candidate.group)
        .collect();
    if let Some(group) = passes(facts, one, &eligible, true, reasons)? {
        let is_settled = |exempt: &Exempt| exempt.holds(facts.member(one).person);
        if let Some(from) = group.undecided_from
            && from <= on
            && !group.undecided_except.iter().any(is_settled)
        {
            reasons.push(
                Reason::new(ReasonCode::MedicaidRuleUndecided).since(from).about(&group.name),
            );
            return Ok(Finding::Undecided);
        }
        return Ok(Finding::Eligible(Some(group.name.clone())));
    }

    // Would the income do, if the status did?
    let closed: Vec<&Group> = candidates
        .iter()
        .filter(|candidate| !open(candidate))
        .map(|candidate| candidate.group)
        .collect();
    let Some(group) = passes(facts, one, &closed, false, &mut Vec::new())? else {
        if eligible.is_empty() {
            passes(facts, one, &closed, true, reasons)?;
        }
        return Ok(Finding::NotEligible);
    };
    let standings = || {
        let of_group = candidates.iter().filter(|candidate| !open(candidate));
        of_group.map(|candidate| candidate.standing)
    };
    let (code, finding) = if standings().any(|standing| standing == Standing::Undecided) {
        (ReasonCode::MedicaidStatusUndecided, Finding::Undecided)
    } else if standings().any(|standing| standing == Standing::Waiting) {
        (ReasonCode::MedicaidStatusWaiting, Finding::StatusOnly)
    } else {
        (ReasonCode::MedicaidStatusNotEligible, Finding::StatusOnly)
    };
    let reason = Reason::new(code).since(statuses.from).about(&group.name);
    reasons.push(match code {
        ReasonCode::MedicaidStatusWaiting => {
            reason.with([(Quantity::WaitingYears, i64::from(years))])
        }
        _ => reason,
    });
    Ok(finding)
}

/// The first group whose income test is passed, with the reason, by the month or by the year.
fn passes<'a>(
    facts: &Facts<'_>,
    one: usize,
    groups: &[&'a Group],
    tell_failure: bool,
    reasons: &mut Vec<Reason>,
) -> Result<Option<&'a Group>, NotConfigured> {
    let size = facts.households[one].size();
    let free = |group: &&&Group| group.limit(size).is_none();
    // Without a limit, no income has to be known.
    if groups.iter().all(|group| free(&group))
        && let Some(group) = groups.first()
    {
        reasons.push(without_limit(group));
        return Ok(Some(group));
    }
    let test = match month(facts, one) {
        Ok(test) => test,
        Err(missing) => {
            return match groups.iter().find(free) {
                Some(group) => {
                    reasons.push(without_limit(group));
                    Ok(Some(group))
                }
                None if groups.is_empty() => Ok(None),
                None => Err(missing),
            };
        }
    };
    // Only under the highest limit among the groups that fit the disregard helps.
    let exactly = |limit: Limit| limit.exactly(Percent::default(), test.line);
    let highest = groups.iter().max_by_key(|group| group.limit(size).map(exactly));
    for group in groups {
        let Some(limit) = group.limit(size) else {
            reasons.push(without_limit(group));
            return Ok(Some(group));
        };
        if test.is_within(limit, Percent::default()) {
            reasons.push(test.reason(ReasonCode::MedicaidIncomeWithinLimit, group, limit));
            return Ok(Some(group));
        }
        let is_highest =
            highest.and_then(|highest| highest.limit(size)).map(exactly) == Some(exactly(limit));
        if is_highest && test.is_within(limit, test.disregard) {
            reasons.push(test.reason(ReasonCode::MedicaidIncomeWithinDisregard, group, limit));
            return Ok(Some(group));
        }
    }
    if let Some(group) = gap::passes(facts, one, groups, reasons)? {
        return Ok(Some(group));
    }
    if tell_failure
        && let Some(highest) = highest
        && let Some(limit) = highest.limit(size)
    {
        reasons.push(test.reason(ReasonCode::MedicaidIncomeOverLimit, highest, limit));
    }
    Ok(None)
}

fn month(facts: &Facts<'_>, one: usize) -> Result<Test, NotConfigured> {
    let medicaid = &facts.state.medicaid;
    let (poverty_year, since) = medicaid.poverty_year(facts.case.determined_on);
    let poverty = facts.federal.poverty(poverty_year, &facts.state.poverty_region)?;
    let size = facts.households[one].size();
    Ok(Test {
        income: facts.counted[one]?.monthly_times_12,
        size,
        line: poverty.line(size),
        poverty_year,
        effective: since,
        disregard: medicaid.disregard_points,
        income_as: Quantity::MonthlyIncomeTimes12,
    })
}

impl Test {
    /// Whether the income is at most the limit and so much of the poverty line more.
    pub fn is_within(&self, limit: Limit, more: Percent) -> bool {
        i128::from(self.income) * 10_000 <= limit.exactly(more, self.line)
    }

    pub fn reason(&self, code: ReasonCode, group: &Group, limit: Limit) -> Reason {
        let limit = match limit {
            Limit::Percent(percent) => (Quantity::LimitPercent, percent.0),
            Limit::Monthly(cents) => (Quantity::LimitMonthly, cents),
        };
        Reason::new(code).since(self.effective.max(group.from)).about(&group.name).with([
            (self.income_as, self.income),
            (Quantity::HouseholdSize, i64::from(self.size)),
            (Quantity::PovertyYear, i64::from(self.poverty_year)),
            (Quantity::PovertyLine, self.line),
            limit,
            (Quantity::DisregardPercent, self.disregard.0),
        ])
    }
}

fn without_limit(group: &Group) -> Reason {
    Reason::new(ReasonCode::MedicaidWithoutIncomeLimit).since(group.from).about(&group.name)
}

/// Whether a person belongs to a group, income and status aside.
fn fits(facts: &Facts<'_>, one: usize, group: &Group) -> bool {
    let has_other_basis = group.except_supplemental_security_income
        && facts.member(one).person.has_supplemental_security_income();
    !has_other_basis && fits_whatever_basis(facts, one, group)
}

fn fits_whatever_basis(facts: &Facts<'_>, one: usize, group: &Group) -> bool {
    let member = facts.member(one);
    let person = member.person;
    let of_age = group.ages.is_none_or(|ages| ages.contains(member.age));
    of_age
        && !(group.only_uninsured && is_insured(facts, one))
        && match group.kind {
            GroupKind::Newborn => person.mother_had_medicaid_at_birth,
            GroupKind::Pregnant => person.pregnant || person.postpartum,
            GroupKind::Child => true,
            GroupKind::FormerFosterCare => person.former_foster_care,
            GroupKind::Parent => caretaker::has_child(facts, one),
            GroupKind::Adult => !person.medicare && !person.pregnant,
        }
}

/// So many years to the day; without a day, they are taken for not over.
fn has_waited(since: Option<Day>, years: u32, on: NaiveDate) -> bool {
    let since = since.and_then(|since| since.0);
    since
        .and_then(|since| since.checked_add_months(Months::new(12 * years)))
        .is_some_and(|end| end <= on)
}
