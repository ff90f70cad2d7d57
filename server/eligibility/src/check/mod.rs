//! Whether a household makes sense, before anything is decided about it.

mod money;
mod offers;
mod people;
mod place;
mod problem;
mod relations;
mod taxes;

pub use problem::{Problem, ProblemCode, Problems};

use crate::{
    composition::{Kinship, People},
    input::{Household, Person},
};
use chrono::NaiveDate;

/// How many people a household may have.
pub const MOST_PEOPLE: usize = 32;

/// A household that makes sense: ids are positions, ages are known, tax plans agree.
#[derive(Debug)]
pub(crate) struct Case<'a> {
    pub household: &'a Household,
    pub coverage_year: i32,
    pub determined_on: NaiveDate,
    pub coverage_starts: NaiveDate,
    pub people: Vec<Member<'a>>,
    pub kinship: Kinship,
    pub offers: Vec<Offer>,
    /// By filer.
    pub benchmarks: Vec<(usize, KnownPremium)>,
}

/// A benchmark premium that is given, in cents.
#[derive(Clone, Copy, Debug)]
pub(crate) enum KnownPremium {
    OfFamily(i64),
    AtAge { age: u32, monthly: i64 },
}

/// One person of a [`Case`].
#[derive(Debug)]
pub(crate) struct Member<'a> {
    pub person: &'a Person,
    /// Completed years on the day of the determination.
    pub age: u32,
    /// Completed years on the first day of coverage.
    pub rated_age: u32,
    /// Zero for who is not pregnant.
    pub expected_children: u32,
    pub lives_with: People,
    pub cares_for: People,
    pub files: bool,
    pub joint: Option<usize>,
    pub claimed_by: Option<usize>,
    pub claims: People,
}

/// An employer's offer, with positions instead of ids.
#[derive(Debug)]
pub(crate) struct Offer {
    pub employee: usize,
    pub offered_to: People,
    pub enrolled: People,
    pub self_only_monthly: Option<i64>,
    pub family_monthly: Option<i64>,
    pub minimum_value: Option<bool>,
    pub starts: Option<NaiveDate>,
}

impl Case<'_> {
    /// Who files with this person or alone.
    pub fn filers(&self, filer: usize) -> People {
        let mut filers = People::of(filer);
        filers.extend(self.people[filer].joint);
        filers
    }

    /// Everybody whom the return of this filer claims.
    pub fn dependents(&self, filer: usize) -> People {
        self.filers(filer)
            .iter()
            .fold(People::default(), |all, one| all.with(self.people[one].claims))
    }
}

/// # Errors
/// Every problem that was found, each at its field.
pub(crate) fn check<'a>(
    household: &'a Household,
    counties: &dyn Fn(&str) -> bool,
) -> Result<Case<'a>, Problems> {
    let mut problems = Problems::default();
    let Some(dates) = place::dates(household, &mut problems) else {
        return Err(problems);
    };
    place::county(household, counties, &mut problems);
    let ids = people::ids(household, &mut problems)?;
    let mut people = people::members(household, &dates, &ids, &mut problems);
    let kinship = relations::check(household, &ids, &mut people, &mut problems);
    let kinship = taxes::check(household, &ids, &mut people, kinship, &mut problems);
    let offers = offers::check(household, &ids, &mut problems);
    let benchmarks = offers::benchmarks(household, &ids, &mut problems);
    if !problems.0.is_empty() {
        return Err(problems);
    }
    Ok(Case {
        household,
        coverage_year: dates.coverage_year,
        determined_on: dates.determined_on,
        coverage_starts: dates.coverage_starts,
        people,
        kinship,
        offers,
        benchmarks,
    })
}
