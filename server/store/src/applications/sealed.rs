//! Answers that are sealed before they are stored. The draft keeps whether a number
//! was right, its last four digits and a tag; the number itself stands encrypted in a
//! table of its own, bound to its application and field.

use super::draft::Application;
use crate::{Store, StoreError, StoreResult, entities::sealed_answer, transaction::Tx};
use domain::applications::{FieldKey, Merge, SealedNumber, Ssn, Typed};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was typed into sealed fields of one page: none for what was no number.
pub(super) struct Sealed {
    application: Uuid,
    numbers: BTreeMap<FieldKey, Option<Vec<u8>>>,
}

/// Seals what was typed into secret fields. What stands there already comes back as
/// it was seen and is not a number.
pub(super) fn seal(
    store: &Store,
    found: &Application,
    mut typed: Vec<Typed>,
) -> StoreResult<(Vec<Typed>, Sealed)> {
    let application = found.row.id;
    let mut numbers = BTreeMap::new();
    for one in typed.iter_mut().filter(|one| one.key.field.is_secret()) {
        // The page shows an empty box beside what is kept: nothing typed, nothing changed.
        if one.raw.trim().is_empty() {
            one.raw.clone_from(&one.seen.raw);
        }
        if one.raw == one.seen.raw || one.raw == found.answers.raw(one.key) {
            continue;
        }
        let (raw, number) = sealed(store, application, one.key, &one.raw)?;
        one.raw = raw.to_string();
        numbers.insert(one.key, number);
    }
    Ok((typed, Sealed { application, numbers }))
}

/// What a draft keeps of what was typed, and the number sealed if it was one.
pub(crate) fn sealed(
    store: &Store,
    application: Uuid,
    key: FieldKey,
    typed: &str,
) -> StoreResult<(SealedNumber, Option<Vec<u8>>)> {
    let context = context(application, key);
    let sealing = store.sealing.as_ref().ok_or(NO_KEY)?;
    Ok(match Ssn::parse(typed) {
        Ok(ssn) => {
            let tag = sealing.tag(&context, ssn.expose());
            let last_four = ssn.last_four().to_owned();
            let sealed = sealing.seal(&context, ssn.expose().as_bytes())?;
            (SealedNumber::Right { last_four, tag }, Some(sealed))
        }
        Err(_) => (SealedNumber::Wrong { tag: sealing.tag(&context, typed) }, None),
    })
}

impl Sealed {
    /// Writes the numbers of the fields that were written, in the open transaction.
    pub async fn keep(self, tx: &Tx<'_>, merged: &Merge) -> StoreResult<()> {
        for write in merged.writes.iter().filter(|write| write.key.field.is_secret()) {
            let field = write.key.to_string();
            sealed_answer::Entity::delete_many()
                .filter(sealed_answer::Column::ApplicationId.eq(self.application))
                .filter(sealed_answer::Column::Field.eq(field.clone()))
                .exec(&tx.conn)
                .await?;
            if let Some(Some(ciphertext)) = self.numbers.get(&write.key) {
                sealed_answer::ActiveModel {
                    application_id: Set(self.application),
                    field: Set(field),
                    ciphertext: Set(ciphertext.clone()),
                    saved_at: Set(tx.request.now),
                }
                .insert(&tx.conn)
                .await?;
            }
        }
        Ok(())
    }
}

/// Opens a number again, for a hand-off that needs it: no page shows it.
///
/// # Errors
/// [`StoreError::Inconsistent`] when what is stored belongs elsewhere or was sealed
/// with another key.
pub async fn sealed_number(
    store: &Store,
    application: domain::ids::ApplicationId,
    key: FieldKey,
) -> StoreResult<Option<Ssn>> {
    opened(store, store.reader(), application, key).await
}

/// The same, within a transaction.
pub(super) async fn opened(
    store: &Store,
    conn: &impl ConnectionTrait,
    application: domain::ids::ApplicationId,
    key: FieldKey,
) -> StoreResult<Option<Ssn>> {
    let row = sealed_answer::Entity::find_by_id((application.0, key.to_string())).one(conn).await?;
    let Some(row) = row else { return Ok(None) };
    let broken = || StoreError::inconsistent("sealed_answer", "ciphertext");
    let sealing = store.sealing.as_ref().ok_or(NO_KEY)?;
    let plain = sealing.open(&context(application.0, key), &row.ciphertext)?;
    let text = String::from_utf8(plain).map_err(|_| broken())?;
    Ssn::parse(&text).map(Some).map_err(|_| broken())
}

/// Whether this store's key opens what is sealed in its database, told by one row:
/// true where nothing is sealed yet.
///
/// # Errors
/// Those of the database.
pub async fn key_fits(store: &Store) -> StoreResult<bool> {
    let Some(row) = sealed_answer::Entity::find().one(store.reader()).await? else {
        return Ok(true);
    };
    let Some(sealing) = &store.sealing else { return Ok(false) };
    let key = row.field.parse().map_err(|_| StoreError::inconsistent("sealed_answer", "field"))?;
    Ok(sealing.open(&context(row.application_id, key), &row.ciphertext).is_ok())
}

/// A server that was started without one can neither seal nor open.
const NO_KEY: StoreError = StoreError::Internal("there is no key to seal answers");

/// Where a sealed answer belongs. It cannot be opened anywhere else.
fn context(application: Uuid, key: FieldKey) -> String {
    format!("sealed_answer|ciphertext|{application}|{key}")
}
