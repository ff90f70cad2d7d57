//! The answer of an engine, in this process or of the state, as the domain knows it.
//!
//! An answer that leaves out somebody, names somebody else or speaks of what we do not know is no
//! answer: people wait rather than read half of it.

use super::household::person;
use domain::{
    applications::PersonNumber,
    coverage::{
        Asked, CostSharing, Credit, Determination, EngineError, Missing, Outcome, PersonResult,
        Quantity, Reason, ReasonCode, Subject, Versions,
    },
    money::Cents,
};
use eligibility::answer as engine;
use serde::Serialize;
use std::collections::BTreeSet;

/// Reads an answer to a question.
///
/// # Errors
/// [`EngineError::Unreadable`].
pub(super) fn read(
    asked: &Asked,
    answer: &engine::Determination,
) -> Result<Determination, EngineError> {
    translate(asked, answer).ok_or_else(|| {
        tracing::error!("an answer of the engine does not fit the question or its words");
        EngineError::Unreadable
    })
}

fn translate(asked: &Asked, answer: &engine::Determination) -> Option<Determination> {
    let people: Vec<PersonResult> = answer.people.iter().map(result).collect::<Option<_>>()?;
    let answered: BTreeSet<PersonNumber> = people.iter().map(|result| result.person).collect();
    if answered != everybody(asked) || answered.len() != people.len() {
        return None;
    }
    Some(Determination {
        coverage_year: answer.coverage_year,
        determined_on: answer.determined_on,
        coverage_starts: answer.coverage_starts,
        parameters: Versions {
            federal: answer.parameters.federal.clone(),
            state: answer.parameters.state.clone(),
        },
        people,
        credits: answer.tax_households.iter().map(credit).collect::<Option<_>>()?,
    })
}

fn everybody(asked: &Asked) -> BTreeSet<PersonNumber> {
    match &asked.subject {
        Subject::Application { snapshot, .. } => snapshot.people().into_iter().collect(),
        Subject::Estimate(estimate) => estimate.people.iter().map(|person| person.number).collect(),
    }
}

fn result(answer: &engine::PersonResult) -> Option<PersonResult> {
    Some(PersonResult {
        person: person(&answer.id)?,
        outcome: outcome(answer.outcome),
        pending_verification: answer.pending_verification,
        screen_other_basis: answer.screen_other_basis,
        premium_monthly: answer.premium_monthly.map(Cents),
        premium_estimated: answer.premium_estimated,
        cost_sharing: answer.cost_sharing.as_ref().map(|lower| CostSharing {
            variant: lower.variant.clone(),
            actuarial_value: lower.actuarial_value,
        }),
        not_configured: answer.not_configured.as_ref().map(missing),
        reasons: answer.reasons.iter().map(reason).collect::<Option<_>>()?,
    })
}

const fn outcome(outcome: engine::Outcome) -> Outcome {
    match outcome {
        engine::Outcome::Medicaid => Outcome::Medicaid,
        engine::Outcome::Chip => Outcome::Chip,
        engine::Outcome::BasicHealth => Outcome::BasicHealth,
        engine::Outcome::PremiumTaxCredit => Outcome::PremiumTaxCredit,
        engine::Outcome::FullPrice => Outcome::FullPrice,
        engine::Outcome::Referral => Outcome::Referral,
        engine::Outcome::NotEligible => Outcome::NotEligible,
        engine::Outcome::NeedsStateDecision => Outcome::NeedsStateDecision,
        engine::Outcome::NeedsInformation => Outcome::NeedsInformation,
        engine::Outcome::NotConfigured => Outcome::NotConfigured,
        engine::Outcome::NotApplying => Outcome::NotApplying,
    }
}

fn credit(answer: &engine::TaxHouseholdResult) -> Option<Credit> {
    let numbers = |ids: &[String]| ids.iter().map(|id| person(id)).collect::<Option<Vec<_>>>();
    let mut people = numbers(&answer.filers)?;
    people.extend(numbers(&answer.dependents)?);
    Some(Credit {
        people,
        covers: numbers(&answer.coverage_family)?,
        monthly: answer.credit_monthly.map(Cents),
        contribution_monthly: answer.contribution_monthly.map(Cents),
        benchmark_monthly: answer.benchmark_monthly.map(Cents),
        illustrative: answer.illustrative,
        not_configured: answer.not_configured.as_ref().map(missing),
        reasons: answer.reasons.iter().map(reason).collect::<Option<_>>()?,
    })
}

fn missing(answer: &engine::Missing) -> Missing {
    Missing { what: answer.what.clone().into_owned(), year: answer.year }
}

fn reason(answer: &engine::Reason) -> Option<Reason> {
    let number = |(quantity, value): &(engine::Quantity, i64)| {
        Some((Quantity::parse(&word(quantity)?)?, *value))
    };
    Some(Reason {
        code: ReasonCode::parse(&word(&answer.code)?)?,
        rule: answer.rule.clone().into_owned(),
        effective: answer.effective,
        about: answer.about.clone(),
        numbers: answer.numbers.0.iter().map(number).collect::<Option<_>>()?,
    })
}

/// The word of the wire, by which both sides know a code.
fn word(code: &impl Serialize) -> Option<String> {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(word)) => Some(word),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_engine_is_known_and_none_is_left_over() {
        let theirs: BTreeSet<String> = engine::ReasonCode::ALL.iter().filter_map(word).collect();
        let ours: BTreeSet<String> =
            ReasonCode::ALL.iter().map(|code| code.as_str().to_owned()).collect();
        assert_eq!(ours, theirs);
    }

    #[test]
    fn every_quantity_that_the_schema_knows_is_known() {
        let schema = include_str!("../../eligibility/schema/determination.schema.json");
        for quantity in Quantity::ALL {
            let known: Result<engine::Quantity, _> =
                serde_json::from_value(quantity.as_str().into());
            assert!(known.is_ok() && schema.contains(quantity.as_str()), "{quantity:?}");
        }
    }
}
