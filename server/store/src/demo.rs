//! What only the demonstration needs: organizations and assisters (until a
//! resource manager creates them in the portal), and the list of its people.
//!
//! A database belongs to the demonstration from the first row on or never: the
//! audit trail says so. That is why nobody can ever become a real person with
//! one click.

mod earlier;

pub use earlier::sent_earlier;

use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::{PasswordHashing, full_name, language, role},
    assisters::{
        NewAssister,
        changes::{self, NewChange},
        directory,
        new_assister::insert,
        own_account::keep_acceptance,
    },
    associations::file::row_standing,
    entities::{account, application, assister, association, audit_event, organization},
};
use domain::{
    accounts::{DemoPerson, Role, Situation, name_key},
    applications::{ApplicationState, CoverageYear},
    assisters::{AccountState, AssisterKind, Change, OrganizationKind},
    audit::{Done, Event},
    clients::ApplicationStanding,
    ids::{AccountId, AssisterAccountId, OrganizationId},
    policy::{Action, Actor},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use std::collections::HashMap;
use uuid::Uuid;

/// To whom a database belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Nobody is in it.
    Empty,
    /// The demonstration filled it.
    Demonstration,
    /// The demonstration began to fill it and was interrupted.
    HalfFilled,
    /// Other people are in it.
    Foreign,
}

/// Looks at whom a database belongs to.
///
/// # Errors
/// A failure of the database.
pub async fn ground(store: &Store) -> StoreResult<Ground> {
    if event(store, Done::DemonstrationSeeded).await?.is_some() {
        Ok(Ground::Demonstration)
    } else if event(store, Done::DemonstrationBegan).await?.is_some() {
        Ok(Ground::HalfFilled)
    } else if account::Entity::find().one(store.reader()).await?.is_some() {
        Ok(Ground::Foreign)
    } else {
        Ok(Ground::Empty)
    }
}

/// Notes that the demonstration begins to fill this database, or has done so.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system.
pub async fn note(store: &Store, request: &Request, done: Done) -> StoreResult<()> {
    admit_system(request)?;
    store.begin(request).await?.commit(Event::new(done)).await
}

/// The same store with cheap password hashes: the one password of the
/// demonstration is public, and forty hashes at full cost would take seconds.
#[must_use]
pub fn with_cheap_hashing(store: &Store) -> Store {
    let mut store = store.clone();
    store.hashing = PasswordHashing { memory_kib: 64, passes: 1 };
    store
}

/// An organization of assisters.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system.
pub async fn create_organization(
    store: &Store,
    request: &Request,
    kind: OrganizationKind,
    name: &str,
) -> StoreResult<OrganizationId> {
    admit_system(request)?;
    let tx = store.begin(request).await?;
    let id = tx.new_id();
    organization::ActiveModel {
        id: Set(id),
        kind: Set(kind.as_str().to_owned()),
        name: Set(name.to_owned()),
        name_key: Set(name_key(name)),
        city: Set(String::new()),
        phone: Set(None),
        privacy_contact_name: Set(String::new()),
        privacy_contact_email: Set(String::new()),
        ..Default::default()
    }
    .insert(&tx.conn)
    .await?;
    tx.commit(Event::new(Done::OrganizationCreated).subject(id)).await?;
    Ok(OrganizationId(id))
}

/// Creates an assister's account.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system, or
/// [`StoreError::Invalid`] when a name or number is taken.
pub async fn create_assister(
    store: &Store,
    request: &Request,
    new: &NewAssister,
) -> StoreResult<AssisterAccountId> {
    admit_system(request)?;
    let tx = store.begin(request).await?;
    let id = insert(&tx, new).await?;
    tx.commit(Event::new(Done::AssisterCreated).about(id.into())).await?;
    Ok(id)
}

/// An assister turns the account on, as their own activation would.
///
/// # Errors
/// [`StoreError::Forbidden`] for anybody but the system,
/// [`StoreError::NotFound`], or [`StoreError::Internal`] for an account that is
/// not invited.
pub async fn activate_assister(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
) -> StoreResult<()> {
    admit_system(request)?;
    let tx = store.begin(request).await?;
    tx.lock_account(id.into()).await?;
    let row =
        assister::Entity::find_by_id(id.0).one(&tx.conn).await?.ok_or(StoreError::NotFound)?;
    let from = AccountState::parse(&row.state)
        .ok_or_else(|| StoreError::inconsistent("assister", "state"))?;
    let to = from.activate().map_err(|_| StoreError::Internal("the account is not invited"))?;
    let mut row = row.into_active_model();
    row.state = Set(to.as_str().to_owned());
    row.update(&tx.conn).await?;
    changes::keep(&tx, id.0, NewChange::of(Change::Activated).moving(from, to)).await?;
    directory::refresh(&tx, id.0).await?;
    keep_acceptance(&tx, id).await?;
    let event = Event::new(Done::AssisterStateChanged)
        .about(id.into())
        .detail("from", from.as_str())
        .detail("to", to.as_str());
    tx.commit(event).await
}

/// The people whom the demonstration brought, by role and name. Whoever
/// registers later is not among them: nobody else becomes them.
///
/// # Errors
/// [`StoreError::NotFound`] when this is not a database of the demonstration.
pub async fn people(store: &Store, request: &Request) -> StoreResult<Vec<DemoPerson>> {
    request.admit(Action::DemoPeople)?;
    let seeded = event(store, Done::DemonstrationSeeded).await?.ok_or(StoreError::NotFound)?;
    let records = Records::read(store, request).await?;
    let rows = account::Entity::find()
        .filter(account::Column::CreatedAt.lte(seeded.at))
        .all(store.reader())
        .await?;
    let mut people: Vec<DemoPerson> =
        rows.iter().map(|row| records.person(row)).collect::<StoreResult<_>>()?;
    let place = |role: Role| Role::ALL.iter().position(|other| *other == role);
    people.sort_by_cached_key(|person| (place(person.role), name_key(&person.name)));
    Ok(people)
}

/// What the situations of the people are read from.
struct Records {
    assisters: HashMap<Uuid, (assister::Model, String)>,
    names: HashMap<Uuid, String>,
    associations: Vec<association::Model>,
    applications: HashMap<Uuid, ApplicationStanding>,
    request: Request,
}

impl Records {
    async fn read(store: &Store, request: &Request) -> StoreResult<Self> {
        let conn = store.reader();
        let organizations: HashMap<Uuid, String> = organization::Entity::find()
            .all(conn)
            .await?
            .into_iter()
            .map(|row| (row.id, row.name))
            .collect();
        let assisters = assister::Entity::find()
            .all(conn)
            .await?
            .into_iter()
            .map(|row| {
                let organization = organizations.get(&row.organization_id).cloned();
                (row.id, (row, organization.unwrap_or_default()))
            })
            .collect();
        let names = account::Entity::find()
            .filter(account::Column::Role.eq(Role::Assister.as_str()))
            .all(conn)
            .await?
            .iter()
            .map(|row| (row.id, full_name(row)))
            .collect();
        let applications = application::Entity::find()
            .filter(application::Column::State.ne(ApplicationState::Withdrawn.as_str()))
            .filter(application::Column::CoverageYear.eq(CoverageYear::NEWEST.0))
            .all(conn)
            .await?
            .into_iter()
            .map(|row| {
                let standing = match row.submitted_at {
                    Some(_) => ApplicationStanding::Submitted,
                    None => ApplicationStanding::InProgress,
                };
                (row.consumer_id, standing)
            })
            .collect();
        let associations = association::Entity::find().all(conn).await?;
        Ok(Self { assisters, names, associations, applications, request: *request })
    }

    fn person(&self, row: &account::Model) -> StoreResult<DemoPerson> {
        let role = role(row)?;
        let assister = self.assisters.get(&row.id);
        let kind = assister
            .map(|(row, _)| {
                AssisterKind::parse(&row.kind)
                    .ok_or_else(|| StoreError::inconsistent("assister", "kind"))
            })
            .transpose()?;
        let situation = match (role, assister) {
            (Role::Consumer, _) => self.consumer(row)?,
            (_, Some((row, organization))) => Situation::Assister {
                organization: organization.clone(),
                standing: row_standing(row, self.request.today())?,
                clients: self.current().filter(|current| current.assister_id == row.id).count(),
            },
            _ => Situation::Staff,
        };
        Ok(DemoPerson { account: AccountId(row.id), name: full_name(row), role, kind, situation })
    }

    fn consumer(&self, row: &account::Model) -> StoreResult<Situation> {
        let current = self.current().find(|current| current.consumer_id == row.id);
        let assister = current
            .and_then(|current| self.assisters.get(&current.assister_id))
            .map(|(assister, _)| {
                let name = self.names.get(&assister.id).cloned().unwrap_or_default();
                row_standing(assister, self.request.today()).map(|standing| (name, standing))
            })
            .transpose()?;
        let had_another =
            self.associations.iter().any(|one| one.consumer_id == row.id && one.ended_at.is_some());
        let application = self.applications.get(&row.id);
        Ok(Situation::Consumer {
            assister,
            had_another,
            application: application.copied().unwrap_or(ApplicationStanding::NotStarted),
            language: language(row),
            has_address: row.contact_email.is_some(),
        })
    }

    fn current(&self) -> impl Iterator<Item = &association::Model> {
        self.associations.iter().filter(|association| association.ended_at.is_none())
    }
}

async fn event(store: &Store, done: Done) -> StoreResult<Option<audit_event::Model>> {
    Ok(audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq(done.as_str()))
        .one(store.reader())
        .await?)
}

fn admit_system(request: &Request) -> StoreResult<()> {
    if request.actor == Actor::System { Ok(()) } else { Err(StoreError::Forbidden) }
}
