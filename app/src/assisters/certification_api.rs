//! The doors of certifications.

use crate::error::AppResult;
use domain::{
    assisters::{Recertification, ToRecertifyPage},
    ids::{AssisterAccountId, OrganizationId},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{context, routes},
    domain::{assisters::ToRecertify, lists::Cursor, policy::Action},
    store::assisters::{TypedRenewal, TypedWhy},
};

/// The certification of one assister, and what a new one would be.
#[server(endpoint = "assisters/recertification", prefix = "/api")]
pub async fn view_recertification(assister: AssisterAccountId) -> AppResult<Recertification> {
    let (request, store) = context::open(Action::ViewRecertification)?;
    Ok(store::assisters::recertification(&store, &request, assister).await?)
}

/// Grants a new certification.
#[server(endpoint = "assisters/recertify", prefix = "/api")]
pub async fn recertify(
    assister: AssisterAccountId,
    seen: u64,
    certified_from_month: String,
    certified_from_day: String,
    certified_from_year: String,
    #[server(default)] reason: String,
    #[server(default)] note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::RecertifyAssister)?;
    let from = [certified_from_month, certified_from_day, certified_from_year];
    let typed = TypedRenewal { seen, from, why: TypedWhy { reason, note } };
    store::assisters::recertify(&store, &request, assister, &typed).await?;
    context::redirect(&routes::recertify_done(request.language, assister));
    Ok(())
}

/// Who of an organization needs a new certification before long.
#[server(endpoint = "assisters/to_recertify", prefix = "/api")]
pub async fn list_to_recertify(
    organization: OrganizationId,
    #[server(default)] after: Option<AssisterAccountId>,
    #[server(default)] before: Option<AssisterAccountId>,
) -> AppResult<ToRecertifyPage> {
    let (request, store) = context::open(Action::ListToRecertify)?;
    let cursor = after.map(Cursor::After).or(before.map(Cursor::Before));
    Ok(store::assisters::to_recertify(&store, &request, organization, cursor).await?)
}

/// Grants a new certification to everybody who is ticked.
#[server(endpoint = "assisters/recertify_several", prefix = "/api")]
pub async fn recertify_several(
    organization: OrganizationId,
    /// A ticked box for each, see [`ToRecertify::box_of`].
    #[server(default)]
    chosen: BTreeMap<String, String>,
    certified_from_month: String,
    certified_from_day: String,
    certified_from_year: String,
    #[server(default)] reason: String,
    #[server(default)] note: String,
) -> AppResult<()> {
    let (request, store) = context::open(Action::RecertifySeveral)?;
    let chosen: Vec<AssisterAccountId> =
        chosen.keys().filter_map(|name| ToRecertify::of_box(name)).collect();
    let from = [certified_from_month, certified_from_day, certified_from_year];
    let why = TypedWhy { reason, note };
    let several = store::assisters::recertify_several;
    let renewed = several(&store, &request, organization, &chosen, &from, &why).await?;
    context::redirect(&routes::recertify_several_done(request.language, organization, renewed));
    Ok(())
}
