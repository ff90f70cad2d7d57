//! Who is on which tax return.

use crate::{
    check::Case,
    composition::People,
    income::{Filings, Magi},
    parameters::NotConfigured,
};

/// An expected tax return.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TaxHousehold {
    /// The filer, or the one of two who comes first.
    pub filer: usize,
    pub filers: People,
    pub dependents: People,
    /// Filers and dependents. Expected children do not count.
    pub members: People,
    /// The filers and those dependents who must file.
    pub earners: Result<People, NotConfigured>,
    /// Of these, in cents; zero after a loss.
    pub income: Result<i64, NotConfigured>,
}

/// The returns of a household. Somebody who is claimed is a dependent of that return, even with
/// a return of their own.
pub(crate) fn tax_households(
    case: &Case<'_>,
    incomes: &[Magi],
    filings: &Filings<'_>,
) -> Vec<TaxHousehold> {
    let mut returns: Vec<TaxHousehold> = Vec::new();
    for (one, member) in case.people.iter().enumerate() {
        let is_claimed = |who: usize| {
            case.people[who].claimed_by.is_some()
                || case.people[who].person.tax.claimed_from_outside
        };
        // A joint return stands at its first filer.
        let is_second = member.joint.is_some_and(|partner| partner < one);
        if !member.files || is_second || case.filers(one).iter().all(is_claimed) {
            continue;
        }
        let (filers, dependents) = (case.filers(one), case.dependents(one));
        let earners = earners(filers, dependents, filings, case.coverage_year);
        let income = earners.map(|earners| income(earners, incomes));
        returns.push(TaxHousehold {
            filer: one,
            filers,
            dependents,
            members: filers.with(dependents),
            earners,
            income,
        });
    }
    returns
}

/// 26 USC 36B(d)(2)(A)(ii).
fn earners(
    filers: People,
    dependents: People,
    filings: &Filings<'_>,
    year: i32,
) -> Result<People, NotConfigured> {
    let mut earners = filers;
    for dependent in dependents.iter() {
        if filings.required(dependent, year)? {
            earners.insert(dependent);
        }
    }
    Ok(earners)
}

/// What people have together in the year; nothing after a loss.
pub(crate) fn income(earners: People, incomes: &[Magi]) -> i64 {
    earners.iter().map(|earner| incomes[earner].annual).sum::<i64>().max(0)
}
