//! Who asks, and when: what every operation is told.

use crate::{StoreError, StoreResult};
use domain::{
    accounts::Language,
    dates::{CivilDate, Instant, minnesota_date},
    ids::{AssisterAccountId, ConsumerId, RequestId},
    policy::{Action, Actor},
};

/// One request. Time enters here once, so that everything in a transaction
/// happens at one instant and tests can move the clock.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    pub id: RequestId,
    pub actor: Actor,
    pub now: Instant,
    /// The language of the page.
    pub language: Language,
}

impl Request {
    /// Today in Minnesota.
    pub fn today(&self) -> CivilDate {
        minnesota_date(self.now)
    }

    /// Refuses a visitor whom the authorization table does not admit.
    ///
    /// # Errors
    /// [`StoreError::Unauthenticated`] for a visitor who might be admitted after
    /// signing in, [`StoreError::Forbidden`] for the wrong role.
    pub fn admit(&self, action: Action) -> StoreResult<()> {
        if self.actor == Actor::System || action.admits(self.actor.visitor()) {
            return Ok(());
        }
        match self.actor {
            Actor::Anonymous => Err(StoreError::Unauthenticated),
            _ => Err(StoreError::Forbidden),
        }
    }

    /// Admits, and names the consumer whose own file this is.
    ///
    /// # Errors
    /// As [`Self::admit`].
    pub fn admit_consumer(&self, action: Action) -> StoreResult<ConsumerId> {
        self.admit(action)?;
        self.actor.consumer().ok_or(StoreError::Forbidden)
    }

    /// Admits, and names the assister.
    ///
    /// # Errors
    /// As [`Self::admit`].
    pub fn admit_assister(&self, action: Action) -> StoreResult<AssisterAccountId> {
        self.admit(action)?;
        self.actor.assister().ok_or(StoreError::Forbidden)
    }
}
