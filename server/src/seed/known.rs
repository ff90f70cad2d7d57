//! Who is who among made-up people, known without asking the database: the same
//! seed makes the same people.

use super::{
    Sizes, assisters::Hiring, consumers::World, organizations::Organizations, plan::Plan,
    staff::Staff,
};
use domain::{
    accounts::Role,
    dates::Instant,
    ids::{AccountId, AssisterAccountId, ConsumerId},
};
use store::{StoreError, StoreResult};

/// Registered, let the assister act, and was helped to apply.
const ACTS: usize = 4;

/// The people whose lists are measured.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// When everything that is made up has happened.
    pub now: Instant,
    /// Has [`super::SAME_IN_EVERY_SIZE`] clients.
    pub same_in_every_size: AssisterAccountId,
    /// Has more clients than anybody else.
    pub largest: AssisterAccountId,
    /// A client of the first, about whom [`ACTS`] things are on record.
    pub client: ConsumerId,
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
        let world = World { plan: &plan, staff: &staff, assisters: &assisters };
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
            largest: AssisterAccountId(largest.account.id.0),
            client: ConsumerId(client.account.id.0),
            manager: one(Role::ResourceManager)?,
            arc: one(Role::ArcStaff)?,
            broker_line: one(Role::BrokerLineStaff)?,
        })
    }
}
