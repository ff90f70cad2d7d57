//! Who is who among made-up people, known without asking the database: the same
//! seed makes the same people.

use super::{
    Sizes, assisters::Hiring, consumers::World, organizations::Organizations, plan::Plan,
    staff::Staff,
};
use crate::coverage::Embedded;
use domain::{
    accounts::Role,
    assisters::ReferenceNumber,
    dates::{CivilDate, Instant},
    ids::{AccountId, AssisterAccountId, ConsumerId, OrganizationId},
};
use store::{StoreError, StoreResult, seed::Assister};

/// Registered, let the assister act, and was helped to apply.
const ACTS: usize = 4;

/// The people whose lists are measured.
#[derive(Clone, Debug)]
pub struct Known {
    /// When everything that is made up has happened.
    pub now: Instant,
    /// Has [`super::SAME_IN_EVERY_SIZE`] clients.
    pub same_in_every_size: AssisterAccountId,
    pub same_family_name: String,
    pub same_reference_number: ReferenceNumber,
    pub same_organization: OrganizationId,
    /// Nobody has more clients.
    pub largest: AssisterAccountId,
    /// A client of the first, about whom [`ACTS`] things are on record.
    pub client: ConsumerId,
    pub client_born: CivilDate,
    pub manager: AccountId,
    pub arc: AccountId,
    pub broker_line: AccountId,
}

impl Known {
    /// # Errors
    /// [`StoreError::Internal`] where there are no two assisters.
    pub fn of(sizes: Sizes) -> StoreResult<Self> {
        let plan = Plan::new(sizes);
        let staff = Staff::hire(&plan)?;
        let organizations = Organizations::found(&plan)?;
        let hiring = Hiring { plan: &plan, staff: &staff, organizations: &organizations };
        let assisters = hiring.all()?;
        let [same, largest, ..] = assisters.as_slice() else {
            return Err(StoreError::Internal("there are no two assisters"));
        };
        let engine = Embedded::shipped();
        let engine = &engine.map_err(|_| StoreError::Internal("numbers that cannot be read"))?;
        let world = World { plan: &plan, staff: &staff, assisters: &assisters, engine };
        let clients = (0..sizes.consumers).filter(|number| plan.helper(*number) == Some(0));
        let mut lives = clients.map(|number| world.consumer(number));
        let client = lives.find_map(|life| match life {
            Ok(life) if life.acts.len() == ACTS && life.associations.len() == 1 => Some(Ok(life)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        });
        let client = client.ok_or(StoreError::Internal("a client with an ordinary life"))??;
        let one = |role| {
            let found = staff.0.iter().find(|account| account.role == role);
            found.map(|account| account.id).ok_or(StoreError::Internal("nobody of a role"))
        };
        Ok(Self {
            now: plan.now,
            same_in_every_size: AssisterAccountId(same.account.id.0),
            same_family_name: same.account.name.family.clone(),
            same_reference_number: same.reference_number.clone(),
            same_organization: present_organization(same)?,
            largest: AssisterAccountId(largest.account.id.0),
            client: ConsumerId(client.account.id.0),
            client_born: client
                .account
                .date_of_birth
                .ok_or(StoreError::Internal("a consumer without date of birth"))?,
            manager: one(Role::ResourceManager)?,
            arc: one(Role::ArcStaff)?,
            broker_line: one(Role::BrokerLineStaff)?,
        })
    }
}

fn present_organization(assister: &Assister) -> StoreResult<OrganizationId> {
    let present = assister.roster.last().map(|entry| entry.organization);
    present.ok_or(StoreError::Internal("an assister who never worked anywhere"))
}
