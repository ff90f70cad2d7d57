//! A confirmed file comes onto the roster: all of it in one transaction, or
//! nobody.

use super::{
    cells,
    confirm::forget_lines,
    judge::{Judged, Ready, judge},
    number, rows_of, stored,
};
use crate::{
    Request, Store, StoreError, StoreResult,
    assisters::new_assister::{NewAssister, insert},
    entities::{roster_import, roster_import_row},
    transaction::{Tx, to_json},
};
use domain::{
    accounts::Role,
    assisters::{AccountState, AssisterKind, Change, roster_file::ImportState},
    audit::{Done, Event},
    ids::{AccountId, RosterImportId},
    notices::Mail,
    policy::Actor,
    validation::Invalid,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{LockBehavior, LockType},
};

/// Takes one confirmed file over; answers how many assisters were created. Two
/// servers at once take no file twice, and one that dies leaves nothing behind.
/// The history of every account names whoever confirmed the file.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn take_over_roster(store: &Store, request: &Request) -> StoreResult<usize> {
    if request.actor != Actor::System {
        return Err(StoreError::Forbidden);
    }
    let Some(next) = confirmed().one(store.reader()).await? else { return Ok(0) };
    let account = AccountId(next.created_by);
    let actor = Actor::Person { account, role: Role::ResourceManager };
    let request = Request { actor, ..*request };
    let id = RosterImportId(next.id);
    let tx = store.begin(&request).await?;
    let Some(file) = locked(&tx, id).await? else {
        tx.nothing_changed().await?;
        return Ok(0);
    };
    let judged = judge(&tx.conn, lines(&tx, id).await?, request.today()).await?;
    if judged.iter().any(|judged| judged.ready.is_none()) {
        tx.nothing_changed().await?;
        return refuse(store, &request, id, judged).await;
    }
    let created = judged.len();
    let counting = store.import_progress.begin(id);
    for (done, judged) in judged.into_iter().enumerate() {
        counting.at(done);
        if let Some(ready) = judged.ready {
            create(&tx, ready, file.invite).await?;
        }
    }
    finish(tx, file, created).await?;
    Ok(created)
}

fn confirmed() -> Select<roster_import::Entity> {
    roster_import::Entity::find()
        .filter(roster_import::Column::State.eq(ImportState::Confirmed.as_str()))
        .order_by_asc(roster_import::Column::CreatedAt)
}

/// The file, if it still waits and no other server is at it.
async fn locked(tx: &Tx<'_>, id: RosterImportId) -> StoreResult<Option<roster_import::Model>> {
    Ok(confirmed()
        .filter(roster_import::Column::Id.eq(id.0))
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(&tx.conn)
        .await?)
}

async fn lines(tx: &Tx<'_>, id: RosterImportId) -> StoreResult<Vec<(u32, super::Cells, Invalid)>> {
    let rows = rows_of(id).all(&tx.conn).await?;
    rows.iter().map(|row| Ok((number(row.line), cells(row)?, Invalid::default()))).collect()
}

/// A broker is approved at once; a navigator or CAC waits for the agency
/// administrator, as with an account that is made by hand.
async fn create(tx: &Tx<'_>, ready: Ready, invite: bool) -> StoreResult<()> {
    let kind = ready.details.kind;
    let state = match kind {
        AssisterKind::Broker if invite => AccountState::Invited,
        AssisterKind::Broker => AccountState::Approved,
        AssisterKind::Navigator | AssisterKind::Cac => AccountState::Requested,
    };
    let new = NewAssister {
        details: ready.details,
        sign_in_name: None,
        organization: ready.organization,
        certification: ready.certification,
        state,
        approved_by: None,
        change: Change::Imported,
        reference_number: None,
    };
    let id = insert(tx, &new).await?;
    if state == AccountState::Invited {
        tx.mail(id.into(), &Mail::AssisterInvitation).await?;
    }
    let event = Event::new(Done::AssisterCreated)
        .about(id.into())
        .detail("kind", kind.as_str())
        .detail("to", state.as_str());
    tx.record(event).await
}

async fn finish(tx: Tx<'_>, file: roster_import::Model, created: usize) -> StoreResult<()> {
    let id = RosterImportId(file.id);
    forget_lines(&tx, id).await?;
    let mut file = file.into_active_model();
    file.state = Set(ImportState::Done.as_str().to_owned());
    file.done_count = Set(stored(created));
    file.finished_at = Set(Some(tx.request.now));
    file.update(&tx.conn).await?;
    tx.commit(Event::new(Done::RosterImported).subject(id.0).detail("count", created)).await
}

/// Names the lines that no longer fit. Nobody is created.
async fn refuse(
    store: &Store,
    request: &Request,
    id: RosterImportId,
    judged: Vec<Judged>,
) -> StoreResult<usize> {
    let tx = store.begin(request).await?;
    let Some(file) = locked(&tx, id).await? else {
        tx.nothing_changed().await?;
        return Ok(0);
    };
    let mut wrong = 0;
    for judged in judged.iter().filter(|judged| judged.ready.is_none()) {
        wrong += 1;
        roster_import_row::ActiveModel {
            import_id: Set(id.0),
            line: Set(i32::try_from(judged.line).unwrap_or(i32::MAX)),
            errors: Set(Some(to_json(&judged.wrong)?)),
            ..Default::default()
        }
        .update(&tx.conn)
        .await?;
    }
    let mut file = file.into_active_model();
    file.state = Set(ImportState::Refused.as_str().to_owned());
    file.error_count = Set(stored(wrong));
    file.finished_at = Set(Some(request.now));
    file.update(&tx.conn).await?;
    tx.commit(Event::new(Done::RosterImportRefused).subject(id.0).detail("wrong", wrong)).await?;
    Ok(0)
}
