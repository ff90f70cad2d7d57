//! A parameter file is checked when it is read, so that a mistake stops the start and not a
//! family.

use super::{
    AgeCurve, Ages, Applicable, BasicHealth, BenchmarkTable, Chip, Federal, Group, Medicaid,
    PremiumScale, Rating, State, StatusRules,
};
use crate::input::ImmigrationStatus;

/// Why a parameter file is refused.
#[derive(Debug, thiserror::Error)]
pub enum ParameterError {
    #[error("the parameter file cannot be read: {0}")]
    Format(#[from] toml::de::Error),
    #[error("the parameter file is wrong at {place}: {what}")]
    Wrong { place: String, what: &'static str },
}

impl ParameterError {
    pub(super) fn wrong(place: &str, what: &'static str) -> Self {
        Self::Wrong { place: place.to_owned(), what }
    }
}

type Checked = Result<(), ParameterError>;

fn ensure(holds: bool, place: &str, what: &'static str) -> Checked {
    if holds { Ok(()) } else { Err(ParameterError::wrong(place, what)) }
}

fn source(text: &str, place: &str) -> Checked {
    ensure(!text.trim().is_empty(), place, "a source is missing")
}

/// No two entries for the same key.
fn distinct<K: PartialEq>(keys: impl Iterator<Item = K>, place: &str) -> Checked {
    let keys: Vec<K> = keys.collect();
    let twice = keys.iter().enumerate().any(|(index, key)| keys[..index].contains(key));
    ensure(!twice, place, "two entries for the same")
}

fn statuses(rules: &[StatusRules], place: &str) -> Checked {
    ensure(!rules.is_empty(), place, "no rules")?;
    ensure(rules.is_sorted_by(|a, b| a.from < b.from), place, "dates do not rise")?;
    for rule in rules {
        source(&rule.source, place)?;
        let lists = [
            &rule.eligible,
            &rule.after_five_years,
            &rule.lawfully_residing,
            &rule.unborn_child,
            &rule.children,
            &rule.undecided,
        ];
        let unknown =
            lists.into_iter().flatten().any(|status| *status == ImmigrationStatus::Unknown);
        ensure(!unknown, place, "an immigration status that does not exist")?;
        let contradicts = rule.eligible.iter().any(|status| rule.undecided.contains(status));
        ensure(!contradicts, place, "a status is eligible and undecided")?;
        let aged = rule.children.is_empty() || rule.children_below > 0;
        ensure(aged, place, "children without an age")?;
    }
    Ok(())
}

fn ages(ages: Option<Ages>, place: &str) -> Checked {
    ensure(ages.is_none_or(|ages| ages.from <= ages.to), place, "the ages go back")
}

/// No two spans, each from a first to a last, touch for what is the same.
fn apart<T>(all: &[T], touch: impl Fn(&T, &T) -> bool, place: &str, what: &'static str) -> Checked {
    let holds = all.iter().enumerate().all(|(at, one)| !all[..at].iter().any(|o| touch(o, one)));
    ensure(holds, place, what)
}

fn curve(curve: &AgeCurve, place: &str) -> Checked {
    ensure(curve.ages() == 65, place, "a factor for each age from 0 to 64 is needed")?;
    ensure(curve.0.iter().all(|factor| *factor > 0), place, "a factor is not above zero")
}

impl Applicable {
    fn check(&self) -> Checked {
        let place = "applicable_percentage.bands";
        source(&self.source, "applicable_percentage")?;
        ensure(self.from_year <= self.to_year, "applicable_percentage", "the years go back")?;
        ensure(self.bands.first().is_some_and(|band| band.from.0 == 0), place, "no band from 0")?;
        ensure(
            self.bands.last().is_some_and(|band| band.to.is_none()),
            place,
            "the last band ends",
        )?;
        let closed = self
            .bands
            .windows(2)
            .all(|pair| pair[0].to == Some(pair[1].from) && pair[0].to > Some(pair[0].from));
        ensure(closed, place, "a band does not begin where the last one ends")?;
        // A credit that grew with income would be a misprint.
        let rising = self.bands.iter().all(|band| band.initial <= band.r#final)
            && self.bands.windows(2).all(|pair| pair[0].r#final <= pair[1].initial);
        ensure(rising, place, "a percentage falls with income")?;
        let flat = self.bands.last().is_some_and(|band| band.initial == band.r#final);
        ensure(flat, place, "the last band rises without an end")
    }
}

impl Federal {
    pub(super) fn check(&self) -> Checked {
        distinct(self.poverty.iter().map(|entry| (entry.year, &entry.region)), "poverty")?;
        for entry in &self.poverty {
            source(&entry.source, "poverty")?;
            let possible = entry.first_dollars > 0 && entry.additional_dollars > 0;
            ensure(possible, "poverty", "an amount is not above zero")?;
        }
        for table in &self.applicable_percentage {
            table.check()?;
        }
        let touch =
            |a: &Applicable, b: &Applicable| a.from_year <= b.to_year && b.from_year <= a.to_year;
        let tables = &self.applicable_percentage;
        apart(tables, touch, "applicable_percentage", "two tables for one year")?;
        distinct(
            self.employer_affordability.iter().map(|entry| entry.year),
            "employer_affordability",
        )?;
        for entry in &self.employer_affordability {
            source(&entry.source, "employer_affordability")?;
        }
        source(&self.below_poverty.source, "below_poverty")?;
        let rising = self.cost_sharing.is_sorted_by(|a, b| a.from_year < b.from_year);
        ensure(rising, "cost_sharing", "years do not rise")?;
        for entry in &self.cost_sharing {
            source(&entry.source, "cost_sharing")?;
            let rising = entry.silver.is_sorted_by(|a, b| a.up_to < b.up_to);
            ensure(rising, "cost_sharing.silver", "limits do not rise")?;
        }
        distinct(self.filing.iter().map(|entry| entry.year), "filing")?;
        for entry in &self.filing {
            source(&entry.source, "filing")?;
        }
        source(&self.income.source, "income")?;
        source(&self.thresholds.source, "thresholds")?;
        distinct(self.out_of_pocket.iter().map(|entry| entry.year), "out_of_pocket")?;
        for entry in &self.out_of_pocket {
            source(&entry.source, "out_of_pocket")?;
        }
        statuses(&self.immigration.premium_tax_credit, "immigration.premium_tax_credit")?;
        statuses(&self.immigration.marketplace, "immigration.marketplace")?;
        source(&self.rating.source, "rating")?;
        curve(&self.rating.curve, "rating.curve")
    }
}

impl Medicaid {
    fn check(&self) -> Checked {
        source(&self.disregard_source, "medicaid.disregard_source")?;
        source(&self.household_source, "medicaid.household_source")?;
        source(&self.poverty_guideline_source, "medicaid.poverty_guideline_source")?;
        ensure(self.calendar_is_a_date(), "medicaid.poverty_guideline_from", "no such day")?;
        ensure(!self.groups.is_empty(), "medicaid.groups", "no groups")?;
        for group in &self.groups {
            source(&group.source, "medicaid.groups")?;
            ensure(!group.name.is_empty(), "medicaid.groups", "a group without a name")?;
            ages(group.ages, "medicaid.groups")?;
            let one_limit = group.percent.is_none() || group.monthly.is_none();
            ensure(one_limit, "medicaid.groups", "two limits")?;
            let amounts = group.monthly.iter().all(|limit| {
                !limit.dollars.is_empty()
                    && limit.dollars.is_sorted()
                    && limit.dollars[0] >= 0
                    && limit.additional_dollars >= 0
            });
            ensure(amounts, "medicaid.groups", "a limit that falls with size")?;
        }
        let touch = |a: &Group, b: &Group| {
            a.name == b.name
                && a.until.is_none_or(|until| b.from <= until)
                && b.until.is_none_or(|until| a.from <= until)
        };
        apart(&self.groups, touch, "medicaid.groups", "a group twice at one time")?;
        for rule in &self.immigration {
            let known = |name: &String| self.groups.iter().any(|group| group.name == *name);
            let named = rule.lawfully_residing_groups.iter().chain(&rule.unborn_child_groups);
            ensure({ named }.all(known), "medicaid.immigration", "a group that does not exist")?;
        }
        statuses(&self.immigration, "medicaid.immigration")
    }
}

impl BasicHealth {
    fn check(&self) -> Checked {
        source(&self.source, "basic_health")?;
        statuses(&self.immigration, "basic_health.immigration")?;
        ages(self.ages, "basic_health.ages")?;
        let touch = |a: &PremiumScale, b: &PremiumScale| {
            a.from_year <= b.to_year && b.from_year <= a.to_year
        };
        apart(&self.premiums, touch, "basic_health.premiums", "two scales for one year")?;
        for scale in &self.premiums {
            source(&scale.source, "basic_health.premiums")?;
            let in_order = scale.bands.iter().all(|(from, below, _)| from < below)
                && scale.bands.windows(2).all(|pair| pair[0].1 == pair[1].0);
            ensure(in_order, "basic_health.premiums", "bands do not follow each other")?;
        }
        Ok(())
    }
}

impl Rating {
    fn check(&self) -> Checked {
        source(&self.source, "rating")?;
        if let Some(own) = &self.curve {
            curve(own, "rating.curve")?;
        }
        distinct(self.areas.iter().map(|area| area.area), "rating.areas")?;
        let counties = self.areas.iter().flat_map(|area| &area.counties);
        distinct(counties, "rating.areas")
    }
}

impl BenchmarkTable {
    fn check(&self, rating: &Rating) -> Checked {
        source(&self.source, "benchmark")?;
        let complete = rating.areas.iter().all(|area| self.price(area.area).is_some());
        ensure(complete, "benchmark.areas", "a rating area has no price")?;
        ensure(self.areas.iter().all(|entry| entry.dollars > 0), "benchmark.areas", "no price")
    }
}

impl State {
    pub(super) fn check(&self) -> Checked {
        let is_code = self.state.len() == 2 && self.state.bytes().all(|b| b.is_ascii_uppercase());
        ensure(is_code, "state", "not a postal code")?;
        self.medicaid.check()?;
        for chip in &self.chip {
            source(&chip.source, "chip")?;
            ages(Some(chip.ages), "chip.ages")?;
            statuses(&chip.immigration, "chip.immigration")?;
        }
        let touch = |a: &Chip, b: &Chip| {
            a.ages.from <= b.ages.to
                && b.ages.from <= a.ages.to
                && a.until.is_none_or(|until| b.from <= until)
                && b.until.is_none_or(|until| a.from <= until)
        };
        apart(&self.chip, touch, "chip", "two limits for one age")?;
        if let Some(program) = &self.basic_health {
            program.check()?;
        }
        self.rating.check()?;
        distinct(self.benchmark.iter().map(|table| table.year), "benchmark")?;
        self.benchmark.iter().try_for_each(|table| table.check(&self.rating))
    }
}
