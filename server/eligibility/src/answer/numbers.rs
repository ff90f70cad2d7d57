//! The numbers behind a reason.

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
    ser::SerializeMap,
};
use std::fmt;

/// What a number is. Amounts are cents, percentages hundredths of a percent, factors thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    Age,
    MembersCounted,
    ExpectedChildren,
    HouseholdSize,
    TaxHouseholdSize,
    /// Twelve times the income of the current month.
    #[serde(rename = "monthly_income_times_12")]
    MonthlyIncomeTimes12,
    AnnualIncome,
    PovertyYear,
    PovertyLine,
    LimitPercent,
    /// A limit in dollars, of a month.
    LimitMonthly,
    DisregardPercent,
    PovertyPercent,
    CapPercent,
    BandFrom,
    BandTo,
    BandInitial,
    BandFinal,
    ApplicablePercentage,
    ContributionAnnual,
    ContributionMonthly,
    BenchmarkMonthly,
    CreditMonthly,
    ReferencePrice,
    ReferenceFactor,
    AgeFactor,
    PriceMonthly,
    EmployerCostMonthly,
    AffordablePercent,
    PremiumMonthly,
    ActuarialValue,
    Amount,
    WaitingYears,
}

/// Numbers by what they are, in the order in which they were used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(pub Vec<(Quantity, i64)>);

impl Numbers {
    pub fn get(&self, quantity: Quantity) -> Option<i64> {
        self.0.iter().find(|(known, _)| *known == quantity).map(|(_, value)| *value)
    }
}

impl<const N: usize> From<[(Quantity, i64); N]> for Numbers {
    fn from(numbers: [(Quantity, i64); N]) -> Self {
        Self(numbers.into())
    }
}

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (quantity, value) in &self.0 {
            map.serialize_entry(quantity, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Numbers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("numbers by name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Numbers, A::Error> {
                let mut numbers = Numbers::default();
                while let Some(entry) = map.next_entry()? {
                    numbers.0.push(entry);
                }
                Ok(numbers)
            }
        }

        deserializer.deserialize_map(Entries)
    }
}
