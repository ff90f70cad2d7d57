//! One page of the directory.
//!
//! Every pair of county and language is one range of the table's key, in the
//! order of the names. It is read on from the page's place in small batches, of
//! which those who fit today are kept: so no plan of the database ever sorts the
//! whole range, and a page costs the same wherever it is.

use crate::{
    Request, Store, StoreResult,
    associations::profile::{Profiled, profiles},
    counts,
    entities::{assister, directory_entry},
};
use domain::{
    assisters::{AccountState, DirectoryFilter, DirectoryPage, DirectoryRow},
    dates::CivilDate,
    ids::AssisterAccountId,
    lists::{Count, Cursor},
    policy::Action,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, Order, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef, Select,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashSet;
use uuid::Uuid;

/// Assisters on a page.
pub const PAGE: usize = 20;

/// Entries of the first batch; the next ones are larger.
const BATCH: u64 = 50;

/// Reads one page of the listed assisters who may act today. A cursor whose row
/// is gone leads to the first page. The directory is public: who reads it is not
/// on the record.
///
/// # Errors
/// A failure of the database.
pub async fn find_help(
    store: &Store,
    request: &Request,
    filter: &DirectoryFilter,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> StoreResult<DirectoryPage> {
    request.admit(Action::FindHelp)?;
    let conn = store.reader();
    let asked = Asked { filter, today: request.today() };
    let count = count(conn, &asked).await?;
    let (ids, previous, next) = page(conn, &asked, cursor).await?;
    let mut found = profiles(conn, ids.clone()).await?;
    let rows: Vec<DirectoryRow> = ids.iter().filter_map(|id| found.remove(id)).map(row).collect();
    Ok(DirectoryPage {
        previous: rows.first().filter(|_| previous).map(|row| Cursor::Before(row.assister)),
        next: rows.last().filter(|_| next).map(|row| Cursor::After(row.assister)),
        rows,
        count,
    })
}

/// Who is looked for, and on which day.
struct Asked<'f> {
    filter: &'f DirectoryFilter,
    today: CivilDate,
}

impl Asked<'_> {
    /// The entries of the county and the language, in no order yet.
    fn range(&self) -> Select<directory_entry::Entity> {
        let county = self.filter.county.as_deref().unwrap_or_default();
        let language = self.filter.language.as_deref().unwrap_or_default();
        directory_entry::Entity::find()
            .filter(directory_entry::Column::County.eq(county))
            .filter(directory_entry::Column::Language.eq(language))
    }

    /// What the assister's row must say: the rest of the filter, and that they
    /// may act on the day ([`domain::assisters::standing`]).
    fn fits(&self) -> Condition {
        let on_the_roster = Condition::any()
            .add(assister::Column::RosteredUntil.is_null())
            .add(assister::Column::RosteredUntil.gte(self.today));
        Condition::all()
            .add(assister::Column::State.eq(AccountState::Active.as_str()))
            .add(assister::Column::CertifiedFrom.lte(self.today))
            .add(assister::Column::CertifiedUntil.gte(self.today))
            .add(on_the_roster)
            .add(assister::Column::PortalApproved.eq(true))
            .add_option(self.filter.kind.map(|kind| assister::Column::Kind.eq(kind.as_str())))
            .add_option(
                self.filter.taking_new_clients.then(|| assister::Column::TakingNewClients.eq(true)),
            )
    }
}

async fn count(conn: &impl ConnectionTrait, asked: &Asked<'_>) -> StoreResult<Count> {
    let assister_of: RelationDef = directory_entry::Entity::belongs_to(assister::Entity)
        .from(directory_entry::Column::AssisterId)
        .to(assister::Column::Id)
        .into();
    let listed = asked
        .range()
        .join(JoinType::InnerJoin, assister_of)
        .filter(asked.fits())
        .select_only()
        .column(directory_entry::Column::AssisterId)
        .into_query();
    counts::count(conn, listed).await
}

/// The assisters at a cursor in the order of the names, and whether there are
/// others before and after them.
async fn page(
    conn: &impl ConnectionTrait,
    asked: &Asked<'_>,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> StoreResult<(Vec<Uuid>, bool, bool)> {
    let backward = matches!(cursor, Some(Cursor::Before(_)));
    let anchor = match cursor {
        Some(cursor) => anchor(conn, cursor.row()).await?,
        None => None,
    };
    if anchor.is_some() {
        let (mut ids, more) = side(conn, asked, anchor, backward).await?;
        if !backward && !ids.is_empty() {
            return Ok((ids, true, more));
        }
        // Without more before them, this is the first page, perhaps cut short.
        if backward && more {
            ids.reverse();
            return Ok((ids, true, true));
        }
    }
    let (ids, more) = side(conn, asked, None, false).await?;
    Ok((ids, false, more))
}

/// The place of an assister, whether or not they fit by now.
async fn anchor(
    conn: &impl ConnectionTrait,
    assister: AssisterAccountId,
) -> StoreResult<Option<directory_entry::Model>> {
    Ok(directory_entry::Entity::find()
        .filter(directory_entry::Column::AssisterId.eq(assister.0))
        .filter(directory_entry::Column::County.eq(""))
        .filter(directory_entry::Column::Language.eq(""))
        .one(conn)
        .await?)
}

/// Up to a page of those who fit on one side of a place, the nearest first, and
/// whether there are more.
async fn side(
    conn: &impl ConnectionTrait,
    asked: &Asked<'_>,
    mut place: Option<directory_entry::Model>,
    backward: bool,
) -> StoreResult<(Vec<Uuid>, bool)> {
    let (mut found, mut batch) = (Vec::new(), BATCH);
    loop {
        let entries = read_on(conn, asked, place.as_ref(), backward, batch).await?;
        found.extend(fitting(conn, asked, &entries).await?);
        if found.len() > PAGE {
            found.truncate(PAGE);
            return Ok((found, true));
        }
        let read = u64::try_from(entries.len()).unwrap_or(u64::MAX);
        place = entries.into_iter().next_back();
        if read < batch {
            return Ok((found, false));
        }
        // Few fit: on the day after a lapse of many, or for a rare kind.
        batch = std::cmp::min(batch * 4, 1_000);
    }
}

/// The next entries of the range, whether or not they fit.
async fn read_on(
    conn: &impl ConnectionTrait,
    asked: &Asked<'_>,
    place: Option<&directory_entry::Model>,
    backward: bool,
    entries: u64,
) -> StoreResult<Vec<directory_entry::Model>> {
    let columns = [directory_entry::Column::NameKey, directory_entry::Column::AssisterId];
    let mut some = asked.range();
    if let Some(place) = place {
        let key = Expr::tuple(columns.map(|column| column.into_expr()));
        let here = Expr::tuple([Expr::val(place.name_key.as_str()), Expr::val(place.assister_id)]);
        some = some.filter(if backward { key.lt(here) } else { key.gt(here) });
    }
    let order = if backward { Order::Desc } else { Order::Asc };
    for column in columns {
        some = some.order_by(column, order.clone());
    }
    Ok(some.limit(entries).all(conn).await?)
}

/// Those of the entries who fit, in the same order.
async fn fitting(
    conn: &impl ConnectionTrait,
    asked: &Asked<'_>,
    entries: &[directory_entry::Model],
) -> StoreResult<Vec<Uuid>> {
    let ids = entries.iter().map(|entry| entry.assister_id);
    let fitting: HashSet<Uuid> = assister::Entity::find()
        .select_only()
        .column(assister::Column::Id)
        .filter(assister::Column::Id.is_in(ids.clone()))
        .filter(asked.fits())
        .into_tuple::<Uuid>()
        .all(conn)
        .await?
        .into_iter()
        .collect();
    Ok(ids.filter(|id| fitting.contains(id)).collect())
}

fn row(found: Profiled) -> DirectoryRow {
    let Profiled { row, profile } = found;
    let counties = row.counties.split(',').map(str::trim).filter(|county| !county.is_empty());
    DirectoryRow {
        assister: AssisterAccountId(row.id),
        name: profile.name,
        kind: profile.kind,
        organization: profile.organization,
        city: profile.city,
        counties: counties.map(str::to_owned).collect(),
        languages: profile.languages,
        hours: row.hours,
        phone: profile.phone,
        email: profile.email,
        taking_new_clients: row.taking_new_clients,
        reference_number: profile.reference_number,
    }
}
