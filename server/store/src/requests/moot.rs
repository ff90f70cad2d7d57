use super::{
    file::open_request,
    rows::{advance, event},
};
use crate::{StoreResult, transaction::Tx};
use domain::{
    audit::Done,
    ids::AssociationId,
    requests::{Deed, RequestState},
};

/// An association ends without the request that waits for it: the request is
/// moot, and its history says so. Within the transaction that ends it.
pub(crate) async fn moot(tx: &Tx<'_>, association: AssociationId) -> StoreResult<()> {
    let Some(row) = open_request(&tx.conn, association).await? else { return Ok(()) };
    advance(tx, &row, RequestState::moot, Deed::Moot).await?;
    let mut event = event(&row, Done::RequestMoot);
    // What consumers do themselves is not done on their behalf.
    event.acting_for =
        event.acting_for.filter(|consumer| tx.request.actor.consumer() != Some(*consumer));
    tx.record(event).await
}
