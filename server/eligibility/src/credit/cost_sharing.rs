//! Cost-sharing variants: 45 CFR 155.305(g), 155.350.

use crate::{
    answer::{CostSharingResult, Quantity, Reason, ReasonCode},
    parameters::{CostSharing, Federal},
    programs::line_share,
};

/// The variant of one person. `eligible` holds income and poverty line of who has the credit.
pub(crate) fn cost_sharing(
    federal: &Federal,
    year: i32,
    is_american_indian: bool,
    eligible: Option<(i64, i64)>,
    reasons: &mut Vec<Reason>,
) -> Option<CostSharingResult> {
    let rules = federal.cost_sharing(year).ok()?;
    let result = if is_american_indian {
        american_indian(rules, eligible)
    } else {
        let (income, line) = eligible?;
        let silver = rules.silver.iter().find(|silver| line_share(income, silver.up_to, line))?;
        CostSharingResult {
            variant: silver.variant.clone(),
            actuarial_value: Some(silver.actuarial_value),
        }
    };
    let mut numbers = Vec::with_capacity(3);
    if let Some((income, line)) = eligible {
        numbers.extend([(Quantity::AnnualIncome, income), (Quantity::PovertyLine, line)]);
    }
    let value = result.actuarial_value.map(|value| (Quantity::ActuarialValue, i64::from(value)));
    numbers.extend(value);
    let mut reason = Reason::new(ReasonCode::CostSharing).about(&result.variant);
    reason.numbers.0 = numbers;
    reasons.push(reason);
    Some(result)
}

fn american_indian(rules: &CostSharing, eligible: Option<(i64, i64)>) -> CostSharingResult {
    let is_low = eligible.is_some_and(|(income, line)| line_share(income, rules.zero.up_to, line));
    let variant = if is_low { &rules.zero.variant } else { &rules.limited.variant };
    CostSharingResult { variant: variant.clone(), actuarial_value: None }
}
