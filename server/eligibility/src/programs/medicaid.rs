//! Medicaid for groups whose income is counted by 42 CFR 435.603.

use super::{Facts, Finding, caretaker, gap, line_share};
use crate::{
    answer::{Quantity, Reason, ReasonCode},
    input::Day,
    parameters::{Group, GroupKind, NotConfigured, Percent, Standing},
    programs::other_coverage::is_insured,
};
use chrono::NaiveDate;

/// One group that fits a person.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    group: &'a Group,
    standing: Standing,
}

/// The numbers of the income test.
pub(super) struct Test<'a> {
    pub income: i64,
    pub size: u32,
    pub line: i64,
    pub poverty_year: i32,
    pub effective: NaiveDate,
    pub disregard: Percent,
    /// The highest limit among the groups that fit; only there the disregard helps.
    pub highest: &'a Group,
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
    let immigration = &facts.member(one).person.immigration;
    let waited = immigration.no_waiting || has_waited(immigration.since, on);
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
        return Ok(Finding::NotEligible);
    }

    let open = |candidate: &Candidate<'_>| candidate.standing == Standing::Eligible;
    let eligible: Vec<&Group> = candidates
        .iter()
        .filter(|candidate| open(candidate))
        .map(|candidate| candidate.group)
        .collect();
    if let Some(group) = passes(facts, one, &eligible, true, reasons)? {
        if group.undecided_from.is_some_and(|from| from <= on) {
            let from = group.undecided_from.unwrap_or(on);
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
        ReasonCode::MedicaidStatusWaiting => reason.with([(Quantity::WaitingYears, 5)]),
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
    let Some(highest) = groups.iter().max_by_key(|group| group.percent) else {
        return Ok(None);
    };
    let free = |group: &&&Group| group.percent.is_none();
    // Without a limit, no income has to be known.
    if groups.iter().all(|group| group.percent.is_none())
        && let Some(group) = groups.first()
    {
        reasons.push(without_limit(group));
        return Ok(Some(group));
    }
    let test = match month(facts, one, highest) {
        Ok(test) => test,
        Err(missing) => {
            return match groups.iter().find(free) {
                Some(group) => {
                    reasons.push(without_limit(group));
                    Ok(Some(group))
                }
                None => Err(missing),
            };
        }
    };
    for group in groups {
        let Some(limit) = group.percent else {
            reasons.push(without_limit(group));
            return Ok(Some(group));
        };
        if line_share(test.income, limit, test.line) {
            reasons.push(test.reason(ReasonCode::MedicaidIncomeWithinLimit, group, limit));
            return Ok(Some(group));
        }
        let raised = Percent(limit.0 + test.disregard.0);
        if Some(limit) == test.highest.percent && line_share(test.income, raised, test.line) {
            reasons.push(test.reason(ReasonCode::MedicaidIncomeWithinDisregard, group, limit));
            return Ok(Some(group));
        }
    }
    if let Some(group) = gap::passes(facts, one, groups, highest, reasons)? {
        return Ok(Some(group));
    }
    if tell_failure && let Some(limit) = highest.percent {
        reasons.push(test.reason(ReasonCode::MedicaidIncomeOverLimit, highest, limit));
    }
    Ok(None)
}

fn month<'a>(facts: &Facts<'_>, one: usize, highest: &'a Group) -> Result<Test<'a>, NotConfigured> {
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
        highest,
        income_as: Quantity::MonthlyIncomeTimes12,
    })
}

impl Test<'_> {
    pub fn reason(&self, code: ReasonCode, group: &Group, limit: Percent) -> Reason {
        Reason::new(code).since(self.effective.max(group.from)).about(&group.name).with([
            (self.income_as, self.income),
            (Quantity::HouseholdSize, i64::from(self.size)),
            (Quantity::PovertyYear, i64::from(self.poverty_year)),
            (Quantity::PovertyLine, self.line),
            (Quantity::LimitPercent, limit.0),
            (Quantity::DisregardPercent, self.disregard.0),
        ])
    }
}

fn without_limit(group: &Group) -> Reason {
    Reason::new(ReasonCode::MedicaidWithoutIncomeLimit).since(group.from).about(&group.name)
}

/// Whether a person belongs to a group, income and status aside.
fn fits(facts: &Facts<'_>, one: usize, group: &Group) -> bool {
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

/// Five years to the day.
fn has_waited(since: Option<Day>, on: NaiveDate) -> bool {
    let since = since.and_then(|since| since.0);
    since
        .and_then(|since| since.checked_add_months(chrono::Months::new(60)))
        .is_some_and(|end| end <= on)
}
