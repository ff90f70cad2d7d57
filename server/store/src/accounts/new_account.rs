//! One new row in `account`, whoever it is for.

use crate::{StoreResult, entities::account, error::is_duplicate, transaction::Tx};
use domain::{
    accounts::{ContactEmail, Role, SignInName},
    dates::CivilDate,
    ids::AccountId,
    validation::{Code, Invalid},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

/// What is known of a person when the account is made.
pub(crate) struct NewAccount {
    pub role: Role,
    pub given_name: String,
    pub family_name: String,
    /// Of consumers.
    pub date_of_birth: Option<CivilDate>,
    pub sign_in_name: SignInName,
    pub contact_email: Option<ContactEmail>,
    /// None until the account is activated.
    pub password_hash: Option<String>,
}

impl NewAccount {
    /// Writes the row.
    ///
    /// # Errors
    /// [`Code::SignInNameTaken`] at `sign_in_name`.
    pub async fn insert(self, tx: &Tx<'_>) -> StoreResult<AccountId> {
        let id = AccountId(tx.new_id());
        let inserted = account::ActiveModel {
            id: Set(id.0),
            role: Set(self.role.as_str().to_owned()),
            sign_in_key: Set(self.sign_in_name.key()),
            sign_in_name: Set(self.sign_in_name.to_string()),
            password_hash: Set(self.password_hash),
            given_name: Set(self.given_name),
            family_name: Set(self.family_name),
            date_of_birth: Set(self.date_of_birth),
            contact_email: Set(self.contact_email.map(|email| email.as_str().to_owned())),
            language: Set(tx.request.language.tag().to_owned()),
            failed_attempts: Set(0),
            first_failed_at: Set(None),
            locked_until: Set(None),
            created_at: Set(tx.request.now),
        }
        .insert(&tx.conn)
        .await;
        match inserted {
            Ok(_) => Ok(id),
            Err(error) if is_duplicate(&error) => {
                Err(Invalid::field("sign_in_name", Code::SignInNameTaken).into())
            }
            Err(error) => Err(error.into()),
        }
    }
}
