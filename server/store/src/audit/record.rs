//! A consumer's own record.

use super::{
    event_page::{EventPage, Range, event_page},
    rows::{anonymous, channel, done, role},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::{full_name, names::Names},
    associations::current_row,
    entities::{account, association, audit_event, misuse_report},
    plans::aside,
};
use domain::{
    accounts::Role,
    associations::EndReason,
    audit::{Act, ActorRole, Doer, Done, DoneBy, RECORDED, RecordPage, days},
    dates::Instant,
    ids::ConsumerId,
    lists::Cursor,
    policy::Action,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, sea_query::ExprTrait,
};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Events on a page; those of one kind on one day are one line of it.
const PAGE: u64 = 150;

/// One page of who did what in the consumer's file: the consumer, assisters,
/// staff and the software. Reading one's own record is nobody's business and
/// leaves no event.
///
/// # Errors
/// Those of admission, or a failure of the database.
pub async fn record(
    store: &Store,
    request: &Request,
    by: Option<DoneBy>,
    cursor: Option<Cursor<i64>>,
) -> StoreResult<RecordPage> {
    let consumer = request.admit_consumer(Action::ViewActivity)?;
    let conn = store.reader();
    let EventPage { rows, previous, next } =
        event_page(conn, &ranges(consumer, by), cursor, PAGE).await?;
    let acts = acts(conn, consumer, &rows).await?;
    Ok(RecordPage {
        today: request.today(),
        days: days(acts),
        previous,
        next,
        open_to: open_to(conn, consumer).await?,
    })
}

/// Who may open the file now, and since when.
pub(super) async fn open_to(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<Option<(String, Instant)>> {
    let Some(current) = current_row(conn, consumer).await? else { return Ok(None) };
    let assister = account::Entity::find_by_id(current.assister_id).one(conn).await?;
    Ok(assister.map(|row| (full_name(&row), current.started_at)))
}

/// The consumer's file: what others did in it, what the consumer did, and what
/// was done with the account before anybody had signed in.
pub(super) fn file(consumer: ConsumerId) -> [Condition; 3] {
    use audit_event::Column::{ActingFor, ActorId, SubjectId};
    [
        Condition::all().add(ActingFor.eq(consumer.0)),
        Condition::all().add(ActorId.eq(consumer.0)),
        Condition::all().add(SubjectId.eq(consumer.0)).add(anonymous()),
    ]
}

fn ranges(consumer: ConsumerId, by: Option<DoneBy>) -> Vec<Range> {
    use audit_event::Column::{Action, ActorRole};
    let recorded = aside(Action).is_in(RECORDED.iter().map(|done| done.as_str()));
    let [by_others, own, at_the_door] = file(consumer);
    let ranges = match by {
        None => vec![by_others, own, at_the_door],
        Some(DoneBy::You) => vec![own, at_the_door],
        Some(DoneBy::Assisters) => {
            vec![by_others.add(aside(ActorRole).eq(Role::Assister.as_str()))]
        }
        Some(DoneBy::Marketplace) => {
            vec![by_others.add(aside(ActorRole).ne(Role::Assister.as_str()))]
        }
    };
    ranges.into_iter().map(|range| range.add(recorded.clone()).into()).collect()
}

/// Puts names and the consumer's reports to events of the consumer's file.
pub(super) async fn acts(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
    rows: &[audit_event::Model],
) -> StoreResult<Vec<Act>> {
    let names = Names::load(conn, rows.iter().filter_map(|row| row.actor_id)).await?;
    let assisters = assisters(conn, consumer, rows).await?;
    let reports: HashMap<i64, Instant> = misuse_report::Entity::find()
        .filter(misuse_report::Column::ConsumerId.eq(consumer.0))
        .filter(misuse_report::Column::EventSeq.is_in(rows.iter().map(|row| row.seq)))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.event_seq, row.reported_at))
        .collect();
    rows.iter()
        .map(|row| {
            let done = done(row)?;
            let about = matches!(done, Done::AssociationBegan | Done::AssociationEnded);
            let assister = row.association_id.filter(|_| about);
            Ok(Act {
                seq: row.seq,
                at: row.at,
                doer: doer(row, done, consumer, &names)?,
                done,
                channel: channel(row)?,
                assister: assister.and_then(|id| assisters.get(&id)).cloned(),
                reason: reason(row),
                reported_at: reports.get(&row.seq).copied(),
            })
        })
        .collect()
}

fn doer(
    row: &audit_event::Model,
    done: Done,
    consumer: ConsumerId,
    names: &Names,
) -> StoreResult<Doer> {
    if row.actor_id == Some(consumer.0) {
        return Ok(Doer::You);
    }
    Ok(match role(row)? {
        ActorRole::System => Doer::Portal,
        // Nobody else gets that far without the consumer's password or link.
        ActorRole::Anonymous => match done {
            Done::AccountRegistered | Done::SignedIn | Done::PasswordReset => Doer::You,
            _ => Doer::Somebody,
        },
        ActorRole::Person(Role::Assister) => {
            Doer::Assister(row.actor_id.and_then(|id| names.full(id)).unwrap_or_default())
        }
        ActorRole::Person(role) if role.is_staff() => {
            // Staff are named, their families are not.
            Doer::Staff(row.actor_id.and_then(|id| names.short(id)).unwrap_or_default())
        }
        ActorRole::Person(_) => Doer::Somebody,
    })
}

/// Why an association ended, as the event says.
fn reason(row: &audit_event::Model) -> Option<EndReason> {
    let detail: BTreeMap<String, String> = serde_json::from_str(&row.detail).ok()?;
    EndReason::parse(detail.get("reason")?)
}

/// The names of the consumer's assisters by association.
async fn assisters(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
    rows: &[audit_event::Model],
) -> StoreResult<HashMap<Uuid, String>> {
    let associations = association::Entity::find()
        .filter(association::Column::ConsumerId.eq(consumer.0))
        .filter(association::Column::Id.is_in(rows.iter().filter_map(|row| row.association_id)))
        .all(conn)
        .await?;
    let names = Names::load(conn, associations.iter().map(|row| row.assister_id)).await?;
    Ok(associations.iter().filter_map(|row| Some((row.id, names.full(row.assister_id)?))).collect())
}

/// One event of the consumer's own record.
pub(super) async fn recorded(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
    seq: i64,
) -> StoreResult<(audit_event::Model, Act)> {
    let any =
        ranges(consumer, None).into_iter().fold(Condition::any(), |any, range| any.add(range.rows));
    let row = audit_event::Entity::find_by_id(seq)
        .filter(any)
        .one(conn)
        .await?
        .ok_or(StoreError::NotFound)?;
    let act = acts(conn, consumer, std::slice::from_ref(&row))
        .await?
        .pop()
        .ok_or(StoreError::NotFound)?;
    Ok((row, act))
}
