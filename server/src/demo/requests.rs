//! What assisters asked of the service lines: one request that waits at each line,
//! one that is late, one that was turned down.

use super::{
    assisters::{Helper, Helpers, hired},
    staff::Staff,
    stage::Stage,
};
use domain::{
    accounts::{Language::En, Role},
    clients::ListQuery,
    dates::Instant,
    ids::{AssisterAccountId, ConsumerId, DisassociationRequestId},
    policy::Actor,
};
use store::{Request, StoreError, StoreResult, clients, requests};

/// Who asks about whom, how many days ago, and why.
const WISHES: [(Helper, &str, i64, &str, &str); 4] = [
    (Helper::Rosa, "Chaltu Bekele", 1, "conflict_of_interest", "She now works at our office."),
    // Later than any two business days.
    (Helper::PaHoua, "Mai See Yang", 9, "cannot_reach", ""),
    (Helper::Erik, "Dmitri Volkov", 2, "client_moved", "He told me that he lives in Iowa now."),
    (Helper::Rosa, "Karin Lindqvist", 14, "client_asked", ""),
];

/// The one that was turned down, and how many days ago.
const TURNED_DOWN: (&str, i64) = ("Karin Lindqvist", 13);

pub async fn create(stage: &Stage, helpers: &Helpers, staff: &Staff) -> StoreResult<()> {
    for (helper, client, days_ago, reason, note) in WISHES {
        let assister = hired(helpers, helper)?.account;
        let asks = as_assister(stage, assister, stage.at(days_ago, 1));
        let consumer = client_named(stage, &asks, client).await?;
        let filed = requests::file(&stage.store, &asks, consumer, reason, note).await?;
        if client == TURNED_DOWN.0 {
            turn_down(stage, staff, filed).await?;
        }
    }
    Ok(())
}

async fn turn_down(
    stage: &Stage,
    staff: &Staff,
    filed: DisassociationRequestId,
) -> StoreResult<()> {
    let role = Role::ArcStaff;
    let account = staff.arc;
    let at = stage.at(TURNED_DOWN.1, 2);
    let request = stage.request(Actor::Person { account, role }, at, En);
    let note = "She called: she wants you to go on.";
    requests::reject(&stage.store, &request, filed, "client_wants_to_keep", note).await
}

fn as_assister(stage: &Stage, assister: AssisterAccountId, at: Instant) -> Request {
    let actor = Actor::Person { account: assister.into(), role: Role::Assister };
    stage.request(actor, at, En)
}

/// One of the assister's clients, as the list names them.
async fn client_named(stage: &Stage, asks: &Request, name: &str) -> StoreResult<ConsumerId> {
    let list = clients::list(&stage.store, asks, ListQuery::default()).await?;
    list.rows
        .into_iter()
        .find(|row| row.name == name)
        .map(|row| row.consumer)
        .ok_or(StoreError::Internal("a client of the stories is missing"))
}
