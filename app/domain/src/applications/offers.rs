//! What an application that was sent offers the next one: the answers that counted
//! and that are still so as a rule ([`super::Reuse`]). An offer is no answer. Its page
//! shows it, and it becomes one when somebody saves the page.

use super::{Answers, FieldKey, Journey, PersonNumber, Reuse, Step, Value, is_asked};
use std::collections::BTreeMap;

/// What an earlier application offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The others on it. They keep their numbers, so that nobody else is ever shown
    /// what is offered about them.
    pub others: Vec<PersonNumber>,
    /// The answers as they would be typed; a number that was sealed as it stands in the
    /// draft.
    pub answers: BTreeMap<FieldKey, String>,
}

impl Journey<'_> {
    /// What these answers offer an application that begins on this journey's day.
    pub fn offers(&self) -> Offers {
        let questions = self.steps().iter().filter(|key| key.step < Step::Review);
        let asked = questions.flat_map(|key| key.fields());
        let asked = asked.filter(|field| is_asked(&self.facts, *field));
        let others = self.facts.people.iter().copied().filter(|person| !person.is_applicant());
        Offers {
            others: others.collect(),
            answers: asked.filter_map(|key| Some((key, self.offer(key)?))).collect(),
        }
    }

    /// What one answer offers; nothing where it was left empty.
    fn offer(&self, key: FieldKey) -> Option<String> {
        let value = self.read(key).ok().filter(|_| !self.answers.is_blank(key))?;
        let raw = self.answers.raw(key);
        let as_it_was = || Some(listed(&value, &[]).unwrap_or_else(|| raw.to_owned()));
        match key.field.reuse() {
            Reuse::AskedAnew => None,
            Reuse::Offered => as_it_was(),
            // "None of these" may be true no longer, either.
            Reuse::OfferedWithout(bound) => match value {
                Value::Several(_) => listed(&value, bound),
                _ => as_it_was().filter(|one| !bound.contains(&one.as_str())),
            },
            Reuse::OfferedUntilPast => match value {
                Value::Date(day) if day >= self.today => Some(raw.to_owned()),
                _ => None,
            },
        }
    }
}

/// The ticked values that still count, without some; nothing where none is left.
fn listed(value: &Value, without: &[&str]) -> Option<String> {
    let Value::Several(ticked) = value else { return None };
    let left: Vec<&str> =
        ticked.iter().map(String::as_str).filter(|one| !without.contains(one)).collect();
    (!left.is_empty()).then(|| left.join(" "))
}

impl Answers {
    /// What is offered for a field that nobody has saved yet.
    pub fn offer(&self, key: FieldKey) -> Option<&str> {
        let unsaved = self.version(key) == 0;
        self.offered.get(&key).filter(|_| unsaved).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Field, Kind, StepState, testing::*};
    use super::*;

    fn offered(answers: &Answers) -> BTreeMap<String, String> {
        let offers = journey(answers).offers();
        offers.answers.into_iter().map(|(key, raw)| (key.to_string(), raw)).collect()
    }

    #[test]
    fn what_is_bound_to_a_time_or_to_an_act_is_asked_anew() {
        let anew = Field::ALL.iter().filter(|field| field.reuse() == Reuse::AskedAnew);
        let names: Vec<&str> = anew.map(|field| field.name()).collect();
        assert_eq!(
            names,
            [
                "privacy_read",
                "no_ssn",
                "expected",
                "born_on_assistance",
                "other_income_on",
                "year_right",
                "year_amount",
                "offer_cost",
                "offer_cost_unknown",
                "offer_family_cost",
                "offer_family_cost_unknown",
                "checked_version",
                "signature",
                "sign_agreement",
                "client_name_confirmed",
            ]
        );
    }

    #[test]
    fn no_agreement_and_nothing_that_is_signed_is_ever_offered() {
        for field in Field::ALL {
            let act = matches!(field.kind(), Kind::Agreement | Kind::Reading | Kind::Version);
            if act || !field.is_kept() {
                assert_eq!(field.reuse(), Reuse::AskedAnew, "{}", field.name());
            }
            if field.reuse() == Reuse::OfferedUntilPast {
                assert!(matches!(field.kind(), Kind::Date(_)), "{}", field.name());
            }
            if let Reuse::OfferedWithout(bound) = field.reuse() {
                let (Kind::Choice(values) | Kind::Several(values)) = field.kind() else {
                    panic!("{}", field.name());
                };
                assert!(bound.iter().all(|one| values.contains(one)), "{}", field.name());
            }
        }
    }

    #[test]
    fn a_family_is_offered_with_its_numbers_and_its_answers() {
        let family = with(family(), "p4.listed=no");
        let offers = journey(&family).offers();
        assert_eq!(offers.others, [person(2), person(3)]);
        let offered = offered(&family);
        let offer = |name: &str| offered.get(name).map(String::as_str);
        assert_eq!(offer("p2.given_name"), Some("Yusuf"));
        assert_eq!(offer("p2j1.pay_amount"), Some("2,100"));
        assert_eq!(offer("lives_here"), Some("2 3"), "whoever is gone lives nowhere");
        assert_eq!(offer("p3.income_sources"), Some("none"));
        assert_eq!(offer("p3.situation"), None, "that may have changed");
        for gone in ["privacy_read", "p1.no_ssn", "p2.year_right", "p2.offer_cost", "p4.given_name"]
        {
            assert_eq!(offer(gone), None, "{gone}");
        }
    }

    #[test]
    fn a_pregnancy_a_single_payment_and_a_day_gone_by_are_not_offered() {
        let then = with(
            family(),
            "p1.situation=pregnant disability; p1.expected=1; p2.situation=pregnant; \
             p1.income_sources=unemployment other; p1.unemployment_amount=300; \
             p1.unemployment_often=week; p1.unemployment_ends=6/30/2026; \
             p1.other_income_kind=prize; p1.other_income_amount=500; \
             p1.other_income_often=once; p1.other_income_on=3/1/2026",
        );
        let offered = offered(&then);
        assert_eq!(offered.get("p1.situation").map(String::as_str), Some("disability"));
        for gone in [
            "p2.situation",
            "p1.expected",
            "p1.unemployment_ends",
            "p1.other_income_often",
            "p1.other_income_on",
        ] {
            assert_eq!(offered.get(gone), None, "{gone}");
        }
        assert!(offered.contains_key("p1.unemployment_amount"));
        let ahead = with(then, "p1.unemployment_ends=7/1/2026");
        assert!(self::offered(&ahead).contains_key("p1.unemployment_ends"));
    }

    #[test]
    fn an_offer_is_no_answer_until_its_page_is_saved() {
        let offers = journey(&family()).offers();
        let draft = answers("privacy_read=1 en; p2.listed=yes").with_offers(offers.answers);
        let page = step("contact-name");
        assert_eq!(journey(&draft).state(page), StepState::NotStarted);
        assert_eq!(journey(&draft).next(), step("financial-help"));
        let name = Field::GivenName.of(person(1));
        assert_eq!((draft.raw(name), draft.offer(name)), ("", Some("Amina")));
        let saved = with(draft, "p1.given_name=Amina; p1.family_name=Warsame");
        assert_eq!(journey(&saved).state(page), StepState::Done);
        assert_eq!(saved.offer(name), None);
        // Emptied on purpose, it is not offered again, before it was saved or after.
        let emptied = with(saved.clone(), "p1.given_name=");
        assert_eq!(emptied.offer(name), None);
        let phone = Field::ContactPhone.key();
        assert!(saved.offer(phone).is_some());
        let declined = with(saved, "contact_phone=");
        assert_eq!((declined.version(phone), declined.offer(phone)), (1, None));
    }

    #[test]
    fn people_have_a_name_before_it_is_saved() {
        let offers = journey(&family()).offers();
        let draft = answers("household_others=yes; p2.listed=yes").with_offers(offers.answers);
        assert_eq!(journey(&draft).given_name(person(2)).as_deref(), Some("Yusuf"));
        assert_eq!(journey(&draft).given_name(person(5)), None);
    }
}
