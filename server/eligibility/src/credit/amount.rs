//! How large the credit is.

use super::{
    TaxHousehold, applicable,
    eligibility::{Measure, obstacle_of_filers, obstacle_of_income},
    family::{CoverageFamily, coverage_family},
};
use crate::{
    answer::{CreditStatus, PersonResult, Quantity, Reason, ReasonCode, TaxHouseholdResult},
    benchmark::{Ask, BenchmarkPremium, Priced, by_age},
    check::KnownPremium,
    composition::People,
    parameters::{NotConfigured, Percent, PovertyPercentage},
    programs::Facts,
};
use chrono::NaiveDate;

/// What was found about a return, for its members.
pub(crate) struct Found {
    pub result: TaxHouseholdResult,
    /// Those who have the credit, and those of whom it is not known yet; nobody when something
    /// stands against the return itself.
    pub family: CoverageFamily,
    /// Income and poverty line, when the credit is open.
    pub measured: Option<(i64, i64)>,
}

/// Determines the credit of one return. `open` are the people whom no program before has taken.
pub(crate) fn determine_credit(
    facts: &Facts<'_>,
    benchmark: &dyn BenchmarkPremium,
    tax: &TaxHousehold,
    open: People,
    barred_by_status: People,
    results: &mut [PersonResult],
) -> Found {
    let mut found = Found {
        result: TaxHouseholdResult {
            filers: ids(facts, tax.filers),
            dependents: ids(facts, tax.dependents),
            size: tax.members.len(),
            annual_income: tax.income.ok(),
            poverty_percent: None,
            status: CreditStatus::NotEligible,
            coverage_family: Vec::new(),
            applicable_percentage: None,
            contribution_annual: None,
            contribution_monthly: None,
            benchmark_monthly: None,
            illustrative: false,
            credit_monthly: Some(0),
            not_configured: None,
            reasons: Vec::new(),
        },
        family: CoverageFamily::default(),
        measured: None,
    };
    let barred = is_barred(facts, tax, barred_by_status);
    if let Err(missing) = fill(facts, benchmark, tax, open, barred, results, &mut found) {
        found.result.status = CreditStatus::NotConfigured;
        not_known(&mut found.result, missing);
    }
    found
}

fn ids(facts: &Facts<'_>, people: People) -> Vec<String> {
    people.iter().map(|one| facts.member(one).person.id.clone()).collect()
}

/// Whether Medicaid is closed for the status to somebody who is lawfully present: 26 CFR
/// 1.36B-2(b)(5).
fn is_barred(facts: &Facts<'_>, tax: &TaxHousehold, barred_by_status: People) -> bool {
    let Ok(statuses) = facts.federal.credit_statuses(facts.case.coverage_starts) else {
        return false;
    };
    tax.members.among(barred_by_status).iter().any(|one| {
        let member = facts.member(one);
        let status = member.person.immigration.status;
        statuses.standing(status, member.age) == crate::parameters::Standing::Eligible
    })
}

pub(crate) fn missing_reason(missing: NotConfigured) -> Reason {
    Reason::new(ReasonCode::NotConfigured).about(missing.what)
}

/// The amount is not known for want of a number.
fn not_known(result: &mut TaxHouseholdResult, missing: NotConfigured) {
    result.credit_monthly = None;
    result.not_configured = Some(missing.into());
    result.reasons.push(missing_reason(missing));
}

fn fill(
    facts: &Facts<'_>,
    benchmark: &dyn BenchmarkPremium,
    tax: &TaxHousehold,
    open: People,
    barred_by_status: bool,
    results: &mut [PersonResult],
    found: &mut Found,
) -> Result<(), NotConfigured> {
    let result = &mut found.result;
    if let Ok(income) = tax.income {
        result.reasons.push(Reason::new(ReasonCode::TaxHouseholdIncome).with([
            (Quantity::TaxHouseholdSize, i64::from(tax.members.len())),
            (Quantity::AnnualIncome, income),
        ]));
    }
    let is_open = !tax.members.among(open).is_empty();
    // What stands against the return whatever its income needs no number.
    if is_open && obstacle_of_filers(facts, tax, &mut result.reasons) {
        return Ok(());
    }
    let family = if is_open {
        coverage_family(facts, tax, open, results)?
    } else {
        CoverageFamily::default()
    };
    let nobody = family.members.with(family.open()).is_empty();
    found.family = family;
    let measured = tax.income.and_then(|income| measure(facts, tax, income));
    if nobody {
        // Without anybody to cover, nothing needs to be configured.
        result.status = CreditStatus::NobodyToCover;
        if let Ok(measure) = measured {
            result.poverty_percent = measure.percent();
            let reasons = &mut Vec::new();
            if !obstacle_of_filers(facts, tax, reasons)
                && !obstacle_of_income(facts, tax, &measure, barred_by_status, reasons)
            {
                contribution(facts, tax, &measure, result)?;
            }
        }
        result.reasons.push(Reason::new(ReasonCode::NobodyToCover));
        return Ok(());
    }
    let measure = measured?;
    result.poverty_percent = measure.percent();
    if obstacle_of_income(facts, tax, &measure, barred_by_status, &mut result.reasons) {
        found.family = CoverageFamily::default();
        return Ok(());
    }
    let monthly = contribution(facts, tax, &measure, result)?;
    found.measured = Some((measure.income, measure.line));
    for one in found.family.open().iter() {
        let reason = Reason::new(ReasonCode::MemberStillOpen);
        result.reasons.push(reason.about(&facts.member(one).person.id));
    }
    if found.family.members.is_empty() {
        result.credit_monthly = None;
        result.status = if !found.family.needing.is_empty() {
            CreditStatus::NeedsInformation
        } else if !found.family.undecided.is_empty() {
            CreditStatus::NeedsStateDecision
        } else {
            CreditStatus::NotConfigured
        };
        if result.status == CreditStatus::NotConfigured
            && let Some(missing) = found.family.missing
        {
            not_known(result, missing);
        }
        return Ok(());
    }
    result.status = CreditStatus::Eligible;
    result.coverage_family = ids(facts, found.family.members);
    match price(facts, benchmark, tax, found.family.members, result) {
        Ok(benchmark) => {
            result.benchmark_monthly = Some(benchmark);
            let credit = (benchmark - monthly).max(0);
            let code = if credit > 0 { ReasonCode::Credit } else { ReasonCode::CreditIsZero };
            result.reasons.push(Reason::new(code).with([
                (Quantity::BenchmarkMonthly, benchmark),
                (Quantity::ContributionMonthly, monthly),
                (Quantity::CreditMonthly, credit),
            ]));
            result.credit_monthly = Some(credit);
        }
        // Who has the credit is known, only not how much it is.
        Err(missing) => not_known(result, missing),
    }
    Ok(())
}

/// The numbers of the coverage year against which an income is held.
fn measure<'a>(
    facts: &Facts<'a>,
    tax: &TaxHousehold,
    income: i64,
) -> Result<Measure<'a>, NotConfigured> {
    let year = facts.case.coverage_year;
    let poverty = facts.federal.poverty(year - 1, &facts.state.poverty_region)?;
    let table = facts.federal.applicable(year)?;
    Ok(Measure { income, line: poverty.line(tax.members.len()), poverty, table })
}

/// What the household is expected to pay itself in a month, in cents.
fn contribution(
    facts: &Facts<'_>,
    tax: &TaxHousehold,
    measure: &Measure<'_>,
    result: &mut TaxHouseholdResult,
) -> Result<i64, NotConfigured> {
    let year = facts.case.coverage_year;
    let missing = NotConfigured { what: "applicable_percentage.bands", year: Some(year) };
    let (percent, band) =
        applicable::percentage(measure.table, measure.income, measure.line).ok_or(missing)?;
    let annual = share(measure.income, percent, 1);
    let monthly = share(measure.income, percent, 12);
    result.applicable_percentage = Some(percent.0);
    result.contribution_annual = Some(annual);
    result.contribution_monthly = Some(monthly);
    let since = NaiveDate::from_ymd_opt(measure.table.from_year, 1, 1);
    let mut reason = Reason::new(ReasonCode::ApplicablePercentage);
    reason.effective = since;
    let whole = measure.table.poverty_percentage == PovertyPercentage::Whole;
    reason.numbers.0.extend([
        (Quantity::AnnualIncome, measure.income),
        (Quantity::TaxHouseholdSize, i64::from(tax.members.len())),
        (Quantity::PovertyYear, i64::from(year - 1)),
        (Quantity::PovertyLine, measure.line),
    ]);
    if whole {
        reason
            .numbers
            .0
            .extend(result.poverty_percent.map(|percent| (Quantity::PovertyPercent, percent)));
    }
    reason.numbers.0.push((Quantity::BandFrom, band.from.0));
    reason.numbers.0.extend(band.to.map(|to| (Quantity::BandTo, to.0)));
    reason.numbers.0.extend([
        (Quantity::BandInitial, band.initial.0),
        (Quantity::BandFinal, band.r#final.0),
        (Quantity::ApplicablePercentage, percent.0),
    ]);
    result.reasons.push(reason);
    result.reasons.push(Reason::new(ReasonCode::Contribution).with([
        (Quantity::AnnualIncome, measure.income),
        (Quantity::ApplicablePercentage, percent.0),
        (Quantity::ContributionAnnual, annual),
        (Quantity::ContributionMonthly, monthly),
    ]));
    Ok(monthly)
}

/// A percentage of a yearly amount, in parts of the year, to the nearest cent, halves up.
fn share(income: i64, percent: Percent, parts: i128) -> i64 {
    let numerator = i128::from(income) * i128::from(percent.0);
    let denominator = 10_000 * parts;
    i64::try_from((2 * numerator + denominator).div_euclid(2 * denominator)).unwrap_or(i64::MAX)
}

/// What the benchmark plan costs the coverage family, in cents.
fn price(
    facts: &Facts<'_>,
    benchmark: &dyn BenchmarkPremium,
    tax: &TaxHousehold,
    family: People,
    result: &mut TaxHouseholdResult,
) -> Result<i64, NotConfigured> {
    let given = facts.case.benchmarks.iter().find(|(filer, _)| tax.filers.contains(*filer));
    let ages: Vec<u32> = family.iter().map(|one| facts.member(one).rated_age).collect();
    let ask = Ask {
        federal: facts.federal,
        state: facts.state,
        county: facts.case.household.county.as_deref(),
        year: facts.case.coverage_year,
        ages: &ages,
    };
    let priced: Priced = match given {
        Some((_, KnownPremium::OfFamily(monthly))) => {
            result.reasons.push(
                Reason::new(ReasonCode::BenchmarkGiven)
                    .with([(Quantity::BenchmarkMonthly, *monthly)]),
            );
            return Ok(*monthly);
        }
        Some((_, KnownPremium::AtAge { age, monthly })) => by_age(&ask, *age, *monthly, false),
        None => benchmark.price(&ask)?,
    };
    result.illustrative = priced.illustrative;
    for ((one, age), member) in family.iter().zip(&ages).zip(&priced.members) {
        let code = if member.is_rated {
            ReasonCode::BenchmarkMember
        } else {
            ReasonCode::BenchmarkChildNotRated
        };
        result.reasons.push(Reason::new(code).about(&facts.member(one).person.id).with([
            (Quantity::Age, i64::from(*age)),
            (Quantity::ReferencePrice, priced.reference_price),
            (Quantity::ReferenceFactor, priced.reference_factor),
            (Quantity::AgeFactor, member.factor),
            (Quantity::PriceMonthly, member.monthly),
        ]));
    }
    Ok(priced.monthly)
}
