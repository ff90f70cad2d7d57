//! What the benchmark plan costs: the port, and the illustrative table behind it until there is
//! a plan catalogue.

use crate::parameters::{Federal, NotConfigured, State};

/// Whom the benchmark plan would cover, and where.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    pub federal: &'a Federal,
    pub state: &'a State,
    pub county: Option<&'a str>,
    pub year: i32,
    /// Completed years of each member of the coverage family on the first day of coverage.
    pub ages: &'a [u32],
}

/// The monthly premium of the second-lowest silver plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priced {
    /// Everybody together, in cents.
    pub monthly: i64,
    /// Not the real plans of the place.
    pub illustrative: bool,
    /// The price and rating factor from which those of the members are worked out.
    pub reference_price: i64,
    pub reference_factor: i64,
    /// In the order of the ages that were asked.
    pub members: Vec<Premium>,
}

/// The part of one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Premium {
    /// In thousandths.
    pub factor: i64,
    /// In cents; zero for a child who adds nothing.
    pub monthly: i64,
    pub is_rated: bool,
}

/// Answers what the benchmark plan costs.
pub trait BenchmarkPremium {
    /// # Errors
    /// [`NotConfigured`] when no price is known for the year and place.
    fn price(&self, ask: &Ask<'_>) -> Result<Priced, NotConfigured>;
}

/// The table of the state's parameters, by rating area.
#[derive(Clone, Copy, Debug, Default)]
pub struct Illustrative;

impl BenchmarkPremium for Illustrative {
    fn price(&self, ask: &Ask<'_>) -> Result<Priced, NotConfigured> {
        let table = ask.state.benchmark(ask.year)?;
        let missing = NotConfigured { what: "benchmark.county", year: Some(ask.year) };
        let area = ask.county.and_then(|county| ask.state.rating.area(county)).ok_or(missing)?;
        let price = table.price(area).ok_or(missing)?;
        Ok(by_age(ask, table.age, price, table.illustrative))
    }
}

/// What the family pays for a plan of which the price at one age is known.
pub(crate) fn by_age(ask: &Ask<'_>, age: u32, reference_price: i64, illustrative: bool) -> Priced {
    let curve = ask.state.rating.curve.as_ref().unwrap_or(&ask.federal.rating.curve);
    let reference_factor = curve.factor(age);
    let members: Vec<Premium> = ask
        .ages
        .iter()
        .zip(rated(ask))
        .map(|(age, is_rated)| {
            let factor = curve.factor(*age);
            let price = rounded(reference_price * factor, reference_factor);
            Premium { factor, monthly: if is_rated { price } else { 0 }, is_rated }
        })
        .collect();
    Priced {
        monthly: members.iter().map(|member| member.monthly).sum(),
        illustrative,
        reference_price,
        reference_factor,
        members,
    }
}

/// Who adds to the premium: every adult and the oldest children. 45 CFR 147.102(c)(1).
fn rated(ask: &Ask<'_>) -> Vec<bool> {
    let rules = &ask.federal.rating;
    let mut children: Vec<usize> =
        (0..ask.ages.len()).filter(|one| ask.ages[*one] < rules.child_age).collect();
    children.sort_by_key(|one| std::cmp::Reverse(ask.ages[*one]));
    let mut rated = vec![true; ask.ages.len()];
    for young in children.into_iter().skip(rules.most_children) {
        rated[young] = false;
    }
    rated
}

/// A quotient of amounts above zero to the nearest, halves up.
fn rounded(numerator: i64, denominator: i64) -> i64 {
    (2 * numerator + denominator).div_euclid(2 * denominator.max(1))
}
