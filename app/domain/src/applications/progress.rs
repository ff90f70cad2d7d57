//! How far an application is: derived from the answers, never stored beside them.

use super::{FieldKey, Journey, Section, Step, StepKey, is_in_view};
use crate::validation::Code;
use serde::{Deserialize, Serialize};

/// How far a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StepState {
    /// Nothing stands on it.
    NotStarted,
    /// Something is missing; what stands there is right.
    InProgress,
    /// Everything is there and right.
    Done,
    /// Something that stands there is not right.
    Invalid,
}

/// How far a part of the task list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SectionState {
    /// The answers so far leave nothing to ask here.
    NotNeeded,
    /// Other parts come first.
    NotOpen,
    /// It can be started.
    NotStarted,
    /// Something is answered and something is not.
    InProgress,
    /// Every page is done.
    Done,
}

/// One line of the task list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionProgress {
    /// The part.
    pub section: Section,
    /// How far it is.
    pub state: SectionState,
    /// How many of its pages are done.
    pub done: usize,
    /// How many pages it has now.
    pub total: usize,
}

impl Journey<'_> {
    /// Works out how far a page is.
    pub(super) fn find_state(&self, key: StepKey) -> StepState {
        let errors = match self.validate(key) {
            Ok(()) => return StepState::Done,
            Err(invalid) => invalid,
        };
        let filled = |key: &FieldKey| is_in_view(&self.facts, *key) && !self.answers.is_blank(*key);
        let fields: Vec<FieldKey> = key.fields().into_iter().filter(filled).collect();
        // Answers that changed since the review were not reviewed.
        if key.step == Step::Review || fields.is_empty() {
            return StepState::NotStarted;
        }
        // A list that is still empty is not wrong yet.
        let wrong = |field: &FieldKey| {
            errors
                .0
                .iter()
                .any(|error| error.field == field.to_string() && error.code != Code::NobodyListed)
        };
        if fields.iter().any(wrong) { StepState::Invalid } else { StepState::InProgress }
    }

    /// How far a part of the task list is.
    pub fn section(&self, section: Section) -> SectionProgress {
        let steps = self.steps_in(section);
        let states: Vec<StepState> = steps.iter().map(|key| self.state(*key)).collect();
        let count = |state| states.iter().filter(|other| **other == state).count();
        let (done, fresh, total) =
            (count(StepState::Done), count(StepState::NotStarted), states.len());
        let state = if total == 0 {
            SectionState::NotNeeded
        } else if done == total {
            SectionState::Done
        } else if fresh < total {
            SectionState::InProgress
        } else if steps.iter().any(|key| self.is_open(*key)) {
            SectionState::NotStarted
        } else {
            SectionState::NotOpen
        };
        SectionProgress { section, state, done, total }
    }

    /// The whole task list.
    pub fn sections(&self) -> [SectionProgress; 7] {
        Section::ALL.map(|section| self.section(section))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Answers, testing::*};
    use super::*;

    #[test]
    fn a_page_is_as_far_as_its_answers() {
        let state = |answers: &str, slug: &str| journey(&self::answers(answers)).state(step(slug));
        assert_eq!(state("", "contact-name"), StepState::NotStarted);
        assert_eq!(state("p1.given_name=Amina", "contact-name"), StepState::InProgress);
        assert_eq!(
            state("p1.given_name=Amina; p1.family_name=W4rsame", "contact-name"),
            StepState::Invalid
        );
        assert_eq!(
            state("p1.given_name=Amina; p1.family_name=Warsame", "contact-name"),
            StepState::Done
        );
        assert_eq!(state("p1.birth_date=3//", "contact-birth-date"), StepState::Invalid);
        assert_eq!(state("household_others=yes", "household-people"), StepState::InProgress);
        assert_eq!(state("contact_by=email", "contact-reach"), StepState::InProgress);
        assert_eq!(
            state("contact_by=letter; contact_phone=12", "contact-reach"),
            StepState::Invalid
        );
    }

    #[test]
    fn the_task_list_says_what_can_be_done_now() {
        let list = |answers: &Answers| journey(answers).sections().map(|line| line.state);
        use SectionState::*;
        assert_eq!(
            list(&answers("")),
            [NotStarted, NotOpen, NotOpen, NotOpen, NotOpen, NotOpen, NotOpen]
        );
        assert_eq!(
            list(&answers("privacy_read=1 en; p1.given_name=Amina; p1.family_name=Warsame")),
            [InProgress, InProgress, NotStarted, NotOpen, NotOpen, NotOpen, NotOpen]
        );
        assert_eq!(list(&family()), [Done, Done, Done, Done, Done, NotStarted, NotOpen]);
        assert_eq!(list(&checked(family())), [Done, Done, Done, Done, Done, Done, NotStarted]);
        let alone = with(family(), "financial_help=no");
        assert_eq!(list(&alone), [Done, Done, Done, NotNeeded, NotNeeded, NotStarted, NotOpen]);
    }

    #[test]
    fn the_task_list_counts_pages() {
        let progress =
            journey(&with(family(), "p2j1.pay_amount=about 2,100")).section(Section::Income);
        assert_eq!(
            (progress.state, progress.done, progress.total),
            (SectionState::InProgress, 9, 10)
        );
    }

    #[test]
    fn a_change_after_the_review_asks_for_another_review() {
        let changed = with(checked(family()), "p2j1.pay_amount=2,200");
        assert_eq!(journey(&changed).next(), step("review"));
        assert_eq!(journey(&changed).state(step("review")), StepState::NotStarted);
    }
}
