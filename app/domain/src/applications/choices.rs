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

    /// Who somebody is to the main contact, or to another person.
    Relationship {
        Spouse = "spouse",
        Child = "child",
        Stepchild = "stepchild",
        Parent = "parent",
        Sibling = "sibling",
        DomesticPartner = "domestic_partner",
        Grandchild = "grandchild",
        Grandparent = "grandparent",
        Stepparent = "stepparent",
        HalfSibling = "half_sibling",
        Stepsibling = "stepsibling",
        NieceOrNephew = "niece_or_nephew",
        AuntOrUncle = "aunt_or_uncle",
        Cousin = "cousin",
        FosterChild = "foster_child",
        FosterParent = "foster_parent",
        Ward = "ward",
        Guardian = "guardian",
        InLaw = "in_law",
        FormerSpouse = "former_spouse",
        OtherRelative = "other_relative",
        NotRelated = "not_related",
    }

    /// What the papers of somebody who is not a citizen say, in the order of how many
    /// people have them.
    ImmigrationStatus {
        PermanentResident = "permanent_resident",
        Refugee = "refugee",
        Asylee = "asylee",
        CubanHaitianEntrant = "cuban_haitian_entrant",
        CompactOfFreeAssociation = "compact_of_free_association",
        ParoleOneYear = "parole_one_year",
        Parole = "parole",
        TemporaryProtected = "temporary_protected",
        VisaHolder = "visa_holder",
        AsylumApplicant = "asylum_applicant",
        DeferredActionChildhood = "deferred_action_childhood",
        WithholdingOfRemoval = "withholding_of_removal",
        TraffickingSurvivor = "trafficking_survivor",
        BatteredNoncitizen = "battered_noncitizen",
        ConditionalEntrant = "conditional_entrant",
        BornInCanada = "born_in_canada",
        OtherLawful = "other_lawful",
        NoPapers = "no_papers",
    }

    /// Why somebody gives no Social Security number.
    NoNumber { AppliedFor = "applied_for", NotEligible = "not_eligible", Later = "later" }

    /// What changes what a person can get.
    Situation {
        Pregnant = "pregnant",
        Postpartum = "postpartum",
        Student = "student",
        FosterCare = "foster_care",
        TribalMember = "tribal_member",
        Incarcerated = "incarcerated",
        Medicare = "medicare",
        Disability = "disability",
        LongTermCare = "long_term_care",
        Military = "military",
        None = "none",
    }

    /// Where a person's income comes from; it decides which pages follow.
    IncomeSource {
        Job = "job",
        SelfEmployment = "self_employment",
        Unemployment = "unemployment",
        SocialSecurity = "social_security",
        Pension = "pension",
        Interest = "interest",
        Rental = "rental",
        Alimony = "alimony",
        Other = "other",
        None = "none",
    }

    /// How often the typed amount is paid.
    Often {
        Hour = "hour",
        Week = "week",
        TwoWeeks = "two_weeks",
        TwiceAMonth = "twice_a_month",
        Month = "month",
        Year = "year",
    }

    /// The same for what is not paid by the hour.
    RegularOften {
        Week = "week",
        TwoWeeks = "two_weeks",
        TwiceAMonth = "twice_a_month",
        Month = "month",
        Year = "year",
    }

    /// The same for what may come once.
    OtherOften {
        Week = "week",
        TwoWeeks = "two_weeks",
        TwiceAMonth = "twice_a_month",
        Month = "month",
        Year = "year",
        Once = "once",
    }

    /// Income that has no page of its own.
    OtherIncomeKind {
        CapitalGains = "capital_gains",
        Farm = "farm",
        Scholarship = "scholarship",
        Tribal = "tribal",
        Foreign = "foreign",
        Prize = "prize",
        SomethingElse = "something_else",
    }

    /// What a person takes off their income on the tax return.
    Deduction {
        StudentLoan = "student_loan",
        Alimony = "alimony",
        Retirement = "retirement",
        HealthSavings = "health_savings",
        SelfEmployment = "self_employment",
        Educator = "educator",
        Other = "other",
        None = "none",
    }

    /// Whether a person's job brings health insurance.
    JobOfferStatus { Enrolled = "enrolled", Offered = "offered", None = "none" }

    /// Whether a plan pays for at least 60 percent of costs.
    MinimumValue { Yes = "yes", No = "no", Unknown = "unknown" }

    /// Coverage from elsewhere.
    OtherCoverage {
        Veterans = "veterans",
        Tricare = "tricare",
        Continued = "continued",
        Retiree = "retiree",
        Student = "student",
        PeaceCorps = "peace_corps",
        Other = "other",
        None = "none",
    }
}

/// What stands alone among boxes to tick.
pub const NONE: &str = "none";

impl Relationship {
    /// What the other person is to this one.
    pub const fn inverse(self) -> Self {
        match self {
            Self::Child => Self::Parent,
            Self::Parent => Self::Child,
            Self::Stepchild => Self::Stepparent,
            Self::Stepparent => Self::Stepchild,
            Self::Grandchild => Self::Grandparent,
            Self::Grandparent => Self::Grandchild,
            Self::NieceOrNephew => Self::AuntOrUncle,
            Self::AuntOrUncle => Self::NieceOrNephew,
            Self::FosterChild => Self::FosterParent,
            Self::FosterParent => Self::FosterChild,
            Self::Ward => Self::Guardian,
            Self::Guardian => Self::Ward,
            same => same,
        }
    }

    /// A child of the other, natural, adopted or by marriage.
    pub const fn is_child(self) -> bool {
        matches!(self, Self::Child | Self::Stepchild)
    }

    /// A parent of the other, natural, adoptive or by marriage.
    pub const fn is_parent(self) -> bool {
        matches!(self, Self::Parent | Self::Stepparent)
    }
}

impl ImmigrationStatus {
    /// Whether Medicaid may wait five years from the day of the status (8 USC 1613).
    pub const fn may_wait(self) -> bool {
        matches!(self, Self::PermanentResident | Self::ParoleOneYear | Self::BatteredNoncitizen)
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
