//! The way through the application, derived from the answers each time: which
//! pages there are, which one is next and which may be opened.

use super::{Answers, Scope, Section, Step, StepKey, StepState, people, steps::STEPS};
use crate::dates::CivilDate;

/// The answers of an application on a day.
#[derive(Clone, Copy, Debug)]
pub struct Journey<'a> {
    /// What was answered so far.
    pub answers: &'a Answers,
    /// The day, for birth dates that lie in the future.
    pub today: CivilDate,
}

/// Every page of the journey as it is now, in order. Pages about a person stand
/// together, person by person.
pub fn steps(answers: &Answers) -> Vec<StepKey> {
    let people = people(answers);
    let runs = STEPS
        .chunk_by(|a, b| a.scope == Scope::Person && (a.section, a.scope) == (b.section, b.scope));
    let mut steps = Vec::new();
    for run in runs {
        let once = &people[..1];
        let people = if run[0].scope == Scope::Person { people.as_slice() } else { once };
        for person in people {
            let applying = run.iter().filter(|info| (info.applies)(answers, *person));
            steps.extend(applying.map(|info| StepKey::new(info.step, *person)));
        }
    }
    steps
}

impl<'a> Journey<'a> {
    /// The journey through these answers on this day.
    pub fn new(answers: &'a Answers, today: CivilDate) -> Self {
        Self { answers, today }
    }

    /// Every page of the journey as it is now, in order.
    pub fn steps(&self) -> Vec<StepKey> {
        steps(self.answers)
    }

    /// The pages of one part of the task list.
    pub fn steps_in(&self, section: Section) -> Vec<StepKey> {
        self.steps().into_iter().filter(|key| key.section() == section).collect()
    }

    /// Where to go on: the first page that is not done. That is the review when
    /// every question is answered, and the signature when the review is done.
    pub fn next(&self) -> StepKey {
        let open = self.steps().into_iter().find(|key| self.state(*key) != StepState::Done);
        open.unwrap_or(StepKey::first(Step::Sign))
    }

    /// The page before this one.
    pub fn before(&self, key: StepKey) -> Option<StepKey> {
        let steps = self.steps();
        let index = steps.iter().position(|step| *step == key)?;
        steps[..index].last().copied()
    }

    /// The page after this one.
    pub fn after(&self, key: StepKey) -> Option<StepKey> {
        self.steps().into_iter().skip_while(|step| *step != key).nth(1)
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
        let steps = self.steps();
        steps.contains(&key)
            && steps.iter().all(|step| !needs(key, *step) || self.state(*step) == StepState::Done)
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
        steps(&self::answers(answers)).iter().map(StepKey::to_string).collect()
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
                "income-any-1",
                "job-offer-1",
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
        assert_eq!(household.len(), 2 + 3 * 4);
    }

    #[test]
    fn an_answer_decides_about_the_pages_after_it() {
        let income = |answers: &str| {
            slugs(answers).into_iter().filter(|s| s.starts_with("income")).collect::<Vec<_>>()
        };
        assert_eq!(income("p1.income_any=none"), ["income-any-1"]);
        assert_eq!(
            income("p1.income_any=both"),
            ["income-any-1", "income-job-1", "income-other-1"]
        );
        assert_eq!(income("p1.income_any=job; financial_help=no"), [""; 0]);
        assert!(!slugs("p1.applying=no").contains(&"job-offer-1".to_owned()));
        assert!(slugs("p1.job_offer=offered").contains(&"job-offer-cost-1".to_owned()));
        assert!(!slugs("p1.job_offer=enrolled").contains(&"job-offer-cost-1".to_owned()));
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
        assert_eq!(journey.position(step("income-job-2")), Some((4, 6)));
    }

    #[test]
    fn a_page_opens_when_what_it_needs_is_done() {
        let open = |answers: &Answers, slug: &str| journey(answers).is_open(step(slug));
        assert!(open(&answers(""), "privacy-warning"));
        assert!(!open(&answers(""), "contact-address"));
        assert!(open(&answers("privacy_read=yes"), "contact-address"));
        assert!(!open(&answers("privacy_read=yes"), "household-people"));
        assert!(!open(&with(family(), "p2.given_name="), "income-any-2"));
        assert!(open(&with(family(), "p2.given_name="), "income-any-1"));
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
