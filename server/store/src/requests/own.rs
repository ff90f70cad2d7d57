//! An assister's own requests, newest first.

use super::rows::{histories, line, number, reason, rejected, state};
use crate::{
    Request, Store, StoreResult,
    accounts::names::Names,
    associations::file::standing_of,
    entities::{association, disassociation_request as request_row},
    pages::page,
};
use domain::{
    assisters::Standing,
    audit::{Done, Event},
    ids::{AssisterAccountId, DisassociationRequestId},
    lists::Cursor,
    policy::Action,
    requests::{Due, OwnRequest, OwnRequests, Step},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder};
use std::collections::HashSet;
use uuid::Uuid;

/// Rows on a page.
const PAGE: u64 = 20;

/// Reads one page of the requests that this assister filed. A client's name is
/// whole only while the assister acts for them. A cursor with nothing beyond it
/// leads to the first page. The look is one audit event.
///
/// # Errors
/// Those of admission, or a failure of the database.
pub async fn own(
    store: &Store,
    request: &Request,
    cursor: Option<Cursor<DisassociationRequestId>>,
) -> StoreResult<OwnRequests> {
    let assister = request.admit_assister(Action::ListOwnRequests)?;
    let conn = store.reader();
    let (mut found, mut more) = side(conn, assister, cursor).await?;
    let (previous, next) = match cursor {
        Some(Cursor::Before(_)) if more => {
            found.reverse();
            (true, true)
        }
        Some(Cursor::After(_)) if !found.is_empty() => (true, more),
        None => (false, more),
        // Nothing is left on that side, or less than a page.
        Some(_) => {
            (found, more) = side(conn, assister, None).await?;
            (false, more)
        }
    };
    let rows = own_rows(conn, request, assister, &found).await?;
    let tx = store.begin(request).await?;
    let event = Event::new(Done::RequestsListed).detail("view", "own").detail("count", rows.len());
    tx.commit(event).await?;
    Ok(OwnRequests {
        previous: rows.first().filter(|_| previous).map(|row| Cursor::Before(row.request)),
        next: rows.last().filter(|_| next).map(|row| Cursor::After(row.request)),
        rows,
    })
}

/// Up to a page of rows on one side of a cursor, the nearest first, and whether
/// there are more. Ids are ordered by time.
async fn side(
    conn: &impl ConnectionTrait,
    assister: AssisterAccountId,
    cursor: Option<Cursor<DisassociationRequestId>>,
) -> StoreResult<(Vec<request_row::Model>, bool)> {
    let mut some =
        request_row::Entity::find().filter(request_row::Column::AssisterId.eq(assister.0));
    let order = match cursor {
        Some(Cursor::Before(id)) => {
            some = some.filter(request_row::Column::Id.gt(id.0));
            Order::Asc
        }
        Some(Cursor::After(id)) => {
            some = some.filter(request_row::Column::Id.lt(id.0));
            Order::Desc
        }
        None => Order::Desc,
    };
    page(conn, some.order_by(request_row::Column::Id, order), PAGE).await
}

async fn own_rows(
    conn: &impl ConnectionTrait,
    request: &Request,
    assister: AssisterAccountId,
    found: &[request_row::Model],
) -> StoreResult<Vec<OwnRequest>> {
    let names = Names::load(conn, found.iter().map(|row| row.consumer_id)).await?;
    let open = open_files(conn, request, assister, found).await?;
    let mut histories = histories(conn, found.iter().map(|row| row.id)).await?;
    found
        .iter()
        .map(|row| {
            let steps = histories.remove(&row.id).unwrap_or_default();
            let history: Vec<Step> = steps
                .into_iter()
                .map(|(step, _)| step)
                .filter(|step| step.deed.is_for_the_asker())
                .collect();
            own_row(row, request, &names, open.contains(&row.association_id), history)
        })
        .collect()
}

/// The associations among these whose files are open to the assister today.
async fn open_files(
    conn: &impl ConnectionTrait,
    request: &Request,
    assister: AssisterAccountId,
    found: &[request_row::Model],
) -> StoreResult<HashSet<Uuid>> {
    if standing_of(conn, assister, request.today()).await? != Standing::MayAct {
        return Ok(HashSet::new());
    }
    let current = association::Entity::find()
        .filter(association::Column::Id.is_in(found.iter().map(|row| row.association_id)))
        .filter(association::Column::EndedAt.is_null())
        .all(conn)
        .await?;
    Ok(current.into_iter().map(|row| row.id).collect())
}

fn own_row(
    row: &request_row::Model,
    request: &Request,
    names: &Names,
    is_client: bool,
    history: Vec<Step>,
) -> StoreResult<OwnRequest> {
    let client = match is_client {
        true => names.full(row.consumer_id),
        false => names.short(row.consumer_id),
    };
    Ok(OwnRequest {
        request: DisassociationRequestId(row.id),
        number: number(row)?,
        client: client.unwrap_or_default(),
        line: line(row)?,
        reason: reason(row)?,
        note: row.note.clone(),
        state: state(row)?,
        due: Due::new(row.due_on, request.today()),
        rejected: rejected(row)?,
        history,
    })
}
