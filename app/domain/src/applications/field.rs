//! Every question field of the application, one row each: its stable name, whose
//! it is, what it holds and when it has to be filled.

use super::{
    Answers, ContactBy, FieldKey, IncomeAny, JobOfferStatus, Kind, Language, Often,
    OtherIncomeKind, PersonNumber, Relationship, YesNo,
};

/// Whether something is asked once or for each person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Asked once.
    Application,
    /// Asked for each person.
    Person,
}

/// A condition on the answers of the application and of one person.
pub type Condition = fn(&Answers, PersonNumber) -> bool;

/// When a field has to be filled.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// Always.
    Required,
    /// Never; what is typed has to be right nevertheless.
    Optional,
    /// Under a condition; otherwise it is optional.
    RequiredWhen(Condition),
    /// Under a condition; otherwise it is not asked and what stands there does not count.
    OnlyWhen(Condition),
}

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal, $scope:ident, $kind:expr, $need:expr;)+) => {
        /// A question field.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $field,)+ }

        impl Field {
            /// Every field, in the order in which it is asked.
            pub const ALL: &'static [Self] = &[$(Self::$field),+];

            /// The stable name of the field.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$field => $name),+ }
            }

            /// Whether it is asked once or for each person.
            pub const fn scope(self) -> Scope {
                match self { $(Self::$field => Scope::$scope),+ }
            }

            /// What the field holds.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$field => $kind),+ }
            }

            /// When it has to be filled.
            pub const fn need(self) -> Need {
                match self { $(Self::$field => $need),+ }
            }
        }
    };
}

use Need::{OnlyWhen, Optional, Required, RequiredWhen};

fields! {
    /// The four-part privacy warning was read.
    PrivacyRead = "privacy_read", Application, Kind::Agreement, Required;
    /// Whether to look for help with paying; without it, income is not asked.
    FinancialHelp = "financial_help", Application, Kind::Choice(YesNo::VALUES), Required;

    /// Given name, with middle names if the person likes.
    GivenName = "given_name", Person, Kind::Name, Required;
    /// Family name.
    FamilyName = "family_name", Person, Kind::Name, Required;
    /// Date of birth, one answer for three boxes.
    BirthDate = "birth_date", Person, Kind::BirthDate, Required;

    /// House number and street.
    Street = "street", Application, Kind::Text { most: 100 }, Required;
    /// Apartment or unit.
    Unit = "unit", Application, Kind::Text { most: 30 }, Optional;
    /// City or town.
    City = "city", Application, Kind::Text { most: 60 }, Required;
    /// Five digits, or nine.
    Zip = "zip", Application, Kind::Zip, Required;
    /// A county of Minnesota.
    County = "county", Application, Kind::County, Required;
    /// How the person wants to hear from us.
    ContactBy = "contact_by", Application, Kind::Choice(ContactBy::VALUES), Required;
    /// A phone number in the United States.
    ContactPhone = "contact_phone", Application, Kind::Phone, RequiredWhen(by_phone);
    /// An e-mail address.
    ContactEmail = "contact_email", Application, Kind::Email, RequiredWhen(by_email);
    /// The language for letters and calls.
    Language = "language", Application, Kind::Choice(Language::VALUES), Required;

    /// Whether anyone else lives with the person or shares their tax return.
    HouseholdOthers = "household_others", Application, Kind::Choice(YesNo::VALUES), Required;
    /// Whether this person is on the list of people.
    Listed = "listed", Person, Kind::Choice(YesNo::VALUES), Optional;
    /// Who the person is to the main contact.
    Relationship = "relationship", Person, Kind::Choice(Relationship::VALUES), Required;
    /// Whether the person wants coverage.
    Applying = "applying", Person, Kind::Choice(YesNo::VALUES), Required;

    /// Which income the person has.
    IncomeAny = "income_any", Person, Kind::Choice(IncomeAny::VALUES), Required;
    /// Who pays the person.
    Employer = "employer", Person, Kind::Text { most: 100 }, Required;
    /// Pay before taxes, each time.
    PayAmount = "pay_amount", Person, Kind::Money, Required;
    /// How often it is paid.
    PayOften = "pay_often", Person, Kind::Choice(Often::VALUES), Required;
    /// Hours in a usual week, for somebody who is paid by the hour.
    PayHours = "pay_hours", Person, Kind::Number { least: 1, most: 168 }, OnlyWhen(paid_by_the_hour);
    /// Where the other income comes from.
    OtherIncomeKind = "other_income_kind", Person, Kind::Choice(OtherIncomeKind::VALUES), Required;
    /// The other income in a month.
    OtherIncomeAmount = "other_income_amount", Person, Kind::Money, Required;

    /// Whether a job brings health insurance.
    JobOffer = "job_offer", Person, Kind::Choice(JobOfferStatus::VALUES), Required;
    /// What the cheapest plan costs in a month for the worker alone.
    OfferCost = "offer_cost", Person, Kind::Money, OnlyWhen(cost_is_known);
    /// The person does not know what it costs.
    OfferCostUnknown = "offer_cost_unknown", Person, Kind::Agreement, Optional;

    /// The content version that was on the page when somebody said: this is right.
    CheckedVersion = "checked_version", Application, Kind::Version, Required;

    /// The typed name.
    Signature = "signature", Application, Kind::Text { most: 120 }, Required;
    /// Agreement with what is signed.
    SignAgreement = "sign_agreement", Application, Kind::Agreement, Required;
    /// An assister confirms for whom they sign.
    ClientNameConfirmed = "client_name_confirmed", Application, Kind::Agreement, Optional;
}

impl Field {
    /// The field of the application, or that of the main contact.
    pub fn key(self) -> FieldKey {
        self.of(PersonNumber::APPLICANT)
    }

    /// The field of one person; a field of the application has no person.
    pub fn of(self, person: PersonNumber) -> FieldKey {
        FieldKey { person: (self.scope() == Scope::Person).then_some(person), field: self }
    }

    /// A signature is an act and not an answer: it is never kept in a draft,
    /// where the next person would find it already given.
    pub const fn is_kept(self) -> bool {
        !matches!(self, Self::Signature | Self::SignAgreement | Self::ClientNameConfirmed)
    }
}

fn by_phone(answers: &Answers, _: PersonNumber) -> bool {
    answers.is(Field::ContactBy.key(), ContactBy::Phone.as_str())
}

fn by_email(answers: &Answers, _: PersonNumber) -> bool {
    answers.is(Field::ContactBy.key(), ContactBy::Email.as_str())
}

fn paid_by_the_hour(answers: &Answers, person: PersonNumber) -> bool {
    answers.is(Field::PayOften.of(person), Often::Hour.as_str())
}

fn cost_is_known(answers: &Answers, person: PersonNumber) -> bool {
    !answers.is(Field::OfferCostUnknown.of(person), super::AGREED)
}
