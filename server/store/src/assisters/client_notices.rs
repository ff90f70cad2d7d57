//! News about an assister for all of their clients: that the files are closed for
//! now, after a suspension, after the last day on a roster or until another
//! organization approves access; and that the assister works for another one.
//!
//! Access itself follows from the rows that say so, whether anybody has been told
//! or not. As with lapses, the work is done in small transactions that may stop
//! anywhere: what is still to do is read from the rows, and two servers at once do
//! no double work.

mod holds;
mod moves;
mod telling;
mod withdrawal;

pub use holds::note_holds;
pub(super) use moves::moved;
pub use telling::tell_news;
pub use withdrawal::withdraw_holds;

use crate::{
    Request, StoreError, StoreResult,
    entities::{assister, association},
};
use domain::{
    assisters::{AccountState, ClientNotice},
    dates::CivilDate,
    policy::Actor,
};
use sea_orm::{ColumnTrait, Condition};

/// Associations in one transaction.
const CLIENTS: u64 = 200;

/// Notices, or assisters, in one call.
const AT_ONCE: u64 = 50;

fn admit_system(request: &Request) -> StoreResult<()> {
    if request.actor == Actor::System { Ok(()) } else { Err(StoreError::Forbidden) }
}

/// The rows whose standing [`domain::assisters::Standing::is_on_hold`].
fn on_hold(today: CivilDate) -> Condition {
    let without_organization = Condition::any()
        .add(assister::Column::RosteredUntil.lt(today))
        .add(assister::Column::PortalApproved.eq(false));
    let active = Condition::all()
        .add(assister::Column::State.eq(AccountState::Active.as_str()))
        .add(without_organization);
    Condition::any().add(assister::Column::State.eq(AccountState::Suspended.as_str())).add(active)
}

/// Where an association says which notice the consumer was told.
const fn told_in(kind: ClientNotice) -> association::Column {
    match kind {
        ClientNotice::OnHold => association::Column::HoldTold,
        ClientNotice::Moved => association::Column::MoveTold,
    }
}
