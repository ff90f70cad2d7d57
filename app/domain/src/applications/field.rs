//! Every question field of the application, one row each: its stable name, whose
//! it is, what it holds and when it has to be filled.

use super::{
    ContactBy, DateRange, Deduction, Facts, FieldKey, ImmigrationStatus, IncomeSource, JobNumber,
    JobOfferStatus, Kind, Language, MinimumValue, NoNumber, Often, OtherCoverage, OtherIncomeKind,
    OtherOften, Part, PersonNumber, RegularOften, Relationship, Situation, Whose, YesNo,
};

/// Whether something is asked once, for each person, for each of their jobs or
/// for each two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Asked once.
    Application,
    /// Asked for each person.
    Person,
    /// Asked for each job of a person.
    Job,
    /// Asked for a person and another who was listed before.
    Pair,
}

/// A condition on the answers.
pub type Condition = fn(&Facts<'_>, Whose) -> bool;

/// When a field has to be filled.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// Always.
    Required,
    /// Never; what is typed has to be right nevertheless.
    Optional,
    /// Under a condition; otherwise it is optional.
    RequiredWhen(Condition),
    /// Under a condition on answers of the same page; otherwise what stands there
    /// does not count. It is always in view: without scripts a page does not change.
    OnlyWhen(Condition),
    /// Under a condition on answers of earlier pages; otherwise it is not in view.
    AskedWhen(Condition),
}

/// What becomes of an answer when the next application begins with the answers of
/// this one. Nothing counts before somebody has looked at its page and saved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reuse {
    /// As a rule it is still so: the page shows it, to be checked.
    Offered,
    /// The same, but for values that are bound to a time.
    OfferedWithout(&'static [&'static str]),
    /// A last day: the same, unless it has gone by.
    OfferedUntilPast,
    /// Bound to a year, to an event or to an act of somebody: asked as if it were the
    /// first time.
    AskedAnew,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal, $scope:ident, $kind:expr, $need:expr, $reuse:expr;)+) => {
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

            /// The field of a stable name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$field),)+ _ => None }
            }

            /// Whether it is asked once, for each person, job or pair.
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

            /// What becomes of the answer in the next application.
            pub const fn reuse(self) -> Reuse {
                match self { $(Self::$field => $reuse),+ }
            }
        }
    };
}

use Need::{AskedWhen, OnlyWhen, Optional, Required, RequiredWhen};
use Reuse::{AskedAnew, Offered, OfferedUntilPast, OfferedWithout};

const YES_NO: Kind = Kind::Choice(YesNo::VALUES);

/// What is over by the next year.
const PREGNANCY: &[&str] = &[Situation::Pregnant.as_str(), Situation::Postpartum.as_str()];
const ONCE: &[&str] = &[OtherOften::Once.as_str()];

fields! {
    /// The four-part privacy warning was read: its version and language.
    PrivacyRead = "privacy_read", Application, Kind::Reading, Required, AskedAnew;
    /// Whether to look for help with paying; without it, income is not asked.
    FinancialHelp = "financial_help", Application, YES_NO, Required, Offered;

    /// Given name, with middle names if the person likes.
    GivenName = "given_name", Person, Kind::Name, Required, Offered;
    /// Family name.
    FamilyName = "family_name", Person, Kind::Name, Required, Offered;
    /// Date of birth, one answer for three boxes.
    BirthDate = "birth_date", Person, Kind::Date(DateRange::Birth), Required, Offered;

    /// House number and street.
    Street = "street", Application, Kind::Text { most: 100 }, Required, Offered;
    /// Apartment or unit.
    Unit = "unit", Application, Kind::Text { most: 30 }, Optional, Offered;
    /// City or town.
    City = "city", Application, Kind::Text { most: 60 }, Required, Offered;
    /// Five digits, or nine.
    Zip = "zip", Application, Kind::Zip, Required, Offered;
    /// A county of Minnesota. A ZIP code can lie in several.
    County = "county", Application, Kind::County, Required, Offered;
    /// Whether mail goes to another place.
    MailElsewhere = "mail_elsewhere", Application, YES_NO, Required, Offered;
    /// Where mail goes: street and unit, or a box.
    MailStreet = "mail_street", Application, Kind::Text { most: 100 }, Required, Offered;
    MailCity = "mail_city", Application, Kind::Text { most: 60 }, Required, Offered;
    /// Two letters; mail may go to another state.
    MailState = "mail_state", Application, Kind::State, Required, Offered;
    MailZip = "mail_zip", Application, Kind::Zip, Required, Offered;
    /// How the person wants to hear from us.
    ContactBy = "contact_by", Application, Kind::Choice(ContactBy::VALUES), Required, Offered;
    /// A phone number in the United States.
    ContactPhone = "contact_phone", Application, Kind::Phone, RequiredWhen(by_phone), Offered;
    /// An e-mail address.
    ContactEmail = "contact_email", Application, Kind::Email, RequiredWhen(by_email), Offered;
    /// The language for letters and calls.
    Language = "language", Application, Kind::Choice(Language::VALUES), Required, Offered;

    /// Whether anyone else lives with the person or shares their tax return.
    HouseholdOthers = "household_others", Application, YES_NO, Required, Offered;
    /// Whether this person is on the list of people.
    Listed = "listed", Person, YES_NO, Optional, Offered;
    /// Who the person is to the main contact.
    Relationship = "relationship", Person, Kind::Choice(Relationship::VALUES), Required, Offered;
    /// Whether the person wants coverage.
    Applying = "applying", Person, YES_NO, Required, Offered;
    /// Who of the others lives with the main contact.
    LivesHere = "lives_here", Application, Kind::People, Required, Offered;
    /// Who the person is to another who is not the main contact.
    Kin = "kin", Pair, Kind::Choice(Relationship::VALUES), AskedWhen(kin_is_open), Offered;
    /// Who lives with somebody who does not live with the main contact.
    LivesWith = "lives_with", Person, Kind::People, Required, Offered;
    /// Whether somebody who lives elsewhere lives in the state and means to stay.
    Resident = "resident", Person, YES_NO, Required, Offered;
    /// A citizen or national of the United States.
    Citizen = "citizen", Person, YES_NO, Required, Offered;
    /// What the papers of somebody who is not a citizen say.
    ImmigrationStatus = "immigration_status", Person, Kind::Choice(ImmigrationStatus::VALUES), Required, Offered;
    /// Since when, for the five years that some statuses wait (8 USC 1613).
    ImmigrationSince = "immigration_since", Person, Kind::Date(DateRange::Past), Required, Offered;
    /// Was a refugee or asylee before, or serves or served in the military: no waiting.
    ImmigrationNoWaiting = "immigration_no_waiting", Person, YES_NO, Required, Offered;
    /// The Social Security number (42 CFR 435.910; 45 CFR 155.310(a)(3)).
    Ssn = "ssn", Person, Kind::Ssn, RequiredWhen(gives_a_number), Offered;
    /// Why there is no number.
    NoSsn = "no_ssn", Person, Kind::Choice(NoNumber::VALUES), Optional, AskedAnew;
    /// What else is true of the person and changes what they can get.
    Situation = "situation", Person, Kind::Several(Situation::VALUES), Required, OfferedWithout(PREGNANCY);
    /// How many children are expected.
    Expected = "expected", Person, Kind::Number { least: 1, most: 9 }, Required, AskedAnew;
    /// Whether the mother had Medical Assistance when this child was born.
    BornOnAssistance = "born_on_assistance", Person, YES_NO, Required, AskedAnew;
    /// Who takes care of a child none of whose parents lives there.
    Carer = "carer", Person, Kind::Person { outside: false }, Required, Offered;

    /// Whether two spouses file one tax return together; asked of the first.
    FilesJointly = "files_jointly", Person, YES_NO, Required, Offered;
    /// Who claims the person as a dependent.
    ClaimedBy = "claimed_by", Person, Kind::Person { outside: true }, Required, Offered;
    /// Whether the person files a tax return.
    Files = "files", Person, YES_NO, Required, Offered;
    /// Filing apart from a spouse for a reason that keeps the credit (26 CFR 1.36B-2(b)(2)).
    FilesApart = "files_apart", Person, YES_NO, Required, Offered;

    /// Which income the person has.
    IncomeSources = "income_sources", Person, Kind::Several(IncomeSource::VALUES), Required, Offered;
    /// Who pays the person.
    Employer = "employer", Job, Kind::Text { most: 100 }, Required, Offered;
    /// Pay before taxes, each time.
    PayAmount = "pay_amount", Job, Kind::Money, Required, Offered;
    /// How often it is paid.
    PayOften = "pay_often", Job, Kind::Choice(Often::VALUES), Required, Offered;
    /// Hours in a usual week, for somebody who is paid by the hour.
    PayHours = "pay_hours", Job, Kind::Number { least: 1, most: 168 }, OnlyWhen(paid_by_the_hour), Offered;
    /// Whether there is another job.
    MoreJobs = "more_jobs", Job, YES_NO, AskedWhen(may_have_another_job), Offered;
    /// What the business does.
    Business = "business", Person, Kind::Text { most: 100 }, Required, Offered;
    /// Profit after costs, each time; below zero for a loss.
    BusinessProfit = "business_profit", Person, Kind::Profit, Required, Offered;
    BusinessOften = "business_often", Person, Kind::Choice(RegularOften::VALUES), Required, Offered;
    UnemploymentAmount = "unemployment_amount", Person, Kind::Money, Required, Offered;
    UnemploymentOften = "unemployment_often", Person, Kind::Choice(RegularOften::VALUES), Required, Offered;
    /// The last day of the payments, where it is known.
    UnemploymentEnds = "unemployment_ends", Person, Kind::Date(DateRange::Near), Optional, OfferedUntilPast;
    /// Title II benefits in a month, before anything is taken out.
    SocialSecurityAmount = "social_security_amount", Person, Kind::Money, Required, Offered;
    PensionAmount = "pension_amount", Person, Kind::Money, Required, Offered;
    PensionOften = "pension_often", Person, Kind::Choice(RegularOften::VALUES), Required, Offered;
    /// Taxable interest and dividends in a year.
    InterestAmount = "interest_amount", Person, Kind::Money, Required, Offered;
    /// Interest in a year that is not taxed.
    InterestTaxExempt = "interest_tax_exempt", Person, Kind::Money, Optional, Offered;
    /// Rent after costs, each time; below zero for a loss.
    RentalProfit = "rental_profit", Person, Kind::Profit, Required, Offered;
    RentalOften = "rental_often", Person, Kind::Choice(RegularOften::VALUES), Required, Offered;
    AlimonyAmount = "alimony_amount", Person, Kind::Money, Required, Offered;
    AlimonyOften = "alimony_often", Person, Kind::Choice(RegularOften::VALUES), Required, Offered;
    /// When the divorce was decreed: alimony counts when that was before 2019.
    AlimonyDecree = "alimony_decree", Person, Kind::Date(DateRange::Past), Required, Offered;
    /// Where the other income comes from.
    OtherIncomeKind = "other_income_kind", Person, Kind::Choice(OtherIncomeKind::VALUES), Required, Offered;
    /// The other income, each time; below zero for a loss.
    OtherIncomeAmount = "other_income_amount", Person, Kind::Profit, Required, Offered;
    OtherIncomeOften = "other_income_often", Person, Kind::Choice(OtherOften::VALUES), Required, OfferedWithout(ONCE);
    /// The day of a single payment.
    OtherIncomeOn = "other_income_on", Person, Kind::Date(DateRange::Near), OnlyWhen(paid_once), AskedAnew;

    /// What the person takes off their income on the tax return.
    Deductions = "deductions", Person, Kind::Several(Deduction::VALUES), Required, Offered;
    /// Each in a year.
    StudentLoanInterest = "student_loan_interest", Person, Kind::Money, AskedWhen(deducts_student_loan), Offered;
    AlimonyPaid = "alimony_paid", Person, Kind::Money, AskedWhen(deducts_alimony), Offered;
    AlimonyPaidDecree = "alimony_paid_decree", Person, Kind::Date(DateRange::Past), AskedWhen(deducts_alimony), Offered;
    RetirementPaid = "retirement_paid", Person, Kind::Money, AskedWhen(deducts_retirement), Offered;
    HealthSavings = "health_savings", Person, Kind::Money, AskedWhen(deducts_health_savings), Offered;
    SelfEmploymentCosts = "self_employment_costs", Person, Kind::Money, AskedWhen(deducts_self_employment), Offered;
    EducatorCosts = "educator_costs", Person, Kind::Money, AskedWhen(deducts_educator), Offered;
    OtherDeduction = "other_deduction", Person, Kind::Money, AskedWhen(deducts_other), Offered;
    /// Whether what was worked out for the year is right.
    YearRight = "year_right", Person, YES_NO, Required, AskedAnew;
    /// What the person expects for the whole year instead.
    YearAmount = "year_amount", Person, Kind::Profit, OnlyWhen(year_differs), AskedAnew;

    /// Whether the person's job brings health insurance.
    JobOffer = "job_offer", Person, Kind::Choice(JobOfferStatus::VALUES), Required, Offered;
    /// Who besides the worker could have it.
    OfferedTo = "offered_to", Person, Kind::People, Required, Offered;
    /// Who has it.
    Enrolled = "enrolled", Person, Kind::People, Required, Offered;
    /// What the cheapest plan costs in a month for the worker alone.
    OfferCost = "offer_cost", Person, Kind::Money, OnlyWhen(cost_is_known), AskedAnew;
    /// The person does not know what it costs.
    OfferCostUnknown = "offer_cost_unknown", Person, Kind::Agreement, Optional, AskedAnew;
    /// What the cheapest plan costs in a month for everybody who could have it.
    OfferFamilyCost = "offer_family_cost", Person, Kind::Money, OnlyWhen(family_cost_is_known), AskedAnew;
    OfferFamilyCostUnknown = "offer_family_cost_unknown", Person, Kind::Agreement, Optional, AskedAnew;
    /// Whether the plan pays for at least 60 percent of costs (26 CFR 1.36B-6).
    MinimumValue = "minimum_value", Person, Kind::Choice(MinimumValue::VALUES), Required, Offered;
    /// Coverage from elsewhere that the person has.
    OtherCoverage = "other_coverage", Person, Kind::Several(OtherCoverage::VALUES), Required, Offered;

    /// The content version that was on the page when somebody said: this is right.
    CheckedVersion = "checked_version", Application, Kind::Version, Required, AskedAnew;

    /// The typed name.
    Signature = "signature", Application, Kind::Text { most: 120 }, Required, AskedAnew;
    /// Agreement with what is signed.
    SignAgreement = "sign_agreement", Application, Kind::Agreement, Required, AskedAnew;
    /// An assister confirms for whom they sign.
    ClientNameConfirmed = "client_name_confirmed", Application, Kind::Agreement, Optional, AskedAnew;
}

impl Field {
    /// The field of the application, or that of the main contact.
    pub fn key(self) -> FieldKey {
        self.of(PersonNumber::APPLICANT)
    }

    /// The field of one person, of the first job where there are several; a field
    /// of the application has no person.
    pub fn of(self, person: PersonNumber) -> FieldKey {
        self.at(Whose::of(person))
    }

    /// The field of one job.
    pub fn of_job(self, person: PersonNumber, job: JobNumber) -> FieldKey {
        self.at(Whose::job(person, job))
    }

    /// The field of a person and another.
    pub fn with(self, person: PersonNumber, other: PersonNumber) -> FieldKey {
        self.at(Whose::with(person, other))
    }

    /// The field as it belongs to somebody, as far as its scope goes.
    pub fn at(self, whose: Whose) -> FieldKey {
        let (person, part) = match self.scope() {
            Scope::Application => (None, None),
            Scope::Person => (Some(whose.person), None),
            Scope::Job => (Some(whose.person), Some(Part::Job(whose.job_number()))),
            Scope::Pair => (Some(whose.person), Some(Part::With(whose.other()))),
        };
        FieldKey { person, part, field: self }
    }

    /// A signature is an act and not an answer: it is never kept in a draft,
    /// where the next person would find it already given.
    pub const fn is_kept(self) -> bool {
        !matches!(self, Self::Signature | Self::SignAgreement | Self::ClientNameConfirmed)
    }

    /// Whether what is typed is sealed before it is stored and never shown again.
    pub const fn is_secret(self) -> bool {
        matches!(self.kind(), Kind::Ssn)
    }
}

fn by_phone(facts: &Facts<'_>, _: Whose) -> bool {
    facts.is(Field::ContactBy.key(), ContactBy::Phone.as_str())
}

fn by_email(facts: &Facts<'_>, _: Whose) -> bool {
    facts.is(Field::ContactBy.key(), ContactBy::Email.as_str())
}

fn kin_is_open(facts: &Facts<'_>, whose: Whose) -> bool {
    facts.kin_is_open(whose.person, whose.other())
}

fn gives_a_number(facts: &Facts<'_>, whose: Whose) -> bool {
    facts.answers.is_blank(Field::NoSsn.at(whose))
}

fn paid_by_the_hour(facts: &Facts<'_>, whose: Whose) -> bool {
    facts.is(Field::PayOften.at(whose), Often::Hour.as_str())
}

fn may_have_another_job(_: &Facts<'_>, whose: Whose) -> bool {
    whose.job_number() < JobNumber::LAST
}

fn paid_once(facts: &Facts<'_>, whose: Whose) -> bool {
    facts.is(Field::OtherIncomeOften.at(whose), OtherOften::Once.as_str())
}

fn deducts(facts: &Facts<'_>, whose: Whose, deduction: Deduction) -> bool {
    facts.ticked(Field::Deductions.at(whose), deduction.as_str())
}

fn deducts_student_loan(facts: &Facts<'_>, whose: Whose) -> bool {
    deducts(facts, whose, Deduction::StudentLoan)
}

fn deducts_alimony(facts: &Facts<'_>, whose: Whose) -> bool {
    deducts(facts, whose, Deduction::Alimony)
}

fn deducts_retirement(facts: &Facts<'_>, whose: Whose) -> bool {
    deducts(facts, whose, Deduction::Retirement)
}

fn deducts_health_savings(facts: &Facts<'_>, whose: Whose) -> bool {
    deducts(facts, whose, Deduction::HealthSavings)
}

fn deducts_self_employment(facts: &Facts<'_>, whose: Whose) -> bool {
    deducts(facts, whose, Deduction::SelfEmployment)
}

fn deducts_educator(facts: &Facts<'_>, whose: Whose) -> bool {
    deducts(facts, whose, Deduction::Educator)
}

fn deducts_other(facts: &Facts<'_>, whose: Whose) -> bool {
    deducts(facts, whose, Deduction::Other)
}

fn year_differs(facts: &Facts<'_>, whose: Whose) -> bool {
    facts.is(Field::YearRight.at(whose), YesNo::No.as_str())
}

fn cost_is_known(facts: &Facts<'_>, whose: Whose) -> bool {
    !facts.is(Field::OfferCostUnknown.at(whose), super::AGREED)
}

fn family_cost_is_known(facts: &Facts<'_>, whose: Whose) -> bool {
    !facts.is(Field::OfferFamilyCostUnknown.at(whose), super::AGREED)
}
