//! One new assister, whoever brings them: a resource manager, a roster file or
//! the demonstration.

use super::{
    changes::{self, NewChange},
    directory, name_words,
};
use crate::{
    StoreError, StoreResult,
    accounts::new_account::NewAccount,
    entities::{account, assister, organization, roster_entry},
    secrets::random_bytes,
    transaction::Tx,
};
use domain::{
    accounts::{PersonName, Role, SignInName, name_key},
    assisters::{
        AccountDetails, AccountState, AssisterKind, Certification, Change, Credential,
        OrganizationKind, ReferenceNumber,
    },
    ids::{AccountId, AssisterAccountId, OrganizationId},
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, Func},
};
use std::collections::HashMap;
use uuid::Uuid;

/// How often a reference number is drawn before something must be wrong: of
/// 900,000 numbers some thousands are used.
const MOST_DRAWS: usize = 100;

/// An assister to create.
#[derive(Clone, Debug)]
pub struct NewAssister {
    pub details: AccountDetails,
    /// None is the sign-in address of the details.
    pub sign_in_name: Option<SignInName>,
    pub organization: OrganizationId,
    pub certification: Certification,
    pub state: AccountState,
    /// Who approved portal access, of navigators and CACs who come with it.
    pub approved_by: Option<AccountId>,
    /// [`Change::Created`] or [`Change::Imported`].
    pub change: Change,
    /// Drawn at random where there is none.
    pub reference_number: Option<ReferenceNumber>,
}

/// Writes everything that a new assister needs: the account, the assister's row
/// with a reference number that nobody ever had, the roster entry from today, the
/// words of the name, the first entry of the history and the directory. The
/// invitation and the audit row are the caller's.
///
/// # Errors
/// [`Code::AddressTaken`] or [`Code::SignInNameTaken`] at `login_email`,
/// [`Code::NumberTaken`] at `credential`, [`Code::NotAChoice`] at `organization` for one that does not
/// exist or is of another kind.
pub(crate) async fn insert(tx: &Tx<'_>, new: &NewAssister) -> StoreResult<AssisterAccountId> {
    let details = &new.details;
    let name = match &new.sign_in_name {
        Some(name) => name.clone(),
        None => sign_in_name(details)?,
    };
    let mut invalid = Invalid::default();
    invalid.check("organization", fits(&tx.conn, new.organization, details.kind).await?);
    let address = address_is_free(&tx.conn, details, None).await?;
    invalid.check("login_email", address.and(name_is_free(&tx.conn, &name, None).await?));
    invalid.check("credential", number_is_free(&tx.conn, &details.credential, None).await?);
    invalid.or(())?;
    let id = account(tx, details, name).await?;
    let number = match &new.reference_number {
        Some(number) => number.clone(),
        None => free_number(&tx.conn, draw).await?,
    };
    row(new, id, &number).insert(&tx.conn).await?;
    roster_entry::ActiveModel {
        id: Set(tx.new_id()),
        organization_id: Set(new.organization.0),
        assister_id: Set(id),
        from_date: Set(tx.request.today()),
        until_date: Set(None),
        approved_at: Set(new.approved_by.map(|_| tx.request.now)),
        approved_by: Set(new.approved_by.map(|by| by.0)),
    }
    .insert(&tx.conn)
    .await?;
    name_words::write(&tx.conn, id, &details.name.full()).await?;
    let change = NewChange { to: Some(new.state), ..NewChange::of(new.change) };
    changes::keep(tx, id, change).await?;
    directory::refresh(tx, id).await?;
    Ok(AssisterAccountId(id))
}

async fn account(tx: &Tx<'_>, details: &AccountDetails, name: SignInName) -> StoreResult<Uuid> {
    let account = NewAccount {
        role: Role::Assister,
        given_name: details.name.given.clone(),
        family_name: details.name.family.clone(),
        date_of_birth: None,
        sign_in_name: name,
        contact_email: Some(details.login_email.clone()),
        password_hash: None,
    };
    match account.insert(tx).await {
        Ok(id) => Ok(id.0),
        // Somebody took the name in this very moment.
        Err(StoreError::Invalid(_)) => {
            Err(Invalid::field("login_email", Code::SignInNameTaken).into())
        }
        Err(error) => Err(error),
    }
}

fn row(new: &NewAssister, id: Uuid, number: &ReferenceNumber) -> assister::ActiveModel {
    let details = &new.details;
    let (npn, assister_id) = columns(&details.credential);
    assister::ActiveModel {
        id: Set(id),
        kind: Set(details.kind.as_str().to_owned()),
        npn: Set(npn),
        assister_id: Set(assister_id),
        reference_number: Set(number.as_digits().to_owned()),
        organization_id: Set(new.organization.0),
        city: Set(details.city.clone()),
        public_phone: Set(details.public_phone.as_ref().map(ToString::to_string)),
        public_email: Set(details.public_email.as_ref().map(|email| email.as_str().to_owned())),
        languages: Set(details.languages.join(",")),
        state: Set(new.state.as_str().to_owned()),
        certified_from: Set(new.certification.from),
        certified_until: Set(new.certification.until),
        name_key: Set(roster_key(&details.name)),
        hours: Set(details.hours.clone()),
        counties: Set(details.counties.join(",")),
        taking_new_clients: Set(details.taking_new_clients),
        listed: Set(details.listed && details.kind != AssisterKind::Cac),
        rostered_until: Set(None),
        portal_approved: Set(details.kind == AssisterKind::Broker || new.approved_by.is_some()),
    }
}

/// Family name first, folded, as the roster sorts.
pub(super) fn roster_key(name: &PersonName) -> String {
    name_key(&format!("{} {}", name.family, name.given))
}

/// The address as a name to sign in with.
pub(super) fn sign_in_name(details: &AccountDetails) -> Result<SignInName, Invalid> {
    SignInName::parse(details.login_email.as_str())
        .map_err(|code| Invalid::field("login_email", code))
}

/// A credential as the columns `npn` and `assister_id` hold it.
pub(super) fn columns(credential: &Credential) -> (Option<String>, Option<String>) {
    match credential {
        Credential::Npn(npn) => (Some(npn.to_string()), None),
        Credential::AssisterId(id) => (None, Some(id.to_string())),
    }
}

async fn fits(
    conn: &impl ConnectionTrait,
    organization: OrganizationId,
    kind: AssisterKind,
) -> StoreResult<Result<(), Code>> {
    let row = organization::Entity::find_by_id(organization.0).one(conn).await?;
    let wanted = OrganizationKind::of(kind).as_str();
    let fits = |row: &organization::Model| row.kind == wanted && row.closed_at.is_none();
    Ok(row.filter(fits).map(drop).ok_or(Code::NotAChoice))
}

/// Whether nobody else signs in with this name.
pub(super) async fn name_is_free(
    conn: &impl ConnectionTrait,
    name: &SignInName,
    but: Option<Uuid>,
) -> StoreResult<Result<(), Code>> {
    let others = account::Entity::find()
        .filter(account::Column::SignInKey.eq(name.key()))
        .filter(account::Column::Id.ne(but.unwrap_or_default()))
        .count(conn)
        .await?;
    Ok(if others == 0 { Ok(()) } else { Err(Code::SignInNameTaken) })
}

/// Whether no other assister is reached at the sign-in address, whatever name they
/// sign in with. One whose account is closed may come back with it, unless that
/// account signs in with it: such a name is never used again.
pub(super) async fn address_is_free(
    conn: &impl ConnectionTrait,
    details: &AccountDetails,
    but: Option<Uuid>,
) -> StoreResult<Result<(), Code>> {
    let key = SignInName::key_of(details.login_email.as_str());
    let others = at_addresses(conn, [key]).await?;
    let others = others.iter().any(|(_, other)| Some(other.id) != but);
    Ok(if others { Err(Code::AddressTaken) } else { Ok(()) })
}

/// The assisters who are reached at these addresses (as [`SignInName::key_of`] folds
/// them), each with the address; but for closed accounts.
pub(super) async fn at_addresses(
    conn: &impl ConnectionTrait,
    keys: impl IntoIterator<Item = String>,
) -> StoreResult<Vec<(String, assister::Model)>> {
    let lower = Func::lower(account::Column::ContactEmail.into_expr());
    let accounts: Vec<(Uuid, String)> = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::ContactEmail])
        .filter(account::Column::Role.eq(Role::Assister.as_str()))
        .filter(Expr::expr(lower).is_in(keys))
        .into_tuple()
        .all(conn)
        .await?;
    let mut addresses: HashMap<Uuid, String> =
        accounts.into_iter().map(|(id, address)| (id, SignInName::key_of(&address))).collect();
    let ids: Vec<Uuid> = addresses.keys().copied().collect();
    let rows = assister::Entity::find()
        .filter(assister::Column::Id.is_in(ids))
        .filter(assister::Column::State.ne(AccountState::Closed.as_str()))
        .all(conn)
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((addresses.remove(&row.id)?, row))).collect())
}

/// Whether no other assister has this NPN or Assister ID.
pub(super) async fn number_is_free(
    conn: &impl ConnectionTrait,
    credential: &Credential,
    but: Option<Uuid>,
) -> StoreResult<Result<(), Code>> {
    let with_it = match credential {
        Credential::Npn(npn) => assister::Column::Npn.eq(npn.to_string()),
        Credential::AssisterId(id) => assister::Column::AssisterId.eq(id.to_string()),
    };
    let others = assister::Entity::find()
        .filter(with_it)
        .filter(assister::Column::Id.ne(but.unwrap_or_default()))
        .count(conn)
        .await?;
    Ok(if others == 0 { Ok(()) } else { Err(Code::NumberTaken) })
}

/// A reference number that nobody has or ever had: rows of assisters stay for
/// good, closed ones too.
async fn free_number(
    conn: &impl ConnectionTrait,
    mut draw: impl FnMut() -> u32,
) -> StoreResult<ReferenceNumber> {
    for _ in 0..MOST_DRAWS {
        let number = ReferenceNumber::from_draw(draw());
        let taken = assister::Entity::find()
            .filter(assister::Column::ReferenceNumber.eq(number.as_digits()))
            .count(conn)
            .await?;
        if taken == 0 {
            return Ok(number);
        }
    }
    Err(StoreError::Internal("no reference number is free"))
}

fn draw() -> u32 {
    // The remainder of 64 bits is uniform enough, and smaller than the divisor.
    let draw = u64::from_le_bytes(random_bytes()) % u64::from(ReferenceNumber::COUNT);
    u32::try_from(draw).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::on_both_databases! {
        async fn a_number_that_somebody_has_is_drawn_again(world: World) {
            let rosa = world.assister("Rosa Delgado").insert().await;
            let taken = world.reference_number(rosa).await;
            let draw: u32 = taken.as_digits()[..6].parse::<u32>().expect("digits") - 100_000;
            assert_eq!(ReferenceNumber::from_draw(draw), taken);
            let mut draws = vec![draw + 1, draw, draw];
            let drawn = free_number(world.connection(), || draws.pop().expect("a draw")).await;
            assert_eq!(drawn.expect("a number"), ReferenceNumber::from_draw(draw + 1));
            let none = free_number(world.connection(), || draw).await;
            assert!(matches!(none, Err(StoreError::Internal(_))), "and not for ever");
        }
    }
}
