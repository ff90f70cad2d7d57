//! The journey as a table. A row is a page that asks one thing: what has to be done
//! before it and which pages its answer can set aside; when it applies stands in
//! [`super::applies`], which a browser does without. Nothing about progress is stored;
//! [`super::Journey`] derives it.

use super::{Field, Scope, Section, Step, Step::*};

/// One row of the journey.
#[derive(Debug)]
pub struct StepInfo {
    /// The page.
    pub step: Step,
    /// Its name in a URL.
    pub slug: &'static str,
    /// The part of the task list.
    pub section: Section,
    /// Once, once for each person, or once for each of their jobs.
    pub scope: Scope,
    /// The fields on the page.
    pub fields: &'static [Field],
    /// Fields that this page saves with other buttons than its own form.
    pub also: &'static [Field],
    /// Pages that have to be done before. If both are asked for each person, the
    /// page of the same person is meant.
    pub needs: &'static [Step],
    /// Pages that a change of this answer can take out of the journey. Their
    /// answers stay stored and count no longer.
    pub undoes: &'static [Step],
}

const fn row(
    step: Step,
    slug: &'static str,
    section: Section,
    fields: &'static [Field],
) -> StepInfo {
    StepInfo {
        step,
        slug,
        section,
        scope: Scope::Application,
        fields,
        also: &[],
        needs: &[PrivacyWarning],
        undoes: &[],
    }
}

impl StepInfo {
    const fn for_each(self) -> Self {
        Self { scope: Scope::Person, ..self }
    }

    const fn for_each_job(self) -> Self {
        Self { scope: Scope::Job, ..self }
    }

    const fn also(self, also: &'static [Field]) -> Self {
        Self { also, ..self }
    }

    const fn needs(self, needs: &'static [Step]) -> Self {
        Self { needs, ..self }
    }

    const fn undoes(self, undoes: &'static [Step]) -> Self {
        Self { undoes, ..self }
    }
}

/// The pages, in order.
pub const STEPS: [StepInfo; 51] = [
    row(PrivacyWarning, "privacy-warning", Section::Start, &[Field::PrivacyRead]).needs(&[]),
    row(FinancialHelp, "financial-help", Section::Start, &[Field::FinancialHelp]).undoes(&[
        PersonExpected,
        PersonNewborn,
        PersonCarer,
        TaxJoint,
        TaxClaimed,
        TaxFiles,
        TaxApart,
        IncomeSources,
        IncomeJob,
        IncomeBusiness,
        IncomeUnemployment,
        IncomeSocialSecurity,
        IncomePension,
        IncomeInterest,
        IncomeRental,
        IncomeAlimony,
        IncomeOther,
        IncomeDeductions,
        IncomeDeductionAmounts,
        IncomeYear,
        JobOffer,
        JobOfferedTo,
        JobEnrolled,
        JobOfferCost,
        JobOfferFamilyCost,
        JobMinimumValue,
        OtherCoverage,
    ]),
    row(ContactName, "contact-name", Section::Contact, &[Field::GivenName, Field::FamilyName]),
    row(ContactBirthDate, "contact-birth-date", Section::Contact, &[Field::BirthDate]).undoes(&[
        PersonExpected,
        TaxFiles,
        TaxApart,
    ]),
    row(
        ContactAddress,
        "contact-address",
        Section::Contact,
        &[Field::Street, Field::Unit, Field::City, Field::Zip, Field::County, Field::MailElsewhere],
    )
    .undoes(&[ContactMail]),
    row(
        ContactMail,
        "contact-mail",
        Section::Contact,
        &[Field::MailStreet, Field::MailCity, Field::MailState, Field::MailZip],
    )
    .needs(&[PrivacyWarning, ContactAddress]),
    row(
        ContactReach,
        "contact-reach",
        Section::Contact,
        &[Field::ContactBy, Field::ContactPhone, Field::ContactEmail],
    ),
    row(ContactLanguage, "contact-language", Section::Contact, &[Field::Language]),
    row(HouseholdPeople, "household-people", Section::Household, &[Field::HouseholdOthers])
        .also(&[Field::Listed])
        .needs(&[PrivacyWarning, ContactName])
        .undoes(&[
            PersonName,
            PersonBirthDate,
            PersonRelationship,
            PersonApplying,
            HouseholdHome,
            PersonKin,
            PersonHome,
            PersonResident,
            PersonCitizen,
            PersonSsn,
            PersonSituation,
            PersonNewborn,
            PersonCarer,
            TaxJoint,
            TaxClaimed,
            TaxFiles,
            TaxApart,
            IncomeSources,
            IncomeJob,
            IncomeDeductions,
            IncomeYear,
            JobOffer,
            JobOfferedTo,
            JobEnrolled,
            JobOfferCost,
            JobOfferFamilyCost,
            JobMinimumValue,
            OtherCoverage,
        ]),
    row(PersonName, "person-name", Section::Household, &[Field::GivenName, Field::FamilyName])
        .for_each()
        .needs(&[HouseholdPeople]),
    row(PersonBirthDate, "person-birth-date", Section::Household, &[Field::BirthDate])
        .for_each()
        .needs(&[HouseholdPeople, PersonName])
        .undoes(&[PersonNewborn, PersonCarer, TaxFiles, TaxApart]),
    row(PersonRelationship, "person-relationship", Section::Household, &[Field::Relationship])
        .for_each()
        .needs(&[HouseholdPeople, PersonName])
        .undoes(&[PersonKin, TaxJoint, TaxClaimed, TaxApart]),
    row(PersonApplying, "person-applying", Section::Household, &[Field::Applying])
        .for_each()
        .needs(&[HouseholdPeople, PersonName])
        .undoes(&[
            PersonResident,
            PersonCitizen,
            PersonImmigration,
            PersonImmigrationSince,
            PersonSsn,
            PersonSituation,
            PersonNewborn,
            OtherCoverage,
        ]),
    row(HouseholdHome, "household-home", Section::Household, &[Field::LivesHere])
        .needs(&[HouseholdPeople, PersonName])
        .undoes(&[PersonHome, PersonResident]),
    row(PersonKin, "person-kin", Section::Household, &[Field::Kin])
        .for_each()
        .needs(&[HouseholdPeople, PersonRelationship])
        .undoes(&[PersonCarer]),
    row(PersonHome, "person-home", Section::Household, &[Field::LivesWith])
        .for_each()
        .needs(&[HouseholdHome]),
    row(PersonResident, "person-resident", Section::Household, &[Field::Resident])
        .for_each()
        .needs(&[HouseholdHome, PersonApplying]),
    row(PersonCitizen, "person-citizen", Section::Household, &[Field::Citizen])
        .for_each()
        .needs(&[HouseholdPeople, PersonApplying])
        .undoes(&[PersonImmigration, PersonImmigrationSince]),
    row(PersonImmigration, "person-immigration", Section::Household, &[Field::ImmigrationStatus])
        .for_each()
        .needs(&[HouseholdPeople, PersonCitizen])
        .undoes(&[PersonImmigrationSince]),
    row(
        PersonImmigrationSince,
        "person-immigration-since",
        Section::Household,
        &[Field::ImmigrationSince, Field::ImmigrationNoWaiting],
    )
    .for_each()
    .needs(&[HouseholdPeople, PersonImmigration]),
    row(PersonSsn, "person-ssn", Section::Household, &[Field::Ssn, Field::NoSsn])
        .for_each()
        .needs(&[HouseholdPeople, PersonApplying]),
    row(PersonSituation, "person-situation", Section::Household, &[Field::Situation])
        .for_each()
        .needs(&[HouseholdPeople, PersonApplying])
        .undoes(&[PersonExpected]),
    row(PersonExpected, "person-expected", Section::Household, &[Field::Expected])
        .for_each()
        .needs(&[HouseholdPeople, PersonSituation]),
    row(PersonNewborn, "person-newborn", Section::Household, &[Field::BornOnAssistance])
        .for_each()
        .needs(&[HouseholdPeople, PersonApplying]),
    row(PersonCarer, "person-carer", Section::Household, &[Field::Carer])
        .for_each()
        .needs(&[HouseholdPeople, PersonName]),
    row(TaxJoint, "tax-joint", Section::Household, &[Field::FilesJointly])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople])
        .undoes(&[TaxClaimed, TaxFiles, TaxApart]),
    row(TaxClaimed, "tax-claimed", Section::Household, &[Field::ClaimedBy])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople])
        .undoes(&[TaxFiles, TaxApart]),
    row(TaxFiles, "tax-files", Section::Household, &[Field::Files])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople, TaxClaimed])
        .undoes(&[TaxApart]),
    row(TaxApart, "tax-apart", Section::Household, &[Field::FilesApart]).for_each().needs(&[
        FinancialHelp,
        HouseholdPeople,
        TaxFiles,
    ]),
    row(IncomeSources, "income-sources", Section::Income, &[Field::IncomeSources])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople, PersonName])
        .undoes(&[
            IncomeJob,
            IncomeBusiness,
            IncomeUnemployment,
            IncomeSocialSecurity,
            IncomePension,
            IncomeInterest,
            IncomeRental,
            IncomeAlimony,
            IncomeOther,
            IncomeDeductions,
            IncomeDeductionAmounts,
            IncomeYear,
            JobOffer,
            JobOfferedTo,
            JobEnrolled,
            JobOfferCost,
            JobOfferFamilyCost,
            JobMinimumValue,
        ]),
    row(
        IncomeJob,
        "income-job",
        Section::Income,
        &[Field::Employer, Field::PayAmount, Field::PayOften, Field::PayHours, Field::MoreJobs],
    )
    .for_each_job()
    .needs(&[FinancialHelp, HouseholdPeople, IncomeSources]),
    row(
        IncomeBusiness,
        "income-business",
        Section::Income,
        &[Field::Business, Field::BusinessProfit, Field::BusinessOften],
    )
    .for_each()
    .needs(&[FinancialHelp, HouseholdPeople, IncomeSources]),
    row(
        IncomeUnemployment,
        "income-unemployment",
        Section::Income,
        &[Field::UnemploymentAmount, Field::UnemploymentOften, Field::UnemploymentEnds],
    )
    .for_each()
    .needs(&[FinancialHelp, HouseholdPeople, IncomeSources]),
    row(
        IncomeSocialSecurity,
        "income-social-security",
        Section::Income,
        &[Field::SocialSecurityAmount],
    )
    .for_each()
    .needs(&[FinancialHelp, HouseholdPeople, IncomeSources]),
    row(
        IncomePension,
        "income-pension",
        Section::Income,
        &[Field::PensionAmount, Field::PensionOften],
    )
    .for_each()
    .needs(&[FinancialHelp, HouseholdPeople, IncomeSources]),
    row(
        IncomeInterest,
        "income-interest",
        Section::Income,
        &[Field::InterestAmount, Field::InterestTaxExempt],
    )
    .for_each()
    .needs(&[FinancialHelp, HouseholdPeople, IncomeSources]),
    row(IncomeRental, "income-rental", Section::Income, &[Field::RentalProfit, Field::RentalOften])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople, IncomeSources]),
    row(
        IncomeAlimony,
        "income-alimony",
        Section::Income,
        &[Field::AlimonyAmount, Field::AlimonyOften, Field::AlimonyDecree],
    )
    .for_each()
    .needs(&[FinancialHelp, HouseholdPeople, IncomeSources]),
    row(
        IncomeOther,
        "income-other",
        Section::Income,
        &[
            Field::OtherIncomeKind,
            Field::OtherIncomeAmount,
            Field::OtherIncomeOften,
            Field::OtherIncomeOn,
        ],
    )
    .for_each()
    .needs(&[FinancialHelp, HouseholdPeople, IncomeSources]),
    row(IncomeDeductions, "income-deductions", Section::Income, &[Field::Deductions])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople, IncomeSources])
        .undoes(&[IncomeDeductionAmounts]),
    row(
        IncomeDeductionAmounts,
        "income-deduction-amounts",
        Section::Income,
        &[
            Field::StudentLoanInterest,
            Field::AlimonyPaid,
            Field::AlimonyPaidDecree,
            Field::RetirementPaid,
            Field::HealthSavings,
            Field::SelfEmploymentCosts,
            Field::EducatorCosts,
            Field::OtherDeduction,
        ],
    )
    .for_each()
    .needs(&[FinancialHelp, HouseholdPeople, IncomeDeductions]),
    row(IncomeYear, "income-year", Section::Income, &[Field::YearRight, Field::YearAmount])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople, IncomeSources]),
    row(JobOffer, "job-offer", Section::JobInsurance, &[Field::JobOffer])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople, IncomeSources])
        .undoes(&[JobOfferedTo, JobEnrolled, JobOfferCost, JobOfferFamilyCost, JobMinimumValue]),
    row(JobOfferedTo, "job-offered-to", Section::JobInsurance, &[Field::OfferedTo])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople, JobOffer])
        .undoes(&[JobEnrolled, JobOfferFamilyCost]),
    row(JobEnrolled, "job-enrolled", Section::JobInsurance, &[Field::Enrolled])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople, JobOffer]),
    row(
        JobOfferCost,
        "job-offer-cost",
        Section::JobInsurance,
        &[Field::OfferCost, Field::OfferCostUnknown],
    )
    .for_each()
    .needs(&[FinancialHelp, HouseholdPeople, JobOffer]),
    row(
        JobOfferFamilyCost,
        "job-offer-family-cost",
        Section::JobInsurance,
        &[Field::OfferFamilyCost, Field::OfferFamilyCostUnknown],
    )
    .for_each()
    .needs(&[FinancialHelp, HouseholdPeople, JobOfferedTo]),
    row(JobMinimumValue, "job-minimum-value", Section::JobInsurance, &[Field::MinimumValue])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople, JobOffer]),
    row(OtherCoverage, "other-coverage", Section::JobInsurance, &[Field::OtherCoverage])
        .for_each()
        .needs(&[FinancialHelp, HouseholdPeople, PersonApplying]),
    row(Review, "review", Section::Review, &[Field::CheckedVersion]).needs(&QUESTIONS),
    row(
        Sign,
        "sign",
        Section::Sign,
        &[Field::Signature, Field::SignAgreement, Field::ClientNameConfirmed],
    )
    .needs(&[Review]),
];

/// Every page that asks something about the people.
const QUESTIONS: [Step; 49] = [
    PrivacyWarning,
    FinancialHelp,
    ContactName,
    ContactBirthDate,
    ContactAddress,
    ContactMail,
    ContactReach,
    ContactLanguage,
    HouseholdPeople,
    PersonName,
    PersonBirthDate,
    PersonRelationship,
    PersonApplying,
    HouseholdHome,
    PersonKin,
    PersonHome,
    PersonResident,
    PersonCitizen,
    PersonImmigration,
    PersonImmigrationSince,
    PersonSsn,
    PersonSituation,
    PersonExpected,
    PersonNewborn,
    PersonCarer,
    TaxJoint,
    TaxClaimed,
    TaxFiles,
    TaxApart,
    IncomeSources,
    IncomeJob,
    IncomeBusiness,
    IncomeUnemployment,
    IncomeSocialSecurity,
    IncomePension,
    IncomeInterest,
    IncomeRental,
    IncomeAlimony,
    IncomeOther,
    IncomeDeductions,
    IncomeDeductionAmounts,
    IncomeYear,
    JobOffer,
    JobOfferedTo,
    JobEnrolled,
    JobOfferCost,
    JobOfferFamilyCost,
    JobMinimumValue,
    OtherCoverage,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_stand_in_the_order_of_the_sections_and_of_the_steps() {
        assert!(STEPS.is_sorted_by_key(|info| info.section));
        for (index, info) in STEPS.iter().enumerate() {
            assert_eq!(info.step as usize, index, "{}", info.slug);
        }
    }

    #[test]
    fn a_page_needs_only_pages_before_it_and_undoes_only_pages_after_it() {
        for info in &STEPS {
            assert!(info.needs.iter().all(|step| *step < info.step), "{}", info.slug);
            assert!(info.undoes.iter().all(|step| *step >= info.step), "{}", info.slug);
        }
    }

    #[test]
    fn the_review_needs_every_question() {
        let questions: Vec<Step> =
            STEPS.iter().map(|info| info.step).filter(|step| *step < Review).collect();
        assert_eq!(questions, QUESTIONS);
    }

    #[test]
    fn a_slug_is_one_and_has_no_number() {
        for info in &STEPS {
            assert!(!info.slug.contains(|c: char| c.is_ascii_digit()), "{}", info.slug);
            assert_eq!(STEPS.iter().filter(|other| other.slug == info.slug).count(), 1);
        }
    }
}
