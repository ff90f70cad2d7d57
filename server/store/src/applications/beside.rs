//! What others do on a draft while a page of it is open. The page itself left
//! the access event; looking again leaves none.

use super::draft::{Application, People};
use crate::{Request, Store, StoreError, StoreResult, associations::file::open_to_read};
use domain::{
    applications::{QuestionField, StepKey},
    conflict::Conflict,
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

/// A page of a draft as it is stored now.
pub struct Newest {
    pub file: ConsumerId,
    pub fields: Vec<QuestionField>,
    /// Why nothing is saved any more: the draft was sent, or withdrawn.
    pub gone: Option<Conflict>,
}

/// The fields of a page as they are stored now; nothing without a draft.
///
/// # Errors
/// As [`watch`].
pub async fn newest(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    key: StepKey,
) -> StoreResult<Newest> {
    let file = watch(store, request, client).await?;
    let conn = store.reader();
    let found = match Application::to_change(conn, file).await {
        Ok(found) => found,
        Err(StoreError::Conflict(why)) => {
            return Ok(Newest { file, fields: Vec::new(), gone: Some(why) });
        }
        Err(StoreError::NotFound) => {
            return Ok(Newest { file, fields: Vec::new(), gone: None });
        }
        Err(error) => return Err(error),
    };
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
    Ok(Newest { file, fields: fields.collect(), gone: None })
}
