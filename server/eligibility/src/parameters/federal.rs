//! What holds in every state.

use super::{NotConfigured, Percent, StatusRules, rating::AgeCurve};
use chrono::NaiveDate;
use serde::Deserialize;

/// The federal file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Federal {
    pub version: String,
    pub(super) poverty: Vec<Poverty>,
    pub(super) applicable_percentage: Vec<Applicable>,
    pub(super) employer_affordability: Vec<EmployerAffordability>,
    pub(super) below_poverty: BelowPoverty,
    pub(super) cost_sharing: Vec<CostSharing>,
    pub(super) filing: Vec<Filing>,
    pub income: IncomeRules,
    pub thresholds: Thresholds,
    #[serde(default)]
    pub(super) out_of_pocket: Vec<OutOfPocket>,
    pub(super) immigration: FederalImmigration,
    pub rating: FederalRating,
}

/// The poverty guideline of a year and region, by family size.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Poverty {
    pub year: i32,
    pub region: String,
    /// When it was published with effect.
    pub effective: NaiveDate,
    pub(super) first_dollars: i64,
    pub(super) additional_dollars: i64,
    pub source: String,
}

impl Poverty {
    /// A year's guideline for a family of this size, in cents.
    pub fn line(&self, size: u32) -> i64 {
        let more = i64::from(size.max(1)) - 1;
        (self.first_dollars + more * self.additional_dollars) * 100
    }
}

/// The applicable percentages of some years: 26 USC 36B(b)(3)(A).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applicable {
    pub from_year: i32,
    pub to_year: i32,
    pub poverty_percentage: PovertyPercentage,
    /// Above this, no credit.
    #[serde(default)]
    pub income_cap: Option<Percent>,
    pub bands: Vec<Band>,
    pub source: String,
}

/// Whether income in percent of the poverty line is cut to whole percent (Form 8962, line 5)
/// before the table is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PovertyPercentage {
    Whole,
    Exact,
}

/// From one percent of the poverty line to below another, the percentage rises evenly.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    pub from: Percent,
    /// Where the next band begins; the last one has no end.
    #[serde(default)]
    pub to: Option<Percent>,
    pub initial: Percent,
    pub r#final: Percent,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmployerAffordability {
    pub year: i32,
    /// Of household income.
    pub percent: Percent,
    /// Whether the family, too, is measured by the price for the employee alone.
    #[serde(default)]
    pub family_by_self_only: bool,
    pub source: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BelowPoverty {
    pub last_year: i32,
    pub source: String,
}

/// The cost-sharing variants from a year on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostSharing {
    pub from_year: i32,
    /// By rising income.
    pub silver: Vec<Silver>,
    /// No cost sharing for American Indians and Alaska Natives.
    pub zero: Zero,
    /// No cost sharing at Indian health providers, whatever the income.
    pub limited: Limited,
    pub source: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silver {
    pub up_to: Percent,
    /// The two digits that end the plan's number.
    pub variant: String,
    /// In percent.
    pub actuarial_value: u8,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zero {
    pub up_to: Percent,
    pub variant: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limited {
    pub variant: String,
}

/// Who must file a tax return for a year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filing {
    pub year: i32,
    pub standard_deduction_dollars: i64,
    pub joint_standard_deduction_dollars: i64,
    pub dependent_unearned_dollars: i64,
    pub dependent_earned_addition_dollars: i64,
    /// From this age the deduction is larger, by the first amount, or by the second for each of a
    /// married couple.
    pub aged_from: u32,
    pub aged_addition_dollars: i64,
    pub married_aged_addition_dollars: i64,
    /// From which income a married person who files apart must file.
    pub married_apart_dollars: i64,
    pub self_employment_dollars: i64,
    pub source: String,
}

/// What of an income item or a deduction counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncomeRules {
    pub capital_loss_dollars: i64,
    pub student_loan_interest_dollars: i64,
    pub alimony_decrees_before: NaiveDate,
    pub social_security_base_dollars: i64,
    pub social_security_second_dollars: i64,
    pub joint_social_security_base_dollars: i64,
    pub joint_social_security_second_dollars: i64,
    /// The part of a profit that is net earnings from self-employment.
    pub self_employment_share: Percent,
    pub source: String,
}

/// Where federal law draws a line that no year changes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// How old some immigration statuses have to be for Medicaid.
    pub waiting_years: u32,
    /// From this age on Medicaid may be had for age.
    pub aged_from: u32,
    /// Of the poverty line: below it Medicaid looks at the year, and there is no credit.
    pub least_percent: Percent,
    pub source: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OutOfPocket {
    pub year: i32,
    pub self_only_dollars: i64,
    pub source: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FederalImmigration {
    pub premium_tax_credit: Vec<StatusRules>,
    pub marketplace: Vec<StatusRules>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FederalRating {
    /// Below this age a person is rated as a child.
    pub child_age: u32,
    /// How many children are rated, the oldest ones.
    pub most_children: usize,
    pub curve: AgeCurve,
    pub source: String,
}

impl Federal {
    /// # Errors
    /// [`NotConfigured`].
    pub fn poverty(&self, year: i32, region: &str) -> Result<&Poverty, NotConfigured> {
        self.poverty
            .iter()
            .find(|guideline| guideline.year == year && guideline.region == region)
            .ok_or(NotConfigured::of("poverty", year))
    }

    /// # Errors
    /// [`NotConfigured`].
    pub fn applicable(&self, year: i32) -> Result<&Applicable, NotConfigured> {
        self.applicable_percentage
            .iter()
            .find(|table| (table.from_year..=table.to_year).contains(&year))
            .ok_or(NotConfigured::of("applicable_percentage", year))
    }

    /// The share of household income up to which an employer's plan is affordable.
    ///
    /// # Errors
    /// [`NotConfigured`].
    pub fn employer_affordability(
        &self,
        year: i32,
    ) -> Result<&EmployerAffordability, NotConfigured> {
        self.employer_affordability
            .iter()
            .find(|entry| entry.year == year)
            .ok_or(NotConfigured::of("employer_affordability", year))
    }

    /// # Errors
    /// [`NotConfigured`].
    pub fn filing(&self, year: i32) -> Result<&Filing, NotConfigured> {
        self.filing.iter().find(|entry| entry.year == year).ok_or(NotConfigured::of("filing", year))
    }

    /// # Errors
    /// [`NotConfigured`].
    pub fn cost_sharing(&self, year: i32) -> Result<&CostSharing, NotConfigured> {
        self.cost_sharing
            .iter()
            .rfind(|entry| entry.from_year <= year)
            .ok_or(NotConfigured::of("cost_sharing", year))
    }

    /// The most that one person pays for covered care in a year, in cents.
    ///
    /// # Errors
    /// [`NotConfigured`].
    pub fn out_of_pocket(&self, year: i32) -> Result<i64, NotConfigured> {
        self.out_of_pocket
            .iter()
            .find(|entry| entry.year == year)
            .map(|entry| entry.self_only_dollars * 100)
            .ok_or(NotConfigured::of("out_of_pocket", year))
    }

    /// Whether people below the poverty line whom Medicaid bars for their status may have the
    /// credit in this year.
    pub fn credit_below_poverty(&self, year: i32) -> bool {
        year <= self.below_poverty.last_year
    }

    /// # Errors
    /// [`NotConfigured`] before the first rule.
    pub fn credit_statuses(&self, on: NaiveDate) -> Result<&StatusRules, NotConfigured> {
        StatusRules::on(&self.immigration.premium_tax_credit, on, "immigration.premium_tax_credit")
    }

    /// # Errors
    /// [`NotConfigured`] before the first rule.
    pub fn marketplace_statuses(&self, on: NaiveDate) -> Result<&StatusRules, NotConfigured> {
        StatusRules::on(&self.immigration.marketplace, on, "immigration.marketplace")
    }
}
