//! Disassociation requests of the assisters.

use super::{Association, Consumer, Wish, row};
use crate::entities::{disassociation_request, disassociation_request_event};
use domain::requests::{Deed, RequestState};

pub(super) fn request(
    consumer: &Consumer,
    association: &Association,
    wish: &Wish,
) -> disassociation_request::Model {
    disassociation_request::Model {
        id: wish.id.0,
        // The low bits are drawn at random.
        number: wish.number.as_str().to_owned(),
        association_id: association.id.0,
        consumer_id: consumer.account.id.0,
        assister_id: association.assister.0,
        line: wish.line.as_str().to_owned(),
        reason: wish.reason.as_str().to_owned(),
        note: String::new(),
        state: wish.state.as_str().to_owned(),
        submitted_at: wish.at,
        due_on: wish.due_on,
        decided_at: wish.decided.map(|(at, ..)| at),
        decided_by: row(wish.decided.map(|(_, by, _)| by)),
        decision_reason: wish
            .decided
            .and_then(|(.., reason)| reason)
            .map(|reason| reason.as_str().to_owned()),
        decision_note: None,
    }
}

pub(super) fn events(
    association: &Association,
    wish: &Wish,
) -> impl Iterator<Item = disassociation_request_event::Model> {
    let [filed, decided] = wish.events;
    let event = |id, at, actor, deed: Deed| disassociation_request_event::Model {
        id,
        request_id: wish.id.0,
        at,
        actor_id: Some(actor),
        what: deed.as_str().to_owned(),
        detail: None,
    };
    let first = event(filed, wish.at, association.assister.0, Deed::Filed);
    let last = wish.decided.zip(deed(wish.state));
    let second = last.map(|((at, by, _), deed)| event(decided, at, by.0, deed));
    [Some(first), second].into_iter().flatten()
}

/// What made a request what it is.
fn deed(state: RequestState) -> Option<Deed> {
    match state {
        RequestState::Submitted => None,
        RequestState::Verified => Some(Deed::Verified),
        RequestState::Approved => Some(Deed::Approved),
        RequestState::Rejected => Some(Deed::Rejected),
        RequestState::Withdrawn => Some(Deed::Withdrawn),
        RequestState::Moot => Some(Deed::Moot),
    }
}
