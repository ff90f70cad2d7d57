//! Lines that name somebody as an account or another line does.

use super::{ROWS, cell, cells, number};
use crate::{Request, StoreResult, assisters::namesakes::with_names, entities::roster_import_row};
use domain::{
    accounts::name_key,
    assisters::roster_file::{Column, Namesake, NamesakeOf, RosterImport},
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// The namesakes of a file's lines, by line: accounts first, then earlier lines.
pub(super) async fn namesakes(
    conn: &impl ConnectionTrait,
    request: &Request,
    rows: &[roster_import_row::Model],
) -> StoreResult<Vec<Namesake>> {
    let mut lines: BTreeMap<String, Vec<(u32, String)>> = BTreeMap::new();
    for row in rows {
        let cells = cells(row)?;
        let (given, family) = (cell(&cells, Column::GivenName), cell(&cells, Column::FamilyName));
        let name = format!("{} {}", given.trim(), family.trim());
        // As the roster sorts: family name first.
        let key = name_key(&format!("{family} {given}"));
        lines.entry(key).or_default().push((number(row.line), name));
    }
    let mut found = Vec::new();
    let keys: Vec<&str> = lines.keys().map(String::as_str).collect();
    for keys in keys.chunks(ROWS) {
        let most = RosterImport::NAMESAKES as u64;
        for (key, account) in with_names(conn, request, keys.iter().copied(), most).await? {
            for (line, name) in lines.get(&key).into_iter().flatten() {
                let of = NamesakeOf::Account(Box::new(account.clone()));
                found.push(Namesake { line: *line, name: name.clone(), of });
            }
        }
    }
    for same in lines.values() {
        for pair in same.windows(2) {
            if let [(before, _), (line, name)] = pair {
                let of = NamesakeOf::Line(*before);
                found.push(Namesake { line: *line, name: name.clone(), of });
            }
        }
    }
    // Stable: what was found first of a line stays first.
    found.sort_by_key(|namesake| namesake.line);
    found.truncate(RosterImport::NAMESAKES);
    Ok(found)
}
