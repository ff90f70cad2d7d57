//! An answer of the engine is kept: evidence that never changes.

use super::work::{Waiting, admit_system, again, done, own};
use crate::{
    Request, Store, StoreResult,
    applications::review::current_assister,
    associations::file::standing_of,
    clients::projection,
    entities::determination,
    transaction::{Tx, to_json},
};
use domain::{
    applications::PersonNumber,
    assisters::Standing,
    audit::{Done, Event},
    coverage::{Determination, Finding},
    dates::Instant,
    ids::AssisterAccountId,
    notices::{Alert, Mail},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Everybody has a result.
    Whole,
    /// Numbers are missing for somebody, who waits on.
    Partly,
    /// It came too late: another worker has the application, or it is done.
    TooLate,
}

/// Keeps what the engine answered. The first result of each person is the initial determination;
/// a person whose numbers are not configured waits on, and nobody else waits for them. The
/// consumer and the present assister are told once.
///
/// # Errors
/// [`crate::StoreError::Forbidden`] for anybody but the system, or a failure of the database.
pub async fn keep(
    store: &Store,
    request: &Request,
    waiting: &Waiting,
    determination: &Determination,
) -> StoreResult<Kept> {
    admit_system(request)?;
    let tx = store.begin(request).await?;
    // The list of clients changes with it: the order of locks is that of every such change.
    tx.lock_account(waiting.consumer.into()).await?;
    let Some(work) = own(&tx, waiting).await? else {
        tx.nothing_changed().await?;
        return Ok(Kept::TooLate);
    };
    let before = newest(&tx.conn, waiting.application.0).await?;
    let findings = determination.findings();
    let mut waits: BTreeSet<PersonNumber> = waiting.snapshot.people().into_iter().collect();
    waits.retain(|person| !before.contains_key(person));
    let mut added = 0;
    for finding in findings.iter().filter(|finding| finding.result.outcome.is_result()) {
        let known = before.get(&finding.person());
        // The same again is no news.
        if known.is_some_and(|known| is_same(known, finding)) {
            continue;
        }
        let id = tx.new_id();
        let row = row_of(id, waiting.application.0, finding, request.now, known.is_none())?;
        // Through `reset_all`, every column is written.
        row.into_active_model().reset_all().insert(&tx.conn).await?;
        waits.remove(&finding.person());
        added += 1;
    }
    let missing = findings.iter().find_map(|finding| finding.result.not_configured.as_ref());
    let event = Event::new(Done::ApplicationDetermined)
        .subject(waiting.application.0)
        .detail("results", added)
        .detail("waiting", waits.len())
        .detail("federal_parameters", &determination.parameters.federal)
        .detail("state_parameters", &determination.parameters.state);
    let event = match missing {
        Some(missing) => event.detail("not_configured", &missing.what),
        None => event,
    };
    if waits.is_empty() {
        done(&tx, work).await?;
    } else {
        again(&tx, work, waiting, "not_configured").await?;
    }
    if added > 0 {
        projection::refresh(&tx, waiting.consumer).await?;
    }
    if before.is_empty() && added > 0 {
        tell(&tx, waiting).await?;
    }
    let kept = if waits.is_empty() { Kept::Whole } else { Kept::Partly };
    tx.commit(event).await?;
    Ok(kept)
}

/// Whether the answer says the same, on whatever day it was given.
fn is_same(known: &Finding, finding: &Finding) -> bool {
    (&known.result, &known.credit) == (&finding.result, &finding.credit)
}

/// The row of a finding.
pub(crate) fn row_of(
    id: Uuid,
    application: Uuid,
    finding: &Finding,
    at: Instant,
    is_initial: bool,
) -> StoreResult<determination::Model> {
    let credit = finding.own_credit().and_then(|credit| credit.monthly);
    Ok(determination::Model {
        id,
        application_id: application,
        person: i32::from(finding.person().get()),
        outcome: finding.result.outcome.as_str().to_owned(),
        premium_monthly: finding.result.premium_monthly.map(|premium| premium.0),
        credit_monthly: credit.map(|credit| credit.0),
        content: to_json(finding)?,
        determined_at: at,
        federal_parameters: finding.parameters.federal.clone(),
        state_parameters: finding.parameters.state.clone(),
        is_initial,
    })
}

/// The newest result of each person so far.
async fn newest(
    conn: &impl ConnectionTrait,
    application: Uuid,
) -> StoreResult<BTreeMap<PersonNumber, Finding>> {
    let mut rows = determination::Entity::find()
        .filter(determination::Column::ApplicationId.eq(application))
        .all(conn)
        .await?;
    rows.sort_by_key(|row| (row.determined_at, row.id));
    rows.iter()
        .map(|row| {
            let finding = super::results::finding(row)?;
            Ok((finding.person(), finding))
        })
        .collect()
}

/// The consumer by mail and on their pages; the assister who acts for them now on theirs.
async fn tell(tx: &Tx<'_>, waiting: &Waiting) -> StoreResult<()> {
    let consumer = waiting.consumer.into();
    let alert = Alert::ResultKnown { consumer };
    tx.mail(consumer, &Mail::ResultKnown { application: waiting.application }).await?;
    tx.alert(consumer, &alert).await?;
    if let Some(row) = current_assister(&tx.conn, waiting.consumer).await? {
        let assister = AssisterAccountId(row.assister_id);
        // Somebody who may not act today does not learn of it either.
        if standing_of(&tx.conn, assister, tx.request.today()).await? == Standing::MayAct {
            tx.alert(assister.into(), &alert).await?;
        }
    }
    Ok(())
}
