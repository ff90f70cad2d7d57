//! An assister turns the account on with the registration number.
//!
//! The number is looked at before anything costs time: a password is hashed for a
//! good number only, and before the transaction opens, so that neither wrong
//! numbers nor slow hashes hold the database up.

use super::{
    changes::{NewChange, keep},
    directory,
    own_account::keep_acceptance,
    roster_entries::state,
};
use crate::{
    Request, Store, StoreError, StoreResult, Token,
    accounts::{
        SignedIn,
        one_time_tokens::{self, redeem},
        passwords::BLOCKLIST,
        sessions::open_session,
    },
    entities::{account, activation_tries, assister, organization},
    error::is_duplicate,
    transaction::Tx,
};
use domain::{
    accounts::{OneTimePurpose, Password, PasswordPolicy, Role, SignInName},
    assisters::{
        AccountState, ActivationTries, AssisterKind, Change, RULES_OF_BEHAVIOR_VERSION,
        ReferenceNumber, RegistrationNumber, Welcome, recognise_registration,
    },
    audit::{Done, Event},
    conflict::Conflict,
    dates::Instant,
    ids::{AccountId, AssisterAccountId},
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel, QuerySelect,
};

const PURPOSE: OneTimePurpose = OneTimePurpose::AssisterActivation;

/// What the activation form sends, as typed.
#[derive(Clone, Debug)]
pub struct Activation {
    pub registration_number: String,
    /// The version of the rules that the page showed.
    pub text_version: i32,
    pub rules_accepted: bool,
    /// Another name than the one that staff wrote down; empty to keep it.
    pub sign_in_name: String,
    pub password: Password,
    pub password_again: Password,
}

/// Turns the account on and signs the assister in.
///
/// # Errors
/// [`Code::RegistrationNumberUnusable`] for a number that is unknown, used or too
/// old, all alike, and the other fields that were not accepted;
/// [`Conflict::AuthorizationChanged`] for other rules than today's;
/// [`Conflict::TooManyActivationTries`].
pub async fn activate(
    store: &Store,
    request: &Request,
    typed: &Activation,
) -> StoreResult<SignedIn> {
    request.admit(Action::ActivateAssister)?;
    if typed.text_version != RULES_OF_BEHAVIOR_VERSION {
        return Err(Conflict::AuthorizationChanged.into());
    }
    let mut invalid = Invalid::default();
    let number = recognise_registration(&typed.registration_number);
    let holder = match &number {
        Ok(number) => holder(store, request, number).await?.ok_or(unusable()),
        Err(code) => Err(*code),
    };
    let holder = invalid.check("registration_number", holder);
    if !typed.rules_accepted {
        invalid.push("rules_accepted", Code::AgreementNeeded);
    }
    let name = match typed.sign_in_name.trim() {
        "" => None,
        name => invalid.check("sign_in_name", SignInName::parse(name)),
    };
    let known = holder.as_ref().map(|row| [&*row.given_name, &row.family_name, &row.sign_in_name]);
    let personal: Vec<&str> =
        known.into_iter().flatten().chain([typed.sign_in_name.as_str()]).collect();
    let policy = PasswordPolicy::ALONE;
    invalid.check("password", policy.check(&typed.password, &personal, &BLOCKLIST));
    if typed.password != typed.password_again {
        invalid.push("password_again", Code::PasswordsDiffer);
    }
    let (Ok(number), Some(holder), true) = (number, holder, invalid.is_empty()) else {
        return Err(invalid.into());
    };
    let hash = store.hash_password(&typed.password).await?;
    turn_on(store, request, &number, AccountId(holder.id), name, hash).await
}

const fn unusable() -> Code {
    Code::RegistrationNumberUnusable
}

/// The change itself. The number is used up under the lock of the account, so
/// that of two people who send it at once one is told that it is not good.
async fn turn_on(
    store: &Store,
    request: &Request,
    number: &RegistrationNumber,
    id: AccountId,
    name: Option<SignInName>,
    hash: String,
) -> StoreResult<SignedIn> {
    let tx = store.begin(request).await?;
    let account = tx.lock_account(id).await?;
    let refused = || StoreError::from(Invalid::field("registration_number", unusable()));
    let row = assister::Entity::find_by_id(id.0).one(&tx.conn).await?.ok_or_else(refused)?;
    let from = state(&row)?;
    let to = from.activate().map_err(|_| refused())?;
    match redeem(&tx, &Token::registration_number(number), PURPOSE).await {
        Ok(holder) if holder == id => {}
        Ok(_) | Err(StoreError::Conflict(_)) => return Err(refused()),
        Err(error) => return Err(error),
    }
    sign_in_with(&tx, account, name, hash).await?;
    let mut row = row.into_active_model();
    row.state = Set(to.as_str().to_owned());
    row.update(&tx.conn).await?;
    keep_acceptance(&tx, AssisterAccountId(id.0)).await?;
    directory::refresh(&tx, id.0).await?;
    keep(&tx, id.0, NewChange::of(Change::Activated).moving(from, to)).await?;
    let token = open_session(&tx, id).await?;
    let event = Event::new(Done::AssisterActivated)
        .about(id)
        .detail("rules", RULES_OF_BEHAVIOR_VERSION)
        .detail("language", request.language.tag());
    tx.commit(event).await?;
    Ok(SignedIn { token, account: id, role: Role::Assister })
}

/// Whose number it is, if it is good and its account waits for it. A good number
/// is good at any time: nobody's wrong ones hold up somebody else.
///
/// # Errors
/// [`Conflict::TooManyActivationTries`] for a wrong number while too many were
/// typed.
async fn holder(
    store: &Store,
    request: &Request,
    number: &RegistrationNumber,
) -> StoreResult<Option<account::Model>> {
    let conn = store.reader();
    let token = Token::registration_number(number);
    if let Some(id) = one_time_tokens::holder(conn, request.now, &token, PURPOSE).await? {
        let row = assister::Entity::find_by_id(id.0).one(conn).await?;
        if row.map(|row| state(&row)).transpose()? == Some(AccountState::Invited) {
            return Ok(account::Entity::find_by_id(id.0).one(conn).await?);
        }
    }
    if tries(conn, false).await?.0.paused(request.now) {
        return Err(Conflict::TooManyActivationTries.into());
    }
    count_miss(store, request).await?;
    Ok(None)
}

/// The name, the password and the language that the assister chose.
async fn sign_in_with(
    tx: &Tx<'_>,
    account: account::Model,
    name: Option<SignInName>,
    hash: String,
) -> StoreResult<()> {
    let mut account = account.into_active_model();
    if let Some(name) = name {
        account.sign_in_key = Set(name.key());
        account.sign_in_name = Set(name.to_string());
    }
    account.password_hash = Set(Some(hash));
    account.language = Set(tx.request.language.tag().to_owned());
    match account.update(&tx.conn).await {
        Ok(_) => Ok(()),
        Err(error) if is_duplicate(&error) => {
            Err(Invalid::field("sign_in_name", Code::SignInNameTaken).into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Counts a wrong number and puts it on the record, without the number.
async fn count_miss(store: &Store, request: &Request) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    let (before, row) = tries(&tx.conn, true).await?;
    // Others have filled the count meanwhile.
    if before.paused(request.now) {
        return Err(Conflict::TooManyActivationTries.into());
    }
    let after = before.after_a_miss(request.now);
    let mut row = row.into_active_model();
    row.since = Set(after.since.timestamp());
    row.missed = Set(i32::try_from(after.missed).unwrap_or(i32::MAX));
    row.update(&tx.conn).await?;
    tx.commit(Event::new(Done::ActivationRefused)).await
}

/// The count of wrong numbers: one row for everybody.
async fn tries(
    conn: &impl ConnectionTrait,
    lock: bool,
) -> StoreResult<(ActivationTries, activation_tries::Model)> {
    let wrong = |what: &str| StoreError::inconsistent("activation_tries", what);
    let mut one = activation_tries::Entity::find_by_id(1);
    if lock {
        one = one.lock_exclusive();
    }
    let row = one.one(conn).await?.ok_or_else(|| wrong("missing"))?;
    let since = Instant::from_timestamp(row.since, 0).ok_or_else(|| wrong("since"))?;
    let missed = u32::try_from(row.missed).map_err(|_| wrong("missed"))?;
    Ok((ActivationTries { since, missed }, row))
}

/// What a new assister is told first: the number to give to clients.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn welcome(store: &Store, request: &Request) -> StoreResult<Welcome> {
    let id: AssisterAccountId = request.admit_assister(Action::ViewWelcome)?;
    let conn = store.reader();
    let row = assister::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let account = account::Entity::find_by_id(id.0).one(conn).await?.ok_or(StoreError::NotFound)?;
    let organization = organization::Entity::find_by_id(row.organization_id).one(conn).await?;
    let wrong = |what: &str| StoreError::inconsistent("assister", what);
    Ok(Welcome {
        assister: id,
        given_name: account.given_name,
        kind: AssisterKind::parse(&row.kind).ok_or_else(|| wrong("kind"))?,
        organization: organization.map(|row| row.name).ok_or_else(|| wrong("organization"))?,
        reference_number: ReferenceNumber::parse(&row.reference_number)
            .map_err(|_| wrong("reference_number"))?,
        certified_until: row.certified_until,
    })
}
