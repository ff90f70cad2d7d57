//! What can be chosen, in words.

use crate::{
    applications::question_field::name,
    i18n::{
        Texts,
        text::{Text, questions_choices as c},
    },
    ui::Choice,
};
use domain::applications::{
    ContactBy, Deduction, Field, ImmigrationStatus, IncomeSource, JobOfferStatus, Kind, Language,
    Listed, MinimumValue, NONE, NoNumber, OUTSIDE, Often, OtherCoverage, OtherIncomeKind,
    OtherOften, PersonNumber, RegularOften, Relationship, Situation, YesNo,
};

/// The words of a choice, and what helps to choose it.
#[derive(Clone, Copy)]
struct Words {
    label: Text,
    hint: Option<Text>,
}

const fn plain(label: Text) -> Words {
    Words { label, hint: None }
}

const fn hinted(label: Text, hint: Text) -> Words {
    Words { label, hint: Some(hint) }
}

/// What a field offers, in order.
pub fn choices(texts: Texts, field: Field, offered: &[String], people: &[Listed]) -> Vec<Choice> {
    let choice = |value: &String| {
        let choice = Choice::new(value.as_str(), in_words(texts, field, value, people));
        match words(field, value).and_then(|words| words.hint) {
            Some(hint) => choice.hint(texts.text(hint)),
            None => choice,
        }
    };
    offered.iter().map(choice).collect()
}

/// One chosen value in words. What no field offers is shown as it is.
pub(super) fn in_words(texts: Texts, field: Field, value: &str, people: &[Listed]) -> String {
    if let Some(words) = words(field, value) {
        return texts.text(words.label).to_owned();
    }
    let person = match field.kind() {
        Kind::Person { .. } | Kind::People => value.parse().ok().and_then(PersonNumber::new),
        _ => None,
    };
    person.map_or_else(|| value.to_owned(), |number| name(texts, people, number))
}

/// The words of a value; none for a person, who has a name.
fn words(field: Field, value: &str) -> Option<Words> {
    match field {
        Field::FinancialHelp
        | Field::MailElsewhere
        | Field::HouseholdOthers
        | Field::Listed
        | Field::Applying
        | Field::Resident
        | Field::Citizen
        | Field::ImmigrationNoWaiting
        | Field::BornOnAssistance
        | Field::FilesJointly
        | Field::Files
        | Field::FilesApart
        | Field::MoreJobs
        | Field::YearRight => value.parse().ok().map(yes_no),
        Field::Language => value.parse().ok().map(language),
        Field::ContactBy => value.parse().ok().map(contact_by),
        Field::Relationship | Field::Kin => value.parse().ok().map(relationship),
        Field::ImmigrationStatus => value.parse().ok().map(immigration_status),
        Field::NoSsn => value.parse().ok().map(no_number),
        Field::Situation => value.parse().ok().map(situation),
        Field::IncomeSources => value.parse().ok().map(income_source),
        Field::PayOften => value.parse().ok().map(often),
        Field::BusinessOften
        | Field::UnemploymentOften
        | Field::PensionOften
        | Field::RentalOften
        | Field::AlimonyOften => value.parse().ok().map(regular_often),
        Field::OtherIncomeOften => value.parse().ok().map(other_often),
        Field::OtherIncomeKind => value.parse().ok().map(other_income_kind),
        Field::Deductions => value.parse().ok().map(deduction),
        Field::JobOffer => value.parse().ok().map(job_offer),
        Field::MinimumValue => value.parse().ok().map(minimum_value),
        Field::OtherCoverage => value.parse().ok().map(other_coverage),
        _ => matches!(field.kind(), Kind::Person { .. } | Kind::People)
            .then(|| nobody(field, value))
            .flatten(),
    }
}

/// Nobody on the list, in words that fit the question.
fn nobody(field: Field, value: &str) -> Option<Words> {
    match (value, field) {
        (OUTSIDE, _) => Some(plain(c::OUTSIDE)),
        (NONE, Field::ClaimedBy) => Some(plain(c::NO_ONE)),
        (NONE, Field::OfferedTo) => Some(plain(c::NOBODY_ELSE)),
        (NONE, Field::Carer) => Some(plain(c::NOBODY_THERE)),
        (NONE, Field::LivesHere | Field::LivesWith) => Some(plain(c::NONE_OF_THEM)),
        (NONE, _) => Some(plain(c::NOBODY)),
        _ => None,
    }
}

const fn yes_no(value: YesNo) -> Words {
    match value {
        YesNo::Yes => plain(c::YES),
        YesNo::No => plain(c::NO),
    }
}

const fn language(value: Language) -> Words {
    match value {
        Language::English => plain(c::LANGUAGE_EN),
        Language::Spanish => plain(c::LANGUAGE_ES),
        Language::Somali => plain(c::LANGUAGE_SO),
        Language::Hmong => plain(c::LANGUAGE_HMN),
    }
}

const fn contact_by(value: ContactBy) -> Words {
    match value {
        ContactBy::Letter => plain(c::CONTACT_BY_LETTER),
        ContactBy::Email => plain(c::CONTACT_BY_EMAIL),
        ContactBy::Phone => plain(c::CONTACT_BY_PHONE),
    }
}

const fn relationship(value: Relationship) -> Words {
    match value {
        Relationship::Spouse => plain(c::RELATIONSHIP_SPOUSE),
        Relationship::Child => plain(c::RELATIONSHIP_CHILD),
        Relationship::Stepchild => plain(c::RELATIONSHIP_STEPCHILD),
        Relationship::Parent => plain(c::RELATIONSHIP_PARENT),
        Relationship::Sibling => plain(c::RELATIONSHIP_SIBLING),
        Relationship::DomesticPartner => plain(c::RELATIONSHIP_DOMESTIC_PARTNER),
        Relationship::Grandchild => plain(c::RELATIONSHIP_GRANDCHILD),
        Relationship::Grandparent => plain(c::RELATIONSHIP_GRANDPARENT),
        Relationship::Stepparent => plain(c::RELATIONSHIP_STEPPARENT),
        Relationship::HalfSibling => plain(c::RELATIONSHIP_HALF_SIBLING),
        Relationship::Stepsibling => plain(c::RELATIONSHIP_STEPSIBLING),
        Relationship::NieceOrNephew => plain(c::RELATIONSHIP_NIECE_OR_NEPHEW),
        Relationship::AuntOrUncle => plain(c::RELATIONSHIP_AUNT_OR_UNCLE),
        Relationship::Cousin => plain(c::RELATIONSHIP_COUSIN),
        Relationship::FosterChild => plain(c::RELATIONSHIP_FOSTER_CHILD),
        Relationship::FosterParent => plain(c::RELATIONSHIP_FOSTER_PARENT),
        Relationship::Ward => plain(c::RELATIONSHIP_WARD),
        Relationship::Guardian => plain(c::RELATIONSHIP_GUARDIAN),
        Relationship::InLaw => plain(c::RELATIONSHIP_IN_LAW),
        Relationship::FormerSpouse => plain(c::RELATIONSHIP_FORMER_SPOUSE),
        Relationship::OtherRelative => plain(c::RELATIONSHIP_OTHER_RELATIVE),
        Relationship::NotRelated => plain(c::RELATIONSHIP_NOT_RELATED),
    }
}

const fn immigration_status(value: ImmigrationStatus) -> Words {
    match value {
        ImmigrationStatus::PermanentResident => {
            hinted(c::STATUS_PERMANENT_RESIDENT, c::STATUS_PERMANENT_RESIDENT_HINT)
        }
        ImmigrationStatus::Refugee => hinted(c::STATUS_REFUGEE, c::STATUS_REFUGEE_HINT),
        ImmigrationStatus::Asylee => hinted(c::STATUS_ASYLEE, c::STATUS_ASYLEE_HINT),
        ImmigrationStatus::CubanHaitianEntrant => {
            hinted(c::STATUS_CUBAN_HAITIAN_ENTRANT, c::STATUS_CUBAN_HAITIAN_ENTRANT_HINT)
        }
        ImmigrationStatus::CompactOfFreeAssociation => hinted(
            c::STATUS_COMPACT_OF_FREE_ASSOCIATION,
            c::STATUS_COMPACT_OF_FREE_ASSOCIATION_HINT,
        ),
        ImmigrationStatus::ParoleOneYear => {
            hinted(c::STATUS_PAROLE_ONE_YEAR, c::STATUS_PAROLE_ONE_YEAR_HINT)
        }
        ImmigrationStatus::Parole => hinted(c::STATUS_PAROLE, c::STATUS_PAROLE_HINT),
        ImmigrationStatus::TemporaryProtected => {
            hinted(c::STATUS_TEMPORARY_PROTECTED, c::STATUS_TEMPORARY_PROTECTED_HINT)
        }
        ImmigrationStatus::VisaHolder => hinted(c::STATUS_VISA_HOLDER, c::STATUS_VISA_HOLDER_HINT),
        ImmigrationStatus::AsylumApplicant => {
            hinted(c::STATUS_ASYLUM_APPLICANT, c::STATUS_ASYLUM_APPLICANT_HINT)
        }
        ImmigrationStatus::DeferredActionChildhood => {
            hinted(c::STATUS_DEFERRED_ACTION_CHILDHOOD, c::STATUS_DEFERRED_ACTION_CHILDHOOD_HINT)
        }
        ImmigrationStatus::WithholdingOfRemoval => {
            hinted(c::STATUS_WITHHOLDING_OF_REMOVAL, c::STATUS_WITHHOLDING_OF_REMOVAL_HINT)
        }
        ImmigrationStatus::TraffickingSurvivor => {
            hinted(c::STATUS_TRAFFICKING_SURVIVOR, c::STATUS_TRAFFICKING_SURVIVOR_HINT)
        }
        ImmigrationStatus::BatteredNoncitizen => {
            hinted(c::STATUS_BATTERED_NONCITIZEN, c::STATUS_BATTERED_NONCITIZEN_HINT)
        }
        ImmigrationStatus::ConditionalEntrant => {
            hinted(c::STATUS_CONDITIONAL_ENTRANT, c::STATUS_CONDITIONAL_ENTRANT_HINT)
        }
        ImmigrationStatus::BornInCanada => {
            hinted(c::STATUS_BORN_IN_CANADA, c::STATUS_BORN_IN_CANADA_HINT)
        }
        ImmigrationStatus::OtherLawful => {
            hinted(c::STATUS_OTHER_LAWFUL, c::STATUS_OTHER_LAWFUL_HINT)
        }
        ImmigrationStatus::NoPapers => hinted(c::STATUS_NO_PAPERS, c::STATUS_NO_PAPERS_HINT),
    }
}

const fn no_number(value: NoNumber) -> Words {
    match value {
        NoNumber::AppliedFor => plain(c::NO_NUMBER_APPLIED_FOR),
        NoNumber::NotEligible => hinted(c::NO_NUMBER_NOT_ELIGIBLE, c::NO_NUMBER_NOT_ELIGIBLE_HINT),
        NoNumber::Later => plain(c::NO_NUMBER_LATER),
    }
}

const fn situation(value: Situation) -> Words {
    match value {
        Situation::Pregnant => plain(c::SITUATION_PREGNANT),
        Situation::Postpartum => plain(c::SITUATION_POSTPARTUM),
        Situation::Student => plain(c::SITUATION_STUDENT),
        Situation::FosterCare => hinted(c::SITUATION_FOSTER_CARE, c::SITUATION_FOSTER_CARE_HINT),
        Situation::TribalMember => {
            hinted(c::SITUATION_TRIBAL_MEMBER, c::SITUATION_TRIBAL_MEMBER_HINT)
        }
        Situation::Incarcerated => {
            hinted(c::SITUATION_INCARCERATED, c::SITUATION_INCARCERATED_HINT)
        }
        Situation::Medicare => hinted(c::SITUATION_MEDICARE, c::SITUATION_MEDICARE_HINT),
        Situation::Disability => hinted(c::SITUATION_DISABILITY, c::SITUATION_DISABILITY_HINT),
        Situation::LongTermCare => {
            hinted(c::SITUATION_LONG_TERM_CARE, c::SITUATION_LONG_TERM_CARE_HINT)
        }
        Situation::Military => plain(c::SITUATION_MILITARY),
        Situation::None => plain(c::NONE_OF_THESE),
    }
}

const fn income_source(value: IncomeSource) -> Words {
    match value {
        IncomeSource::Job => hinted(c::SOURCE_JOB, c::SOURCE_JOB_HINT),
        IncomeSource::SelfEmployment => {
            hinted(c::SOURCE_SELF_EMPLOYMENT, c::SOURCE_SELF_EMPLOYMENT_HINT)
        }
        IncomeSource::Unemployment => plain(c::SOURCE_UNEMPLOYMENT),
        IncomeSource::SocialSecurity => {
            hinted(c::SOURCE_SOCIAL_SECURITY, c::SOURCE_SOCIAL_SECURITY_HINT)
        }
        IncomeSource::Pension => plain(c::SOURCE_PENSION),
        IncomeSource::Interest => plain(c::SOURCE_INTEREST),
        IncomeSource::Rental => plain(c::SOURCE_RENTAL),
        IncomeSource::Alimony => hinted(c::SOURCE_ALIMONY, c::SOURCE_ALIMONY_HINT),
        IncomeSource::Other => hinted(c::SOURCE_OTHER, c::SOURCE_OTHER_HINT),
        IncomeSource::None => plain(c::SOURCE_NONE),
    }
}

const fn often(value: Often) -> Words {
    match value {
        Often::Hour => plain(c::OFTEN_HOUR),
        Often::Week => regular_often(RegularOften::Week),
        Often::TwoWeeks => regular_often(RegularOften::TwoWeeks),
        Often::TwiceAMonth => regular_often(RegularOften::TwiceAMonth),
        Often::Month => regular_often(RegularOften::Month),
        Often::Year => regular_often(RegularOften::Year),
    }
}

const fn regular_often(value: RegularOften) -> Words {
    match value {
        RegularOften::Week => plain(c::OFTEN_WEEK),
        RegularOften::TwoWeeks => hinted(c::OFTEN_TWO_WEEKS, c::OFTEN_TWO_WEEKS_HINT),
        RegularOften::TwiceAMonth => hinted(c::OFTEN_TWICE_A_MONTH, c::OFTEN_TWICE_A_MONTH_HINT),
        RegularOften::Month => plain(c::OFTEN_MONTH),
        RegularOften::Year => plain(c::OFTEN_YEAR),
    }
}

const fn other_often(value: OtherOften) -> Words {
    match value {
        OtherOften::Week => regular_often(RegularOften::Week),
        OtherOften::TwoWeeks => regular_often(RegularOften::TwoWeeks),
        OtherOften::TwiceAMonth => regular_often(RegularOften::TwiceAMonth),
        OtherOften::Month => regular_often(RegularOften::Month),
        OtherOften::Year => regular_often(RegularOften::Year),
        OtherOften::Once => plain(c::OFTEN_ONCE),
    }
}

const fn other_income_kind(value: OtherIncomeKind) -> Words {
    match value {
        OtherIncomeKind::CapitalGains => hinted(c::KIND_CAPITAL_GAINS, c::KIND_CAPITAL_GAINS_HINT),
        OtherIncomeKind::Farm => hinted(c::KIND_FARM, c::KIND_FARM_HINT),
        OtherIncomeKind::Scholarship => hinted(c::KIND_SCHOLARSHIP, c::KIND_SCHOLARSHIP_HINT),
        OtherIncomeKind::Tribal => plain(c::KIND_TRIBAL),
        OtherIncomeKind::Foreign => plain(c::KIND_FOREIGN),
        OtherIncomeKind::Prize => plain(c::KIND_PRIZE),
        OtherIncomeKind::SomethingElse => plain(c::KIND_SOMETHING_ELSE),
    }
}

const fn deduction(value: Deduction) -> Words {
    match value {
        Deduction::StudentLoan => hinted(c::DEDUCTION_STUDENT_LOAN, c::DEDUCTION_STUDENT_LOAN_HINT),
        Deduction::Alimony => hinted(c::DEDUCTION_ALIMONY, c::DEDUCTION_ALIMONY_HINT),
        Deduction::Retirement => hinted(c::DEDUCTION_RETIREMENT, c::DEDUCTION_RETIREMENT_HINT),
        Deduction::HealthSavings => plain(c::DEDUCTION_HEALTH_SAVINGS),
        Deduction::SelfEmployment => {
            hinted(c::DEDUCTION_SELF_EMPLOYMENT, c::DEDUCTION_SELF_EMPLOYMENT_HINT)
        }
        Deduction::Educator => plain(c::DEDUCTION_EDUCATOR),
        Deduction::Other => plain(c::DEDUCTION_OTHER),
        Deduction::None => plain(c::NONE_OF_THESE),
    }
}

const fn job_offer(value: JobOfferStatus) -> Words {
    match value {
        JobOfferStatus::Enrolled => plain(c::OFFER_ENROLLED),
        JobOfferStatus::Offered => plain(c::OFFER_OFFERED),
        JobOfferStatus::None => plain(c::OFFER_NONE),
    }
}

const fn minimum_value(value: MinimumValue) -> Words {
    match value {
        MinimumValue::Yes => plain(c::YES),
        MinimumValue::No => plain(c::NO),
        MinimumValue::Unknown => plain(c::NOT_KNOWN),
    }
}

const fn other_coverage(value: OtherCoverage) -> Words {
    match value {
        OtherCoverage::Veterans => plain(c::COVERAGE_VETERANS),
        OtherCoverage::Tricare => plain(c::COVERAGE_TRICARE),
        OtherCoverage::Continued => plain(c::COVERAGE_CONTINUED),
        OtherCoverage::Retiree => plain(c::COVERAGE_RETIREE),
        OtherCoverage::Student => plain(c::COVERAGE_STUDENT),
        OtherCoverage::PeaceCorps => plain(c::COVERAGE_PEACE_CORPS),
        OtherCoverage::Other => plain(c::COVERAGE_OTHER),
        OtherCoverage::None => plain(c::NONE_OF_THESE),
    }
}
