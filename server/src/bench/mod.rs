//! What a page of each list costs in a small and in a large database of made-up
//! people. Lists of one length must cost about the same in both.
//!
//! The real operations of the store run, over and over, in turns on the one
//! database and on the other, so that whatever else the machine does hits both
//! alike. The cost of a page is the time of all the queries of the operation; its
//! audit row is written, but not counted. A list that seems to cost too much is
//! measured a second time, and what it costs then counts.

mod database;
mod list;
mod table;
mod times;

pub use database::{DAY, SEED};
pub use table::Row;

use database::Database;
use list::{Bar, Case};
use store::{StoreError, StoreResult};
use times::Times;

/// Runs before those that count.
const WARM_UP: usize = 5;

/// A page of the large database may cost this much of what it costs in the small
/// one, in percent.
pub const MOST_PERCENT: u128 = 150;

/// Two databases of one kind, filled by the command `seed`.
pub struct Pair {
    pub small: Site,
    pub large: Site,
}

impl Pair {
    /// Pages before a deep one, in both: with a million consumers, the middle of the
    /// largest client list.
    fn deep(&self) -> usize {
        (self.large.consumers / 2_500).clamp(10, 400)
    }
}

/// Where a database is, and how many people were made up for it.
#[derive(Clone, Debug)]
pub struct Site {
    pub url: String,
    pub consumers: usize,
    pub assisters: usize,
}

/// Measures every list whose name begins with `beginning`, and hands over each row as
/// soon as it is there. Answers the lists that cost too much.
///
/// # Errors
/// A failure of a database, or one that was not filled by the same seed.
pub async fn measure(
    pair: &Pair,
    beginning: &str,
    rounds: usize,
    mut tell: impl FnMut(&Row),
) -> StoreResult<Vec<String>> {
    let mut both = [Database::open(&pair.small).await?, Database::open(&pair.large).await?];
    let mut missed = Vec::new();
    let cases = Case::all().into_iter().filter(|case| case.name().starts_with(beginning));
    let cases: Vec<Case> = cases.collect();
    if cases.is_empty() {
        return Err(StoreError::Internal("no list has a name that begins so"));
    }
    for case in cases {
        let mut row = one(&mut both, case, rounds, pair.deep()).await?;
        tell(&row);
        // Something else on this machine may have been in the way: once more, for longer.
        if row.is_too_slow() {
            row = one(&mut both, case, 3 * rounds, pair.deep()).await?;
            if row.is_too_slow() {
                missed.push(row.name.clone());
            }
            row.name.push_str(" (again)");
            tell(&row);
        }
    }
    Ok(missed)
}

async fn one(both: &mut [Database; 2], case: Case, rounds: usize, deep: usize) -> StoreResult<Row> {
    let mut places = [None, None];
    for (database, place) in both.iter_mut().zip(&mut places) {
        *place = database.place_of(case, deep).await?;
    }
    let mut times = [Times::default(), Times::default()];
    let mut rows = [0, 0];
    for round in 0..WARM_UP + rounds {
        // Now the one goes first, now the other.
        let order = if round % 2 == 0 { [0, 1] } else { [1, 0] };
        for which in order {
            let database = &both[which];
            database.stopwatch.lap();
            let began = std::time::Instant::now();
            let read = case.list.read(database, places[which]).await?;
            let whole = began.elapsed();
            let (queries, count) = database.stopwatch.lap();
            if count == 0 {
                return Err(StoreError::Internal("a list that asks nothing"));
            }
            rows[which] = read.rows;
            if round >= WARM_UP {
                times[which].add(queries, whole);
            }
        }
    }
    let [small, large] = times;
    Ok(Row {
        name: case.name(),
        rows,
        queries: [small.queries(), large.queries()],
        whole: [small.whole(), large.whole()],
        has_bar: case.bar == Bar::Counts,
    })
}
