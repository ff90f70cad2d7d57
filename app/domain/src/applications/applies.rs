//! When each page of the journey applies: it does until an answer rules it out.

use super::{
    Condition, Facts, Field, ImmigrationStatus, IncomeSource, JobNumber, JobOfferStatus, Situation,
    Step, Step::*, Whose,
};

/// Whether a page is part of the journey, as somebody's.
pub(super) fn applies(step: Step, facts: &Facts<'_>, whose: Whose) -> bool {
    let condition: Condition = match step {
        PrivacyWarning => always,
        FinancialHelp => always,
        ContactName => always,
        ContactBirthDate => always,
        ContactAddress => always,
        ContactMail => mail_goes_elsewhere,
        ContactReach => always,
        ContactLanguage => always,
        HouseholdPeople => always,
        PersonName => another_person,
        PersonBirthDate => another_person,
        PersonRelationship => another_person,
        PersonApplying => always,
        HouseholdHome => has_others,
        PersonKin => is_kin_to_be_asked,
        PersonHome => lives_elsewhere_with_others,
        PersonResident => applies_from_elsewhere,
        PersonCitizen => wants_coverage,
        PersonImmigration => is_no_citizen,
        PersonImmigrationSince => status_may_wait,
        PersonSsn => wants_coverage,
        PersonSituation => has_situations,
        PersonExpected => is_pregnant,
        PersonNewborn => is_newborn,
        PersonCarer => is_child_without_parents,
        TaxJoint => is_first_of_a_couple,
        TaxClaimed => may_be_claimed,
        TaxFiles => may_file,
        TaxApart => files_apart,
        IncomeSources => looks_for_help,
        IncomeJob => has_job,
        IncomeBusiness => has_business,
        IncomeUnemployment => has_unemployment,
        IncomeSocialSecurity => has_social_security,
        IncomePension => has_pension,
        IncomeInterest => has_interest,
        IncomeRental => has_rental,
        IncomeAlimony => has_alimony,
        IncomeOther => has_other_income,
        IncomeDeductions => has_income,
        IncomeDeductionAmounts => has_deductions,
        IncomeYear => has_a_year_to_confirm,
        JobOffer => has_job,
        JobOfferedTo => offer_may_reach_others,
        JobEnrolled => is_enrolled_with_others,
        JobOfferCost => has_an_offer,
        JobOfferFamilyCost => has_an_offer_for_others,
        JobMinimumValue => has_an_offer,
        OtherCoverage => wants_help_with_coverage,
        Review => always,
        Sign => always,
    };
    condition(facts, whose)
}

fn always(_: &Facts<'_>, _: Whose) -> bool {
    true
}

fn mail_goes_elsewhere(facts: &Facts<'_>, _: Whose) -> bool {
    facts.yes(Field::MailElsewhere.key())
}

fn another_person(_: &Facts<'_>, whose: Whose) -> bool {
    !whose.person.is_applicant()
}

fn has_others(facts: &Facts<'_>, _: Whose) -> bool {
    facts.has_others()
}

fn is_kin_to_be_asked(facts: &Facts<'_>, whose: Whose) -> bool {
    facts.people.iter().any(|other| facts.kin_is_open(whose.person, *other))
}

fn lives_elsewhere_with_others(facts: &Facts<'_>, whose: Whose) -> bool {
    !facts.lives_here(whose.person) && facts.elsewhere_before(whose.person)
}

fn wants_coverage(facts: &Facts<'_>, whose: Whose) -> bool {
    facts.applies(whose.person)
}

fn applies_from_elsewhere(facts: &Facts<'_>, whose: Whose) -> bool {
    wants_coverage(facts, whose) && !facts.lives_here(whose.person)
}

/// Nobody who does not want coverage is asked about papers (45 CFR 155.310(a)(2)).
fn is_no_citizen(facts: &Facts<'_>, whose: Whose) -> bool {
    wants_coverage(facts, whose) && facts.no(Field::Citizen.at(whose))
}

fn status_may_wait(facts: &Facts<'_>, whose: Whose) -> bool {
    let status: Option<ImmigrationStatus> =
        facts.answers.choice(Field::ImmigrationStatus.at(whose));
    is_no_citizen(facts, whose) && status.is_some_and(ImmigrationStatus::may_wait)
}

fn has_situations(facts: &Facts<'_>, whose: Whose) -> bool {
    Situation::ALL.iter().any(|situation| {
        *situation != Situation::None && facts.situation_fits(whose.person, *situation)
    })
}

fn is_pregnant(facts: &Facts<'_>, whose: Whose) -> bool {
    facts.situation_fits(whose.person, Situation::Pregnant) && facts.is_pregnant(whose.person)
}

fn is_newborn(facts: &Facts<'_>, whose: Whose) -> bool {
    wants_coverage(facts, whose) && looks_for_help(facts, whose) && facts.under(whose.person, 2)
}

fn is_child_without_parents(facts: &Facts<'_>, whose: Whose) -> bool {
    let with_parent =
        |child| facts.parents(child).into_iter().any(|parent| facts.live_together(child, parent));
    looks_for_help(facts, whose)
        && !whose.person.is_applicant()
        && facts.under(whose.person, 19)
        && !with_parent(whose.person)
}

fn is_first_of_a_couple(facts: &Facts<'_>, whose: Whose) -> bool {
    looks_for_help(facts, whose)
        && facts.spouse(whose.person).is_some_and(|spouse| spouse > whose.person)
}

fn may_be_claimed(facts: &Facts<'_>, whose: Whose) -> bool {
    looks_for_help(facts, whose) && !facts.files_jointly(whose.person)
}

fn may_file(facts: &Facts<'_>, whose: Whose) -> bool {
    may_be_claimed(facts, whose)
        && facts.reaches(whose.person, 15)
        && !facts.is_claimed(whose.person)
}

fn files_apart(facts: &Facts<'_>, whose: Whose) -> bool {
    may_file(facts, whose)
        && facts.yes(Field::Files.at(whose))
        && facts.spouse(whose.person).is_some()
}

fn looks_for_help(facts: &Facts<'_>, _: Whose) -> bool {
    facts.looks_for_help()
}

fn has(facts: &Facts<'_>, whose: Whose, source: IncomeSource) -> bool {
    looks_for_help(facts, whose) && facts.has_income(whose.person, source)
}

/// A job, and every job before said that there is another.
fn has_job(facts: &Facts<'_>, whose: Whose) -> bool {
    let more = |job: JobNumber| facts.yes(Field::MoreJobs.of_job(whose.person, job));
    let before = JobNumber::all().take_while(|job| *job < whose.job_number());
    has(facts, whose, IncomeSource::Job) && before.into_iter().all(more)
}

fn has_business(facts: &Facts<'_>, whose: Whose) -> bool {
    has(facts, whose, IncomeSource::SelfEmployment)
}

fn has_unemployment(facts: &Facts<'_>, whose: Whose) -> bool {
    has(facts, whose, IncomeSource::Unemployment)
}

fn has_social_security(facts: &Facts<'_>, whose: Whose) -> bool {
    has(facts, whose, IncomeSource::SocialSecurity)
}

fn has_pension(facts: &Facts<'_>, whose: Whose) -> bool {
    has(facts, whose, IncomeSource::Pension)
}

fn has_interest(facts: &Facts<'_>, whose: Whose) -> bool {
    has(facts, whose, IncomeSource::Interest)
}

fn has_rental(facts: &Facts<'_>, whose: Whose) -> bool {
    has(facts, whose, IncomeSource::Rental)
}

fn has_alimony(facts: &Facts<'_>, whose: Whose) -> bool {
    has(facts, whose, IncomeSource::Alimony)
}

fn has_other_income(facts: &Facts<'_>, whose: Whose) -> bool {
    has(facts, whose, IncomeSource::Other)
}

fn has_income(facts: &Facts<'_>, whose: Whose) -> bool {
    looks_for_help(facts, whose) && facts.has_any_income(whose.person)
}

fn has_deductions(facts: &Facts<'_>, whose: Whose) -> bool {
    let key = Field::Deductions.at(whose);
    has_income(facts, whose) && !facts.answers.is_blank(key) && !facts.ticked(key, super::NONE)
}

/// Somebody without income now may have had some before, or expect some; a child
/// without any is not asked.
fn has_a_year_to_confirm(facts: &Facts<'_>, whose: Whose) -> bool {
    let answered = !facts.answers.is_blank(Field::IncomeSources.at(whose));
    looks_for_help(facts, whose)
        && answered
        && (facts.has_any_income(whose.person) || facts.reaches(whose.person, 16))
}

fn wants_help_with_coverage(facts: &Facts<'_>, whose: Whose) -> bool {
    looks_for_help(facts, whose) && facts.applies(whose.person)
}

fn offer(facts: &Facts<'_>, whose: Whose) -> Option<JobOfferStatus> {
    facts
        .offer(whose.person)
        .filter(|offer| has(facts, whose, IncomeSource::Job) && *offer != JobOfferStatus::None)
}

fn has_an_offer(facts: &Facts<'_>, whose: Whose) -> bool {
    offer(facts, whose).is_some()
}

fn offer_may_reach_others(facts: &Facts<'_>, whose: Whose) -> bool {
    has_an_offer(facts, whose) && facts.has_others()
}

fn has_an_offer_for_others(facts: &Facts<'_>, whose: Whose) -> bool {
    has_an_offer(facts, whose) && facts.offered_to_others(whose.person)
}

/// Alone, the worker is the one who is enrolled.
fn is_enrolled_with_others(facts: &Facts<'_>, whose: Whose) -> bool {
    offer(facts, whose) == Some(JobOfferStatus::Enrolled) && facts.offered_to_others(whose.person)
}
