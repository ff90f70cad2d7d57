//! The determination of a household, from the question to the answer.

mod marketplace;
mod person;

use crate::{
    answer::{Determination, Outcome, PersonResult, Versions},
    benchmark::{BenchmarkPremium, Illustrative},
    check::{Problem, ProblemCode, Problems, check},
    composition::{People, households},
    credit::{determine_credit, tax_households},
    income::{Filings, Magi, counted},
    input::Household,
    parameters::Parameters,
    programs::{Facts, screen},
};

/// Determines what everybody of a household can get, with the benchmark premiums of the
/// parameters.
///
/// # Errors
/// [`Problems`] when the household makes no sense.
pub fn determine(
    parameters: &Parameters,
    household: &Household,
) -> Result<Determination, Problems> {
    determine_with(parameters, &Illustrative, household)
}

/// The same with benchmark premiums from somewhere else, such as a plan catalogue.
///
/// # Errors
/// [`Problems`] when the household makes no sense.
pub fn determine_with(
    parameters: &Parameters,
    benchmark: &dyn BenchmarkPremium,
    household: &Household,
) -> Result<Determination, Problems> {
    let Ok(state) = parameters.state(&household.state) else {
        let mut problems = check(household, &|_| true).err().unwrap_or_default();
        if !household.state.is_empty() {
            let field = "state".to_owned();
            problems.0.push(Problem { field, code: ProblemCode::StateNotConfigured });
        }
        return Err(problems);
    };
    let case = check(household, &|county| state.rating.area(county).is_some())?;
    let federal = &parameters.federal;

    let incomes: Vec<Magi> =
        case.people.iter().map(|member| Magi::of(&case, member, &federal.income)).collect();
    let filings = Filings::new(&case, federal, &incomes);
    let households = households(&case, &state.medicaid);
    let counted: Vec<_> = (0..case.people.len())
        .map(|one| counted(&case, &households, one, &incomes, &filings))
        .collect();
    let tax_households = tax_households(&case, &incomes, &filings);
    let facts = Facts {
        case: &case,
        federal,
        state,
        households: &households,
        incomes: &incomes,
        counted: &counted,
        tax_households: &tax_households,
    };

    let mut results = Vec::with_capacity(case.people.len());
    // Whom no program has taken yet, and to whom Medicaid is closed only for the status.
    let (mut open, mut barred) = (People::default(), People::default());
    for one in 0..case.people.len() {
        let mut result = person::start(&facts, &filings, one);
        let next = person::nonfinancial(&facts, one, &mut result).unwrap_or_else(|| {
            if household.financial_help {
                person::programs(&facts, one, &mut result)
            } else {
                marketplace::settle_without_help(&facts, one, &mut result);
                person::Next::Decided
            }
        });
        match next {
            person::Next::Decided => {}
            person::Next::Marketplace { barred_by_status } => {
                open.insert(one);
                if barred_by_status {
                    barred.insert(one);
                }
            }
        }
        results.push(result);
    }

    let mut tax_results = Vec::with_capacity(tax_households.len());
    let returns = if household.financial_help { tax_households.as_slice() } else { &[] };
    for tax in returns {
        let own = open.filter(|one| {
            facts.tax_household(one).is_some_and(|household| household.filer == tax.filer)
        });
        let found = determine_credit(&facts, benchmark, tax, own, barred, &mut results);
        marketplace::settle_return(&facts, &found, own, barred, &mut results);
        tax_results.push(found.result);
    }
    for one in open.filter(|one| facts.tax_household(one).is_none()).iter() {
        marketplace::settle_without_return(&facts, one, barred, &mut results[one]);
    }
    for (one, result) in results.iter_mut().enumerate() {
        finish(&facts, one, result);
    }

    Ok(Determination {
        id: household.id.clone(),
        state: household.state.clone(),
        coverage_year: case.coverage_year,
        determined_on: case.determined_on,
        coverage_starts: case.coverage_starts,
        parameters: Versions { federal: federal.version.clone(), state: state.version.clone() },
        people: results,
        tax_households: tax_results,
    })
}

/// What holds whatever the program is.
fn finish(facts: &Facts<'_>, one: usize, result: &mut PersonResult) {
    let person = facts.member(one).person;
    let asks_for_help = result.outcome != Outcome::NotApplying
        && facts.case.household.financial_help
        && person.resident;
    if asks_for_help && result.outcome != Outcome::Medicaid {
        result.screen_other_basis = screen(facts, one, &mut result.reasons);
    }
    // Another basis does not help who is in prison.
    if result.outcome == Outcome::NotEligible && result.screen_other_basis && !person.incarcerated {
        result.outcome = Outcome::Referral;
    }
    result.pending_verification = matches!(
        result.outcome,
        Outcome::Medicaid
            | Outcome::Chip
            | Outcome::BasicHealth
            | Outcome::PremiumTaxCredit
            | Outcome::FullPrice
    );
}
