//! The end of certifications: assisters are warned, and at a lapse they and
//! their clients are told. Access itself stops by the day's date, whether
//! anybody has been told or not; nothing is removed.
//!
//! The work is done in small transactions that may stop anywhere. What is still
//! to do is read from the rows: a notice that is there was sent, an association
//! with the lapse on it was told. Two servers at once do no double work.

mod clients;
mod withdrawal;

pub use clients::tell_clients;
pub use withdrawal::withdraw_lapses;

use crate::{
    Request, Store, StoreError, StoreResult,
    entities::{assister, certification_notice},
    notices::withdraw,
    transaction::Tx,
};
use domain::{
    assisters::{AccountState, CertificationNotice},
    audit::{Done, Event},
    dates::CivilDate,
    ids::{AccountId, AssisterAccountId},
    notices::{Alert, Mail},
    policy::Actor,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use uuid::Uuid;

/// Assisters in one call.
const ASSISTERS: u64 = 100;

/// Associations in one transaction.
const CLIENTS: u64 = 200;

/// Tells assisters that their certification ends soon or has ended, each once;
/// answers how many were told. Nothing is left to do when it answers none.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system itself.
pub async fn tell_assisters(store: &Store, request: &Request) -> StoreResult<usize> {
    admit_system(request)?;
    let mut told = 0;
    for notice in CertificationNotice::ALL {
        let due: Vec<Uuid> = assister::Entity::find()
            .select_only()
            .column(assister::Column::Id)
            .filter(at_work(request))
            .filter(ending(*notice, request))
            .filter(Expr::not_exists(sent(*notice)))
            .order_by_asc(assister::Column::Id)
            .limit(ASSISTERS)
            .into_tuple()
            .all(store.reader())
            .await?;
        for id in due {
            told += usize::from(tell_assister(store, request, AssisterAccountId(id)).await?);
        }
    }
    Ok(told)
}

fn admit_system(request: &Request) -> StoreResult<()> {
    if request.actor == Actor::System { Ok(()) } else { Err(StoreError::Forbidden) }
}

/// Whoever is not at work anyway is not told: the account is on hold or closed,
/// was never turned on, the person left the organization or waits for the approval
/// of another.
fn at_work(request: &Request) -> Condition {
    let rostered = Condition::any()
        .add(assister::Column::RosteredUntil.is_null())
        .add(assister::Column::RosteredUntil.gte(request.today()));
    Condition::all()
        .add(assister::Column::State.eq(AccountState::Active.as_str()))
        .add(assister::Column::PortalApproved.eq(true))
        .add(rostered)
}

fn ending(notice: CertificationNotice, request: &Request) -> Condition {
    let (first, last) = notice.last_days(request.today());
    let until = assister::Column::CertifiedUntil;
    Condition::all().add(until.lte(last)).add_option(first.map(|first| until.gte(first)))
}

/// The notice of a kind about the assister's certification as it is now.
fn sent(notice: CertificationNotice) -> SelectStatement {
    use certification_notice::{Column, Entity};
    Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(
            Expr::col((Entity, Column::AssisterId))
                .equals((assister::Entity, assister::Column::Id)),
        )
        .and_where(
            Expr::col((Entity, Column::CertifiedUntil))
                .equals((assister::Entity, assister::Column::CertifiedUntil)),
        )
        .and_where(Expr::col((Entity, Column::Kind)).eq(notice.as_str()))
        .to_owned()
}

/// Tells one assister what is due today; answers whether anything was. The
/// account's row is locked, so that a new certification comes before or after.
async fn tell_assister(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
) -> StoreResult<bool> {
    let tx = store.begin(request).await?;
    tx.lock_account(id.into()).await?;
    let row = assister::Entity::find_by_id(id.0).filter(at_work(request)).one(&tx.conn).await?;
    let due = row.and_then(|row| {
        let until = row.certified_until;
        CertificationNotice::due(until, request.today()).map(|notice| (notice, until))
    });
    let Some((notice, until)) = due else {
        tx.nothing_changed().await?;
        return Ok(false);
    };
    if !keep(&tx, id, notice, until).await? {
        tx.nothing_changed().await?;
        return Ok(false);
    }
    let (mail, alert) = match notice {
        CertificationNotice::Month | CertificationNotice::Week => {
            (Mail::CertificationEnding { until }, Alert::CertificationEnding { until })
        }
        CertificationNotice::Lapsed => {
            (Mail::CertificationLapsed { until }, Alert::CertificationLapsed { until })
        }
    };
    let reader = AccountId::from(id);
    withdraw(&tx, reader, [Alert::CertificationEnding { until }]).await?;
    tx.mail(reader, &mail).await?;
    tx.alert(reader, &alert).await?;
    let event = Event::new(Done::CertificationNoticeSent)
        .about(reader)
        .detail("notice", notice.as_str())
        .detail("until", until);
    tx.commit(event).await?;
    Ok(true)
}

/// Notes that a notice is sent; false when another server has sent it.
async fn keep(
    tx: &Tx<'_>,
    assister: AssisterAccountId,
    notice: CertificationNotice,
    until: CivilDate,
) -> StoreResult<bool> {
    let key = (assister.0, until, notice.as_str().to_owned());
    if certification_notice::Entity::find_by_id(key).one(&tx.conn).await?.is_some() {
        return Ok(false);
    }
    certification_notice::ActiveModel {
        assister_id: Set(assister.0),
        certified_until: Set(until),
        kind: Set(notice.as_str().to_owned()),
        told_at: Set(tx.request.now),
        clients_told_at: Set(None),
        withdrawn_at: Set(None),
    }
    .insert(&tx.conn)
    .await?;
    Ok(true)
}
