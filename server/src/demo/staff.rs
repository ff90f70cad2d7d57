//! Those who work for the marketplace or keep an organization's roster.

use super::stage::{Stage, plain_name};
use domain::accounts::Role;
use store::{
    StoreResult,
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

pub async fn create(stage: &Stage) -> StoreResult<()> {
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
    }
    Ok(())
}
