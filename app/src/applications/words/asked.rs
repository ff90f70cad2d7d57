//! What a page asks.

use crate::i18n::{
    Texts,
    text::{Text, applications as a, questions as t},
};
use domain::applications::{About, CoverageYear, Section, Step};

/// The name of a part of the task list.
pub fn section(texts: Texts, section: Section, client: Option<&str>) -> String {
    let plain = |text| texts.text(text).to_owned();
    let with = |text| texts.fill(text, &[("name", client.unwrap_or_default())]);
    match (section, client.is_some()) {
        (Section::Start, _) => plain(a::SECTION_START),
        (Section::Contact, false) => plain(a::SECTION_CONTACT),
        (Section::Contact, true) => with(a::SECTION_CONTACT_CLIENT),
        (Section::Household, _) => plain(a::SECTION_HOUSEHOLD),
        (Section::Income, _) => plain(a::SECTION_INCOME),
        (Section::JobInsurance, _) => plain(a::SECTION_JOB_INSURANCE),
        (Section::Review, false) => plain(a::SECTION_REVIEW),
        (Section::Review, true) => with(a::SECTION_REVIEW_CLIENT),
        (Section::Sign, _) => plain(a::SECTION_SIGN),
    }
}

/// The title of a page, without anybody's name.
pub const fn title(step: Step) -> Text {
    match step {
        Step::PrivacyWarning => t::TITLE_PRIVACY_WARNING,
        Step::FinancialHelp => t::TITLE_FINANCIAL_HELP,
        Step::ContactName => t::TITLE_CONTACT_NAME,
        Step::ContactBirthDate => t::TITLE_CONTACT_BIRTH_DATE,
        Step::ContactAddress => t::TITLE_CONTACT_ADDRESS,
        Step::ContactMail => t::TITLE_CONTACT_MAIL,
        Step::ContactReach => t::TITLE_CONTACT_REACH,
        Step::ContactLanguage => t::TITLE_CONTACT_LANGUAGE,
        Step::HouseholdPeople => t::TITLE_HOUSEHOLD_PEOPLE,
        Step::PersonName => t::TITLE_PERSON_NAME,
        Step::PersonBirthDate => t::TITLE_PERSON_BIRTH_DATE,
        Step::PersonRelationship => t::TITLE_PERSON_RELATIONSHIP,
        Step::PersonApplying => t::TITLE_PERSON_APPLYING,
        Step::HouseholdHome => t::TITLE_HOUSEHOLD_HOME,
        Step::PersonKin => t::TITLE_PERSON_KIN,
        Step::PersonHome => t::TITLE_PERSON_HOME,
        Step::PersonResident => t::TITLE_PERSON_RESIDENT,
        Step::PersonCitizen => t::TITLE_PERSON_CITIZEN,
        Step::PersonImmigration => t::TITLE_PERSON_IMMIGRATION,
        Step::PersonImmigrationSince => t::TITLE_PERSON_IMMIGRATION_SINCE,
        Step::PersonSsn => t::TITLE_PERSON_SSN,
        Step::PersonSituation => t::TITLE_PERSON_SITUATION,
        Step::PersonExpected => t::TITLE_PERSON_EXPECTED,
        Step::PersonNewborn => t::TITLE_PERSON_NEWBORN,
        Step::PersonCarer => t::TITLE_PERSON_CARER,
        Step::TaxJoint => t::TITLE_TAX_JOINT,
        Step::TaxClaimed => t::TITLE_TAX_CLAIMED,
        Step::TaxFiles => t::TITLE_TAX_FILES,
        Step::TaxApart => t::TITLE_TAX_APART,
        Step::IncomeSources => t::TITLE_INCOME_SOURCES,
        Step::IncomeJob => t::TITLE_INCOME_JOB,
        Step::IncomeBusiness => t::TITLE_INCOME_BUSINESS,
        Step::IncomeUnemployment => t::TITLE_INCOME_UNEMPLOYMENT,
        Step::IncomeSocialSecurity => t::TITLE_INCOME_SOCIAL_SECURITY,
        Step::IncomePension => t::TITLE_INCOME_PENSION,
        Step::IncomeInterest => t::TITLE_INCOME_INTEREST,
        Step::IncomeRental => t::TITLE_INCOME_RENTAL,
        Step::IncomeAlimony => t::TITLE_INCOME_ALIMONY,
        Step::IncomeOther => t::TITLE_INCOME_OTHER,
        Step::IncomeDeductions => t::TITLE_INCOME_DEDUCTIONS,
        Step::IncomeDeductionAmounts => t::TITLE_INCOME_DEDUCTION_AMOUNTS,
        Step::IncomeYear => t::TITLE_INCOME_YEAR,
        Step::JobOffer => t::TITLE_JOB_OFFER,
        Step::JobOfferedTo => t::TITLE_JOB_OFFERED_TO,
        Step::JobEnrolled => t::TITLE_JOB_ENROLLED,
        Step::JobOfferCost => t::TITLE_JOB_OFFER_COST,
        Step::JobOfferFamilyCost => t::TITLE_JOB_OFFER_FAMILY_COST,
        Step::JobMinimumValue => t::TITLE_JOB_MINIMUM_VALUE,
        Step::OtherCoverage => t::TITLE_OTHER_COVERAGE,
        Step::Review => t::TITLE_REVIEW,
        Step::Sign => t::TITLE_SIGN,
    }
}

/// The question as it is put to the reader about themself.
pub(super) const fn to_you(step: Step) -> Text {
    match step {
        Step::PrivacyWarning => t::PRIVACY_WARNING_YOU,
        Step::FinancialHelp => t::FINANCIAL_HELP_YOU,
        Step::ContactName | Step::PersonName => t::CONTACT_NAME_YOU,
        Step::ContactBirthDate | Step::PersonBirthDate => t::CONTACT_BIRTH_DATE_YOU,
        Step::ContactAddress => t::CONTACT_ADDRESS_YOU,
        Step::ContactMail => t::CONTACT_MAIL_YOU,
        Step::ContactReach => t::CONTACT_REACH_YOU,
        Step::ContactLanguage => t::CONTACT_LANGUAGE_YOU,
        Step::HouseholdPeople => t::HOUSEHOLD_PEOPLE_YOU,
        Step::PersonRelationship => t::PERSON_RELATIONSHIP_YOU,
        Step::PersonApplying => t::PERSON_APPLYING_YOU,
        Step::HouseholdHome => t::HOUSEHOLD_HOME_YOU,
        Step::PersonKin => t::PERSON_KIN_YOU,
        Step::PersonHome => t::PERSON_HOME_YOU,
        Step::PersonResident => t::PERSON_RESIDENT_YOU,
        Step::PersonCitizen => t::PERSON_CITIZEN_YOU,
        Step::PersonImmigration => t::PERSON_IMMIGRATION_YOU,
        Step::PersonImmigrationSince => t::PERSON_IMMIGRATION_SINCE_YOU,
        Step::PersonSsn => t::PERSON_SSN_YOU,
        Step::PersonSituation => t::PERSON_SITUATION_YOU,
        Step::PersonExpected => t::PERSON_EXPECTED_YOU,
        Step::PersonNewborn => t::PERSON_NEWBORN_YOU,
        Step::PersonCarer => t::PERSON_CARER_YOU,
        Step::TaxJoint => t::TAX_JOINT_YOU,
        Step::TaxClaimed => t::TAX_CLAIMED_YOU,
        Step::TaxFiles => t::TAX_FILES_YOU,
        Step::TaxApart => t::TAX_APART_YOU,
        Step::IncomeSources => t::INCOME_SOURCES_YOU,
        Step::IncomeJob => t::INCOME_JOB_YOU,
        Step::IncomeBusiness => t::INCOME_BUSINESS_YOU,
        Step::IncomeUnemployment => t::INCOME_UNEMPLOYMENT_YOU,
        Step::IncomeSocialSecurity => t::INCOME_SOCIAL_SECURITY_YOU,
        Step::IncomePension => t::INCOME_PENSION_YOU,
        Step::IncomeInterest => t::INCOME_INTEREST_YOU,
        Step::IncomeRental => t::INCOME_RENTAL_YOU,
        Step::IncomeAlimony => t::INCOME_ALIMONY_YOU,
        Step::IncomeOther => t::INCOME_OTHER_YOU,
        Step::IncomeDeductions => t::INCOME_DEDUCTIONS_YOU,
        Step::IncomeDeductionAmounts => t::INCOME_DEDUCTION_AMOUNTS_YOU,
        Step::IncomeYear => t::INCOME_YEAR_YOU,
        Step::JobOffer => t::JOB_OFFER_YOU,
        Step::JobOfferedTo => t::JOB_OFFERED_TO_YOU,
        Step::JobEnrolled => t::JOB_ENROLLED_YOU,
        Step::JobOfferCost => t::JOB_OFFER_COST_YOU,
        Step::JobOfferFamilyCost => t::JOB_OFFER_FAMILY_COST_YOU,
        Step::JobMinimumValue => t::JOB_MINIMUM_VALUE_YOU,
        Step::OtherCoverage => t::OTHER_COVERAGE_YOU,
        Step::Review => t::REVIEW_YOU,
        Step::Sign => t::SIGN_YOU,
    }
}

/// The question about somebody by first name.
pub(super) const fn about_other(step: Step) -> Text {
    match step {
        Step::PrivacyWarning => t::PRIVACY_WARNING_OTHER,
        Step::FinancialHelp => t::FINANCIAL_HELP_OTHER,
        Step::ContactName | Step::PersonName => t::CONTACT_NAME_OTHER,
        Step::ContactBirthDate | Step::PersonBirthDate => t::CONTACT_BIRTH_DATE_OTHER,
        Step::ContactAddress => t::CONTACT_ADDRESS_OTHER,
        Step::ContactMail => t::CONTACT_MAIL_OTHER,
        Step::ContactReach => t::CONTACT_REACH_OTHER,
        Step::ContactLanguage => t::CONTACT_LANGUAGE_OTHER,
        Step::HouseholdPeople => t::HOUSEHOLD_PEOPLE_OTHER,
        Step::PersonRelationship => t::PERSON_RELATIONSHIP_OTHER,
        Step::PersonApplying => t::PERSON_APPLYING_OTHER,
        Step::HouseholdHome => t::HOUSEHOLD_HOME_OTHER,
        Step::PersonKin => t::PERSON_KIN_OTHER,
        Step::PersonHome => t::PERSON_HOME_OTHER,
        Step::PersonResident => t::PERSON_RESIDENT_OTHER,
        Step::PersonCitizen => t::PERSON_CITIZEN_OTHER,
        Step::PersonImmigration => t::PERSON_IMMIGRATION_OTHER,
        Step::PersonImmigrationSince => t::PERSON_IMMIGRATION_SINCE_OTHER,
        Step::PersonSsn => t::PERSON_SSN_OTHER,
        Step::PersonSituation => t::PERSON_SITUATION_OTHER,
        Step::PersonExpected => t::PERSON_EXPECTED_OTHER,
        Step::PersonNewborn => t::PERSON_NEWBORN_OTHER,
        Step::PersonCarer => t::PERSON_CARER_OTHER,
        Step::TaxJoint => t::TAX_JOINT_OTHER,
        Step::TaxClaimed => t::TAX_CLAIMED_OTHER,
        Step::TaxFiles => t::TAX_FILES_OTHER,
        Step::TaxApart => t::TAX_APART_OTHER,
        Step::IncomeSources => t::INCOME_SOURCES_OTHER,
        Step::IncomeJob => t::INCOME_JOB_OTHER,
        Step::IncomeBusiness => t::INCOME_BUSINESS_OTHER,
        Step::IncomeUnemployment => t::INCOME_UNEMPLOYMENT_OTHER,
        Step::IncomeSocialSecurity => t::INCOME_SOCIAL_SECURITY_OTHER,
        Step::IncomePension => t::INCOME_PENSION_OTHER,
        Step::IncomeInterest => t::INCOME_INTEREST_OTHER,
        Step::IncomeRental => t::INCOME_RENTAL_OTHER,
        Step::IncomeAlimony => t::INCOME_ALIMONY_OTHER,
        Step::IncomeOther => t::INCOME_OTHER_OTHER,
        Step::IncomeDeductions => t::INCOME_DEDUCTIONS_OTHER,
        Step::IncomeDeductionAmounts => t::INCOME_DEDUCTION_AMOUNTS_OTHER,
        Step::IncomeYear => t::INCOME_YEAR_OTHER,
        Step::JobOffer => t::JOB_OFFER_OTHER,
        Step::JobOfferedTo => t::JOB_OFFERED_TO_OTHER,
        Step::JobEnrolled => t::JOB_ENROLLED_OTHER,
        Step::JobOfferCost => t::JOB_OFFER_COST_OTHER,
        Step::JobOfferFamilyCost => t::JOB_OFFER_FAMILY_COST_OTHER,
        Step::JobMinimumValue => t::JOB_MINIMUM_VALUE_OTHER,
        Step::OtherCoverage => t::OTHER_COVERAGE_OTHER,
        Step::Review => t::REVIEW_OTHER,
        Step::Sign => t::SIGN_OTHER,
    }
}

/// The question in plain words.
pub fn heading(
    texts: Texts,
    step: Step,
    about: &About,
    client: Option<&str>,
    year: CoverageYear,
) -> String {
    let year = year.0.to_string();
    let fill = |text: Text, name: &str| {
        let client = client.unwrap_or_default();
        texts.fill(text, &[("name", name), ("client", client), ("year", &year)])
    };
    match about {
        About::You => fill(to_you(step), ""),
        // In one's own file the others are related to "you".
        About::Named(name) if step == Step::PersonRelationship && client.is_none() => {
            fill(to_you(step), name)
        }
        About::Named(name) => fill(about_other(step), name),
        About::Unnamed if step == Step::PersonName => texts.text(t::PERSON_NAME_UNNAMED).to_owned(),
        About::Unnamed => fill(about_other(step), texts.text(t::PERSON_UNNAMED)),
    }
}

/// A sentence below the question, where one helps.
pub const fn lead(step: Step) -> Option<Text> {
    Some(match step {
        Step::FinancialHelp => t::FINANCIAL_HELP_LEAD,
        Step::ContactName => t::CONTACT_NAME_LEAD,
        Step::ContactAddress => t::CONTACT_ADDRESS_LEAD,
        Step::ContactMail => t::CONTACT_MAIL_LEAD,
        Step::ContactReach => t::CONTACT_REACH_LEAD,
        Step::ContactLanguage => t::CONTACT_LANGUAGE_LEAD,
        Step::HouseholdPeople => t::HOUSEHOLD_PEOPLE_LEAD,
        Step::PersonName => t::PERSON_NAME_LEAD,
        Step::PersonRelationship => t::PERSON_RELATIONSHIP_LEAD,
        Step::PersonApplying => t::PERSON_APPLYING_LEAD,
        Step::HouseholdHome => t::HOUSEHOLD_HOME_LEAD,
        Step::PersonKin => t::PERSON_KIN_LEAD,
        Step::PersonHome => t::PERSON_HOME_LEAD,
        Step::PersonResident => t::PERSON_RESIDENT_LEAD,
        Step::PersonCitizen => t::PERSON_CITIZEN_LEAD,
        Step::PersonImmigration => t::PERSON_IMMIGRATION_LEAD,
        Step::PersonImmigrationSince => t::PERSON_IMMIGRATION_SINCE_LEAD,
        Step::PersonSsn => t::PERSON_SSN_LEAD,
        Step::PersonSituation => t::PERSON_SITUATION_LEAD,
        Step::PersonNewborn => t::PERSON_NEWBORN_LEAD,
        Step::PersonCarer => t::PERSON_CARER_LEAD,
        Step::TaxJoint => t::TAX_JOINT_LEAD,
        Step::TaxClaimed => t::TAX_CLAIMED_LEAD,
        Step::TaxFiles => t::TAX_FILES_LEAD,
        Step::TaxApart => t::TAX_APART_LEAD,
        Step::IncomeSources => t::INCOME_SOURCES_LEAD,
        Step::IncomeJob => t::INCOME_JOB_LEAD,
        Step::IncomeBusiness => t::INCOME_BUSINESS_LEAD,
        Step::IncomeUnemployment => t::INCOME_UNEMPLOYMENT_LEAD,
        Step::IncomeSocialSecurity => t::INCOME_SOCIAL_SECURITY_LEAD,
        Step::IncomePension => t::INCOME_PENSION_LEAD,
        Step::IncomeInterest => t::INCOME_INTEREST_LEAD,
        Step::IncomeRental => t::INCOME_RENTAL_LEAD,
        Step::IncomeAlimony => t::INCOME_ALIMONY_LEAD,
        Step::IncomeOther => t::INCOME_OTHER_LEAD,
        Step::IncomeDeductions => t::INCOME_DEDUCTIONS_LEAD,
        Step::IncomeDeductionAmounts => t::INCOME_DEDUCTION_AMOUNTS_LEAD,
        Step::IncomeYear => t::INCOME_YEAR_LEAD,
        Step::JobOffer => t::JOB_OFFER_LEAD,
        Step::JobOfferedTo => t::JOB_OFFERED_TO_LEAD,
        Step::JobEnrolled => t::JOB_ENROLLED_LEAD,
        Step::JobOfferCost => t::JOB_OFFER_COST_LEAD,
        Step::JobOfferFamilyCost => t::JOB_OFFER_FAMILY_COST_LEAD,
        Step::JobMinimumValue => t::JOB_MINIMUM_VALUE_LEAD,
        Step::OtherCoverage => t::OTHER_COVERAGE_LEAD,
        Step::PrivacyWarning
        | Step::ContactBirthDate
        | Step::PersonBirthDate
        | Step::PersonExpected
        | Step::Review
        | Step::Sign => return None,
    })
}
