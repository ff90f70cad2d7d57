//! The assister's desk: the client list and its searches, a client's page, and
//! the work on a client's behalf.

mod acting;
mod client;
pub(crate) mod client_count;
mod list;
mod name_words;
pub mod projection;
mod rebuild;
mod search;

pub use acting::{acting, begin_acting, end_acting};
pub use client::client;
pub use list::{PAGE, list};
pub use rebuild::rebuild;
pub use search::{TypedSearch, forget_searches, search};

use crate::{
    Request, StoreResult, associations::file::standing_of, entities::client as client_row,
};
use domain::{clients::ApplicationStanding, ids::AssisterAccountId};
use sea_orm::ConnectionTrait;

/// The desk as a whole is closed to an assister who may not act today, as every
/// single file is.
async fn may_act(
    conn: &impl ConnectionTrait,
    request: &Request,
    assister: AssisterAccountId,
) -> StoreResult<()> {
    match standing_of(conn, assister, request.today()).await?.conflict() {
        None => Ok(()),
        Some(conflict) => Err(conflict.into()),
    }
}

/// How far the application is, as the projection says.
pub(crate) fn standing(row: &client_row::Model) -> StoreResult<ApplicationStanding> {
    ApplicationStanding::parse(&row.application)
        .ok_or_else(|| crate::StoreError::inconsistent("client", "application"))
}
