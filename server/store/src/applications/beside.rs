//! What others do on a draft while a page of it is open. The page itself left
//! the access event; looking again leaves none.

use super::draft::{Application, People};
use crate::{Request, Store, StoreResult, associations::file::open_to_read};
use domain::{
    applications::{QuestionField, StepKey},
    ids::ConsumerId,
    policy::Action,
};

/// Whose draft it is, if it is open to the person who asks.
///
/// # Errors
/// Those of opening a file: an end of the association ends the looking on, too.
pub async fn watch(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
) -> StoreResult<ConsumerId> {
    Ok(open_to_read(store, request, Action::ViewBeside, client).await?.consumer)
}

/// The fields of a page as they are stored now.
///
/// # Errors
/// As [`watch`], and those of a draft that is no longer one: it was sent, or withdrawn.
pub async fn newest(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    key: StepKey,
) -> StoreResult<(ConsumerId, Vec<QuestionField>)> {
    let consumer = watch(store, request, client).await?;
    let conn = store.reader();
    let found = Application::to_change(conn, consumer).await?;
    let people = People::load(conn, request, found.hands()).await?;
    let fields = key.fields().into_iter().map(|key| QuestionField {
        offered: Vec::new(),
        shown: if key.field.is_secret() {
            String::new()
        } else {
            found.answers.raw(key).to_owned()
        },
        stored: found.answers.seen(key),
        by: found.saved.get(&key).map(|(at, by)| people.by(*by, *at)),
        key,
    });
    Ok((consumer, fields.collect()))
}
