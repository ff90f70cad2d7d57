//! An assister's own account, and the rules of behavior that go with it. Nothing
//! here asks whether the assister may act today: whoever may not needs it most.

use super::roster_entries::{kind, state};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::full_name,
    associations::file::row_standing,
    entities::{account, assister, organization, rules_of_behavior_acceptance},
    transaction::Tx,
};
use domain::{
    assisters::{
        AcceptedRules, AssisterKind, Certification, Listing, OwnAccount, RULES_OF_BEHAVIOR_VERSION,
        ReferenceNumber,
    },
    audit::{Done, Event},
    conflict::Conflict,
    dates::minnesota_date,
    ids::AssisterAccountId,
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder,
};

/// The account of the assister who asks.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody without an assister's row.
pub async fn own_account(store: &Store, request: &Request) -> StoreResult<OwnAccount> {
    let id = request.admit_assister(Action::ViewOwnAccount)?;
    let conn = store.reader();
    let row = assister::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let person = account::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let organization = organization::Entity::find_by_id(row.organization_id)
        .one(conn)
        .await?
        .ok_or_else(|| StoreError::inconsistent("assister", "organization"))?;
    let kind = kind(&row)?;
    Ok(OwnAccount {
        name: full_name(&person),
        kind,
        reference_number: ReferenceNumber::parse(&row.reference_number)
            .map_err(|_| StoreError::inconsistent("assister", "reference_number"))?,
        state: state(&row)?,
        standing: row_standing(&row, request.today())?,
        certification: Certification { from: row.certified_from, until: row.certified_until },
        organization: organization.name,
        rostered_until: row.rostered_until,
        sign_in_name: person.sign_in_name,
        listing: Listing {
            // Counselors are never in the directory.
            listed: row.listed && kind != AssisterKind::Cac,
            taking_new_clients: row.taking_new_clients,
            city: row.city,
            phone: row.public_phone,
            email: row.public_email,
            hours: row.hours,
            languages: parts(&row.languages),
            counties: parts(&row.counties),
        },
        rules: accepted(conn, id).await?,
    })
}

fn parts(joined: &str) -> Vec<String> {
    joined.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The newest rules that an assister accepted.
async fn accepted(
    conn: &impl ConnectionTrait,
    id: AssisterAccountId,
) -> StoreResult<Option<AcceptedRules>> {
    let row = rules_of_behavior_acceptance::Entity::find()
        .filter(rules_of_behavior_acceptance::Column::AssisterId.eq(id.0))
        .order_by_desc(rules_of_behavior_acceptance::Column::TextVersion)
        .one(conn)
        .await?;
    Ok(row.map(|row| AcceptedRules {
        version: row.text_version,
        on: minnesota_date(row.accepted_at),
    }))
}

/// Whether an assister has still to accept today's rules.
pub(crate) async fn rules_are_due(
    conn: &impl ConnectionTrait,
    id: AssisterAccountId,
) -> StoreResult<bool> {
    let key = (id.0, RULES_OF_BEHAVIOR_VERSION);
    Ok(rules_of_behavior_acceptance::Entity::find_by_id(key).one(conn).await?.is_none())
}

/// Accepts the rules that the page showed. Doing so again changes nothing.
///
/// # Errors
/// [`Conflict::AuthorizationChanged`] for other rules than today's;
/// [`Code::AgreementNeeded`] at `rules_accepted`.
pub async fn accept_rules(
    store: &Store,
    request: &Request,
    text_version: i32,
    accepted: bool,
) -> StoreResult<()> {
    let id = request.admit_assister(Action::AcceptRules)?;
    if text_version != RULES_OF_BEHAVIOR_VERSION {
        return Err(Conflict::AuthorizationChanged.into());
    }
    if !accepted {
        return Err(Invalid::field("rules_accepted", Code::AgreementNeeded).into());
    }
    let tx = store.begin(request).await?;
    tx.lock_account(id.into()).await?;
    if !rules_are_due(&tx.conn, id).await? {
        return tx.nothing_changed().await;
    }
    keep_acceptance(&tx, id).await?;
    let event = Event::new(Done::RulesAccepted)
        .about(id.into())
        .detail("rules", RULES_OF_BEHAVIOR_VERSION)
        .detail("language", request.language.tag());
    tx.commit(event).await
}

/// Writes that today's rules were accepted, in the language of the request.
pub(crate) async fn keep_acceptance(tx: &Tx<'_>, id: AssisterAccountId) -> StoreResult<()> {
    rules_of_behavior_acceptance::ActiveModel {
        assister_id: Set(id.0),
        text_version: Set(RULES_OF_BEHAVIOR_VERSION),
        language: Set(tx.request.language.tag().to_owned()),
        accepted_at: Set(tx.request.now),
    }
    .insert(&tx.conn)
    .await?;
    Ok(())
}
