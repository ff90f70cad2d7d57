use super::World;
use crate::{
    Request,
    accounts::{PasswordHashing, full_name},
    assisters::directory,
    assisters::name_words,
    entities::{
        account, assister, organization, organization_administrator, roster_entry,
        rules_of_behavior_acceptance,
    },
};
use chrono::NaiveDate;
use domain::{
    accounts::{Language, OneTimePurpose, Role, SignInName},
    assisters::{
        AccountState, AssisterKind, OrganizationKind, RULES_OF_BEHAVIOR_VERSION, ReferenceNumber,
    },
    dates::Clock,
    ids::{AccountId, AssisterAccountId, ConsumerId, OrganizationId, RosterEntryId},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use std::sync::{
    OnceLock,
    atomic::{AtomicU32, Ordering},
};
use uuid::Uuid;

/// The password of everybody whom a builder makes.
pub const PASSWORD: &str = "the lake was blue that day";

/// Hashed once: a test is not about the cost of hashing.
fn password_hash() -> String {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| PasswordHashing::FOR_TESTING.hash(PASSWORD).expect("a hash")).clone()
}

fn next_number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// A consumer: `world.consumer("Amina Warsame").insert().await`.
pub struct ConsumerBuilder<'w> {
    world: &'w World,
    name: String,
    born: NaiveDate,
    email: Option<String>,
    language: Language,
}

/// An assister: `world.assister("Rosa Delgado").insert().await`.
pub struct AssisterBuilder<'w> {
    world: &'w World,
    name: String,
    kind: AssisterKind,
    state: AccountState,
    certified: (NaiveDate, NaiveDate),
    npn: Option<String>,
    organization: Option<OrganizationId>,
    listed: bool,
    languages: String,
    counties: String,
    taking_new_clients: bool,
}

impl World {
    /// A consumer to insert; the last word is the family name.
    pub fn consumer(&self, name: &str) -> ConsumerBuilder<'_> {
        ConsumerBuilder {
            world: self,
            name: name.to_owned(),
            born: "1992-04-12".parse().expect("a date"),
            email: Some(format!("{}@example.org", sign_in_name(name))),
            language: Language::En,
        }
    }

    /// A navigator with a certification in force, to insert.
    pub fn assister(&self, name: &str) -> AssisterBuilder<'_> {
        AssisterBuilder {
            world: self,
            name: name.to_owned(),
            kind: AssisterKind::Navigator,
            state: AccountState::Active,
            certified: (
                "2026-11-01".parse().expect("a date"),
                "2027-10-31".parse().expect("a date"),
            ),
            npn: None,
            organization: None,
            listed: true,
            languages: "en,es".to_owned(),
            counties: "Ramsey,Hennepin".to_owned(),
            taking_new_clients: true,
        }
    }

    /// An organization without sites and administrators.
    pub async fn organization(&self, kind: OrganizationKind, name: &str) -> OrganizationId {
        let row = organization_row(kind, name).insert(self.connection()).await.expect("a row");
        OrganizationId(row.id)
    }

    /// Somebody who keeps the roster of an organization.
    pub async fn administrator(&self, name: &str, organization: OrganizationId) -> AccountId {
        let id = self.staff(name, Role::AgencyAdministrator).await;
        organization_administrator::ActiveModel {
            account_id: Set(id.0),
            organization_id: Set(organization.0),
        }
        .insert(self.connection())
        .await
        .expect("a row");
        id
    }

    /// The newest entry of an assister on a roster.
    pub async fn roster_entry(&self, assister: AssisterAccountId) -> RosterEntryId {
        let row = roster_entry::Entity::find()
            .filter(roster_entry::Column::AssisterId.eq(assister.0))
            .order_by_desc(roster_entry::Column::FromDate)
            .one(self.connection())
            .await;
        RosterEntryId(row.expect("the query").expect("an entry").id)
    }

    /// A registration number, as if its mail had just been handed over.
    pub async fn registration_number(&self, assister: AssisterAccountId) -> String {
        let purpose = OneTimePurpose::AssisterActivation;
        let request = self.system();
        crate::accounts::mint_token(&self.store, &request, assister.into(), purpose)
            .await
            .expect("a number")
            .expose()
            .to_owned()
    }

    /// A member of staff.
    pub async fn staff(&self, name: &str, role: Role) -> AccountId {
        let row = account_row(self, name, role).insert(self.connection()).await.expect("a row");
        AccountId(row.id)
    }

    /// The reference number of an assister.
    pub async fn reference_number(&self, assister: AssisterAccountId) -> ReferenceNumber {
        let row = assister_row(self, assister).await;
        ReferenceNumber::parse(&row.reference_number).expect("a reference number")
    }

    /// Changes the state of an assister's account, as a resource manager would.
    pub async fn set_assister_state(&self, assister: AssisterAccountId, state: AccountState) {
        let mut row = assister_row(self, assister).await.into_active_model();
        row.state = Set(state.as_str().to_owned());
        row.update(self.connection()).await.expect("the row changes");
        self.refresh_directory(assister).await;
    }

    async fn refresh_directory(&self, assister: AssisterAccountId) {
        let request = self.system();
        let tx = self.store.begin(&request).await.expect("a transaction");
        directory::refresh(&tx, assister.0).await.expect("the directory");
        tx.conn.commit().await.expect("the commit");
    }

    /// Sets the last day of an assister's certification.
    pub async fn set_certified_until(&self, assister: AssisterAccountId, until: &str) {
        let mut row = assister_row(self, assister).await.into_active_model();
        row.certified_until = Set(until.parse().expect("a date"));
        row.update(self.connection()).await.expect("the row changes");
    }

    /// The full name on an account.
    pub async fn name_of(&self, account: AccountId) -> String {
        let row = account::Entity::find_by_id(account.0).one(self.connection()).await;
        full_name(&row.expect("the query").expect("the account"))
    }

    /// The name somebody made by a builder signs in with.
    pub fn sign_in_name(&self, name: &str) -> String {
        sign_in_name(name)
    }

    /// Opens a session without a password and answers its cookie token.
    pub async fn session_of(&self, account: AccountId) -> crate::SessionToken {
        let request: Request = self.anonymous();
        crate::accounts::sign_in_as(&self.store, &request, account).await.expect("a session").token
    }
}

impl ConsumerBuilder<'_> {
    #[must_use]
    pub fn born(mut self, date: &str) -> Self {
        self.born = date.parse().expect("a date");
        self
    }

    #[must_use]
    pub fn without_email(mut self) -> Self {
        self.email = None;
        self
    }

    #[must_use]
    pub fn reading(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    pub async fn insert(self) -> ConsumerId {
        let mut row = account_row(self.world, &self.name, Role::Consumer);
        row.date_of_birth = Set(Some(self.born));
        row.contact_email = Set(self.email);
        row.language = Set(self.language.tag().to_owned());
        let row = row.insert(self.world.connection()).await.expect("a consumer's row");
        ConsumerId(row.id)
    }
}

impl AssisterBuilder<'_> {
    #[must_use]
    pub fn kind(mut self, kind: AssisterKind) -> Self {
        self.kind = kind;
        self
    }

    #[must_use]
    pub fn state(mut self, state: AccountState) -> Self {
        self.state = state;
        self
    }

    /// First and last day.
    #[must_use]
    pub fn certified(mut self, from: &str, until: &str) -> Self {
        self.certified = (from.parse().expect("a date"), until.parse().expect("a date"));
        self
    }

    /// Not in the public directory.
    #[must_use]
    pub fn unlisted(mut self) -> Self {
        self.listed = false;
        self
    }

    /// Tags of spoken languages, joined by commas.
    #[must_use]
    pub fn speaking(mut self, languages: &str) -> Self {
        self.languages = languages.to_owned();
        self
    }

    /// Names of counties, joined by commas.
    #[must_use]
    pub fn serving(mut self, counties: &str) -> Self {
        self.counties = counties.to_owned();
        self
    }

    #[must_use]
    pub fn without_room(mut self) -> Self {
        self.taking_new_clients = false;
        self
    }

    /// On the roster of this organization instead of one of their own.
    #[must_use]
    pub fn working_for(mut self, organization: OrganizationId) -> Self {
        self.organization = Some(organization);
        self
    }

    /// Makes a broker with this NPN.
    #[must_use]
    pub fn npn(mut self, npn: &str) -> Self {
        self.kind = AssisterKind::Broker;
        self.npn = Some(npn.to_owned());
        self
    }

    pub async fn insert(self) -> AssisterAccountId {
        let world = self.world;
        let account = account_row(world, &self.name, Role::Assister)
            .insert(world.connection())
            .await
            .expect("an account row");
        let organization = match self.organization {
            Some(organization) => organization,
            None => {
                let kind = OrganizationKind::of(self.kind);
                world.organization(kind, "Eastside Community Health Access").await
            }
        };
        let number = next_number();
        let broker = self.kind == AssisterKind::Broker;
        // An account goes on after the agency administrator's approval.
        let approved = !broker && self.state != AccountState::Requested;
        assister::ActiveModel {
            id: Set(account.id),
            kind: Set(self.kind.as_str().to_owned()),
            npn: Set(broker.then(|| self.npn.unwrap_or_else(|| format!("9{number:06}")))),
            assister_id: Set((!broker).then(|| format!("A{number:08}"))),
            // Spread over the range; a step prime to it visits every number.
            reference_number: Set(ReferenceNumber::from_draw(number.wrapping_mul(7_919))
                .as_digits()
                .to_owned()),
            organization_id: Set(organization.0),
            city: Set("Saint Paul".to_owned()),
            public_phone: Set(Some("651-555-0118".to_owned())),
            public_email: Set(None),
            languages: Set(self.languages),
            state: Set(self.state.as_str().to_owned()),
            certified_from: Set(self.certified.0),
            certified_until: Set(self.certified.1),
            name_key: Set(roster_key(&self.name)),
            hours: Set(None),
            counties: Set(self.counties),
            taking_new_clients: Set(self.taking_new_clients),
            listed: Set(self.listed && self.kind != AssisterKind::Cac),
            rostered_until: Set(None),
            portal_approved: Set(broker || approved),
        }
        .insert(world.connection())
        .await
        .expect("an assister's row");
        name_words::write(world.connection(), account.id, &self.name)
            .await
            .expect("the words of the name");
        roster_entry::ActiveModel {
            id: Set(Uuid::now_v7()),
            organization_id: Set(organization.0),
            assister_id: Set(account.id),
            from_date: Set(self.certified.0),
            until_date: Set(None),
            approved_at: Set(approved.then(|| world.clock.now())),
            // Somebody; no story asks who.
            approved_by: Set(approved.then_some(account.id)),
        }
        .insert(world.connection())
        .await
        .expect("a roster entry");
        let turned_on = matches!(
            self.state,
            AccountState::Active | AccountState::Suspended | AccountState::Closed
        );
        if turned_on {
            rules_of_behavior_acceptance::ActiveModel {
                assister_id: Set(account.id),
                text_version: Set(RULES_OF_BEHAVIOR_VERSION),
                language: Set(Language::En.tag().to_owned()),
                accepted_at: Set(world.clock.now()),
            }
            .insert(world.connection())
            .await
            .expect("the rules are accepted");
        }
        let assister = AssisterAccountId(account.id);
        world.refresh_directory(assister).await;
        assister
    }
}

async fn assister_row(world: &World, assister: AssisterAccountId) -> assister::Model {
    let row = assister::Entity::find_by_id(assister.0).one(world.connection()).await;
    row.expect("the query").expect("the assister")
}

fn organization_row(kind: OrganizationKind, name: &str) -> organization::ActiveModel {
    organization::ActiveModel {
        id: Set(Uuid::now_v7()),
        kind: Set(kind.as_str().to_owned()),
        name: Set(name.to_owned()),
        name_key: Set(domain::accounts::name_key(name)),
        city: Set("Saint Paul".to_owned()),
        phone: Set(None),
        privacy_contact_name: Set("Mai Lor".to_owned()),
        privacy_contact_email: Set("privacy@eastside.example".to_owned()),
        ..Default::default()
    }
}

/// Family name first, folded, as the roster sorts.
fn roster_key(name: &str) -> String {
    let (given, family) = name.rsplit_once(' ').expect("a given and a family name");
    domain::accounts::name_key(&format!("{family} {given}"))
}

/// `Amina Warsame` signs in as `amina.warsame`.
fn sign_in_name(name: &str) -> String {
    domain::accounts::name_key(name).replace(' ', ".")
}

fn account_row(world: &World, name: &str, role: Role) -> account::ActiveModel {
    let (given, family) = name.rsplit_once(' ').expect("a given and a family name");
    let mut key = sign_in_name(name);
    if role != Role::Consumer {
        key.push_str(".work");
    }
    account::ActiveModel {
        id: Set(Uuid::now_v7()),
        role: Set(role.as_str().to_owned()),
        sign_in_key: Set(SignInName::key_of(&key)),
        sign_in_name: Set(key.clone()),
        password_hash: Set(Some(password_hash())),
        given_name: Set(given.to_owned()),
        family_name: Set(family.to_owned()),
        date_of_birth: Set(None),
        contact_email: Set(Some(format!("{key}@example.org"))),
        language: Set(Language::En.tag().to_owned()),
        failed_attempts: Set(0),
        first_failed_at: Set(None),
        locked_until: Set(None),
        created_at: Set(world.clock.now()),
    }
}
