//! One operation is one transaction: the change, its audit row and its
//! messages together, or nothing.

use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{account, alert, audit_event, outbox},
};
use domain::{
    audit::Event,
    ids::AccountId,
    notices::{Alert, Mail},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    DatabaseTransaction, EntityTrait, QuerySelect, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use uuid::{ContextV7, Timestamp, Uuid};

/// An open write transaction. Dropping it rolls back; [`Self::commit`] takes
/// the audit event, so that no change goes without one.
pub(crate) struct Tx<'r> {
    pub conn: DatabaseTransaction,
    pub request: &'r Request,
}

impl Store {
    /// Opens a write transaction (`BEGIN IMMEDIATE` on SQLite).
    pub(crate) async fn begin<'r>(&self, request: &'r Request) -> StoreResult<Tx<'r>> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let conn = self.writer().begin_with_options(options).await?;
        Ok(Tx { conn, request })
    }
}

impl Tx<'_> {
    /// A new row id, ordered by time.
    pub fn new_id(&self) -> Uuid {
        let now = self.request.now;
        let millis = now.timestamp_subsec_nanos();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(ContextV7::new(), seconds, millis))
    }

    /// Takes the row lock that orders changes to one person's affairs. SQLite
    /// has a single writer and needs none.
    pub async fn lock_account(&self, id: AccountId) -> StoreResult<account::Model> {
        account::Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(&self.conn)
            .await?
            .ok_or(StoreError::NotFound)
    }

    /// Puts a mail into the outbox of this transaction.
    pub async fn mail(&self, to: AccountId, mail: &Mail) -> StoreResult<()> {
        outbox::ActiveModel {
            id: Set(self.new_id()),
            recipient_id: Set(to.0),
            mail: Set(to_json(mail)?),
            created_at: Set(self.request.now),
            due_at: Set(self.request.now),
            attempts: Set(0),
            delivered_at: Set(None),
            given_up_at: Set(None),
        }
        .insert(&self.conn)
        .await?;
        Ok(())
    }

    /// Puts a message on a person's own pages.
    pub async fn alert(&self, to: AccountId, content: &Alert) -> StoreResult<()> {
        alert::ActiveModel {
            id: Set(self.new_id()),
            account_id: Set(to.0),
            content: Set(to_json(content)?),
            created_at: Set(self.request.now),
            dismissed_at: Set(None),
        }
        .insert(&self.conn)
        .await?;
        Ok(())
    }

    /// Writes one audit row; for the second and later events of a change.
    pub async fn record(&self, event: Event) -> StoreResult<()> {
        audit_event::ActiveModel {
            seq: NotSet,
            at: Set(self.request.now),
            actor_id: Set(self.request.actor.account().map(|id| id.0)),
            actor_role: Set(self.request.actor.role_name().to_owned()),
            acting_for: Set(event.acting_for.map(|id| id.0)),
            association_id: Set(event.association.map(|id| id.0)),
            channel: Set(event.channel.map(|channel| channel.as_str().to_owned())),
            action: Set(event.done.as_str().to_owned()),
            subject_id: Set(event.subject),
            request_id: Set(self.request.id.0),
            detail: Set(to_json(&event.detail)?),
        }
        .insert(&self.conn)
        .await?;
        Ok(())
    }

    /// Records the event and commits.
    pub async fn commit(self, event: Event) -> StoreResult<()> {
        self.record(event).await?;
        self.conn.commit().await?;
        Ok(())
    }

    /// Commits an operation that turned out to change nothing, such as a
    /// confirmation of what is already so.
    pub async fn nothing_changed(self) -> StoreResult<()> {
        self.conn.rollback().await?;
        Ok(())
    }
}

pub(crate) fn to_json(value: &impl serde::Serialize) -> StoreResult<String> {
    serde_json::to_string(value).map_err(|_| StoreError::Internal("a value has no JSON form"))
}
