//! The roster as the marketplace's staff reads it, by family name.

use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::full_name,
    associations::file::row_standing,
    entities::{account, assister, organization},
};
use domain::{
    assisters::{AccountState, AssisterKind, ReferenceNumber, RosterPage, RosterRow},
    dates::CivilDate,
    ids::AssisterAccountId,
    lists::Cursor,
    policy::Action,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows on a page.
const PAGE: u64 = 25;

type Entry = (assister::Model, account::Model);

/// Reads one page of the roster. A cursor whose row is gone leads to the first
/// page.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the marketplace's staff.
pub async fn roster(
    store: &Store,
    request: &Request,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> StoreResult<RosterPage> {
    request.admit(Action::ListAssisters)?;
    let conn = store.reader();
    let anchor = match cursor {
        Some(cursor) => account::Entity::find_by_id(cursor.row().0).one(conn).await?,
        None => None,
    };
    let backward = matches!(cursor, Some(Cursor::Before(_)));
    let (mut entries, mut more) = side(conn, anchor.as_ref(), backward).await?;
    let (previous, next) = match (&anchor, backward) {
        (Some(_), true) if more => {
            entries.reverse();
            (true, true)
        }
        (Some(_), false) if !entries.is_empty() => (true, more),
        (None, _) => (false, more),
        // Nothing is left on that side: the first page.
        (Some(_), _) => {
            (entries, more) = side(conn, None, false).await?;
            (false, more)
        }
    };
    let rows = rows(conn, &entries, request.today()).await?;
    Ok(RosterPage {
        previous: rows.first().filter(|_| previous).map(|row| Cursor::Before(row.assister)),
        next: rows.last().filter(|_| next).map(|row| Cursor::After(row.assister)),
        rows,
    })
}

/// Up to a page of assisters on one side of the anchor, the nearest first, and
/// whether there are more.
async fn side(
    conn: &impl ConnectionTrait,
    anchor: Option<&account::Model>,
    backward: bool,
) -> StoreResult<(Vec<Entry>, bool)> {
    let account_of: RelationDef = assister::Entity::belongs_to(account::Entity)
        .from(assister::Column::Id)
        .to(account::Column::Id)
        .into();
    let columns = [account::Column::FamilyName, account::Column::GivenName, account::Column::Id];
    let mut some =
        assister::Entity::find().join(JoinType::InnerJoin, account_of).select_also(account::Entity);
    if let Some(anchor) = anchor {
        let key = Expr::tuple(columns.map(|column| column.into_expr()));
        let here = Expr::tuple([
            Expr::val(anchor.family_name.as_str()),
            Expr::val(anchor.given_name.as_str()),
            Expr::val(anchor.id),
        ]);
        some = some.filter(if backward { key.lt(here) } else { key.gt(here) });
    }
    for column in columns {
        some = some.order_by(column, if backward { Order::Desc } else { Order::Asc });
    }
    let found = some.limit(PAGE + 1).all(conn).await?;
    let mut entries: Vec<Entry> =
        found.into_iter().filter_map(|(assister, account)| Some((assister, account?))).collect();
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = entries.len() > page;
    entries.truncate(page);
    Ok((entries, more))
}

async fn rows(
    conn: &impl ConnectionTrait,
    entries: &[Entry],
    today: CivilDate,
) -> StoreResult<Vec<RosterRow>> {
    let ids = entries.iter().map(|(assister, _)| assister.organization_id);
    let names: HashMap<Uuid, String> = organization::Entity::find()
        .filter(organization::Column::Id.is_in(ids))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    entries
        .iter()
        .map(|(assister, account)| {
            let wrong = |what: &str| StoreError::inconsistent("assister", what);
            Ok(RosterRow {
                assister: AssisterAccountId(assister.id),
                name: full_name(account),
                kind: AssisterKind::parse(&assister.kind).ok_or_else(|| wrong("kind"))?,
                organization: names
                    .get(&assister.organization_id)
                    .cloned()
                    .ok_or_else(|| wrong("organization"))?,
                reference_number: ReferenceNumber::parse(&assister.reference_number)
                    .map_err(|_| wrong("reference_number"))?,
                state: AccountState::parse(&assister.state).ok_or_else(|| wrong("state"))?,
                certified_until: assister.certified_until,
                standing: row_standing(assister, today)?,
            })
        })
        .collect()
}
