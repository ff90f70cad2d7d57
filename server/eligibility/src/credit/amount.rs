//! How large the credit is.

use super::{
    TaxHousehold, applicable,
    eligibility::{Measure, obstacle},
    family::coverage_family,
};
use crate::{
    answer::{CreditStatus, PersonResult, Quantity, Reason, ReasonCode, TaxHouseholdResult},
    benchmark::{Ask, BenchmarkPremium},
    composition::People,
    parameters::{NotConfigured, Percent, PovertyPercentage},
    programs::Facts,
};
use chrono::NaiveDate;

/// What was found about a return, for its members.
pub(crate) struct Found {
    pub result: TaxHouseholdResult,
    /// Those who have the credit.
    pub family: People,
    /// Income and poverty line, when the credit is open.
    pub measured: Option<(i64, i64)>,
}

/// Determines the credit of one return.
pub(crate) fn determine_credit(
    facts: &Facts<'_>,
    benchmark: &dyn BenchmarkPremium,
    tax: &TaxHousehold,
    open: People,
    barred_by_status: People,
    results: &mut [PersonResult],
) -> Found {
    let ids = |people: People| {
        people.iter().map(|one| facts.member(one).person.id.clone()).collect::<Vec<_>>()
    };
    let mut found = Found {
        result: TaxHouseholdResult {
            filers: ids(tax.filers),
            dependents: ids(tax.dependents),
            size: tax.members.len(),
            annual_income: tax.income.unwrap_or_default(),
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
        family: People::default(),
        measured: None,
    };
    let barred = !tax.members.among(barred_by_status).is_empty();
    if let Err(missing) = fill(facts, benchmark, tax, open, barred, results, &mut found) {
        found.result.status = CreditStatus::NotConfigured;
        found.result.credit_monthly = None;
        found.result.not_configured = Some(missing.into());
        found.result.reasons.push(missing_reason(missing));
    }
    found
}

pub(crate) fn missing_reason(missing: NotConfigured) -> Reason {
    Reason::new(ReasonCode::NotConfigured).about(missing.what)
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
    let income = tax.income?;
    result.reasons.push(Reason::new(ReasonCode::TaxHouseholdIncome).with([
        (Quantity::TaxHouseholdSize, i64::from(tax.members.len())),
        (Quantity::AnnualIncome, income),
    ]));
    let measured = measure(facts, tax, income);
    // Without anybody to cover, nothing more needs to be configured.
    if tax.members.among(open).is_empty() {
        result.status = CreditStatus::NobodyToCover;
        if let Ok(measure) = measured {
            result.poverty_percent = measure.percent();
            if !obstacle(facts, tax, &measure, barred_by_status, &mut Vec::new()) {
                contribution(facts, tax, &measure, result)?;
            }
        }
        result.reasons.push(Reason::new(ReasonCode::NobodyToCover));
        return Ok(());
    }
    let measure = measured?;
    let (line, income) = (measure.line, measure.income);
    result.poverty_percent = measure.percent();
    if obstacle(facts, tax, &measure, barred_by_status, &mut result.reasons) {
        return Ok(());
    }
    let monthly = contribution(facts, tax, &measure, result)?;
    let family = coverage_family(facts, tax, open, results)?;
    if family.is_empty() {
        result.status = CreditStatus::NobodyToCover;
        result.reasons.push(Reason::new(ReasonCode::NobodyToCover));
        return Ok(());
    }
    found.family = family;
    found.measured = Some((income, line));
    result.status = CreditStatus::Eligible;
    result.coverage_family = family.iter().map(|one| facts.member(one).person.id.clone()).collect();
    match price(facts, benchmark, tax, family, result) {
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
        Err(missing) => {
            result.credit_monthly = None;
            result.not_configured = Some(missing.into());
            result.reasons.push(missing_reason(missing));
        }
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
    if let Some((_, monthly)) = given {
        result.reasons.push(
            Reason::new(ReasonCode::BenchmarkGiven).with([(Quantity::BenchmarkMonthly, *monthly)]),
        );
        return Ok(*monthly);
    }
    let ages: Vec<u32> = family.iter().map(|one| facts.member(one).rated_age).collect();
    let priced = benchmark.price(&Ask {
        federal: facts.federal,
        state: facts.state,
        county: facts.case.household.county.as_deref(),
        year: facts.case.coverage_year,
        ages: &ages,
    })?;
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
