//! The journey as a table. A row is a page that asks one thing: when it applies,
//! what has to be done before it and which pages its answer can set aside.
//! Nothing about progress is stored; [`super::Journey`] derives it.

use super::{
    Answers, Condition, Field, JobOfferStatus, PersonNumber, Scope, Section, Step, Step::*, YesNo,
    choices::IncomeAny as Income,
};

/// One row of the journey.
#[derive(Debug)]
pub struct StepInfo {
    /// The page.
    pub step: Step,
    /// Its name in a URL.
    pub slug: &'static str,
    /// The part of the task list.
    pub section: Section,
    /// Once, or once for each person.
    pub scope: Scope,
    /// The fields on the page.
    pub fields: &'static [Field],
    /// Fields that this page saves with other buttons than its own form.
    pub also: &'static [Field],
    /// Whether it is part of the journey; it is until an answer rules it out.
    pub applies: Condition,
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
    let (scope, applies) = (Scope::Application, always as Condition);
    StepInfo {
        step,
        slug,
        section,
        scope,
        fields,
        also: &[],
        applies,
        needs: &[PrivacyWarning],
        undoes: &[],
    }
}

impl StepInfo {
    const fn for_each(self, applies: Condition) -> Self {
        Self { scope: Scope::Person, applies, ..self }
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
pub const STEPS: [StepInfo; 19] = [
    row(PrivacyWarning, "privacy-warning", Section::Start, &[Field::PrivacyRead]).needs(&[]),
    row(FinancialHelp, "financial-help", Section::Start, &[Field::FinancialHelp]).undoes(&[
        IncomeAny,
        IncomeJob,
        IncomeOther,
        JobOffer,
        JobOfferCost,
    ]),
    row(ContactName, "contact-name", Section::Contact, &[Field::GivenName, Field::FamilyName]),
    row(ContactBirthDate, "contact-birth-date", Section::Contact, &[Field::BirthDate]),
    row(
        ContactAddress,
        "contact-address",
        Section::Contact,
        &[Field::Street, Field::Unit, Field::City, Field::Zip, Field::County],
    ),
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
            IncomeAny,
            IncomeJob,
            IncomeOther,
            JobOffer,
            JobOfferCost,
        ]),
    row(PersonName, "person-name", Section::Household, &[Field::GivenName, Field::FamilyName])
        .for_each(another_person)
        .needs(&[HouseholdPeople]),
    row(PersonBirthDate, "person-birth-date", Section::Household, &[Field::BirthDate])
        .for_each(another_person)
        .needs(&[HouseholdPeople, PersonName]),
    row(PersonRelationship, "person-relationship", Section::Household, &[Field::Relationship])
        .for_each(another_person)
        .needs(&[HouseholdPeople, PersonName]),
    row(PersonApplying, "person-applying", Section::Household, &[Field::Applying])
        .for_each(always)
        .needs(&[HouseholdPeople, PersonName])
        .undoes(&[JobOffer, JobOfferCost]),
    row(IncomeAny, "income-any", Section::Income, &[Field::IncomeAny])
        .for_each(looks_for_help)
        .needs(&[FinancialHelp, HouseholdPeople, PersonName])
        .undoes(&[IncomeJob, IncomeOther]),
    row(
        IncomeJob,
        "income-job",
        Section::Income,
        &[Field::Employer, Field::PayAmount, Field::PayOften, Field::PayHours],
    )
    .for_each(has_job)
    .needs(&[FinancialHelp, HouseholdPeople, IncomeAny]),
    row(
        IncomeOther,
        "income-other",
        Section::Income,
        &[Field::OtherIncomeKind, Field::OtherIncomeAmount],
    )
    .for_each(has_other_income)
    .needs(&[FinancialHelp, HouseholdPeople, IncomeAny]),
    row(JobOffer, "job-offer", Section::JobInsurance, &[Field::JobOffer])
        .for_each(wants_help_with_coverage)
        .needs(&[FinancialHelp, HouseholdPeople, PersonApplying])
        .undoes(&[JobOfferCost]),
    row(
        JobOfferCost,
        "job-offer-cost",
        Section::JobInsurance,
        &[Field::OfferCost, Field::OfferCostUnknown],
    )
    .for_each(has_an_offer)
    .needs(&[FinancialHelp, HouseholdPeople, JobOffer]),
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
const QUESTIONS: [Step; 17] = [
    PrivacyWarning,
    FinancialHelp,
    ContactName,
    ContactBirthDate,
    ContactAddress,
    ContactReach,
    ContactLanguage,
    HouseholdPeople,
    PersonName,
    PersonBirthDate,
    PersonRelationship,
    PersonApplying,
    IncomeAny,
    IncomeJob,
    IncomeOther,
    JobOffer,
    JobOfferCost,
];

fn always(_: &Answers, _: PersonNumber) -> bool {
    true
}

fn another_person(_: &Answers, person: PersonNumber) -> bool {
    !person.is_applicant()
}

fn looks_for_help(answers: &Answers, _: PersonNumber) -> bool {
    !answers.is(Field::FinancialHelp.key(), YesNo::No.as_str())
}

fn has_job(answers: &Answers, person: PersonNumber) -> bool {
    let income = answers.choice(Field::IncomeAny.of(person));
    looks_for_help(answers, person) && income.is_some_and(Income::has_job)
}

fn has_other_income(answers: &Answers, person: PersonNumber) -> bool {
    let income = answers.choice(Field::IncomeAny.of(person));
    looks_for_help(answers, person) && income.is_some_and(Income::has_other)
}

fn wants_help_with_coverage(answers: &Answers, person: PersonNumber) -> bool {
    looks_for_help(answers, person) && !answers.is(Field::Applying.of(person), YesNo::No.as_str())
}

fn has_an_offer(answers: &Answers, person: PersonNumber) -> bool {
    let offered = answers.is(Field::JobOffer.of(person), JobOfferStatus::Offered.as_str());
    wants_help_with_coverage(answers, person) && offered
}

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
            assert!(info.undoes.iter().all(|step| *step > info.step), "{}", info.slug);
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
