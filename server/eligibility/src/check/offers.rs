//! Employers' offers and known benchmarks.

use super::{Offer, ProblemCode, Problems, money::amount, people::Ids, place::day};
use crate::{
    composition::People,
    input::{Amount, Household},
};

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
        let others = offered_to.without(People::of(employee));
        let mut price = |typed: Option<Amount>, name: &str, needed: bool| {
            if typed.is_none() && !needed {
                return None;
            }
            amount(typed, false, &format_args!("{place}.{name}"), problems)
        };
        let self_only_monthly = price(
            offer.lowest_self_only_monthly,
            "lowest_self_only_monthly",
            offered_to.contains(employee),
        );
        let family_monthly =
            price(offer.lowest_family_monthly, "lowest_family_monthly", !others.is_empty());
        if offer.minimum_value.is_none() && !offered_to.is_empty() {
            problems.add(format_args!("{place}.minimum_value"), ProblemCode::Required);
        }
        offers.push(Offer {
            employee,
            offered_to,
            enrolled,
            self_only_monthly,
            family_monthly,
            minimum_value: offer.minimum_value.unwrap_or_default(),
            starts: day(offer.starts, &format_args!("{place}.starts"), false, problems),
        });
    }
    offers
}

/// Filers and their benchmark in cents.
pub(super) fn benchmarks(
    household: &Household,
    ids: &Ids<'_>,
    problems: &mut Problems,
) -> Vec<(usize, i64)> {
    let mut known = Vec::with_capacity(household.benchmarks.len());
    for (index, benchmark) in household.benchmarks.iter().enumerate() {
        let place = format_args!("benchmarks[{index}]");
        let filer = ids.find(&benchmark.filer, &format_args!("{place}.filer"), problems);
        let monthly = amount(benchmark.monthly, false, &format_args!("{place}.monthly"), problems);
        if let (Some(filer), Some(monthly)) = (filer, monthly) {
            if known.iter().any(|(other, _)| *other == filer) {
                problems.add(format_args!("{place}.filer"), ProblemCode::DuplicatePerson);
            } else {
                known.push((filer, monthly));
            }
        }
    }
    known
}
