//! The people on an application.

use super::save::save_one;
use crate::{Request, Store, StoreError, StoreResult};
use domain::{
    applications::{self, Field, PersonNumber, YesNo},
    audit::{Done, Event},
    ids::ConsumerId,
    policy::Action,
};

/// Puts a person on the list. The number stood in the form, so that a form that
/// is sent twice adds one person.
///
/// # Errors
/// Those of opening a file and of [`super::save_step`];
/// [`domain::conflict::Conflict::AnswersChanged`] for a number that was removed
/// meanwhile, [`StoreError::NotFound`] for one that the list never offered.
pub async fn add_person(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    person: PersonNumber,
) -> StoreResult<()> {
    save_one(store, request, Action::AddPerson, client, |found| {
        let others = Field::HouseholdOthers.key();
        let known = found.answers.version(Field::Listed.of(person)) > 0;
        if !known && applications::next_person(&found.answers)? != person
            || !found.answers.is(others, YesNo::Yes.as_str())
        {
            return Err(StoreError::NotFound);
        }
        let event = Event::new(Done::PersonAdded).detail("person", person);
        Ok((applications::add_person(person), event))
    })
    .await
}

/// Takes a person off the list. Their answers are kept and count no longer;
/// nobody else ever gets their number.
///
/// # Errors
/// Those of opening a file and of [`super::save_step`]; [`StoreError::NotFound`]
/// for somebody who was never on the list.
pub async fn remove_person(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    person: PersonNumber,
) -> StoreResult<()> {
    save_one(store, request, Action::RemovePerson, client, |found| {
        if found.answers.version(Field::Listed.of(person)) == 0 {
            return Err(StoreError::NotFound);
        }
        let event = Event::new(Done::PersonRemoved).detail("person", person);
        Ok((applications::remove_person(&found.answers, person), event))
    })
    .await
}
