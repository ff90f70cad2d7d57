//! The marketplace's staff, and accounts in general.

use super::{
    draw::{Draw, Of},
    names::{self, Community},
    plan::Plan,
};
use domain::{
    accounts::{ContactEmail, Language, PersonName, Role, SignInName, name_key},
    audit::{Done, Event},
    dates::Instant,
    ids::{AccountId, RequestId},
    policy::Actor,
    requests::Line,
};
use store::{
    StoreError, StoreResult,
    seed::{Account, Act},
};

/// Of each kind.
const STAFF: [(Role, usize); 3] =
    [(Role::ResourceManager, 3), (Role::ArcStaff, 5), (Role::BrokerLineStaff, 5)];

/// Who works for the marketplace.
pub struct Staff(pub Vec<Account>);

impl Staff {
    pub fn hire(plan: &Plan) -> StoreResult<Self> {
        let roles = STAFF.iter().flat_map(|(role, count)| std::iter::repeat_n(*role, *count));
        let all = roles.enumerate().map(|(number, role)| {
            let mut draw = Draw::new(plan.sizes.seed, Of::Staff, number);
            let at = plan.start();
            let community = names::community(&mut draw);
            account(&mut draw, role, community, &format!("staff{number}"), at)
        });
        Ok(Self(all.collect::<StoreResult<_>>()?))
    }

    pub fn one(&self, draw: &mut Draw, role: Role) -> AccountId {
        let some: Vec<&Account> = self.0.iter().filter(|account| account.role == role).collect();
        draw.pick(&some).id
    }

    /// Somebody of a service line.
    pub fn of_line(&self, draw: &mut Draw, line: Line) -> (AccountId, Role) {
        let role = match line {
            Line::Arc => Role::ArcStaff,
            Line::BrokerLine => Role::BrokerLineStaff,
        };
        (self.one(draw, role), role)
    }

    pub fn acts(&self, draw: &mut Draw) -> Vec<Act> {
        let created = |account: &Account| {
            let event = Event::new(Done::StaffCreated).about(account.id);
            act(
                draw,
                account.created_at,
                Actor::System,
                event.detail("role", account.role.as_str()),
            )
        };
        self.0.iter().map(created).collect()
    }
}

/// An account of somebody of that community. The ending makes the name to sign in
/// with its own.
pub fn account(
    draw: &mut Draw,
    role: Role,
    community: &Community,
    ending: &str,
    created_at: Instant,
) -> StoreResult<Account> {
    let name = community.name(draw);
    let sign_in_name = sign_in_name(&name, ending)?;
    let email = ContactEmail::parse(&format!("{sign_in_name}@example.org")).ok();
    Ok(Account {
        id: AccountId(draw.id(created_at)),
        role,
        name,
        date_of_birth: None,
        sign_in_name,
        email,
        language: Language::En,
        created_at,
    })
}

/// `amina.warsame.17`
fn sign_in_name(name: &PersonName, ending: &str) -> StoreResult<SignInName> {
    let plain = name_key(&name.full()).replace(' ', ".");
    SignInName::parse(&format!("{plain}.{ending}"))
        .map_err(|_| StoreError::Internal("a made-up name to sign in with is none"))
}

pub fn act(draw: &mut Draw, at: Instant, actor: Actor, event: Event) -> Act {
    Act { at, actor, request: RequestId(draw.id(at)), event }
}

pub fn person(account: AccountId, role: Role) -> Actor {
    Actor::Person { account, role }
}
