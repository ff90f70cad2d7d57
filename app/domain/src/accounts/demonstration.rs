use super::{Language, Role};
use crate::{
    assisters::{AssisterKind, Standing},
    clients::ApplicationStanding,
    ids::AccountId,
};
use serde::{Deserialize, Serialize};

/// One of the invented people of the demonstration, whom a visitor becomes with
/// one click.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoPerson {
    pub account: AccountId,
    pub name: String,
    pub role: Role,
    /// Broker, navigator or CAC, for an assister.
    pub kind: Option<AssisterKind>,
    pub situation: Situation,
}

/// What a visitor finds when they become this person. It is read from the
/// records at that moment: what earlier visitors did shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Situation {
    Consumer {
        /// Who may act for the consumer, and whether they may today.
        assister: Option<(String, Standing)>,
        /// Whether there was another assister before.
        had_another: bool,
        application: ApplicationStanding,
        language: Language,
        /// Whether mails reach the consumer.
        has_address: bool,
    },
    Assister {
        organization: String,
        standing: Standing,
        clients: usize,
    },
    Staff,
}
