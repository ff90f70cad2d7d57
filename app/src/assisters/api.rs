//! The doors of the roster and of assisters' accounts. Each opens the request,
//! asks the store and says where to go next.

#![expect(clippy::too_many_arguments, reason = "one argument per field of a form")]

use crate::error::AppResult;
use domain::{
    assisters::{
        AccountState, AssisterAccount, AssisterKind, CertificationPicture, Change, Ending,
        NewAccountForm, RosterPage,
    },
    ids::{AssisterAccountId, OrganizationId, SearchId},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{context, routes},
    domain::{
        assisters::{AccountForm, RosterQuery, county_of_slug},
        lists::Cursor,
        policy::Action,
    },
    store::assisters::{TypedAssister, TypedEdit, TypedReason},
};

/// The fields of an account as typed, `account[…]` in a form. A box that is ticked
/// sends something.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountFields {
    pub given_name: String,
    pub family_name: String,
    pub login_email: String,
    pub credential: String,
    pub public_phone: String,
    pub public_email: String,
    pub city: String,
    pub hours: String,
    pub taking_new_clients: String,
    pub listed: String,
}

/// Boxes that are ticked, by their values.
pub type Ticked = BTreeMap<String, String>;

// Only the bodies below need it.
#[cfg(feature = "ssr")]
fn form(account: AccountFields, languages: Ticked, counties: Ticked) -> AccountForm {
    // A county that does not exist is refused by the rule, not dropped here.
    let county = |slug: String| county_of_slug(&slug).map_or(slug, str::to_owned);
    AccountForm {
        given_name: account.given_name,
        family_name: account.family_name,
        login_email: account.login_email,
        credential: account.credential,
        public_phone: account.public_phone,
        public_email: account.public_email,
        city: account.city,
        hours: account.hours,
        languages: languages.into_keys().collect(),
        counties: counties.into_keys().map(county).collect(),
        taking_new_clients: !account.taking_new_clients.is_empty(),
        listed: !account.listed.is_empty(),
    }
}

/// One page of the roster.
#[server(endpoint = "assisters/roster", prefix = "/api")]
pub async fn list_assisters(
    #[server(default)] kind: Option<AssisterKind>,
    #[server(default)] state: Option<AccountState>,
    #[server(default)] ending: Option<Ending>,
    #[server(default)] number_expired: bool,
    #[server(default)] organization: Option<OrganizationId>,
    #[server(default)] search: Option<SearchId>,
    #[server(default)] after: Option<AssisterAccountId>,
    #[server(default)] before: Option<AssisterAccountId>,
) -> AppResult<RosterPage> {
    let (request, store) = context::open(Action::ListAssisters)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    let query = RosterQuery { kind, state, ending, number_expired, organization, search, cursor };
    Ok(store::assisters::roster(&store, &request, query).await?)
}

/// Keeps what is looked for and goes to what was found; the URL holds the id of
/// the search only.
#[server(endpoint = "assisters/search", prefix = "/api")]
pub async fn search_assisters(#[server(default)] assister_query: String) -> AppResult<()> {
    let (request, store) = context::open(Action::SearchAssisters)?;
    let search = store::assisters::search(&store, &request, &assister_query).await?;
    let found = RosterQuery { search: Some(search), ..RosterQuery::default() };
    context::redirect(&routes::roster_list(request.language, &found));
    Ok(())
}

/// The picture above the roster.
#[server(endpoint = "assisters/certifications", prefix = "/api")]
pub async fn view_certifications() -> AppResult<CertificationPicture> {
    let (request, store) = context::open(Action::ViewCertifications)?;
    Ok(store::assisters::certifications(&store, &request).await?)
}

/// One assister's account with its history.
#[server(endpoint = "assisters/account", prefix = "/api")]
pub async fn view_account(assister: AssisterAccountId) -> AppResult<AssisterAccount> {
    let (request, store) = context::open(Action::ViewAccount)?;
    Ok(store::assisters::account(&store, &request, assister).await?)
}

/// What the form of a new account offers.
#[server(endpoint = "assisters/new_account", prefix = "/api")]
pub async fn view_new_account(
    kind: AssisterKind,
    #[server(default)] organization_name: String,
) -> AppResult<NewAccountForm> {
    let (request, store) = context::open(Action::ViewNewAccount)?;
    Ok(store::assisters::new_account(&store, &request, kind, &organization_name).await?)
}

/// Creates an account and goes to it.
#[server(endpoint = "assisters/create", prefix = "/api")]
pub async fn create_assister(
    kind: AssisterKind,
    #[server(default)] organization: String,
    #[server(default)] account: AccountFields,
    #[server(default)] languages: Ticked,
    #[server(default)] counties: Ticked,
    #[server(default)] certified_from_month: String,
    #[server(default)] certified_from_day: String,
    #[server(default)] certified_from_year: String,
    #[server(default)] invite: Option<String>,
) -> AppResult<()> {
    let (request, store) = context::open(Action::CreateAssister)?;
    let typed = TypedAssister {
        kind,
        organization,
        form: form(account, languages, counties),
        certified_from: [certified_from_month, certified_from_day, certified_from_year],
        invite: invite.is_some(),
    };
    let created = store::assisters::create(&store, &request, &typed).await?;
    context::redirect(&routes::account(request.language, created));
    Ok(())
}

/// Sends the registration number, for the first time or again.
#[server(endpoint = "assisters/invite", prefix = "/api")]
pub async fn invite_assister(
    assister: AssisterAccountId,
    seen: u64,
    #[server(default)] reason: String,
    #[server(default)] note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::InviteAssister)?;
    let typed = TypedReason { reason, note, seen };
    store::assisters::invite(&store, &request, assister, &typed).await?;
    context::redirect(&routes::account(request.language, assister));
    Ok(())
}

/// Changes what the account says.
#[server(endpoint = "assisters/edit", prefix = "/api")]
pub async fn edit_assister(
    assister: AssisterAccountId,
    seen: u64,
    #[server(default)] account: AccountFields,
    #[server(default)] languages: Ticked,
    #[server(default)] counties: Ticked,
    #[server(default)] reason: String,
    #[server(default)] note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::EditAssister)?;
    let form = form(account, languages, counties);
    let typed = TypedEdit { form, why: TypedReason { reason, note, seen } };
    store::assisters::edit(&store, &request, assister, &typed).await?;
    context::redirect(&routes::account(request.language, assister));
    Ok(())
}

/// Suspends, reactivates or closes the account.
#[server(endpoint = "assisters/change_state", prefix = "/api")]
pub async fn change_account_state(
    assister: AssisterAccountId,
    change: Change,
    seen: u64,
    #[server(default)] reason: String,
    #[server(default)] note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::ChangeAccountState)?;
    let typed = TypedReason { reason, note, seen };
    store::assisters::change_state(&store, &request, assister, change, &typed).await?;
    context::redirect(&routes::account(request.language, assister));
    Ok(())
}
