//! The initial determinations as the client list holds them.

use super::snapshot_of;
use crate::{
    StoreError, StoreResult,
    entities::{application_snapshot, client, determination},
    transaction::to_json,
};
use domain::{
    applications::PersonNumber,
    coverage::{FirstResult, FirstResults, Outcome, ResultFilter},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, prelude::DateTimeUtc,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Columns of the client list.
pub(crate) struct FirstColumns {
    pub results: String,
    pub outcomes: String,
}

impl FirstColumns {
    /// Nothing was sent.
    pub fn none() -> Self {
        Self { results: String::new(), outcomes: ",".to_owned() }
    }
}

/// What the list says about an application that was sent.
pub(crate) async fn first_results(
    conn: &impl ConnectionTrait,
    application: Uuid,
) -> StoreResult<FirstColumns> {
    let rows = determination::Entity::find()
        .filter(determination::Column::ApplicationId.eq(application))
        .filter(determination::Column::IsInitial.eq(true))
        .order_by_asc(determination::Column::Person)
        .all(conn)
        .await?;
    if rows.is_empty() {
        return columns_of(&[], &[], None);
    }
    let sent = application_snapshot::Entity::find_by_id(application)
        .one(conn)
        .await?
        .ok_or_else(|| StoreError::inconsistent("application_snapshot", "missing"))?;
    let people = snapshot_of(&sent)?.names();
    let outcomes = rows
        .iter()
        .map(|row| {
            let person = u8::try_from(row.person).ok().and_then(PersonNumber::new);
            person
                .zip(Outcome::parse(&row.outcome))
                .ok_or_else(|| StoreError::inconsistent("determination", "outcome"))
        })
        .collect::<StoreResult<Vec<_>>>()?;
    columns_of(&people, &outcomes, rows.iter().map(|row| row.determined_at).max())
}

/// The columns for people with their outcomes; without any outcome everybody waits.
pub(crate) fn columns_of(
    people: &[(PersonNumber, String)],
    outcomes: &[(PersonNumber, Outcome)],
    at: Option<DateTimeUtc>,
) -> StoreResult<FirstColumns> {
    let waiting = ResultFilter::Waiting.as_str();
    let Some(at) = at else {
        return Ok(FirstColumns { outcomes: format!(",{waiting},"), ..FirstColumns::none() });
    };
    let known: BTreeMap<PersonNumber, Outcome> = outcomes.iter().copied().collect();
    let first = FirstResults {
        at,
        people: people
            .iter()
            .filter_map(|(person, name)| {
                let outcome = *known.get(person)?;
                Some(FirstResult { given_name: name.clone(), outcome })
            })
            .collect(),
        waiting: people.iter().any(|(person, _)| !known.contains_key(person)),
    };
    let mut words: Vec<&str> = known.values().map(|outcome| outcome.as_str()).collect();
    words.extend(first.waiting.then_some(waiting));
    words.sort_unstable();
    words.dedup();
    Ok(FirstColumns { results: to_json(&first)?, outcomes: format!(",{},", words.join(",")) })
}

/// The first results that a row of the list holds.
pub(crate) fn first_of(row: &client::Model) -> StoreResult<Option<FirstResults>> {
    if row.first_results.is_empty() {
        return Ok(None);
    }
    serde_json::from_str(&row.first_results)
        .map(Some)
        .map_err(|_| StoreError::inconsistent("client", "first_results"))
}
