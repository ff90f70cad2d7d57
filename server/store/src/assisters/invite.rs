//! A resource manager sends an assister the registration number, for the first
//! time or again.

use super::{
    account_state::{TypedReason, locked, open_entry, set_state},
    changes::{self, NewChange},
};
use crate::{Request, Store, StoreResult};
use domain::{
    assisters::{AccountState, AssisterKind, Change, Why},
    audit::{Done, Event},
    conflict::Conflict,
    ids::AssisterAccountId,
    notices::Mail,
    policy::Action,
};

/// Puts the invitation into the outbox; the number itself is drawn when the mail
/// is handed over, and every older one is good no longer. An expired number is
/// simply sent anew.
///
/// # Errors
/// [`crate::StoreError::NotFound`]; [`Conflict::AccountChanged`] for a stale
/// page, [`Conflict::AccountStateForbids`], [`Conflict::ApprovalNeeded`] while a
/// navigator or CAC is not approved by the agency administrator; the fields of
/// [`Why::read`] when it is sent again.
pub async fn invite(
    store: &Store,
    request: &Request,
    id: AssisterAccountId,
    typed: &TypedReason,
) -> StoreResult<()> {
    request.admit(Action::InviteAssister)?;
    let tx = store.begin(request).await?;
    let found = locked(&tx, id, typed.seen).await?;
    let mut from = found.state;
    if found.kind != AssisterKind::Broker {
        let approved =
            open_entry(&tx.conn, id).await?.is_some_and(|entry| entry.approved_at.is_some());
        let waiting = matches!(
            from,
            AccountState::Requested | AccountState::Approved | AccountState::Invited
        );
        if waiting && !approved {
            return Err(Conflict::ApprovalNeeded.into());
        }
        // The approval is on the roster entry; the account follows.
        if from == AccountState::Requested {
            from = from.approve().map_err(|_| Conflict::AccountStateForbids)?;
        }
    }
    let to = from.invite().map_err(|_| Conflict::AccountStateForbids)?;
    let again = found.state == AccountState::Invited;
    let change = if again { Change::InvitedAgain } else { Change::Invited };
    let why = Why::read(change, &typed.reason, &typed.note)?;
    let before = found.state;
    set_state(&tx, found.row, to).await?;
    let new = NewChange { why: &why, ..NewChange::of(change) }.moving(before, to);
    changes::keep(&tx, id.0, new).await?;
    tx.mail(id.into(), &Mail::AssisterInvitation).await?;
    tx.commit(Event::new(Done::AssisterInvited).about(id.into()).detail("again", again)).await
}
