//! Those who work for the marketplace or keep an organization's roster.

use super::stage::{Stage, plain_name};
use domain::{accounts::Role, ids::AccountId};
use std::collections::HashMap;
use store::{
    StoreError, StoreResult,
    accounts::{NewStaff, create_staff},
};

const STAFF: [(Role, &str, &str); 4] = [
    (Role::ResourceManager, "Ingrid", "Sorensen"),
    (Role::ArcStaff, "Dawit", "Alemayehu"),
    (Role::BrokerLineStaff, "Patrick", "Olson"),
    (Role::AgencyAdministrator, "Marisol", "Fuentes"),
];

/// When they began.
const DAYS_AGO: i64 = 830;

/// Those of them whom the stories need.
pub struct Staff {
    pub resource_manager: AccountId,
    pub agency_administrator: AccountId,
    pub arc: AccountId,
}

pub async fn create(stage: &Stage) -> StoreResult<Staff> {
    let mut accounts = HashMap::new();
    for (place, (role, given, family)) in STAFF.iter().enumerate() {
        let at = stage.at(DAYS_AGO - place as i64, 0);
        let name = plain_name(&format!("{given} {family}"));
        let staff = NewStaff {
            role: *role,
            given_name: (*given).to_owned(),
            family_name: (*family).to_owned(),
            contact_email: format!("{name}@example.org"),
            sign_in_name: name,
        };
        let (account, _) = create_staff(&stage.store, &stage.system(at), staff).await?;
        stage.turn_on(account, at).await?;
        accounts.insert(*role, account);
    }
    let of = |role: Role| {
        accounts.get(&role).copied().ok_or(StoreError::Internal("a member of staff is missing"))
    };
    Ok(Staff {
        resource_manager: of(Role::ResourceManager)?,
        agency_administrator: of(Role::AgencyAdministrator)?,
        arc: of(Role::ArcStaff)?,
    })
}
