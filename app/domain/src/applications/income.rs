//! What somebody's income comes to in a year, worked out from the answers so that
//! the person can say whether that is right.

use super::{CoverageYear, Field, FieldKey, Often, Pay, PersonNumber, Values};
use crate::{dates::CivilDate, money::Cents};
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
    /// What comes in over the coverage year, before anything is taken off.
    pub fn yearly_income(&self, person: PersonNumber, year: CoverageYear) -> Cents {
        let jobs = self.jobs(person).into_iter().filter_map(|job| self.pay(person, job));
        let pay: i64 = jobs.map(|pay| pay.yearly().0).sum();
        let sources = SOURCES.iter().filter_map(|(source, often, usual)| {
            let amount = self.money(source.of(person)).filter(|_| self.counts(*source, person))?;
            let often = often.map_or(Some(*usual), |field| self.often(field.of(person)));
            // A single payment has no rhythm.
            let yearly =
                often.map_or(amount, |often| Pay { amount, often, hours_a_week: None }.yearly());
            let (days, all) = self.days_of(*source, person, year);
            Some(yearly.0 * days / all)
        });
        Cents(pay + sources.sum::<i64>())
    }

    /// Alimony is income by a decree before 2019 (Public Law 115-97, section 11051).
    fn counts(&self, source: Field, person: PersonNumber) -> bool {
        let decree = self.date(Field::AlimonyDecree.of(person));
        source != Field::AlimonyAmount || decree.is_none_or(|day| day.year() < 2019)
    }

    /// On how many days of the year a source is paid, and how many days the year has.
    /// Unemployment benefits are taken to run from its first day to their last.
    fn days_of(&self, source: Field, person: PersonNumber, year: CoverageYear) -> (i64, i64) {
        let all = CivilDate::from_ymd_opt(year.0, 12, 31).map_or(365, |day| day.ordinal());
        let ends = self.date(Field::UnemploymentEnds.of(person));
        let days = match ends.filter(|_| source == Field::UnemploymentAmount) {
            Some(day) if day.year() < year.0 => 0,
            Some(day) if day.year() == year.0 => day.ordinal(),
            _ => all,
        };
        (days.into(), all.into())
    }

    fn often(&self, key: FieldKey) -> Option<Often> {
        self.choice(key)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    const YEAR: CoverageYear = CoverageYear(2026);

    #[test]
    fn unemployment_benefits_count_until_their_last_day() {
        let yearly = |ends: &str| {
            let typed = format!(
                "p3.income_sources=unemployment; p3.unemployment_amount=100; \
                 p3.unemployment_often=week; p3.unemployment_ends={ends}"
            );
            journey(&with(family(), &typed)).values().yearly_income(person(3), YEAR)
        };
        let whole = 52 * 100 * 100;
        assert_eq!(yearly(""), Cents(whole));
        assert_eq!(yearly("3/14/2026"), Cents(whole * 73 / 365), "a fifth of the year");
        assert_eq!(yearly("2/1/2027"), Cents(whole));
        assert_eq!(yearly("12/31/2025"), Cents(0));
    }

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
        let yearly = journey(&family).values().yearly_income(person(2), YEAR);
        let expected = 24 * 2_100 + 52 * 200 + 120 - 600 + 500;
        assert_eq!(yearly, Cents(expected * 100));
        assert_eq!(journey(&family).values().yearly_income(person(3), YEAR), Cents(0));
    }
}
