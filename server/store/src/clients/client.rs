//! A client's page.

use super::{acting::acting_for, standing};
use crate::{
    Request, Store, StoreError, StoreResult,
    applications::{draft::find_row, withdraw::last_withdrawn},
    associations::file::{Acting, open_to_read},
    coverage::first_of,
    entities::{application, client, consent},
};
use domain::{
    applications::CoverageYear,
    associations::Scopes,
    audit::{Done, Event},
    clients::{ClientApplication, ClientFile, Hand, InitialDetermination, NextStep},
    ids::ConsumerId,
    policy::Action,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Opens a client's file. That it was opened is on the record before the page
/// is answered.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody who never was a client of this
/// assister, or the [`domain::conflict::Conflict`] that ended the access.
pub async fn client(
    store: &Store,
    request: &Request,
    consumer: ConsumerId,
) -> StoreResult<ClientFile> {
    let file = open_to_read(store, request, Action::ViewClient, Some(consumer)).await?;
    let acting = file.acting.ok_or(StoreError::Forbidden)?;
    let tx = store.begin(request).await?;
    tx.commit(file.event(Event::new(Done::ClientOpened).about(consumer.into()))).await?;

    let conn = store.reader();
    let row = client::Entity::find_by_id(acting.association.0)
        .one(conn)
        .await?
        // It ended between the two looks.
        .ok_or(domain::conflict::Conflict::AccessEnded)?;
    let newest = find_row(conn, consumer).await?;
    let withdrawn = match newest {
        Some(_) => None,
        None => last_withdrawn(conn, consumer).await?,
    };
    let application = standing(&row)?;
    let determination = InitialDetermination::of(application, first_of(&row)?);
    Ok(ClientFile {
        acting: acting_for(conn, consumer, acting.association, newest.as_ref()).await?,
        date_of_birth: row.date_of_birth,
        associated_since: row.associated_since,
        scopes: scopes(conn, acting).await?,
        application: newest.map(|row| progress(&row, consumer, acting)),
        withdrawn: withdrawn
            .map(|(_, withdrawal)| (withdrawal.at, hand(withdrawal.by.0, consumer, acting))),
        next_step: NextStep::of(application, &determination),
        determination,
        enrolled: row.enrolled,
    })
}

async fn scopes(conn: &impl ConnectionTrait, acting: Acting) -> StoreResult<Scopes> {
    let consent = consent::Entity::find()
        .filter(consent::Column::AssociationId.eq(acting.association.0))
        .one(conn)
        .await?
        .ok_or_else(|| StoreError::inconsistent("consent", "an association without one"))?;
    Ok(Scopes {
        apply: consent.scope_apply,
        enroll: consent.scope_enroll,
        maintain: consent.scope_maintain,
        learn_status: consent.scope_learn_status,
    })
}

fn hand(who: Uuid, consumer: ConsumerId, acting: Acting) -> Hand {
    if who == acting.assister.0 {
        Hand::You
    } else if who == consumer.0 {
        Hand::Client
    } else {
        Hand::SomebodyElse
    }
}

fn progress(row: &application::Model, consumer: ConsumerId, acting: Acting) -> ClientApplication {
    let hand = |who: Uuid| hand(who, consumer, acting);
    ClientApplication {
        year: CoverageYear(row.coverage_year),
        saved: row.saved_at.zip(row.saved_by.map(hand)),
        submitted: row.submitted_at.zip(row.submitted_by.map(hand)),
    }
}
