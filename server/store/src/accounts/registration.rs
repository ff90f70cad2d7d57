//! A consumer opens an account.

use super::{new_account::NewAccount, passwords::BLOCKLIST, sessions::open_session};
use crate::{Request, SessionToken, Store, StoreResult};
use domain::{
    accounts::{
        ContactEmail, Password, PasswordPolicy, PersonName, Role, SignInName, parse_birth_date,
    },
    audit::{Done, Event},
    ids::AccountId,
    policy::Action,
    validation::{Code, Invalid},
};

/// What the registration form sends, as typed.
#[derive(Clone, Debug)]
pub struct Registration {
    pub given_name: String,
    pub family_name: String,
    pub birth_month: String,
    pub birth_day: String,
    pub birth_year: String,
    pub sign_in_name: String,
    pub contact_email: String,
    pub password: Password,
    pub password_again: Password,
}

/// Opens the account and signs the person in.
///
/// # Errors
/// [`crate::StoreError::Invalid`] with the fields that were not accepted.
pub async fn register(
    store: &Store,
    request: &Request,
    typed: Registration,
) -> StoreResult<(AccountId, SessionToken)> {
    request.admit(Action::Register)?;
    let today = request.today();
    let mut invalid = Invalid::default();
    let given = invalid.check("given_name", PersonName::part(&typed.given_name));
    let family = invalid.check("family_name", PersonName::part(&typed.family_name));
    let born = invalid.check(
        "birth",
        parse_birth_date(&typed.birth_month, &typed.birth_day, &typed.birth_year, today),
    );
    let email = invalid.check("contact_email", optional_email(&typed.contact_email));
    let sign_in_name = invalid.check("sign_in_name", SignInName::parse(&typed.sign_in_name));
    let personal = [typed.given_name.as_str(), &typed.family_name, &typed.sign_in_name];
    invalid.check("password", PasswordPolicy::ALONE.check(&typed.password, &personal, &BLOCKLIST));
    if typed.password != typed.password_again {
        invalid.push("password_again", Code::PasswordsDiffer);
    }
    let (Some(given), Some(family), Some(born), Some(email), Some(sign_in_name), true) =
        (given, family, born, email, sign_in_name, invalid.is_empty())
    else {
        return Err(invalid.into());
    };
    let hash = store.hash_password(&typed.password).await?;
    let tx = store.begin(request).await?;
    let account = NewAccount {
        role: Role::Consumer,
        given_name: given,
        family_name: family,
        date_of_birth: Some(born),
        sign_in_name,
        contact_email: email,
        password_hash: Some(hash),
    };
    let id = account.insert(&tx).await?;
    let token = open_session(&tx, id).await?;
    tx.commit(Event::new(Done::AccountRegistered).about(id)).await?;
    Ok((id, token))
}

/// An e-mail address that may be left out.
pub(super) fn optional_email(typed: &str) -> Result<Option<ContactEmail>, Code> {
    if typed.trim().is_empty() { Ok(None) } else { ContactEmail::parse(typed).map(Some) }
}
