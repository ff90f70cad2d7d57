//! Messages on a person's own pages, until they put them away.

use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::names::Names,
    entities::alert,
    transaction::{Tx, to_json},
};
use domain::{
    audit::{Done, Event},
    ids::{AccountId, AlertId},
    notices::{Alert, AlertAbout, OtherPerson, ShownAlert},
    policy::Action,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};
use std::cmp::Reverse;
use uuid::Uuid;

/// How many are shown at once; putting one away shows the next.
const MOST: u64 = 10;

/// The open messages of the person who asks, newest first, with the names that
/// they mention.
///
/// # Errors
/// Those of admission, or a failure of the database.
pub async fn alerts(store: &Store, request: &Request) -> StoreResult<Vec<ShownAlert>> {
    request.admit(Action::ListAlerts)?;
    let reader = reader(request)?;
    let rows = alert::Entity::find()
        .filter(alert::Column::AccountId.eq(reader.0))
        .filter(alert::Column::DismissedAt.is_null())
        .order_by_desc(alert::Column::CreatedAt)
        .order_by_desc(alert::Column::Id)
        .limit(MOST)
        .all(store.reader())
        .await?;
    let rows = rows
        .into_iter()
        .map(|row| {
            let content: Alert = serde_json::from_str(&row.content)
                .map_err(|_| StoreError::inconsistent("alert", "content"))?;
            Ok((row, content))
        })
        .collect::<StoreResult<Vec<_>>>()?;
    let others: Vec<Uuid> =
        rows.iter().filter_map(|(_, content)| other(content)).map(|id| id.0).collect();
    let names = Names::load(store.reader(), others).await?;
    let mut shown = rows
        .into_iter()
        .map(|(row, content)| {
            let about = about(content, reader, &names)?;
            Ok(ShownAlert { id: AlertId(row.id), at: row.created_at, about })
        })
        .collect::<StoreResult<Vec<_>>>()?;
    // A change ends one association and begins another at the same instant: what
    // is so now comes first.
    let over = |alert: &ShownAlert| matches!(alert.about, AlertAbout::AssociationEnded { .. });
    shown.sort_by_key(|alert| (Reverse(alert.at), over(alert)));
    Ok(shown)
}

/// Puts a message away. Doing so again changes nothing.
///
/// # Errors
/// [`StoreError::NotFound`], also for somebody else's message.
pub async fn dismiss(store: &Store, request: &Request, id: AlertId) -> StoreResult<()> {
    request.admit(Action::DismissAlert)?;
    let reader = reader(request)?;
    let tx = store.begin(request).await?;
    let row = alert::Entity::find_by_id(id.0)
        .filter(alert::Column::AccountId.eq(reader.0))
        .one(&tx.conn)
        .await?
        .ok_or(StoreError::NotFound)?;
    if row.dismissed_at.is_some() {
        return tx.nothing_changed().await;
    }
    let mut row = row.into_active_model();
    row.dismissed_at = Set(Some(request.now));
    row.update(&tx.conn).await?;
    tx.commit(Event::new(Done::AlertDismissed).subject(id.0)).await
}

/// Puts away messages that are no longer true, before one takes their place.
pub(crate) async fn withdraw(
    tx: &Tx<'_>,
    reader: AccountId,
    outdated: impl IntoIterator<Item = Alert>,
) -> StoreResult<()> {
    let contents =
        outdated.into_iter().map(|alert| to_json(&alert)).collect::<StoreResult<Vec<_>>>()?;
    alert::Entity::update_many()
        .col_expr(alert::Column::DismissedAt, Expr::value(tx.request.now))
        .filter(alert::Column::AccountId.eq(reader.0))
        .filter(alert::Column::DismissedAt.is_null())
        .filter(alert::Column::Content.is_in(contents))
        .exec(&tx.conn)
        .await?;
    Ok(())
}

fn reader(request: &Request) -> StoreResult<AccountId> {
    request.actor.account().ok_or(StoreError::Unauthenticated)
}

/// The person whom a message names.
fn other(alert: &Alert) -> Option<AccountId> {
    match alert {
        Alert::AssociationBegan { other }
        | Alert::AssociationEnded { other, .. }
        | Alert::AssisterLapsed { other }
        | Alert::AssisterOnHold { other }
        | Alert::AssisterMoved { other }
        | Alert::AssociationReminder { other }
        | Alert::RequestDecided { other, .. } => Some(*other),
        Alert::ApplicationSubmitted { by } | Alert::ApplicationWithdrawn { by } => Some(*by),
        Alert::ResultKnown { consumer } => Some(*consumer),
        Alert::CertificationEnding { .. } | Alert::CertificationLapsed { .. } => None,
    }
}

fn about(alert: Alert, reader: AccountId, names: &Names) -> StoreResult<AlertAbout> {
    let person = |id: AccountId| {
        names
            .given(id.0)
            .zip(names.full(id.0))
            .map(|(given_name, name)| OtherPerson { given_name, name })
            .ok_or_else(|| StoreError::inconsistent("alert", "about an unknown person"))
    };
    Ok(match alert {
        Alert::AssociationBegan { other } => AlertAbout::AssociationBegan { other: person(other)? },
        Alert::AssociationEnded { other, reason } => {
            AlertAbout::AssociationEnded { other: person(other)?, reason }
        }
        Alert::ApplicationSubmitted { by } if by == reader => {
            AlertAbout::ApplicationSubmitted { by: None }
        }
        Alert::ApplicationSubmitted { by } => {
            AlertAbout::ApplicationSubmitted { by: Some(person(by)?) }
        }
        Alert::ApplicationWithdrawn { by } => AlertAbout::ApplicationWithdrawn { by: person(by)? },
        Alert::ResultKnown { consumer } if consumer == reader => {
            AlertAbout::ResultKnown { client: None }
        }
        Alert::ResultKnown { consumer } => {
            AlertAbout::ResultKnown { client: Some(person(consumer)?) }
        }
        Alert::CertificationEnding { until } => AlertAbout::CertificationEnding { until },
        Alert::CertificationLapsed { until } => AlertAbout::CertificationLapsed { until },
        Alert::AssisterLapsed { other } => AlertAbout::AssisterLapsed { other: person(other)? },
        Alert::AssisterOnHold { other } => AlertAbout::AssisterOnHold { other: person(other)? },
        Alert::AssisterMoved { other } => AlertAbout::AssisterMoved { other: person(other)? },
        Alert::AssociationReminder { other } => {
            AlertAbout::AssociationReminder { other: person(other)? }
        }
        Alert::RequestDecided { other, approved } => {
            AlertAbout::RequestDecided { other: person(other)?, approved }
        }
    })
}
