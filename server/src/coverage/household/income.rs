//! What somebody gets, and what they take off on the tax return.

use super::amount;
use domain::applications::{
    Field, JobNumber, Often, OtherIncomeKind, OtherOften, PersonNumber, Values,
};
use eligibility::input::{Day, Deduction, DeductionKind, Income, IncomeKind, Rhythm, Whole};

pub(super) fn income(values: &Values, person: PersonNumber) -> Vec<Income> {
    let jobs = values.jobs(person).into_iter().filter_map(|job| wages(values, person, job));
    let regular = |kind, amount: Field, rhythm| regular(values, person, kind, amount, rhythm);
    let often = |field: Field| values.choice(field.of(person)).map(rhythm);
    let others = [
        regular(IncomeKind::SelfEmployment, Field::BusinessProfit, often(Field::BusinessOften)),
        regular(
            IncomeKind::Unemployment,
            Field::UnemploymentAmount,
            often(Field::UnemploymentOften),
        )
        .map(|income| Income {
            ends: values.date(Field::UnemploymentEnds.of(person)).map(Day::from),
            ..income
        }),
        regular(IncomeKind::SocialSecurity, Field::SocialSecurityAmount, Some(Rhythm::Month)),
        regular(IncomeKind::Pension, Field::PensionAmount, often(Field::PensionOften)),
        regular(IncomeKind::Interest, Field::InterestAmount, Some(Rhythm::Year)),
        regular(IncomeKind::TaxExemptInterest, Field::InterestTaxExempt, Some(Rhythm::Year)),
        regular(IncomeKind::Rental, Field::RentalProfit, often(Field::RentalOften)),
        regular(IncomeKind::AlimonyReceived, Field::AlimonyAmount, often(Field::AlimonyOften)).map(
            |income| Income {
                decree: values.date(Field::AlimonyDecree.of(person)).map(Day::from),
                ..income
            },
        ),
        other(values, person),
    ];
    jobs.chain(others.into_iter().flatten()).collect()
}

fn wages(values: &Values, person: PersonNumber, job: JobNumber) -> Option<Income> {
    let pay = values.pay(person, job)?;
    Some(Income {
        kind: IncomeKind::Wages,
        amount: Some(amount(pay.amount)),
        rhythm: rhythm(pay.often),
        hours_per_week: pay.hours_a_week.map(|hours| Whole::from(i64::from(hours))),
        ..Income::default()
    })
}

fn regular(
    values: &Values,
    person: PersonNumber,
    kind: IncomeKind,
    field: Field,
    rhythm: Option<Rhythm>,
) -> Option<Income> {
    let amount = Some(amount(values.money(field.of(person))?));
    Some(Income { kind, amount, rhythm: rhythm?, ..Income::default() })
}

fn other(values: &Values, person: PersonNumber) -> Option<Income> {
    let often = values.choice::<OtherOften>(Field::OtherIncomeOften.of(person))?;
    let rhythm = match often {
        OtherOften::Week => Rhythm::Week,
        OtherOften::TwoWeeks => Rhythm::TwoWeeks,
        OtherOften::TwiceAMonth => Rhythm::TwiceAMonth,
        OtherOften::Month => Rhythm::Month,
        OtherOften::Year => Rhythm::Year,
        OtherOften::Once => Rhythm::Once,
    };
    let kind = match values.choice(Field::OtherIncomeKind.of(person))? {
        OtherIncomeKind::CapitalGains => IncomeKind::CapitalGains,
        OtherIncomeKind::Farm => IncomeKind::Farm,
        OtherIncomeKind::Scholarship => IncomeKind::Scholarship,
        OtherIncomeKind::Tribal => IncomeKind::TribalDistribution,
        OtherIncomeKind::Foreign => IncomeKind::ForeignEarned,
        OtherIncomeKind::Prize => IncomeKind::LumpSum,
        OtherIncomeKind::SomethingElse => IncomeKind::OtherTaxable,
    };
    let income = regular(values, person, kind, Field::OtherIncomeAmount, Some(rhythm))?;
    let starts = values.date(Field::OtherIncomeOn.of(person)).map(Day::from);
    Some(Income { starts, ..income })
}

const fn rhythm(often: Often) -> Rhythm {
    match often {
        Often::Hour => Rhythm::Hour,
        Often::Week => Rhythm::Week,
        Often::TwoWeeks => Rhythm::TwoWeeks,
        Often::TwiceAMonth => Rhythm::TwiceAMonth,
        Often::Month => Rhythm::Month,
        Often::Year => Rhythm::Year,
    }
}

/// Each is asked for the year.
const DEDUCTIONS: [(Field, DeductionKind); 7] = [
    (Field::StudentLoanInterest, DeductionKind::StudentLoanInterest),
    (Field::AlimonyPaid, DeductionKind::AlimonyPaid),
    (Field::RetirementPaid, DeductionKind::RetirementAccount),
    (Field::HealthSavings, DeductionKind::HealthSavingsAccount),
    (Field::SelfEmploymentCosts, DeductionKind::SelfEmployedHealthInsurance),
    (Field::EducatorCosts, DeductionKind::EducatorExpenses),
    (Field::OtherDeduction, DeductionKind::Other),
];

pub(super) fn deductions(values: &Values, person: PersonNumber) -> Vec<Deduction> {
    let paid = |(field, kind): (Field, DeductionKind)| {
        let decree = values.date(Field::AlimonyPaidDecree.of(person)).map(Day::from);
        Some(Deduction {
            kind,
            amount: Some(amount(values.money(field.of(person))?)),
            rhythm: Rhythm::Year,
            decree: decree.filter(|_| kind == DeductionKind::AlimonyPaid),
        })
    };
    DEDUCTIONS.into_iter().filter_map(paid).collect()
}
