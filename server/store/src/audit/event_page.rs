//! Pages of events, newest first.
//!
//! What is asked for is a few ranges, each of which one index holds in the order
//! of the page. Each range is read for one page at most and the readings are
//! merged, so a page costs the same however long the trail is.

use crate::{StoreResult, entities::audit_event, plans::first};
use domain::{dates::Instant, lists::Cursor};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder,
    QuerySelect,
};

/// A place in the order of the pages.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub at: Instant,
    pub seq: i64,
}

impl From<&audit_event::Model> for Place {
    fn from(row: &audit_event::Model) -> Self {
        Self { at: row.at, seq: row.seq }
    }
}

/// Events that one index holds in the order of the pages.
#[derive(Clone, Debug)]
pub struct Range {
    /// Which events, whenever they happened.
    pub rows: Condition,
    /// The first instant.
    pub from: Option<Instant>,
    /// The instant before which they happened.
    pub until: Option<Instant>,
    /// Anybody's: far more of them than a page holds.
    pub long: bool,
}

impl From<Condition> for Range {
    fn from(rows: Condition) -> Self {
        Self { rows, from: None, until: None, long: false }
    }
}

/// Events, newest first, and the ways on.
pub struct EventPage {
    pub rows: Vec<audit_event::Model>,
    pub previous: Option<Cursor<i64>>,
    pub next: Option<Cursor<i64>>,
}

impl EventPage {
    fn new(rows: Vec<audit_event::Model>, previous: bool, next: bool) -> Self {
        Self {
            previous: rows.first().filter(|_| previous).map(|row| Cursor::Before(row.seq)),
            next: rows.last().filter(|_| next).map(|row| Cursor::After(row.seq)),
            rows,
        }
    }
}

/// The page of up to `most` events at a cursor. Where nothing is left on that side, or
/// the cursor names no row, it is the first page.
pub async fn event_page(
    conn: &impl ConnectionTrait,
    ranges: &[Range],
    cursor: Option<Cursor<i64>>,
    most: u64,
) -> StoreResult<EventPage> {
    let anchor = match cursor {
        None => None,
        Some(cursor) => audit_event::Entity::find_by_id(cursor.row()).one(conn).await?,
    };
    if let Some(anchor) = &anchor {
        let newer = matches!(cursor, Some(Cursor::Before(_)));
        let (mut rows, more) = side(conn, ranges, Some(anchor.into()), newer, most).await?;
        if !newer && !rows.is_empty() {
            return Ok(EventPage::new(rows, true, more));
        }
        // Without more rows before it, this is the first page, perhaps cut short.
        if newer && more {
            rows.reverse();
            return Ok(EventPage::new(rows, true, true));
        }
    }
    let (rows, more) = side(conn, ranges, None, false, most).await?;
    Ok(EventPage::new(rows, false, more))
}

/// Up to `most` events on one side of a place, the nearest first, and whether
/// there are more.
pub async fn side(
    conn: &impl ConnectionTrait,
    ranges: &[Range],
    from: Option<Place>,
    newer: bool,
    most: u64,
) -> StoreResult<(Vec<audit_event::Model>, bool)> {
    let order = if newer { Order::Asc } else { Order::Desc };
    let mut rows = Vec::new();
    let limit = most.saturating_add(1);
    let parts = ranges
        .iter()
        .flat_map(|range| beyond(range, from, newer).into_iter().map(|part| (part, range.long)));
    for (part, long) in parts {
        let events = audit_event::Entity::find()
            .filter(part)
            .order_by(audit_event::Column::At, order.clone())
            .order_by(audit_event::Column::Seq, order.clone());
        rows.extend(match long {
            true => first(conn, events, limit).all(conn).await?,
            false => events.limit(limit).all(conn).await?,
        });
    }
    rows.sort_by_key(|row| (row.at, row.seq));
    // An event may lie in two of the ranges.
    rows.dedup_by_key(|row| row.seq);
    if !newer {
        rows.reverse();
    }
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    Ok((rows, more))
}

/// A range beyond a place: the rest of its instant, and every other. Compared as
/// one pair, SQLite would read a crowded instant from its end, because `seq` is
/// its row number.
fn beyond(range: &Range, from: Option<Place>, newer: bool) -> Vec<Condition> {
    use audit_event::Column::{At, Seq};
    let Some(Place { at, seq }) = from else { return vec![range.condition()] };
    let (within, mut other) = (if newer { Seq.gt(seq) } else { Seq.lt(seq) }, range.clone());
    let other = if newer {
        other.from = None;
        let first = range.from.filter(|first| *first > at);
        other.condition().add(first.map_or_else(|| At.gt(at), |first| At.gte(first)))
    } else {
        // SQLite leads its index to one upper end only, and it may be the other one.
        other.until = Some(range.until.map_or(at, |until| until.min(at)));
        other.condition()
    };
    vec![range.condition().add(At.eq(at)).add(within), other]
}

impl Range {
    fn condition(&self) -> Condition {
        use audit_event::Column::At;
        self.rows
            .clone()
            .add_option(self.from.map(|from| At.gte(from)))
            .add_option(self.until.map(|until| At.lt(until)))
    }
}
