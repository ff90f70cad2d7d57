//! A resource manager closes an organization for good. Its accounts are closed a
//! batch at a time, each in a transaction of its own, as if one by one; what their
//! clients have with them ends after that, see [`super::end_some_of_closed`].

use super::{
    account_state::close_for_organization,
    changes::TypedWhy,
    organizations::{facts_of, locked},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    counts::count,
    entities::{assister, association, organization},
};
use domain::{
    assisters::{AccountState, Closing, OrganizationToClose, Reason, Why},
    audit::{Done, Event},
    conflict::Conflict,
    ids::{AssisterAccountId, OrganizationId},
    lists::Count,
    policy::{Action, Actor},
    validation::Code,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, sea_query::SelectStatement,
};
use uuid::Uuid;

/// How many accounts one call closes.
const BATCH: u64 = 25;

/// What closing an organization means, for the page that asks.
///
/// # Errors
/// [`StoreError::NotFound`]; [`Conflict::OrganizationClosed`] when it is closed.
pub async fn to_close(
    store: &Store,
    request: &Request,
    id: OrganizationId,
) -> StoreResult<OrganizationToClose> {
    request.admit(Action::ViewOrganizationToClose)?;
    let conn = store.reader();
    let row =
        organization::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    if row.closed_at.is_some() {
        return Err(Conflict::OrganizationClosed.into());
    }
    Ok(OrganizationToClose {
        facts: facts_of(&row)?,
        accounts: count(conn, open_ids(id)).await?,
        clients: clients(conn, id, None).await?,
    })
}

/// Closes an organization. Nobody can be created in it or moved to it from now on.
///
/// # Errors
/// [`StoreError::NotFound`]; [`Conflict::OrganizationClosed`] when it is closed;
/// [`Code::AgreementNeeded`] at `close_confirmed`; what is wrong with `reason` and
/// `note`.
pub async fn close_organization(
    store: &Store,
    request: &Request,
    id: OrganizationId,
    why: &TypedWhy,
    confirmed: bool,
) -> StoreResult<()> {
    request.admit(Action::CloseOrganization)?;
    let by = request.actor.account().ok_or(StoreError::Unauthenticated)?;
    let tx = store.begin(request).await?;
    let row = locked(&tx, id).await?;
    if row.closed_at.is_some() {
        return Err(Conflict::OrganizationClosed.into());
    }
    let read =
        Why::read_from(["reason", "note"], Reason::OF_CLOSED_ORGANIZATION, &why.reason, &why.note);
    let why = match (read, confirmed) {
        (Ok(why), true) => why,
        (read, confirmed) => {
            let mut invalid = read.err().unwrap_or_default();
            if !confirmed {
                invalid.push("close_confirmed", Code::AgreementNeeded);
            }
            return Err(invalid.into());
        }
    };
    let reason = why.reason.map_or("", Reason::as_str);
    let mut row = row.into_active_model();
    row.closed_at = Set(Some(request.now));
    row.closed_by = Set(Some(by.0));
    row.close_reason = Set(Some(reason.to_owned()));
    row.close_note = Set(why.note.clone());
    row.update(&tx.conn).await?;
    let event = Event::new(Done::OrganizationClosed).subject(id.0).detail("reason", reason);
    tx.commit(event).await
}

/// Closes some accounts of closed organizations and answers how many; the job calls
/// it until there are none. An account that cannot be closed is passed over, logged
/// and tried again in the next call.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system, or a failure of the
/// database.
pub async fn close_accounts_of_closed(store: &Store, request: &Request) -> StoreResult<usize> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    let closed = organization::Entity::find()
        .select_only()
        .column(organization::Column::Id)
        .filter(organization::Column::ClosedAt.is_not_null())
        .into_query();
    let all = open_accounts().filter(assister::Column::OrganizationId.in_subquery(closed));
    let (mut done, mut place) = (0, Uuid::nil());
    while done == 0 {
        let some: Vec<Uuid> = all
            .clone()
            .select_only()
            .column(assister::Column::Id)
            .filter(assister::Column::Id.gt(place))
            .order_by_asc(assister::Column::Id)
            .limit(BATCH)
            .into_tuple()
            .all(store.reader())
            .await?;
        let Some(last) = some.last() else { break };
        place = *last;
        for id in some {
            match close_for_organization(store, request, AssisterAccountId(id)).await {
                Ok(true) => done += 1,
                // Somebody closed or moved it meanwhile.
                Ok(false) => {}
                Err(error @ StoreError::Unavailable(_)) => return Err(error),
                Err(error) => {
                    tracing::error!(assister = %id, error = %error, "an account did not close");
                }
            }
        }
    }
    Ok(done)
}

/// What a closed organization has still to let go of.
pub(super) async fn closing(
    conn: &impl ConnectionTrait,
    row: &organization::Model,
) -> StoreResult<Option<Closing>> {
    if row.closed_at.is_none() {
        return Ok(None);
    }
    let id = OrganizationId(row.id);
    Ok(Some(Closing {
        accounts: count(conn, open_ids(id)).await?,
        clients: clients(conn, id, Some(AccountState::Closed)).await?,
    }))
}

/// Refuses what is done in an organization that is closed.
///
/// # Errors
/// [`Conflict::OrganizationClosed`].
pub(super) fn still_open(row: &organization::Model) -> StoreResult<()> {
    if row.closed_at.is_some() { Err(Conflict::OrganizationClosed.into()) } else { Ok(()) }
}

fn open_accounts() -> Select<assister::Entity> {
    assister::Entity::find().filter(assister::Column::State.ne(AccountState::Closed.as_str()))
}

/// The accounts of an organization that are not closed.
fn open_ids(id: OrganizationId) -> SelectStatement {
    open_accounts()
        .filter(assister::Column::OrganizationId.eq(id.0))
        .select_only()
        .column(assister::Column::Id)
        .into_query()
}

/// The current clients of an organization's assisters, of one state or all.
async fn clients(
    conn: &impl ConnectionTrait,
    id: OrganizationId,
    state: Option<AccountState>,
) -> StoreResult<Count> {
    let mut helpers = assister::Entity::find()
        .select_only()
        .column(assister::Column::Id)
        .filter(assister::Column::OrganizationId.eq(id.0));
    if let Some(state) = state {
        helpers = helpers.filter(assister::Column::State.eq(state.as_str()));
    }
    let some = association::Entity::find()
        .select_only()
        .column(association::Column::Id)
        .filter(association::Column::AssisterId.in_subquery(helpers.into_query()))
        .filter(association::Column::EndedAt.is_null())
        .into_query();
    count(conn, some).await
}
