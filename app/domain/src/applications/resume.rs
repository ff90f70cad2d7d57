//! Where to go on after a break, on any device, whoever of the two stopped.

use super::{Journey, StepKey, StepState};

/// The page that was saved last, as long as it is not done; after that the next
/// one that is not. None when the answers lead there no more or nothing is left.
pub fn resume(journey: &Journey<'_>, last: StepKey) -> Option<StepKey> {
    let steps = journey.steps();
    let from = steps.iter().position(|step| *step == last)?;
    let left =
        |step: &&StepKey| journey.state(**step) != StepState::Done && journey.is_open(**step);
    steps[from..].iter().find(left).copied()
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    /// Where to go on in the family's application after a change on a page.
    fn after(changes: &str, last: &str) -> Option<String> {
        let answers = with(family(), changes);
        resume(&journey(&answers), step(last)).map(|page| page.to_string())
    }

    #[test]
    fn a_page_that_was_left_half_done_is_where_to_go_on() {
        assert_eq!(after("zip=55", "contact-address").as_deref(), Some("contact-address"));
        // Also when an earlier page is open, too.
        let both = after("p1.given_name=; zip=55", "contact-address");
        assert_eq!(both.as_deref(), Some("contact-address"));
    }

    #[test]
    fn after_a_page_that_is_done_the_next_one_is() {
        let next = after("p1.given_name=; zip=; p3.given_name=", "contact-address");
        assert_eq!(next.as_deref(), Some("contact-address"));
        let next = after("p1.given_name=; p3.given_name=", "contact-address");
        assert_eq!(next.as_deref(), Some("person-name-3"));
    }

    #[test]
    fn a_page_that_the_answers_do_not_lead_to_is_nowhere_to_go_on() {
        assert_eq!(after("household_others=no", "person-name-3"), None);
    }
}
