//! One person: who they are, what their papers say, how they file taxes.

use super::{income, name, named};
use domain::applications::{
    Field, ImmigrationStatus as Papers, Named, OtherCoverage as Has, PersonNumber, Relationship,
    Situation, Values,
};
use eligibility::input::{
    Day, Immigration, ImmigrationStatus, OtherCoverage, Person, TaxPlan, Whole,
};

pub(super) fn person(values: &Values, number: PersonNumber, people: &[PersonNumber]) -> Person {
    let is = |situation: Situation| {
        values.several::<Situation>(Field::Situation.of(number)).contains(&situation)
    };
    let expected = values.number(Field::Expected.of(number));
    Person {
        id: name(number),
        born: values.date(Field::BirthDate.of(number)).map(Day::from),
        applies: values.yes(Field::Applying.of(number)).unwrap_or(false),
        // Asked of those who live elsewhere; the address of the others is in the state.
        resident: values.yes(Field::Resident.of(number)).unwrap_or(true),
        pregnant: is(Situation::Pregnant),
        expected_children: expected.map(Whole::from),
        postpartum: is(Situation::Postpartum),
        full_time_student: is(Situation::Student),
        former_foster_care: is(Situation::FosterCare),
        mother_had_medicaid_at_birth: values
            .yes(Field::BornOnAssistance.of(number))
            .unwrap_or(false),
        american_indian_or_alaska_native: is(Situation::TribalMember),
        incarcerated: is(Situation::Incarcerated),
        medicare: is(Situation::Medicare),
        blind_or_disabled: is(Situation::Disability),
        long_term_care: is(Situation::LongTermCare),
        recent_military_service: is(Situation::Military),
        immigration: immigration(values, number),
        tax: tax_plan(values, number, people),
        cares_for: people
            .iter()
            .filter(|child| named(values, Field::Carer, **child) == Some(Named::Person(number)))
            .map(|child| name(*child))
            .collect(),
        other_coverage: values
            .several(Field::OtherCoverage.of(number))
            .into_iter()
            .filter_map(other_coverage)
            .collect(),
        income: income::income(values, number),
        deductions: income::deductions(values, number),
        // Only where somebody said that what was worked out is not right.
        projected_annual_income: values.money(Field::YearAmount.of(number)).map(super::amount),
        ..Person::default()
    }
}

/// Nobody who does not apply is asked; their status is never looked at.
fn immigration(values: &Values, number: PersonNumber) -> Immigration {
    let Some(papers) = values.choice::<Papers>(Field::ImmigrationStatus.of(number)) else {
        return Immigration::default();
    };
    Immigration {
        status: status(papers),
        since: values.date(Field::ImmigrationSince.of(number)).map(Day::from),
        no_waiting: values.yes(Field::ImmigrationNoWaiting.of(number)).unwrap_or(false),
    }
}

const fn status(papers: Papers) -> ImmigrationStatus {
    match papers {
        Papers::PermanentResident => ImmigrationStatus::LawfulPermanentResident,
        Papers::Refugee => ImmigrationStatus::Refugee,
        Papers::Asylee => ImmigrationStatus::Asylee,
        Papers::CubanHaitianEntrant => ImmigrationStatus::CubanHaitianEntrant,
        Papers::CompactOfFreeAssociation => ImmigrationStatus::CompactOfFreeAssociation,
        Papers::ParoleOneYear => ImmigrationStatus::ParoleeOneYear,
        Papers::Parole => ImmigrationStatus::Parolee,
        Papers::TemporaryProtected => ImmigrationStatus::TemporaryProtectedStatus,
        Papers::VisaHolder => ImmigrationStatus::Nonimmigrant,
        Papers::AsylumApplicant => ImmigrationStatus::AsylumApplicant,
        Papers::DeferredActionChildhood => ImmigrationStatus::DeferredActionChildhoodArrivals,
        Papers::WithholdingOfRemoval => ImmigrationStatus::WithholdingOfRemoval,
        Papers::TraffickingSurvivor => ImmigrationStatus::TraffickingSurvivor,
        Papers::BatteredNoncitizen => ImmigrationStatus::BatteredNoncitizen,
        Papers::ConditionalEntrant => ImmigrationStatus::ConditionalEntrant,
        Papers::BornInCanada => ImmigrationStatus::AmericanIndianBornInCanada,
        Papers::OtherLawful => ImmigrationStatus::OtherLawfullyPresent,
        Papers::NoPapers => ImmigrationStatus::Undocumented,
    }
}

/// The spouses are asked once, the one who was listed first.
fn tax_plan(values: &Values, number: PersonNumber, people: &[PersonNumber]) -> TaxPlan {
    let spouse = people.iter().copied().find(|other| is_married(values, number, *other));
    let jointly = spouse.filter(|spouse| {
        values.yes(Field::FilesJointly.of((*spouse).min(number))).unwrap_or(false)
    });
    if let Some(spouse) = jointly {
        return TaxPlan {
            files: Some(true),
            jointly_with: Some(name(spouse)),
            ..TaxPlan::default()
        };
    }
    let claimed = named(values, Field::ClaimedBy, number);
    TaxPlan {
        files: values.yes(Field::Files.of(number)),
        claimed_by: match claimed {
            Some(Named::Person(by)) => Some(name(by)),
            _ => None,
        },
        claimed_from_outside: claimed == Some(Named::Outside),
        may_file_apart: values.yes(Field::FilesApart.of(number)).unwrap_or(false),
        ..TaxPlan::default()
    }
}

fn is_married(values: &Values, one: PersonNumber, other: PersonNumber) -> bool {
    let (first, second) = (one.min(other), one.max(other));
    let key = if first.is_applicant() {
        Field::Relationship.of(second)
    } else {
        Field::Kin.with(second, first)
    };
    one != other && values.choice(key) == Some(Relationship::Spouse)
}

const fn other_coverage(has: Has) -> Option<OtherCoverage> {
    Some(match has {
        Has::Veterans => OtherCoverage::Veterans,
        Has::Tricare => OtherCoverage::Tricare,
        Has::Continued => OtherCoverage::ContinuedFromEmployer,
        Has::Retiree => OtherCoverage::Retiree,
        Has::Student => OtherCoverage::Student,
        Has::PeaceCorps => OtherCoverage::PeaceCorps,
        Has::Other => OtherCoverage::Other,
        Has::None => return None,
    })
}
