//! One request as its line sees it. The consumer's identifiers are not in it, nor
//! the number by which the assister must identify themselves.

use super::{
    admit_line, mismatches,
    rows::{event, histories, line, number, reason, rejected, state, verification, verified},
};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::names::Names,
    associations::{
        file::row_standing,
        profile::{Profiled, profile},
    },
    clients::standing,
    entities::{
        application, association, client, disassociation_request as request_row, open_enrollment,
    },
};
use chrono::Duration;
use domain::{
    applications::{ApplicationState, CoverageYear},
    audit::Done,
    dates::CivilDate,
    ids::{ConsumerId, DisassociationRequestId},
    notices::DraftDue,
    policy::Action,
    requests::{
        AssisterFacts, DEADLINE_NEAR_DAYS, Due, Line, OpenedRequest, RequestFile, RequestState,
        Step, deadline_near,
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// Opens a request. The line that has it sees it, and that it looked is on the
/// record; staff of the other line learn where it is and nothing more.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn open(
    store: &Store,
    request: &Request,
    id: DisassociationRequestId,
) -> StoreResult<OpenedRequest> {
    let mine = admit_line(request, Action::ViewRequest)?;
    let conn = store.reader();
    let row = request_row::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let holder = line(&row)?;
    let assister = profile(conn, row.assister_id).await?;
    let belongs_to = Line::of(assister.profile.kind);
    if holder != mine {
        return Ok(OpenedRequest::Elsewhere {
            request: id,
            number: number(&row)?,
            line: holder,
            is_ours: belongs_to == mine && state(&row)?.is_open(),
        });
    }
    let tx = store.begin(request).await?;
    tx.commit(event(&row, Done::RequestOpened)).await?;
    let file = file(conn, request, row, assister).await?;
    Ok(OpenedRequest::Here(Box::new(file)))
}

async fn file(
    conn: &impl ConnectionTrait,
    request: &Request,
    row: request_row::Model,
    Profiled { row: assister, profile }: Profiled,
) -> StoreResult<RequestFile> {
    let today = request.today();
    let state = state(&row)?;
    let holder = line(&row)?;
    let association = association::Entity::find_by_id(row.association_id)
        .one(conn)
        .await?
        .ok_or_else(|| StoreError::inconsistent("disassociation_request", "association"))?;
    let steps = histories(conn, [row.id]).await?.remove(&row.id).unwrap_or_default();
    let verification = match state {
        RequestState::Verified => verification(conn, row.id, request.now).await?,
        _ => None,
    };
    let actors = steps.iter().filter_map(|(_, actor)| *actor);
    let known = actors.chain(verification.as_ref().map(|row| row.verified_by));
    let names = Names::load(conn, known.chain([row.consumer_id])).await?;
    let history = steps
        .into_iter()
        .map(|(step, actor)| {
            // The consumer's name is not for the line to read.
            let by = actor.filter(|actor| *actor != row.consumer_id);
            Step { by: by.map(|actor| names.full(actor).unwrap_or_default()), ..step }
        })
        .collect();
    let application = match client::Entity::find_by_id(row.association_id).one(conn).await? {
        Some(client) => Some(standing(&client)?),
        None => None,
    };
    let draft_due = match state.is_open() {
        true => draft_due(conn, ConsumerId(row.consumer_id), today).await?,
        false => None,
    };
    let is_closed_to_me = match request.actor.account() {
        Some(staff) => mismatches::is_closed(conn, staff, Some(row.id), request.now).await?,
        None => true,
    };
    let belongs_to = Line::of(profile.kind);
    Ok(RequestFile {
        request: DisassociationRequestId(row.id),
        number: number(&row)?,
        line: holder,
        state,
        submitted_at: row.submitted_at,
        due: Due::new(row.due_on, today),
        reason: reason(&row)?,
        note: row.note.clone(),
        assister: AssisterFacts {
            name: profile.name,
            kind: profile.kind,
            organization: profile.organization,
            reference_number: profile.reference_number,
            standing: row_standing(&assister, today)?,
            certified_until: profile.certified_until,
        },
        client: names.short(row.consumer_id).unwrap_or_default(),
        client_given_name: names.given(row.consumer_id).unwrap_or_default(),
        associated_since: association.started_at,
        application,
        draft_due,
        belongs_to: (belongs_to != holder && state.is_open()).then_some(belongs_to),
        verified: verification
            .as_ref()
            .map(|row| verified(row, names.full(row.verified_by).unwrap_or_default()))
            .transpose()?,
        is_closed_to_me,
        rejected: rejected(&row)?,
        history,
    })
}

/// A draft that was not sent, of a year whose open enrollment ends soon.
pub(crate) async fn draft_due(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
    today: CivilDate,
) -> StoreResult<Option<DraftDue>> {
    let near = open_enrollment::Entity::find()
        .filter(open_enrollment::Column::EndsOn.gte(today))
        .filter(open_enrollment::Column::EndsOn.lte(today + Duration::days(DEADLINE_NEAR_DAYS)))
        .order_by_asc(open_enrollment::Column::EndsOn)
        .all(conn)
        .await?;
    for enrollment in near.into_iter().filter(|row| deadline_near(row.ends_on, today)) {
        let draft = application::Entity::find()
            .filter(application::Column::ConsumerId.eq(consumer.0))
            .filter(application::Column::CoverageYear.eq(enrollment.coverage_year))
            .filter(application::Column::State.eq(ApplicationState::InProgress.as_str()))
            .one(conn)
            .await?;
        if draft.is_some() {
            let (year, last_day) = (CoverageYear(enrollment.coverage_year), enrollment.ends_on);
            return Ok(Some(DraftDue { year, last_day }));
        }
    }
    Ok(None)
}
