//! Who acts for the consumer, and who ever did.

use super::{
    file::row_standing,
    profile::{Profiled, profile, profiles},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{association, consent},
};
use domain::{
    associations::{AssociationRecord, CurrentAssister, EndReason, Ended},
    dates::CivilDate,
    ids::{AssociationId, ConsentId, ConsumerId},
    policy::Action,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// The assister who acts for the consumer, or none.
///
/// # Errors
/// Those of admission, or a failure of the database.
pub async fn current(store: &Store, request: &Request) -> StoreResult<Option<CurrentAssister>> {
    let consumer = request.admit_consumer(Action::ViewAssister)?;
    current_assister(store.reader(), consumer, request.today()).await
}

/// Everybody who has acted for the consumer, newest first.
///
/// # Errors
/// As [`current`].
pub async fn history(store: &Store, request: &Request) -> StoreResult<Vec<AssociationRecord>> {
    let consumer = request.admit_consumer(Action::AssociationHistory)?;
    let rows = association::Entity::find()
        .filter(association::Column::ConsumerId.eq(consumer.0))
        .order_by_desc(association::Column::StartedAt)
        .order_by_desc(association::Column::Id)
        .all(store.reader())
        .await?;
    let people = profiles(store.reader(), rows.iter().map(|row| row.assister_id).collect()).await?;
    let consents = consents(store.reader(), consumer).await?;
    rows.iter().map(|row| record(row, &people, &consents)).collect()
}

pub(super) async fn current_assister(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
    today: CivilDate,
) -> StoreResult<Option<CurrentAssister>> {
    let Some(association) = current_row(conn, consumer).await? else { return Ok(None) };
    let Profiled { row, profile } = profile(conn, association.assister_id).await?;
    let consents = consents(conn, consumer).await?;
    Ok(Some(CurrentAssister {
        association: AssociationId(association.id),
        consent: consents.get(&association.id).copied(),
        since: association.started_at,
        profile,
        standing: row_standing(&row, today)?,
    }))
}

/// The row of the current association.
pub(crate) async fn current_row(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<Option<association::Model>> {
    let row = association::Entity::find()
        .filter(association::Column::ConsumerId.eq(consumer.0))
        .filter(association::Column::EndedAt.is_null())
        .one(conn)
        .await?;
    Ok(row)
}

/// The consents of a consumer by association.
async fn consents(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<HashMap<Uuid, ConsentId>> {
    let rows: Vec<(Uuid, Uuid)> = consent::Entity::find()
        .select_only()
        .column(consent::Column::AssociationId)
        .column(consent::Column::Id)
        .filter(consent::Column::ConsumerId.eq(consumer.0))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(association, id)| (association, ConsentId(id))).collect())
}

fn record(
    row: &association::Model,
    people: &HashMap<Uuid, Profiled>,
    consents: &HashMap<Uuid, ConsentId>,
) -> StoreResult<AssociationRecord> {
    let Profiled { profile, .. } = people
        .get(&row.assister_id)
        .ok_or_else(|| StoreError::inconsistent("association", "of an unknown assister"))?;
    let ended = match (row.ended_at, &row.end_reason) {
        (None, _) => None,
        (Some(at), Some(reason)) => {
            let reason = EndReason::parse(reason)
                .ok_or_else(|| StoreError::inconsistent("association", "end_reason"))?;
            Some(Ended { at, reason })
        }
        (Some(_), None) => return Err(StoreError::inconsistent("association", "end_reason")),
    };
    Ok(AssociationRecord {
        association: AssociationId(row.id),
        consent: consents.get(&row.id).copied(),
        name: profile.name.clone(),
        kind: profile.kind,
        organization: profile.organization.clone(),
        since: row.started_at,
        ended,
    })
}
