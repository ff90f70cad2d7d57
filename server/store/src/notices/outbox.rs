//! Mails on their way out.
//!
//! A mail is written in the transaction of what it tells about and holds a kind
//! and ids: no words, no address, no token. A worker takes what is due, hands
//! it over and says what became of it. Taking a mail moves it two minutes into
//! the future: if the worker dies meanwhile, another one finds it due again.

use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::{language, role},
    entities::{account, outbox},
    transaction::Tx,
};
use chrono::Duration;
use domain::{
    accounts::{Language, Role},
    audit::{Done, Event},
    dates::Instant,
    ids::{AccountId, OutboxId},
    notices::{MOST_ATTEMPTS, Mail, retry_after},
    policy::Actor,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType},
};
use std::collections::HashMap;
use uuid::Uuid;

/// How long a worker has for the mails that it took; longer than handing them
/// over takes.
const LEASE: Duration = Duration::minutes(2);

/// How many mails a worker takes at once: each may take ten seconds.
const BATCH: u64 = 10;

/// A mail that a worker has taken, with what its words need. Nobody appears by
/// more than a first name.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub id: OutboxId,
    pub recipient: AccountId,
    pub role: Role,
    pub given_name: String,
    pub contact_email: String,
    /// The language that the recipient reads.
    pub language: Language,
    pub mail: Mail,
    pub written_at: Instant,
    /// The first name of the other party, for mails that have one.
    pub other_given_name: Option<String>,
    /// Which attempt this is, from 1.
    pub attempt: i32,
}

/// Why a mail was not handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Trying again may help.
    ForNow,
    /// The address is refused for good.
    ForGood,
}

/// Takes the mails that are due, oldest first; each goes to one worker. A mail
/// to somebody without a contact address is done: their own pages tell them.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system, or a failure of the
/// database.
pub async fn claim(store: &Store, request: &Request) -> StoreResult<Vec<Claimed>> {
    admit_system(request)?;
    // A look without a lock: nearly always there is nothing to do.
    if outbox::Entity::find().filter(due(request)).one(store.reader()).await?.is_none() {
        return Ok(Vec::new());
    }
    let tx = store.begin(request).await?;
    let rows = outbox::Entity::find()
        .filter(due(request))
        .order_by_asc(outbox::Column::DueAt)
        .order_by_asc(outbox::Column::Id)
        .limit(BATCH)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(&tx.conn)
        .await?;
    if rows.is_empty() {
        tx.nothing_changed().await?;
        return Ok(Vec::new());
    }
    lease(&tx, rows.iter().map(|row| row.id)).await?;
    let taken = rows.len();
    let claimed = sort_out(&tx, rows).await?;
    tx.commit(Event::new(Done::MailsTaken).detail("count", taken)).await?;
    Ok(claimed)
}

/// The mail was handed over. Saying so again changes nothing.
///
/// # Errors
/// As [`claim`].
pub async fn delivered(store: &Store, request: &Request, mail: &Claimed) -> StoreResult<()> {
    admit_system(request)?;
    let tx = store.begin(request).await?;
    let row = locked(&tx, mail.id).await?;
    if row.delivered_at.is_some() {
        return tx.nothing_changed().await;
    }
    let mut row = row.into_active_model();
    row.delivered_at = Set(Some(request.now));
    row.update(&tx.conn).await?;
    tx.commit(about(Done::MailDelivered, mail)).await
}

/// The mail was not handed over: it is due again after a while that grows with
/// each attempt, or given up.
///
/// # Errors
/// As [`claim`].
pub async fn failed(
    store: &Store,
    request: &Request,
    mail: &Claimed,
    failure: Failure,
) -> StoreResult<()> {
    admit_system(request)?;
    let tx = store.begin(request).await?;
    let row = locked(&tx, mail.id).await?;
    // Somebody else took it after this worker's time was over.
    if row.delivered_at.is_some() || row.attempts != mail.attempt {
        return tx.nothing_changed().await;
    }
    let retry = match failure {
        Failure::ForNow => retry_after(mail.attempt),
        Failure::ForGood => None,
    };
    let mut row = row.into_active_model();
    match retry {
        Some(wait) => row.due_at = Set(request.now + wait),
        None => row.given_up_at = Set(Some(request.now)),
    }
    row.update(&tx.conn).await?;
    let event = about(Done::MailFailed, mail)
        .detail("attempt", mail.attempt)
        .detail("given_up", retry.is_none());
    tx.commit(event).await
}

fn admit_system(request: &Request) -> StoreResult<()> {
    if request.actor == Actor::System { Ok(()) } else { Err(StoreError::Forbidden) }
}

fn due(request: &Request) -> Condition {
    Condition::all()
        .add(outbox::Column::DueAt.lte(request.now))
        .add(outbox::Column::DeliveredAt.is_null())
        .add(outbox::Column::GivenUpAt.is_null())
}

async fn lease(tx: &Tx<'_>, ids: impl Iterator<Item = Uuid>) -> StoreResult<()> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::Attempts, Expr::col(outbox::Column::Attempts).add(1))
        .col_expr(outbox::Column::DueAt, Expr::value(tx.request.now + LEASE))
        .filter(outbox::Column::Id.is_in(ids))
        .exec(&tx.conn)
        .await?;
    Ok(())
}

/// Completes the mails that can be sent and ends the others, each with its
/// audit row: one bad row must not hold up the rest.
async fn sort_out(tx: &Tx<'_>, rows: Vec<outbox::Model>) -> StoreResult<Vec<Claimed>> {
    let read: Vec<(outbox::Model, Option<Mail>)> = rows
        .into_iter()
        .map(|row| {
            let mail = serde_json::from_str(&row.mail).ok();
            (row, mail)
        })
        .collect();
    let people = people(tx, &read).await?;
    let mut claimed = Vec::new();
    for (row, mail) in read {
        // The row was read before the attempt was counted.
        let attempt = row.attempts + 1;
        let id = row.id;
        let recipient =
            people.get(&row.recipient_id).and_then(|person| Some((person, role(person).ok()?)));
        match (mail, recipient) {
            (Some(_), _) if attempt > MOST_ATTEMPTS => end(tx, row, "attempts").await?,
            (Some(mail), Some((recipient, role))) => match &recipient.contact_email {
                None => skip(tx, row, &mail).await?,
                Some(address) => claimed.push(Claimed {
                    id: OutboxId(id),
                    recipient: AccountId(recipient.id),
                    role,
                    given_name: recipient.given_name.clone(),
                    contact_email: address.clone(),
                    language: language(recipient),
                    other_given_name: other(&mail)
                        .and_then(|id| people.get(&id))
                        .map(|person| person.given_name.clone()),
                    mail,
                    written_at: row.created_at,
                    attempt,
                }),
            },
            _ => {
                tracing::error!(outbox = %id, "a mail in the outbox cannot be read");
                end(tx, row, "unreadable").await?;
            }
        }
    }
    Ok(claimed)
}

/// Everybody who receives or is named in one of the mails.
async fn people(
    tx: &Tx<'_>,
    mails: &[(outbox::Model, Option<Mail>)],
) -> StoreResult<HashMap<Uuid, account::Model>> {
    let ids = mails.iter().flat_map(|(row, mail)| {
        std::iter::once(row.recipient_id).chain(mail.as_ref().and_then(other))
    });
    let rows = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(&tx.conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The other party of an association.
fn other(mail: &Mail) -> Option<Uuid> {
    match mail {
        Mail::AssociationBegan { other, .. }
        | Mail::AssociationEnded { other, .. }
        | Mail::AssisterLapsed { other, .. }
        | Mail::AssisterOnHold { other, .. }
        | Mail::AssisterMoved { other, .. }
        | Mail::AssociationReminder { other, .. } => Some(other.0),
        Mail::PasswordReset
        | Mail::StaffActivation
        | Mail::ApplicationSubmitted { .. }
        | Mail::ApplicationWithdrawn { .. }
        | Mail::ResultKnown { .. }
        | Mail::AssisterInvitation
        | Mail::AccountChanged { .. }
        | Mail::CertificationEnding { .. }
        | Mail::CertificationLapsed { .. }
        | Mail::RequestDecided { .. }
        | Mail::MisuseReported { .. } => None,
    }
}

/// Nobody to write to: done.
async fn skip(tx: &Tx<'_>, row: outbox::Model, mail: &Mail) -> StoreResult<()> {
    let event = Event::new(Done::MailSkipped)
        .about(AccountId(row.recipient_id))
        .detail("mail", mail.code())
        .detail("why", "no_address");
    let mut row = row.into_active_model();
    row.delivered_at = Set(Some(tx.request.now));
    row.update(&tx.conn).await?;
    tx.record(event).await
}

/// Gives a mail up.
async fn end(tx: &Tx<'_>, row: outbox::Model, why: &'static str) -> StoreResult<()> {
    let event = Event::new(Done::MailFailed)
        .about(AccountId(row.recipient_id))
        .detail("given_up", true)
        .detail("why", why);
    let mut row = row.into_active_model();
    row.given_up_at = Set(Some(tx.request.now));
    row.update(&tx.conn).await?;
    tx.record(event).await
}

async fn locked(tx: &Tx<'_>, id: OutboxId) -> StoreResult<outbox::Model> {
    outbox::Entity::find_by_id(id.0)
        .lock_exclusive()
        .one(&tx.conn)
        .await?
        .ok_or(StoreError::NotFound)
}

fn about(done: Done, mail: &Claimed) -> Event {
    Event::new(done)
        .about(mail.recipient)
        .detail("mail", mail.mail.code())
        .detail("outbox", mail.id)
}
