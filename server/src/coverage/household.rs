//! An application, or the few facts of an estimate, as the household that engines are asked
//! about. It names nobody: people are `p1`, `p2` and so on.
//!
//! What is not asked is left at the engine's defaults, which are what most people would answer.

mod income;
mod offers;
mod person;

use domain::{
    applications::{Field, Named, PersonNumber, Relationship, Snapshot, Values},
    coverage::{Asked, Estimate, GROWN_UP, Subject},
    dates::CivilDate,
    money::Cents,
};
use eligibility::input::{
    Amount, Day, Household, Kin, Person as Asks, Relationship as Related, Whole,
};

/// The application knows the counties of one state.
const STATE: &str = "MN";

/// The household of a question.
pub(super) fn of(asked: &Asked) -> Household {
    let (year, mut household) = match &asked.subject {
        Subject::Application { application, snapshot } => {
            let household = Household { id: Some(application.to_string()), ..sent(snapshot) };
            (snapshot.coverage_year, household)
        }
        Subject::Estimate(estimate) => {
            (domain::applications::CoverageYear::NEWEST, estimated(estimate))
        }
    };
    STATE.clone_into(&mut household.state);
    household.coverage_year = Some(Whole::from(i64::from(year.0)));
    // A year that is over is determined as on its last day.
    let last = CivilDate::from_ymd_opt(year.0, 12, 31);
    let on = last.map_or(asked.determined_on, |last| asked.determined_on.min(last));
    household.determined_on = Some(Day::from(on));
    household
}

/// The name of a person in the question and the answer.
pub(super) fn name(person: PersonNumber) -> String {
    format!("p{person}")
}

/// The person of a name.
pub(super) fn person(name: &str) -> Option<PersonNumber> {
    name.strip_prefix('p')?.parse().ok().and_then(PersonNumber::new)
}

/// What was sent, as far as the rules ask for it.
fn sent(snapshot: &Snapshot) -> Household {
    let values = &snapshot.values;
    let people = snapshot.people();
    Household {
        county: values.text(Field::County.key()).map(ToOwned::to_owned),
        financial_help: snapshot.looks_for_help(),
        relationships: relationships(values, &people),
        living_together: Some(homes(values, &people)),
        employer_offers: offers::offers(values, &people),
        people: people.iter().map(|one| person::person(values, *one, &people)).collect(),
        ..Household::default()
    }
}

/// Who said to be what to whom; the rest follows from that.
fn relationships(values: &Values, people: &[PersonNumber]) -> Vec<Related> {
    let said = |one: PersonNumber, other: PersonNumber| {
        let key = if other.is_applicant() {
            Field::Relationship.of(one)
        } else {
            Field::Kin.with(one, other)
        };
        let is = kin(values.choice(key)?);
        Some(Related { person: name(one), is, of: name(other) })
    };
    let pairs = people.iter().flat_map(|one| {
        people.iter().filter(move |other| *other < one).map(move |other| (*one, *other))
    });
    pairs.filter_map(|(one, other)| said(one, other)).collect()
}

/// Everybody who lives with the main contact, then those who live elsewhere together.
fn homes(values: &Values, people: &[PersonNumber]) -> Vec<Vec<String>> {
    let here = values.named(Field::LivesHere.key());
    let (with_contact, elsewhere): (Vec<PersonNumber>, Vec<PersonNumber>) =
        people.iter().partition(|one| one.is_applicant() || here.contains(one));
    let mut homes = vec![with_contact];
    for one in elsewhere {
        let with = values.named(Field::LivesWith.of(one));
        let home = homes.iter_mut().skip(1).find(|home| home.iter().any(|two| with.contains(two)));
        match home {
            Some(home) => home.push(one),
            None => homes.push(vec![one]),
        }
    }
    homes.into_iter().map(|home| home.into_iter().map(name).collect()).collect()
}

/// The one person whom an answer names.
fn named(values: &Values, field: Field, person: PersonNumber) -> Option<Named> {
    values.person(field.of(person))
}

const fn kin(relationship: Relationship) -> Kin {
    match relationship {
        Relationship::Spouse => Kin::Spouse,
        Relationship::Child => Kin::Child,
        Relationship::Stepchild => Kin::Stepchild,
        Relationship::Parent => Kin::Parent,
        Relationship::Stepparent => Kin::Stepparent,
        Relationship::Sibling => Kin::Sibling,
        Relationship::HalfSibling => Kin::HalfSibling,
        Relationship::Stepsibling => Kin::Stepsibling,
        Relationship::DomesticPartner => Kin::DomesticPartner,
        Relationship::Grandchild => Kin::Grandchild,
        Relationship::Grandparent => Kin::Grandparent,
        Relationship::NieceOrNephew => Kin::NieceOrNephew,
        Relationship::AuntOrUncle => Kin::AuntOrUncle,
        Relationship::Cousin => Kin::Cousin,
        Relationship::FosterChild => Kin::FosterChild,
        Relationship::FosterParent => Kin::FosterParent,
        Relationship::Ward => Kin::Ward,
        Relationship::Guardian => Kin::Guardian,
        Relationship::InLaw => Kin::InLaw,
        Relationship::FormerSpouse => Kin::FormerSpouse,
        Relationship::OtherRelative => Kin::OtherRelative,
        Relationship::NotRelated => Kin::Unrelated,
    }
}

fn amount(cents: Cents) -> Amount {
    Amount::from(cents.0)
}

/// The income is that of the first person: who of a family earns it changes little, and nobody
/// was asked.
fn estimated(estimate: &Estimate) -> Household {
    let first = PersonNumber::APPLICANT;
    let spouse = estimate.spouse().map(|spouse| spouse.number);
    let people = estimate
        .people
        .iter()
        .map(|one| {
            let mut person = Asks {
                id: name(one.number),
                age: Some(Whole::from(i64::from(one.age))),
                applies: one.wants_coverage,
                ..Asks::default()
            };
            if one.number == first {
                person.tax.files = Some(true);
                person.tax.jointly_with = spouse.map(name);
                person.current_monthly_income = Some(amount(estimate.monthly()));
                person.projected_annual_income = Some(amount(estimate.yearly()));
            } else if spouse == Some(one.number) {
                person.tax.jointly_with = Some(name(first));
            } else {
                person.tax.claimed_by = Some(name(first));
            }
            person
        })
        .collect();
    let relationships = estimate
        .people
        .iter()
        .filter(|one| one.number != first)
        .map(|one| {
            let is = if spouse == Some(one.number) {
                Kin::Spouse
            } else if one.age < GROWN_UP && is_parent_possible(estimate, one.age) {
                Kin::Child
            } else {
                Kin::OtherRelative
            };
            Related { person: name(one.number), is, of: name(first) }
        })
        .collect();
    Household {
        county: Some(estimate.county.clone()),
        people,
        relationships,
        ..Household::default()
    }
}

/// Somebody of an age can be a child of the first person only if that one is older.
fn is_parent_possible(estimate: &Estimate, age: u8) -> bool {
    estimate.people.first().is_some_and(|first| first.age > age)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::coverage::{EstimatePerson, Period};

    fn estimate(ages: &[u8], married: bool) -> Asked {
        let people = (1..)
            .zip(ages)
            .map(|(number, age)| EstimatePerson {
                number: PersonNumber::new(number).expect("a number"),
                age: *age,
                wants_coverage: true,
            })
            .collect();
        Asked {
            subject: Subject::Estimate(Estimate {
                county: "Hennepin".to_owned(),
                people,
                married,
                income: Cents(8_400_000),
                period: Period::Year,
            }),
            determined_on: "2026-02-10".parse().expect("a date"),
        }
    }

    #[test]
    fn a_couple_files_jointly_and_claims_everybody_else() {
        let household = of(&estimate(&[40, 38, 10, 70], true));
        let plans: Vec<_> = household
            .people
            .iter()
            .map(|person| (person.tax.jointly_with.as_deref(), person.tax.claimed_by.as_deref()))
            .collect();
        assert_eq!(
            plans,
            [(Some("p2"), None), (Some("p1"), None), (None, Some("p1")), (None, Some("p1"))]
        );
        let kin: Vec<Kin> = household.relationships.iter().map(|one| one.is).collect();
        assert_eq!(kin, [Kin::Spouse, Kin::Child, Kin::OtherRelative]);
    }

    #[test]
    fn a_year_that_is_over_is_determined_as_on_its_last_day() {
        let mut asked = estimate(&[40], false);
        asked.determined_on = "2027-03-01".parse().expect("a date");
        let household = of(&asked);
        assert_eq!(household.determined_on, Some(Day("2026-12-31".parse().ok())));
    }

    #[test]
    fn a_person_and_their_name_are_one() {
        let third = PersonNumber::new(3).expect("a number");
        assert_eq!(person(&name(third)), Some(third));
        for strange in ["", "3", "p", "p0", "p100", "q3", "p3x"] {
            assert_eq!(person(strange), None, "{strange}");
        }
    }
}
