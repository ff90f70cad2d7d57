//! A resource manager changes what an assister's account says.

use super::{
    account_state::{TypedReason, locked},
    changes::{self, NewChange},
    directory, name_words,
    new_assister::{
        address_is_free, columns, name_is_free, number_is_free, roster_key, sign_in_name,
    },
};
use crate::{
    Request, Store, StoreResult,
    accounts::sessions::end_all,
    entities::{account, assister, one_time_token},
    transaction::Tx,
};
use domain::{
    accounts::SignInName,
    assisters::{AccountDetails, AccountForm, AccountState, Change, Why},
    audit::{Done, Event},
    conflict::Conflict,
    ids::AssisterAccountId,
    notices::Mail,
    policy::Action,
    validation::Invalid,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

/// What the form sends, as typed. The kind, the organization and the
/// certification have ways of their own.
#[derive(Clone, Debug, Default)]
pub struct TypedEdit {
    pub form: AccountForm,
    pub why: TypedReason,
}

/// Writes the fields. A new sign-in address ends the sessions and takes back
/// every mailed token; somebody who is only invited gets a new registration
/// number there.
///
/// # Errors
/// [`crate::StoreError::NotFound`]; [`Conflict::AccountChanged`] for a stale
/// page, [`Conflict::AccountStateForbids`] for a closed account; the fields that
/// were not accepted.
pub async fn edit(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
    typed: &TypedEdit,
) -> StoreResult<()> {
    request.admit(Action::EditAssister)?;
    let tx = store.begin(request).await?;
    let found = locked(&tx, id, typed.why.seen).await?;
    if found.state == AccountState::Closed {
        return Err(Conflict::AccountStateForbids.into());
    }
    let mut invalid = Invalid::default();
    let details = typed.form.read(found.kind).map_err(|wrong| invalid.0.extend(wrong.0)).ok();
    let why = Why::read(Change::Edited, &typed.why.reason, &typed.why.note)
        .map_err(|wrong| invalid.0.extend(wrong.0))
        .ok();
    let (Some(details), Some(why)) = (details, why) else { return Err(invalid.into()) };
    let new_address = account(&tx, id, &details).await?;
    let fields = fields(found.row, &details);
    fields.update(&tx.conn).await?;
    name_words::write(&tx.conn, id.0, &details.name.full()).await?;
    if new_address {
        end_all(&tx, id.into()).await?;
        take_tokens_back(&tx, id).await?;
        if found.state == AccountState::Invited {
            tx.mail(id.into(), &Mail::AssisterInvitation).await?;
        }
    }
    directory::refresh(&tx, id.0).await?;
    changes::keep(&tx, id.0, NewChange { why: &why, ..NewChange::of(Change::Edited) }).await?;
    let event = Event::new(Done::AssisterEdited).about(id.into());
    let event = match why.reason {
        Some(reason) => event.detail("reason", reason.as_str()),
        None => event,
    };
    tx.commit(event.detail("new_address", new_address)).await
}

/// Changes the account's row; answers whether the sign-in address is another.
async fn account(
    tx: &Tx<'_>,
    id: AssisterAccountId,
    details: &AccountDetails,
) -> StoreResult<bool> {
    let before = tx.lock_account(id.into()).await?;
    let new_address = before.contact_email.as_deref() != Some(details.login_email.as_str());
    let name = sign_in_name(details)?;
    // Who signs in with another name than the address keeps it.
    let old = before.contact_email.as_deref().map(SignInName::key_of);
    let signs_in_with_it = old.is_some_and(|old| old == before.sign_in_key);
    let mut invalid = Invalid::default();
    if new_address {
        let mut free = address_is_free(&tx.conn, details, Some(id.0)).await?;
        if signs_in_with_it {
            free = free.and(name_is_free(&tx.conn, &name, Some(id.0)).await?);
        }
        invalid.check("login_email", free);
    }
    let number = number_is_free(&tx.conn, &details.credential, Some(id.0)).await?;
    invalid.check("credential", number);
    invalid.or(())?;
    let mut row: account::ActiveModel = before.into_active_model();
    row.given_name = Set(details.name.given.clone());
    row.family_name = Set(details.name.family.clone());
    if new_address && signs_in_with_it {
        row.sign_in_key = Set(name.key());
        row.sign_in_name = Set(name.to_string());
    }
    if new_address {
        row.contact_email = Set(Some(details.login_email.as_str().to_owned()));
    }
    row.update(&tx.conn).await?;
    Ok(new_address)
}

fn fields(row: assister::Model, details: &AccountDetails) -> assister::ActiveModel {
    let (npn, assister_id) = columns(&details.credential);
    let mut row = row.into_active_model();
    row.npn = Set(npn);
    row.assister_id = Set(assister_id);
    row.city = Set(details.city.clone());
    row.public_phone = Set(details.public_phone.as_ref().map(ToString::to_string));
    row.public_email = Set(details.public_email.as_ref().map(|email| email.as_str().to_owned()));
    row.languages = Set(details.languages.join(","));
    row.counties = Set(details.counties.join(","));
    row.hours = Set(details.hours.clone());
    row.taking_new_clients = Set(details.taking_new_clients);
    row.listed = Set(details.listed);
    row.name_key = Set(roster_key(&details.name));
    row
}

/// What was mailed to the old address opens nothing.
async fn take_tokens_back(tx: &Tx<'_>, id: AssisterAccountId) -> StoreResult<()> {
    one_time_token::Entity::delete_many()
        .filter(one_time_token::Column::AccountId.eq(id.0))
        .exec(&tx.conn)
        .await?;
    Ok(())
}
