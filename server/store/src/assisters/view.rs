//! One assister's account, as staff sees it.

use super::{account_state, changes, namesakes, registration};
use crate::{
    Request, Store, StoreError, StoreResult,
    associations::file::row_standing,
    entities::{account, assister, organization, roster_entry},
    pages::page,
};
use domain::{
    assisters::{AccountState, AssisterAccount, AssisterKind, Certification, ReferenceNumber},
    ids::{AssisterAccountId, OrganizationId},
    policy::Action,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// How many namesakes of an account are shown.
const NAMESAKES: u64 = 5;

/// Reads an account with its history.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the marketplace's staff,
/// [`StoreError::NotFound`].
pub async fn account(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
) -> StoreResult<AssisterAccount> {
    request.admit(Action::ViewAccount)?;
    let conn = store.reader();
    let row = assister::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let person = account::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let organization = organization::Entity::find_by_id(row.organization_id)
        .one(conn)
        .await?
        .ok_or_else(|| StoreError::inconsistent("assister", "organization"))?;
    let entry = newest_entry(conn, id).await?;
    let wrong = |what: &str| StoreError::inconsistent("assister", what);
    let closed = changes::clients_at_closure(conn, id).await?;
    let sent = registration::numbers(conn, [id.0], request.now).await?.remove(&id.0);
    let state = AccountState::parse(&row.state).ok_or_else(|| wrong("state"))?;
    let (others, more_namesakes) = match state {
        AccountState::Closed => (Vec::new(), false),
        _ => {
            let others = namesakes::under([&*row.name_key]);
            page(conn, others.filter(assister::Column::Id.ne(id.0)), NAMESAKES).await?
        }
    };
    Ok(AssisterAccount {
        id,
        kind: AssisterKind::parse(&row.kind).ok_or_else(|| wrong("kind"))?,
        state,
        standing: row_standing(&row, request.today())?,
        reference_number: ReferenceNumber::parse(&row.reference_number)
            .map_err(|_| wrong("reference_number"))?,
        credential: row.npn.or(row.assister_id).ok_or_else(|| wrong("credential"))?,
        given_name: person.given_name,
        family_name: person.family_name,
        login_email: person.contact_email.unwrap_or_default(),
        created_at: person.created_at,
        organization: OrganizationId(organization.id),
        organization_name: organization.name,
        city: row.city,
        public_phone: row.public_phone,
        public_email: row.public_email,
        hours: row.hours,
        languages: parts(&row.languages),
        counties: parts(&row.counties),
        taking_new_clients: row.taking_new_clients,
        listed: row.listed,
        certification: Certification { from: row.certified_from, until: row.certified_until },
        rostered_until: row.rostered_until,
        approved_at: entry.and_then(|entry| entry.approved_at),
        number_sent: sent.filter(|_| row.state == AccountState::Invited.as_str()),
        clients: number(account_state::clients(conn, id).await?),
        clients_at_closure: closed.map(number),
        changes: changes::count(conn, id).await?,
        history: changes::history(conn, id).await?,
        namesakes: namesakes::told_apart(conn, &others).await?,
        more_namesakes,
    })
}

/// The roster entry that began last.
async fn newest_entry(
    conn: &impl ConnectionTrait,
    id: AssisterAccountId,
) -> StoreResult<Option<roster_entry::Model>> {
    Ok(roster_entry::Entity::find()
        .filter(roster_entry::Column::AssisterId.eq(id.0))
        .order_by_desc(roster_entry::Column::FromDate)
        .order_by_desc(roster_entry::Column::Id)
        .one(conn)
        .await?)
}

fn parts(joined: &str) -> Vec<String> {
    joined.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn number(stored: i32) -> u64 {
    u64::try_from(stored).unwrap_or_default()
}
