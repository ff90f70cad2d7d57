//! The whole trail, for resource managers. A look at it is an event of its own.

use super::{
    event_page::{Range, event_page},
    rows::{anonymous, trail_rows},
};
use crate::{
    Request, Store, StoreResult,
    accounts::names::Names,
    entities::audit_event,
    plans::{aside, literal},
};
use domain::{
    audit::{Done, Event, TrailPage, TrailQuery},
    dates::day_begins,
    policy::Action,
};
use sea_orm::{ColumnTrait, Condition, sea_query::ExprTrait};

/// Rows on a page.
const PAGE: u64 = 50;

/// Reads one page of the trail. When it is a consumer's file that is asked for,
/// the look is on that consumer's record.
///
/// # Errors
/// [`crate::StoreError::Forbidden`] for anybody but resource managers.
pub async fn trail(store: &Store, request: &Request, query: &TrailQuery) -> StoreResult<TrailPage> {
    request.admit(Action::ViewAudit)?;
    let conn = store.reader();
    let page = event_page(conn, &ranges(query), query.cursor, PAGE).await?;
    let asked = query.actor.map(|id| id.0).into_iter().chain(query.consumer.map(|id| id.0));
    let names = Names::load(conn, asked).await?;
    let rows = trail_rows(conn, &page.rows).await?;
    let tx = store.begin(request).await?;
    tx.commit(looked(Done::AuditListed, query, rows.len())).await?;
    Ok(TrailPage {
        rows,
        previous: page.previous,
        next: page.next,
        actor: query.actor.and_then(|id| names.full(id.0)),
        consumer: query.consumer.and_then(|id| names.full(id.0)),
    })
}

/// The ranges that a query asks for. One column leads each; what else is asked
/// is compared row by row where the range is one person's, and by an index of
/// both where it could be anybody's.
pub(super) fn ranges(query: &TrailQuery) -> Vec<Range> {
    use audit_event::Column::{ActingFor, Action, ActorId, SubjectId};
    let from = query.from.map(day_begins);
    let until = query.until.and_then(|day| day.succ_opt()).map(day_begins);
    let within = |rows: Condition| Range { rows, from, until, long: false };
    if let Some(consumer) = query.consumer {
        let also = Condition::all()
            .add_option(query.actor.map(|actor| aside(ActorId).eq(actor.0)))
            .add_option(query.done.map(|done| aside(Action).eq(done.as_str())));
        return [ActingFor, ActorId, SubjectId]
            .map(|column| within(Condition::all().add(column.eq(consumer.0)).add(also.clone())))
            .to_vec();
    }
    let done = query.done.map(|done| Action.into_expr().eq(literal(done.as_str())));
    let Some(actor) = query.actor else {
        return vec![Range { long: true, ..within(Condition::all().add_option(done)) }];
    };
    // Who signs in has no session yet: such an event is about the person.
    let before_signing_in = Condition::all()
        .add(SubjectId.eq(actor.0))
        .add(anonymous())
        .add_option(query.done.map(|done| aside(Action).eq(done.as_str())));
    vec![
        within(Condition::all().add(ActorId.eq(actor.0)).add_option(done)),
        within(before_signing_in),
    ]
}

/// What was looked at, and how much of it was seen.
pub(super) fn looked(done: Done, query: &TrailQuery, rows: usize) -> Event {
    let mut event = Event::new(done).detail("rows", rows);
    if let Some(actor) = query.actor {
        event = event.about(actor);
    }
    if let Some(consumer) = query.consumer {
        event = event.acting_for(consumer);
    }
    if let Some(done) = query.done {
        event = event.detail("action", done.as_str());
    }
    for (name, day) in [("from", query.from), ("until", query.until)] {
        if let Some(day) = day {
            event = event.detail(name, day);
        }
    }
    event
}
