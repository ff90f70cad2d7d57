//! A database full of made-up people, to see how the portal does with a million
//! of them.
//!
//! Whoever makes the people up hands them over in batches; here they become rows
//! of every table that real people would have filled, in one transaction. Nobody
//! is told anything: there are no mails and no alerts.

mod acts;
mod application;
mod assister;
mod bulk;
mod consumer;
mod organization;
mod people;
mod postgres;
mod request;
mod sqlite;

pub use people::{
    Account, Act, Application, Assister, Association, Change, Consumer, Ended, Organization,
    RosterEntry, Sent, Site, Wish,
};

use crate::{
    Request, Store, StoreError, StoreOptions, StoreResult,
    entities::{account, audit_event, client_count},
    transaction::to_json,
};
use acts::Acts;
use assister::Known;
use bulk::Bulk;
use domain::{
    accounts::Password,
    dates::{CivilDate, Instant},
    ids::{AccountId, AssisterAccountId},
    policy::Actor,
};
use std::collections::HashMap;
use uuid::Uuid;

/// An empty database that is being filled. Dropped before [`Self::finish`], it
/// leaves the database as empty as it was.
pub struct Seeding {
    bulk: Bulk,
    request: Request,
    /// One hash for everybody; without it nobody can sign in.
    password_hash: Option<String>,
    /// What consents say about an assister.
    assisters: HashMap<AssisterAccountId, Known>,
    clients: HashMap<AssisterAccountId, i64>,
    acts: Acts,
}

/// What is left to do when everybody is made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finishing {
    /// The newest acts go onto the audit trail.
    Trail,
    /// The transaction is committed.
    Keeping,
    /// The database looks at its new rows.
    Looking,
}

impl Seeding {
    /// Brings the schema up to date and begins. None when anybody is in the
    /// database.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for anybody but the system itself, and failures
    /// of the database.
    pub async fn begin(
        options: &StoreOptions,
        request: &Request,
        password: Option<&Password>,
    ) -> StoreResult<Option<Self>> {
        if request.actor != Actor::System {
            return Err(StoreError::Forbidden);
        }
        Store::open(options).await?.close().await?;
        let password_hash =
            password.map(|password| options.hashing.hash(&password.normalized())).transpose()?;
        let mut bulk = Bulk::begin(&options.url).await?;
        if !bulk.is_empty_of(&["account", "organization", "audit_event"]).await? {
            return Ok(None);
        }
        let (assisters, clients, acts) = (HashMap::new(), HashMap::new(), Acts::default());
        Ok(Some(Self { bulk, request: *request, password_hash, assisters, clients, acts }))
    }

    /// The marketplace's staff and the organizations' administrators.
    ///
    /// # Errors
    /// Failures of the database, as for everything below.
    pub async fn staff(&mut self, staff: &[Account], acts: Vec<Act>) -> StoreResult<()> {
        self.acts.add(acts);
        let rows = staff.iter().map(|one| self.account(one)).collect();
        self.bulk.write::<account::Model>(rows).await
    }

    async fn write_acts(&mut self, acts: Vec<Act>) -> StoreResult<()> {
        let rows = acts.iter().map(|act| self.audit_row(act)).collect::<StoreResult<_>>()?;
        self.bulk.write::<audit_event::Model>(rows).await
    }

    /// Writes what is left and the audit row of the seeding itself, commits, and
    /// lets the database look at its new rows, so that it plans its queries well.
    /// Each of these may take a while and is told when it begins.
    ///
    /// # Errors
    /// As above. Before [`Finishing::Looking`] was told, nothing was written then.
    pub async fn finish(mut self, act: Act, mut tell: impl FnMut(Finishing)) -> StoreResult<()> {
        tell(Finishing::Trail);
        self.acts.add([act]);
        let rest = self.acts.take_all();
        self.write_acts(rest).await?;
        let counts = self
            .clients
            .drain()
            .map(|(assister, clients)| client_count::Model { assister_id: assister.0, clients });
        self.bulk.write(counts.collect()).await?;
        tell(Finishing::Keeping);
        self.bulk.commit().await?;
        tell(Finishing::Looking);
        self.bulk.look().await
    }

    fn account(&self, person: &Account) -> account::Model {
        account::Model {
            id: person.id.0,
            role: person.role.as_str().to_owned(),
            sign_in_key: person.sign_in_name.key(),
            sign_in_name: person.sign_in_name.to_string(),
            password_hash: self.password_hash.clone(),
            given_name: person.name.given.clone(),
            family_name: person.name.family.clone(),
            date_of_birth: person.date_of_birth,
            contact_email: person.email.as_ref().map(|email| email.as_str().to_owned()),
            language: person.language.tag().to_owned(),
            failed_attempts: 0,
            first_failed_at: None,
            locked_until: None,
            created_at: person.created_at,
        }
    }

    fn audit_row(&self, act: &Act) -> StoreResult<audit_event::Model> {
        Ok(audit_event::Model {
            // The database counts.
            seq: 0,
            at: act.at,
            actor_id: act.actor.account().map(|id| id.0),
            actor_role: act.actor.role_name().to_owned(),
            acting_for: act.event.acting_for.map(|id| id.0),
            association_id: act.event.association.map(|id| id.0),
            channel: act.event.channel.map(|channel| channel.as_str().to_owned()),
            action: act.event.done.as_str().to_owned(),
            subject_id: act.event.subject,
            request_id: act.request.0,
            detail: to_json(&act.event.detail)?,
        })
    }

    /// When everything that is made up has happened.
    fn now(&self) -> Instant {
        self.request.now
    }

    fn today(&self) -> CivilDate {
        self.request.today()
    }
}

/// The row behind an optional id.
fn row(id: Option<AccountId>) -> Option<Uuid> {
    id.map(|id| id.0)
}
