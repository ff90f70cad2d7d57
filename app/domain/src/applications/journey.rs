//! The way through the application, derived from the answers each time: which
//! pages there are, which one is next and which may be opened.

use super::{
    Answers, Facts, JobNumber, PersonNumber, Scope, Section, Step, StepInfo, StepKey, StepState,
    Whose, applies::applies, steps::STEPS,
};
use crate::dates::CivilDate;
use std::sync::OnceLock;

/// The answers of an application on a day, and the pages to which they lead.
#[derive(Debug)]
pub struct Journey<'a> {
    /// What was answered so far.
    pub answers: &'a Answers,
    /// The day, for birth dates that lie in the future.
    pub today: CivilDate,
    pub(super) facts: Facts<'a>,
    steps: Vec<StepKey>,
    /// How far each of them is, once somebody asks.
    states: OnceLock<Vec<StepState>>,
}

/// Every page to which the answers lead, in order. Pages about a person stand
/// together, person by person.
pub fn steps(facts: &Facts<'_>) -> Vec<StepKey> {
    let once = |info: &StepInfo| info.scope == Scope::Application;
    let runs = STEPS.chunk_by(|a, b| !once(a) && !once(b) && a.section == b.section);
    let mut steps = Vec::new();
    for run in runs {
        if once(&run[0]) {
            for info in run {
                push(&mut steps, facts, info, Whose::of(PersonNumber::APPLICANT));
            }
        } else {
            for person in &facts.people {
                for info in run {
                    push_of(&mut steps, facts, info, *person);
                }
            }
        }
    }
    steps
}

fn push_of(steps: &mut Vec<StepKey>, facts: &Facts<'_>, info: &StepInfo, person: PersonNumber) {
    if info.scope == Scope::Job {
        for job in JobNumber::all() {
            push(steps, facts, info, Whose::job(person, job));
        }
    } else {
        push(steps, facts, info, Whose::of(person));
    }
}

fn push(steps: &mut Vec<StepKey>, facts: &Facts<'_>, info: &StepInfo, whose: Whose) {
    if applies(info.step, facts, whose) {
        steps.push(StepKey::at(info.step, whose));
    }
}

impl<'a> Journey<'a> {
    /// The journey through these answers on this day.
    pub fn new(answers: &'a Answers, today: CivilDate) -> Self {
        let facts = Facts::new(answers);
        let steps = steps(&facts);
        Self { answers, today, facts, steps, states: OnceLock::new() }
    }

    /// What the answers say, in the words of the rules.
    pub fn facts(&self) -> &Facts<'a> {
        &self.facts
    }

    /// Every page of the journey as it is now, in order.
    pub fn steps(&self) -> &[StepKey] {
        &self.steps
    }

    /// How far each page is, in the order of [`Self::steps`].
    fn states(&self) -> &[StepState] {
        self.states.get_or_init(|| self.steps.iter().map(|key| self.find_state(*key)).collect())
    }

    /// How far a page is.
    pub fn state(&self, key: StepKey) -> StepState {
        match self.steps.iter().position(|step| *step == key) {
            Some(index) => self.states().get(index).copied().unwrap_or(StepState::NotStarted),
            None => self.find_state(key),
        }
    }

    /// The pages of one part of the task list.
    pub fn steps_in(&self, section: Section) -> Vec<StepKey> {
        self.steps.iter().copied().filter(|key| key.section() == section).collect()
    }

    /// Where to go on: the first page that is not done. That is the review when
    /// every question is answered, and the signature when the review is done.
    pub fn next(&self) -> StepKey {
        let states = self.steps.iter().zip(self.states());
        let open = states.into_iter().find(|(_, state)| **state != StepState::Done);
        open.map_or(StepKey::first(Step::Sign), |(step, _)| *step)
    }

    /// The page before this one.
    pub fn before(&self, key: StepKey) -> Option<StepKey> {
        let index = self.steps.iter().position(|step| *step == key)?;
        self.steps[..index].last().copied()
    }

    /// The page after this one.
    pub fn after(&self, key: StepKey) -> Option<StepKey> {
        self.steps.iter().copied().skip_while(|step| *step != key).nth(1)
    }

    /// Which question of its section a page is, and of how many.
    pub fn position(&self, key: StepKey) -> Option<(usize, usize)> {
        let steps = self.steps_in(key.section());
        let index = steps.iter().position(|step| *step == key)?;
        Some((index + 1, steps.len()))
    }

    /// Whether the page is part of the journey and everything that it needs is
    /// done.
    pub fn is_open(&self, key: StepKey) -> bool {
        let mut states = self.steps.iter().zip(self.states());
        self.steps.contains(&key)
            && states.all(|(step, state)| !needs(key, *step) || *state == StepState::Done)
    }
}

/// Whether a page needs another one: of the same person, where both have one.
fn needs(key: StepKey, other: StepKey) -> bool {
    let same = key.person.is_none() || other.person.is_none() || key.person == other.person;
    same && key.step.info().needs.contains(&other.step)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn slugs(answers: &str) -> Vec<String> {
        steps(&Facts::new(&self::answers(answers))).iter().map(StepKey::to_string).collect()
    }

    #[test]
    fn an_empty_application_shows_the_shortest_way() {
        assert_eq!(
            slugs(""),
            [
                "privacy-warning",
                "financial-help",
                "contact-name",
                "contact-birth-date",
                "contact-address",
                "contact-reach",
                "contact-language",
                "household-people",
                "person-applying-1",
                "person-citizen-1",
                "person-ssn-1",
                "person-situation-1",
                "tax-claimed-1",
                "tax-files-1",
                "income-sources-1",
                "other-coverage-1",
                "review",
                "sign",
            ]
        );
        assert_eq!(journey(&answers("")).next(), step("privacy-warning"));
    }

    #[test]
    fn people_are_asked_one_after_the_other() {
        let household: Vec<_> = journey(&family())
            .steps_in(Section::Household)
            .iter()
            .map(StepKey::to_string)
            .collect();
        assert_eq!(
            household[..6],
            [
                "household-people",
                "person-applying-1",
                "person-name-2",
                "person-birth-date-2",
                "person-relationship-2",
                "person-applying-2",
            ]
        );
        assert_eq!(
            household[14..],
            [
                "household-home",
                "person-citizen-1",
                "person-ssn-1",
                "person-situation-1",
                "tax-joint-1",
                "person-citizen-2",
                "person-ssn-2",
                "person-situation-2",
                "person-citizen-3",
                "person-ssn-3",
                "person-situation-3",
                "tax-claimed-3",
                "person-citizen-4",
                "person-ssn-4",
                "person-situation-4",
                "tax-claimed-4",
            ]
        );
    }

    #[test]
    fn an_answer_decides_about_the_pages_after_it() {
        let income = |answers: &str| {
            slugs(answers).into_iter().filter(|s| s.starts_with("income")).collect::<Vec<_>>()
        };
        assert_eq!(income("p1.income_sources=none"), ["income-sources-1", "income-year-1"]);
        assert_eq!(
            income("p1.income_sources=job pension; p1j1.more_jobs=yes; p1.deductions=alimony"),
            [
                "income-sources-1",
                "income-job-1-1",
                "income-job-1-2",
                "income-pension-1",
                "income-deductions-1",
                "income-deduction-amounts-1",
                "income-year-1",
            ]
        );
        assert_eq!(income("p1.income_sources=job; financial_help=no"), [""; 0]);
        let has = |answers: &str, page: &str| slugs(answers).contains(&page.to_owned());
        assert!(!has("p1.applying=no", "other-coverage-1"));
        let job = "p1.income_sources=job; p1.job_offer=";
        assert!(has(&format!("{job}offered"), "job-offer-cost-1"));
        assert!(!has(&format!("{job}none"), "job-offer-cost-1"));
        assert!(!has(&format!("{job}enrolled"), "job-enrolled-1"), "there is nobody else");
        assert!(!has("p1.citizen=yes", "person-immigration-1"));
        assert!(has(
            "p1.citizen=no; p1.immigration_status=permanent_resident",
            "person-immigration-since-1"
        ));
        assert!(!has("p1.citizen=no; p1.immigration_status=refugee", "person-immigration-since-1"));
        assert!(has("p1.situation=pregnant", "person-expected-1"));
        assert!(!has("p1.situation=pregnant; p1.birth_date=1/1/2020", "person-expected-1"));
    }

    #[test]
    fn what_two_people_are_to_each_other_is_asked_where_it_does_not_follow() {
        let partner = with(family(), "p2.relationship=domestic_partner");
        let kin = |answers: &Answers| {
            let steps =
                journey(answers).steps().iter().map(ToString::to_string).collect::<Vec<_>>();
            steps.into_iter().filter(|step| step.starts_with("person-kin")).collect::<Vec<_>>()
        };
        assert_eq!(kin(&family()), [""; 0]);
        assert_eq!(kin(&partner), ["person-kin-3", "person-kin-4"]);
    }

    #[test]
    fn a_couple_that_files_together_is_asked_once() {
        let taxes = |change: &str| {
            let family = with(family(), change);
            let steps =
                journey(&family).steps().iter().map(ToString::to_string).collect::<Vec<_>>();
            steps.into_iter().filter(|step| step.starts_with("tax")).collect::<Vec<_>>()
        };
        assert_eq!(taxes(""), ["tax-joint-1", "tax-claimed-3", "tax-claimed-4"]);
        assert_eq!(
            taxes("p1.files_jointly=no; p1.claimed_by=none; p1.files=yes"),
            [
                "tax-joint-1",
                "tax-claimed-1",
                "tax-files-1",
                "tax-apart-1",
                "tax-claimed-2",
                "tax-files-2",
                "tax-claimed-3",
                "tax-claimed-4"
            ]
        );
    }

    #[test]
    fn the_page_after_and_the_page_before_are_neighbours() {
        let family = family();
        let journey = journey(&family);
        for pair in journey.steps().windows(2) {
            assert_eq!(journey.after(pair[0]), Some(pair[1]));
            assert_eq!(journey.before(pair[1]), Some(pair[0]));
        }
        assert_eq!(journey.before(step("privacy-warning")), None);
        assert_eq!(journey.after(step("sign")), None);
        assert_eq!(journey.after(step("person-name-9")), None);
        assert_eq!(journey.position(step("income-job-2-1")), Some((6, 10)));
    }

    #[test]
    fn a_page_opens_when_what_it_needs_is_done() {
        let open = |answers: &Answers, slug: &str| journey(answers).is_open(step(slug));
        assert!(open(&answers(""), "privacy-warning"));
        assert!(!open(&answers(""), "contact-address"));
        assert!(open(&answers("privacy_read=1 en"), "contact-address"));
        assert!(!open(&answers("privacy_read=1 en"), "household-people"));
        assert!(!open(&with(family(), "p2.given_name="), "income-sources-2"));
        assert!(open(&with(family(), "p2.given_name="), "income-sources-1"));
        assert!(!open(&with(family(), "p2.given_name="), "review"));
        assert!(open(&family(), "review"));
        assert!(!open(&family(), "person-name-9"));
    }

    #[test]
    fn the_next_page_is_always_open() {
        let mut answers = answers("");
        for line in FAMILY.split(';') {
            assert!(journey(&answers).is_open(journey(&answers).next()), "before {line}");
            answers = with(answers, line);
        }
        assert_eq!(journey(&answers).next(), step("review"));
        assert_eq!(journey(&checked(answers)).next(), step("sign"));
    }
}
