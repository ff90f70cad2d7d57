//! Finding the person whom the trail is asked about.

use crate::{
    Request, Store, StoreResult,
    accounts::role,
    entities::{account, assister},
};
use domain::{
    accounts::{Role, SignInName},
    assisters::ReferenceNumber,
    audit::{Done, Event, Sought},
    ids::{AccountId, ConsumerId},
    policy::Action,
    validation::{Code, Invalid, text},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, Func},
};

/// The form field in which the person is named.
const FIELD: &str = "person";
/// The most characters of an address.
const MOST: usize = 254;

/// Finds the account with a sign-in name, an assister's reference number or an
/// e-mail address. What was typed is not kept; that somebody was looked up is.
///
/// # Errors
/// [`Code::PersonNotFound`] or [`Code::SeveralPeople`] for `person`;
/// [`crate::StoreError::Forbidden`] for anybody but resource managers.
pub async fn find_person(
    store: &Store,
    request: &Request,
    typed: &str,
    sought: Sought,
) -> StoreResult<AccountId> {
    request.admit(Action::FindPerson)?;
    let typed = text(typed, MOST).map_err(|code| Invalid::field(FIELD, code))?;
    let (by, mut found) = find(store.reader(), &typed).await?;
    if sought == Sought::Consumer {
        found.retain(|row| row.role == Role::Consumer.as_str());
    }
    let event = Event::new(Done::PersonFound)
        .detail("by", by)
        .detail("as", sought.as_str())
        .detail("found", found.len());
    let tx = store.begin(request).await?;
    let [row] = found.as_slice() else {
        tx.commit(event).await?;
        let code = if found.is_empty() { Code::PersonNotFound } else { Code::SeveralPeople };
        return Err(Invalid::field(FIELD, code).into());
    };
    let event = match role(row)? {
        Role::Consumer => event.acting_for(ConsumerId(row.id)),
        _ => event.about(AccountId(row.id)),
    };
    tx.commit(event).await?;
    Ok(AccountId(row.id))
}

/// By what it was found, and up to two accounts: more make no difference.
async fn find(
    conn: &impl ConnectionTrait,
    typed: &str,
) -> StoreResult<(&'static str, Vec<account::Model>)> {
    let key = SignInName::key_of(typed);
    let named =
        account::Entity::find().filter(account::Column::SignInKey.eq(key)).one(conn).await?;
    if let Some(row) = named {
        return Ok(("sign_in_name", vec![row]));
    }
    if let Ok(number) = ReferenceNumber::parse(typed) {
        let assister = assister::Entity::find()
            .filter(assister::Column::ReferenceNumber.eq(number.as_digits()))
            .one(conn)
            .await?;
        let found = match assister {
            Some(row) => account::Entity::find_by_id(row.id).all(conn).await?,
            None => Vec::new(),
        };
        return Ok(("reference_number", found));
    }
    let address: Expr = Func::lower(account::Column::ContactEmail.into_expr()).into();
    let found = account::Entity::find()
        .filter(account::Column::ContactEmail.is_not_null())
        .filter(address.eq(Func::lower(Expr::val(typed))))
        .limit(2)
        .all(conn)
        .await?;
    Ok(("email", found))
}
