//! Pay as people know it, and what it comes to in a month and a year.

use super::Often;
use crate::money::Cents;
use serde::{Deserialize, Serialize};

/// An amount before taxes and how often it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    /// The amount each time.
    pub amount: Cents,
    /// How often.
    pub often: Often,
    /// Hours in a usual week, for pay by the hour.
    pub hours_a_week: Option<u32>,
}

impl Pay {
    /// In a year of 52 weeks.
    pub fn yearly(self) -> Cents {
        let times = match self.often {
            Often::Hour => 52 * i64::from(self.hours_a_week.unwrap_or_default()),
            Often::Week => 52,
            Often::TwoWeeks => 26,
            Often::TwiceAMonth => 24,
            Often::Month => 12,
            Often::Year => 1,
        };
        Cents(self.amount.0 * times)
    }

    /// A twelfth of that, to the nearest cent.
    pub fn monthly(self) -> Cents {
        Cents((self.yearly().0 + 6) / 12)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pay_is_counted_over_a_year() {
        for (cents, often, hours, month, year) in [
            (210_000, Often::TwiceAMonth, None, "$4,200.00", "$50,400.00"),
            (1_850, Often::Hour, Some(32), "$2,565.33", "$30,784.00"),
            (100_000, Often::TwoWeeks, None, "$2,166.67", "$26,000.00"),
            (100, Often::Year, None, "$0.08", "$1.00"),
        ] {
            let pay = Pay { amount: Cents(cents), often, hours_a_week: hours };
            assert_eq!(
                (pay.monthly().to_string(), pay.yearly().to_string()),
                (month.to_owned(), year.to_owned())
            );
        }
    }
}
