//! What somebody's income comes to in a year, worked out from the answers so that
//! the person can say whether that is right.

use super::{Field, FieldKey, Often, Pay, PersonNumber, Values};
use crate::money::Cents;
use chrono::Datelike;

/// The amount of a source, and how often it comes. What has no second field comes by
/// the month or the year.
const SOURCES: [(Field, Option<Field>, Often); 9] = [
    (Field::BusinessProfit, Some(Field::BusinessOften), Often::Month),
    (Field::UnemploymentAmount, Some(Field::UnemploymentOften), Often::Week),
    (Field::SocialSecurityAmount, None, Often::Month),
    (Field::PensionAmount, Some(Field::PensionOften), Often::Month),
    (Field::InterestAmount, None, Often::Year),
    (Field::InterestTaxExempt, None, Often::Year),
    (Field::RentalProfit, Some(Field::RentalOften), Often::Month),
    (Field::AlimonyAmount, Some(Field::AlimonyOften), Often::Month),
    (Field::OtherIncomeAmount, Some(Field::OtherIncomeOften), Often::Month),
];

impl Values {
    /// What comes in over a year, before anything is taken off.
    pub fn yearly_income(&self, person: PersonNumber) -> Cents {
        let jobs = self.jobs(person).into_iter().filter_map(|job| self.pay(person, job));
        let pay: i64 = jobs.map(|pay| pay.yearly().0).sum();
        let sources = SOURCES.iter().filter_map(|(amount, often, usual)| {
            let amount = self.money(amount.of(person)).filter(|_| self.counts(*amount, person))?;
            let often = often.map_or(Some(*usual), |field| self.often(field.of(person)));
            // A single payment has no rhythm.
            let yearly =
                often.map_or(amount, |often| Pay { amount, often, hours_a_week: None }.yearly());
            Some(yearly.0)
        });
        Cents(pay + sources.sum::<i64>())
    }

    /// Alimony is income by a decree before 2019 (Public Law 115-97, section 11051).
    fn counts(&self, source: Field, person: PersonNumber) -> bool {
        let decree = self.date(Field::AlimonyDecree.of(person));
        source != Field::AlimonyAmount || decree.is_none_or(|day| day.year() < 2019)
    }

    fn often(&self, key: FieldKey) -> Option<Often> {
        self.choice(key)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn every_source_counts_over_a_year() {
        let family = with(
            family(),
            "p2.income_sources=job interest rental other; p2j1.more_jobs=yes; \
             p2j2.employer=Lake Taxi; p2j2.pay_amount=20; p2j2.pay_often=hour; p2j2.pay_hours=10; \
             p2j2.more_jobs=no; p2.interest_amount=120; p2.rental_profit=-50; p2.rental_often=month; \
             p2.other_income_kind=prize; p2.other_income_amount=500; p2.other_income_often=once; \
             p2.other_income_on=3/1/2026",
        );
        let yearly = journey(&family).values().yearly_income(person(2));
        let expected = 24 * 2_100 + 52 * 200 + 120 - 600 + 500;
        assert_eq!(yearly, Cents(expected * 100));
        assert_eq!(journey(&family).values().yearly_income(person(3)), Cents(0));
    }
}
