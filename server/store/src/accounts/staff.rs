//! Staff of the marketplace: made by the command line or by a resource manager,
//! never by themselves.

use super::{
    new_account::NewAccount,
    one_time_tokens::{draw, redeem},
    registration::optional_email,
    reset::set_password,
    sessions::open_session,
    sign_in::SignedIn,
};
use crate::{Request, Store, StoreError, StoreResult, Token};
use domain::{
    accounts::{OneTimePurpose, Password, PersonName, Role, SignInName},
    audit::{Done, Event},
    ids::AccountId,
    policy::{Action, Actor},
    validation::Invalid,
};

/// A member of staff to create.
#[derive(Clone, Debug)]
pub struct NewStaff {
    pub role: Role,
    pub given_name: String,
    pub family_name: String,
    pub sign_in_name: String,
    pub contact_email: String,
}

/// Creates the account and the one-time activation. Only the system itself may:
/// the operator at the command line.
///
/// # Errors
/// [`StoreError::Forbidden`], or the fields that were not accepted.
pub async fn create_staff(
    store: &Store,
    request: &Request,
    staff: NewStaff,
) -> StoreResult<(AccountId, Token)> {
    if request.actor != Actor::System
        || !(staff.role.is_staff() || staff.role == Role::AgencyAdministrator)
    {
        return Err(StoreError::Forbidden);
    }
    let mut invalid = Invalid::default();
    let given = invalid.check("given_name", PersonName::part(&staff.given_name));
    let family = invalid.check("family_name", PersonName::part(&staff.family_name));
    let email = invalid.check("contact_email", optional_email(&staff.contact_email));
    let name = invalid.check("sign_in_name", SignInName::parse(&staff.sign_in_name));
    let (Some(given), Some(family), Some(email), Some(name)) = (given, family, email, name) else {
        return Err(invalid.into());
    };
    let tx = store.begin(request).await?;
    let account = NewAccount {
        role: staff.role,
        given_name: given,
        family_name: family,
        date_of_birth: None,
        sign_in_name: name,
        contact_email: email,
        password_hash: None,
    };
    let id = account.insert(&tx).await?;
    let token = draw(&tx, id, OneTimePurpose::StaffActivation).await?;
    tx.commit(Event::new(Done::StaffCreated).about(id).detail("role", staff.role.as_str())).await?;
    Ok((id, token))
}

/// The new member of staff chooses a password and is signed in.
///
/// # Errors
/// [`domain::conflict::Conflict::TokenExpired`], or what is wrong with the
/// password.
pub async fn activate_staff(
    store: &Store,
    request: &Request,
    token: &Token,
    password: &Password,
    again: &Password,
) -> StoreResult<SignedIn> {
    request.admit(Action::ActivateStaff)?;
    let tx = store.begin(request).await?;
    let account = redeem(&tx, token, OneTimePurpose::StaffActivation).await?;
    set_password(store, &tx, account, password, again).await?;
    let role = super::role(&tx.lock_account(account).await?)?;
    let session = open_session(&tx, account).await?;
    tx.commit(Event::new(Done::StaffActivated).about(account)).await?;
    Ok(SignedIn { token: session, account, role })
}
