//! Employers' offers and known benchmarks.

use super::{KnownPremium, Offer, ProblemCode, Problems, money::amount, people::Ids, place::day};
use crate::input::{Amount, Household};

const MOST: usize = 64;

pub(super) fn check(household: &Household, ids: &Ids<'_>, problems: &mut Problems) -> Vec<Offer> {
    if household.employer_offers.len() > MOST {
        problems.add("employer_offers", ProblemCode::TooMany);
        return Vec::new();
    }
    let mut offers = Vec::with_capacity(household.employer_offers.len());
    for (index, offer) in household.employer_offers.iter().enumerate() {
        let place = format_args!("employer_offers[{index}]");
        let employee = ids.find(&offer.employee, &format_args!("{place}.employee"), problems);
        let offered_to = ids.all(&offer.offered_to, &format_args!("{place}.offered_to"), problems);
        let enrolled = ids.all(&offer.enrolled, &format_args!("{place}.enrolled"), problems);
        let Some(employee) = employee else {
            continue;
        };
        // What is not known may be left out; then the answer asks for it.
        let mut price = |typed: Option<Amount>, name: &str| {
            let field = format_args!("{place}.{name}");
            typed.and_then(|typed| amount(Some(typed), false, &field, problems))
        };
        let self_only_monthly = price(offer.lowest_self_only_monthly, "lowest_self_only_monthly");
        let family_monthly = price(offer.lowest_family_monthly, "lowest_family_monthly");
        offers.push(Offer {
            employee,
            offered_to,
            enrolled,
            self_only_monthly,
            family_monthly,
            minimum_value: offer.minimum_value,
            starts: day(offer.starts, &format_args!("{place}.starts"), false, problems),
        });
    }
    offers
}

/// The age whose price may be given for everybody's.
const REFERENCE_AGE: u32 = 21;

/// Filers and their benchmark.
pub(super) fn benchmarks(
    household: &Household,
    ids: &Ids<'_>,
    problems: &mut Problems,
) -> Vec<(usize, KnownPremium)> {
    let mut known = Vec::with_capacity(household.benchmarks.len());
    for (index, benchmark) in household.benchmarks.iter().enumerate() {
        let place = format_args!("benchmarks[{index}]");
        let filer = ids.find(&benchmark.filer, &format_args!("{place}.filer"), problems);
        let at_21 = format_args!("{place}.monthly_at_21");
        let premium = match (benchmark.monthly, benchmark.monthly_at_21) {
            (Some(_), Some(_)) => {
                problems.add(at_21, ProblemCode::BenchmarkGivenTwice);
                None
            }
            (None, typed @ Some(_)) => amount(typed, false, &at_21, problems)
                .map(|monthly| KnownPremium::AtAge { age: REFERENCE_AGE, monthly }),
            (typed, None) => amount(typed, false, &format_args!("{place}.monthly"), problems)
                .map(KnownPremium::OfFamily),
        };
        if let (Some(filer), Some(premium)) = (filer, premium) {
            if known.iter().any(|(other, _)| *other == filer) {
                problems.add(format_args!("{place}.filer"), ProblemCode::DuplicatePerson);
            } else {
                known.push((filer, premium));
            }
        }
    }
    known
}
