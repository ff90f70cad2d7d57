//! Lines that name somebody as an account or another line does.

use super::{ROWS, cell, cells, number};
use crate::{
    StoreResult,
    assisters::{
        namesakes::{told_apart, under},
        new_assister::roster_key,
    },
    entities::{assister, roster_import_row},
};
use domain::{
    accounts::PersonName,
    assisters::roster_file::{Column, LineNamesake, NamesakeOf, RosterImport},
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The first of the lines that have a namesake, each with one: an account where there
/// is one, or else the line before it; and how many such lines there are.
pub(super) async fn namesakes(
    conn: &impl ConnectionTrait,
    rows: &[roster_import_row::Model],
) -> StoreResult<(Vec<LineNamesake>, u32)> {
    let named = rows.iter().map(named).collect::<StoreResult<Vec<_>>>()?;
    let mut accounts: HashMap<String, assister::Model> = HashMap::new();
    for named in named.chunks(ROWS) {
        let found = under(named.iter().map(|line| &*line.key)).all(conn).await?;
        for account in found {
            accounts.entry(account.name_key.clone()).or_insert(account);
        }
    }
    let (mut shown, mut count, mut before) = (Vec::new(), 0, HashMap::new());
    for Named { line, name, key } in named {
        let account = accounts.get(&key);
        let earlier = before.insert(key, line);
        if account.is_none() && earlier.is_none() {
            continue;
        }
        count += 1;
        if shown.len() < RosterImport::NAMESAKES {
            shown.push((line, name, account, earlier));
        }
    }
    let of: Vec<_> = shown.iter().filter_map(|(_, _, account, _)| account.cloned()).collect();
    let mut of = told_apart(conn, &of).await?.into_iter();
    let shown = shown.into_iter().filter_map(|(line, name, account, earlier)| {
        let of = match account {
            Some(_) => NamesakeOf::Account(of.next()?),
            None => NamesakeOf::Line(earlier?),
        };
        Some(LineNamesake { line, name, of })
    });
    Ok((shown.collect(), count))
}

struct Named {
    line: u32,
    name: String,
    /// As the roster sorts.
    key: String,
}

fn named(row: &roster_import_row::Model) -> StoreResult<Named> {
    let cells = cells(row)?;
    let text = |column| cell(&cells, column).trim().to_owned();
    let name = PersonName { given: text(Column::GivenName), family: text(Column::FamilyName) };
    Ok(Named { line: number(row.line), name: name.full(), key: roster_key(&name) })
}
