//! Opening a consumer's file: one's own, or a client's.
//!
//! This is the one place that decides whether an assister may look into or
//! change a file, and it is asked inside the transaction that does so. Access
//! needs an association that is current, an account that is active and a
//! certification that is in force today; it ends on the assister's next request
//! after any of them ends.

use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{acting_session, assister, association},
    transaction::Tx,
};
use domain::{
    assisters::{AccountState, Certification, Rostered, Standing, standing},
    associations::{Access, access},
    audit::{Channel, Event},
    conflict::Conflict,
    dates::CivilDate,
    ids::{AssisterAccountId, AssociationId, ConsumerId},
    policy::Action,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// A file that is open to the actor of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenFile {
    pub consumer: ConsumerId,
    /// The assister who acts for the consumer; none in one's own file.
    pub acting: Option<Acting>,
}

/// An assister at work in a client's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    pub assister: AssisterAccountId,
    pub association: AssociationId,
    /// How the work is done; none until it was chosen.
    pub channel: Option<Channel>,
}

impl OpenFile {
    /// The audit event of something done in this file.
    pub fn event(&self, event: Event) -> Event {
        match self.acting {
            None => event,
            Some(acting) => event
                .acting_for(self.consumer)
                .association(acting.association)
                .channel(acting.channel),
        }
    }

    /// Work in a client's file needs a channel on the record.
    ///
    /// # Errors
    /// [`Conflict::ChannelNeeded`].
    pub fn with_channel(self) -> StoreResult<Self> {
        match self.acting {
            Some(Acting { channel: None, .. }) => Err(Conflict::ChannelNeeded.into()),
            _ => Ok(self),
        }
    }
}

/// Opens a file to read it.
///
/// # Errors
/// [`StoreError::NotFound`] for a file that the actor may not know about, or the
/// [`Conflict`] that ended the access.
pub(crate) async fn open_to_read(
    store: &Store,
    request: &Request,
    action: Action,
    client: Option<ConsumerId>,
) -> StoreResult<OpenFile> {
    open(store.reader(), request, action, client).await
}

/// Opens a file within the transaction that changes it. The consumer's account
/// row is locked first, so that the end of an association and an assister's
/// write happen one after the other.
///
/// # Errors
/// As [`open_to_read`].
pub(crate) async fn open_for_change(
    tx: &Tx<'_>,
    action: Action,
    client: Option<ConsumerId>,
) -> StoreResult<OpenFile> {
    tx.request.admit(action)?;
    if let Some(consumer) = client.or(tx.request.actor.consumer()) {
        tx.lock_account(consumer.into()).await?;
    }
    open(&tx.conn, tx.request, action, client).await
}

async fn open(
    conn: &impl ConnectionTrait,
    request: &Request,
    action: Action,
    client: Option<ConsumerId>,
) -> StoreResult<OpenFile> {
    let Some(consumer) = client else {
        let consumer = request.admit_consumer(action)?;
        return Ok(OpenFile { consumer, acting: None });
    };
    let assister = request.admit_assister(action)?;
    let associations = association::Entity::find()
        .filter(association::Column::AssisterId.eq(assister.0))
        .filter(association::Column::ConsumerId.eq(consumer.0))
        .all(conn)
        .await?;
    let current = associations.iter().find(|row| row.ended_at.is_none());
    let standing = standing_of(conn, assister, request.today()).await?;
    match access(standing, current.is_some()) {
        Access::Unknown if associations.is_empty() => Err(StoreError::NotFound),
        Access::Unknown => Err(Conflict::AccessEnded.into()),
        Access::Blocked(standing) => {
            Err(standing.conflict().unwrap_or(Conflict::AccessEnded).into())
        }
        Access::Open => {
            let association = AssociationId(current.map(|row| row.id).unwrap_or_default());
            let channel = acting_session::Entity::find()
                .filter(acting_session::Column::AssociationId.eq(association.0))
                .filter(acting_session::Column::EndedAt.is_null())
                .one(conn)
                .await?
                .map(|row| {
                    Channel::parse(&row.channel)
                        .ok_or_else(|| StoreError::inconsistent("acting_session", "channel"))
                })
                .transpose()?;
            Ok(OpenFile { consumer, acting: Some(Acting { assister, association, channel }) })
        }
    }
}

/// Whether an assister may act on a day; somebody without an assister's row may
/// not.
pub(crate) async fn standing_of(
    conn: &impl ConnectionTrait,
    assister: AssisterAccountId,
    today: CivilDate,
) -> StoreResult<Standing> {
    match assister::Entity::find_by_id(assister.0).one(conn).await? {
        Some(row) => row_standing(&row, today),
        None => Ok(Standing::NotActive),
    }
}

/// The standing of an assister's row on a day.
pub(crate) fn row_standing(row: &assister::Model, today: CivilDate) -> StoreResult<Standing> {
    let state = AccountState::parse(&row.state)
        .ok_or_else(|| StoreError::inconsistent("assister", "state"))?;
    let certification = Certification { from: row.certified_from, until: row.certified_until };
    let rostered = Rostered { until: row.rostered_until, approved: row.portal_approved };
    Ok(standing(state, certification, rostered, today))
}
