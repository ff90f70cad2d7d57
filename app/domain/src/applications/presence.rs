//! Who has a draft open at the moment. It is kept in memory only: a page says
//! every now and then that it is still there, and is forgotten when it does not.

use super::StepKey;
use crate::{
    dates::Instant,
    ids::{AccountId, ConsumerId},
};
use chrono::Duration;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Seconds after which a page says again that it is there.
pub const PRESENT_EVERY_SECONDS: i64 = 15;

/// A page that was silent for two turns is gone.
const FORGOTTEN_AFTER_SECONDS: i64 = 2 * PRESENT_EVERY_SECONDS + 5;

/// Somebody else who has the draft open, by first name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    pub given_name: String,
    /// On the same page; otherwise on another one of the draft.
    pub here: bool,
}

/// One person at a draft. Somebody may have several pages open.
#[derive(Clone, Debug)]
struct Sighting {
    given_name: String,
    pages: BTreeMap<StepKey, Instant>,
}

/// Everybody who has a draft open, by the consumer whose draft it is.
#[derive(Clone, Debug, Default)]
pub struct Presence(BTreeMap<ConsumerId, BTreeMap<AccountId, Sighting>>);

impl Presence {
    /// Somebody is on a page of a draft. Answers whether others should look
    /// again: somebody came to a page.
    pub fn seen(
        &mut self,
        file: ConsumerId,
        who: AccountId,
        given_name: &str,
        page: StepKey,
        now: Instant,
    ) -> bool {
        self.forget(now);
        let fresh = || Sighting { given_name: given_name.to_owned(), pages: BTreeMap::new() };
        let person = self.0.entry(file).or_default().entry(who).or_insert_with(fresh);
        person.pages.insert(page, now).is_none()
    }

    /// The others on a draft, as somebody on a page sees them.
    pub fn others(&self, file: ConsumerId, who: AccountId, page: StepKey) -> Vec<Present> {
        let others = self.0.get(&file).into_iter().flatten().filter(|(other, _)| **other != who);
        others
            .map(|(_, person)| Present {
                given_name: person.given_name.clone(),
                here: person.pages.contains_key(&page),
            })
            .collect()
    }

    fn forget(&mut self, now: Instant) {
        let long_ago = now - Duration::seconds(FORGOTTEN_AFTER_SECONDS);
        for people in self.0.values_mut() {
            for person in people.values_mut() {
                person.pages.retain(|_, at| *at > long_ago);
            }
            people.retain(|_, person| !person.pages.is_empty());
        }
        self.0.retain(|_, people| !people.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::{super::testing::step, *};
    use uuid::Uuid;

    const FILE: ConsumerId = ConsumerId(Uuid::from_u128(1));
    const AMINA: AccountId = AccountId(Uuid::from_u128(1));
    const ROSA: AccountId = AccountId(Uuid::from_u128(2));

    fn at(seconds: i64) -> Instant {
        let noon: Instant = "2026-11-23T18:00:00Z".parse().expect("an instant");
        noon + Duration::seconds(seconds)
    }

    #[test]
    fn two_people_see_each_other_and_nobody_sees_themself() {
        let mut presence = Presence::default();
        let page = step("contact-address");
        assert!(presence.seen(FILE, AMINA, "Amina", page, at(0)));
        assert!(presence.seen(FILE, ROSA, "Rosa", page, at(1)));
        let rosa = Present { given_name: "Rosa".to_owned(), here: true };
        assert_eq!(presence.others(FILE, AMINA, page), std::slice::from_ref(&rosa));
        assert_eq!(
            presence.others(FILE, AMINA, step("contact-name")),
            [Present { here: false, ..rosa }]
        );
        assert_eq!(presence.others(ConsumerId(Uuid::from_u128(9)), AMINA, page), []);
    }

    #[test]
    fn two_pages_of_one_person_do_not_wake_each_other_for_ever() {
        let mut presence = Presence::default();
        assert!(presence.seen(FILE, ROSA, "Rosa", step("contact-name"), at(0)));
        assert!(presence.seen(FILE, ROSA, "Rosa", step("contact-address"), at(1)));
        assert!(!presence.seen(FILE, ROSA, "Rosa", step("contact-name"), at(2)));
        assert_eq!(presence.others(FILE, AMINA, step("contact-address")).len(), 1);
    }

    #[test]
    fn who_says_nothing_for_two_turns_is_gone() {
        let mut presence = Presence::default();
        let page = step("contact-address");
        presence.seen(FILE, ROSA, "Rosa", page, at(0));
        presence.seen(FILE, AMINA, "Amina", page, at(34));
        assert_eq!(presence.others(FILE, AMINA, page).len(), 1);
        assert!(!presence.seen(FILE, AMINA, "Amina", page, at(36)), "nothing new");
        assert_eq!(presence.others(FILE, AMINA, page), []);
    }
}
