//! The closed choices of the application. A value is what a radio button sends
//! and what is stored; its sentence lives in the texts.

use crate::validation::Code;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident {
        $($(#[$about:meta])* $variant:ident = $value:literal),+ $(,)?
    })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$about])* #[serde(rename = $value)] $variant,)+
        }

        impl $name {
            /// Every choice, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The values of the radio buttons, in the same order.
            pub const VALUES: &'static [&'static str] = &[$($value),+];

            /// The stable value that is sent and stored.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $value),+ }
            }
        }

        impl FromStr for $name {
            type Err = Code;

            fn from_str(value: &str) -> Result<Self, Code> {
                match value { $($value => Ok(Self::$variant),)+ _ => Err(Code::NotAChoice) }
            }
        }
    )+};
}

choices! {
    /// A plain question.
    YesNo { Yes = "yes", No = "no" }

    /// The language in which a person wants to be written and spoken to.
    Language { English = "en", Spanish = "es", Somali = "so", Hmong = "hmn" }

    /// How a person wants to hear from the marketplace.
    ContactBy { Letter = "letter", Email = "email", Phone = "phone" }

    /// Who somebody is to the main contact.
    Relationship {
        Spouse = "spouse",
        Child = "child",
        Stepchild = "stepchild",
        Parent = "parent",
        Sibling = "sibling",
        OtherRelative = "other_relative",
        NotRelated = "not_related",
    }

    /// Which income somebody has; it decides which pages follow.
    IncomeAny { Job = "job", Other = "other", Both = "both", None = "none" }

    /// How often the typed amount is paid.
    Often {
        Hour = "hour",
        Week = "week",
        TwoWeeks = "two_weeks",
        TwiceAMonth = "twice_a_month",
        Month = "month",
        Year = "year",
    }

    /// Income that does not come from a job.
    OtherIncomeKind {
        SocialSecurity = "social_security",
        Unemployment = "unemployment",
        Pension = "pension",
        Rental = "rental",
        Interest = "interest",
        SomethingElse = "something_else",
    }

    /// Whether a job, one's own or that of a relative, brings health insurance.
    JobOfferStatus { Enrolled = "enrolled", Offered = "offered", None = "none" }
}

impl IncomeAny {
    /// Whether the page about the job follows.
    pub const fn has_job(self) -> bool {
        matches!(self, Self::Job | Self::Both)
    }

    /// Whether the page about other income follows.
    pub const fn has_other(self) -> bool {
        matches!(self, Self::Other | Self::Both)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_and_its_choice_are_one() {
        for (value, choice) in Often::VALUES.iter().zip(Often::ALL) {
            assert_eq!(value.parse(), Ok(*choice));
            assert_eq!(choice.as_str(), *value);
            assert_eq!(serde_json::to_string(choice).expect("JSON"), format!("\"{value}\""));
        }
        assert_eq!("fortnight".parse::<Often>(), Err(Code::NotAChoice));
    }
}
