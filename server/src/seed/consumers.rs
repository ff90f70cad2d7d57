//! The lives of consumers: each registers, perhaps chooses an assister, perhaps
//! after another, perhaps applies.

use super::{
    draw::{Draw, Of},
    names,
    places::{Place, place},
    plan::{ONE_NAME, Plan},
    staff::{Staff, account, act, person},
};
use crate::coverage::Embedded;
use chrono::{Datelike, Duration};
use domain::{
    accounts::{Language, Role},
    associations::{EndReason, remind_after},
    audit::{Done, Event},
    dates::{CivilDate, Instant, minnesota_date},
    ids::{AssisterAccountId, AssociationId, ConsentId, ConsumerId, DisassociationRequestId},
    policy::Actor,
    requests::{Line, RejectReason, RequestNumber, RequestState, WishReason, due_on},
};
use store::{
    StoreResult,
    seed::{Account, Act, Assister, Association, Consumer, Ended, Wish},
};

/// Of a thousand consumers, so many had another assister before.
const HAD_ANOTHER: usize = 100;

/// Within so many days of the registration everything has happened.
const EVENTFUL_DAYS: i64 = 60;

/// What the lives of consumers are made of.
pub struct World<'a> {
    pub plan: &'a Plan,
    pub staff: &'a Staff,
    pub assisters: &'a [Assister],
    pub engine: &'a Embedded,
}

/// One life as it is being made up.
pub(super) struct Life<'a> {
    world: &'a World<'a>,
    pub draw: Draw,
    number: usize,
    pub account: Account,
    pub home: &'static Place,
    /// When things happen, one after the other.
    pub moments: [Instant; 6],
    acts: Vec<Act>,
}

impl World<'_> {
    /// # Errors
    /// [`StoreError::Internal`] for a person who makes no sense.
    pub fn consumer(&self, number: usize) -> StoreResult<Consumer> {
        let mut draw = Draw::new(self.plan.sizes.seed, Of::Consumer, number);
        let (from, to) = self.plan.registered(number);
        let at = draw.between(from, to);
        let community = names::community(&mut draw);
        let mut account = account(&mut draw, Role::Consumer, community, &number.to_string(), at)?;
        if self.plan.is_given_one_name(number) {
            account.name.family = ONE_NAME.to_owned();
        }
        account.date_of_birth = Some(born(&mut draw, self.plan.sizes.day));
        if draw.happens(150) {
            account.email = None;
        }
        if community.speaks == "es" && draw.happens(700) {
            account.language = Language::Es;
        }
        let last = self.plan.now.min(at + Duration::days(EVENTFUL_DAYS));
        let mut moments = [(); 6].map(|()| draw.between(at, last));
        moments.sort_unstable();
        let home = place(&mut draw);
        Life { world: self, draw, number, account, home, moments, acts: Vec::new() }.lived()
    }
}

impl Life<'_> {
    fn lived(mut self) -> StoreResult<Consumer> {
        let registered = Event::new(Done::AccountRegistered).about(self.account.id);
        self.did(self.account.created_at, Actor::Anonymous, registered);
        let present = self.world.plan.helper(self.number);
        let mut associations: Vec<Association> = self.earlier(present).into_iter().collect();
        if let Some(present) = present {
            associations.push(self.present(present));
        }
        let application =
            self.application(associations.last().filter(|one| one.ended.is_none()))?;
        Ok(Consumer { account: self.account, associations, application, acts: self.acts })
    }

    pub fn did(&mut self, at: Instant, actor: Actor, event: Event) {
        let act = act(&mut self.draw, at, actor, event);
        self.acts.push(act);
    }

    pub fn consumer(&self) -> ConsumerId {
        ConsumerId(self.account.id.0)
    }

    pub fn myself(&self) -> Actor {
        person(self.account.id, Role::Consumer)
    }

    pub fn engine(&self) -> &Embedded {
        self.world.engine
    }

    fn assister(&self, number: usize) -> &Assister {
        &self.world.assisters[number]
    }

    /// An association that has ended.
    fn earlier(&mut self, present: Option<usize>) -> Option<Association> {
        if !self.draw.happens(HAD_ANOTHER) {
            return None;
        }
        let number = self.world.plan.earlier_helper(&mut self.draw)?;
        if Some(number) == present {
            return None;
        }
        let line = Line::of(self.assister(number).kind);
        let mut association = self.begin(number, self.moments[0]);
        let replaced = present.is_some() && self.draw.happens(500);
        // The new one begins when the old one ends.
        let at = if replaced { self.moments[2] } else { self.moments[1] };
        let reason = match replaced {
            true => EndReason::Replaced,
            false => *self.draw.weighed(&[
                (70, EndReason::ConsumerRemoved),
                (25, EndReason::AtAssisterRequest),
                (5, EndReason::Administrative),
            ]),
        };
        let (by, role) = match reason {
            EndReason::ConsumerRemoved | EndReason::Replaced => (self.account.id, Role::Consumer),
            _ => self.world.staff.of_line(&mut self.draw, line),
        };
        if reason == EndReason::AtAssisterRequest {
            let filed = self.draw.between(self.moments[0], at);
            let mut wish = self.wish(&association, line, filed, RequestState::Approved);
            wish.decided = Some((at, by, None));
            association.wish = Some(wish);
        }
        association.ended = Some(Ended { at, reason, by });
        let event = Event::new(Done::AssociationEnded)
            .subject(association.id.0)
            .association(association.id)
            .detail("reason", reason.as_str());
        let event = if role == Role::Consumer { event } else { event.acting_for(self.consumer()) };
        self.did(at, person(by, role), event);
        Some(association)
    }

    fn present(&mut self, number: usize) -> Association {
        let line = Line::of(self.assister(number).kind);
        let began = self.moments[2];
        let mut association = self.begin(number, began);
        if self.world.plan.waits(self.number) {
            let now = self.world.plan.now;
            let at = self.draw.between(began.max(now - Duration::days(6)), now);
            association.wish = Some(self.wish(&association, line, at, RequestState::Submitted));
        } else if self.draw.happens(25) {
            let at = self.draw.between(began, self.world.plan.now);
            let decided = self.draw.between(at, self.world.plan.now);
            let rejected = self.draw.happens(600);
            let by = match rejected {
                true => self.world.staff.of_line(&mut self.draw, line).0,
                false => self.assister(number).account.id,
            };
            let (state, reason) = match rejected {
                true => (RequestState::Rejected, Some(RejectReason::ClientWantsToKeep)),
                false => (RequestState::Withdrawn, None),
            };
            let mut wish = self.wish(&association, line, at, state);
            wish.decided = Some((decided, by, reason));
            association.wish = Some(wish);
        }
        association
    }

    fn begin(&mut self, number: usize, at: Instant) -> Association {
        let id = AssociationId(self.draw.id(at));
        let event = Event::new(Done::AssociationBegan).subject(id.0).association(id);
        self.did(at, self.myself(), event);
        // Reminded every year so far.
        let mut remind_on = remind_after(minnesota_date(at));
        while remind_on <= self.world.plan.sizes.day {
            remind_on = remind_after(remind_on);
        }
        Association {
            id,
            consent: ConsentId(self.draw.id(at)),
            assister: AssisterAccountId(self.assister(number).account.id.0),
            started_at: at,
            ended: None,
            remind_on: Some(remind_on),
            wish: None,
        }
    }

    /// The request of the assister to be disassociated.
    fn wish(
        &mut self,
        association: &Association,
        line: Line,
        at: Instant,
        state: RequestState,
    ) -> Wish {
        let id = DisassociationRequestId(self.draw.id(at));
        let event = Event::new(Done::RequestFiled)
            .subject(id.0)
            .acting_for(self.consumer())
            .association(association.id);
        self.did(at, person(association.assister.into(), Role::Assister), event);
        Wish {
            id,
            number: request_number(self.number, state),
            events: [self.draw.id(at), self.draw.id(at)],
            at,
            due_on: due_on(minnesota_date(at)),
            line,
            reason: *self.draw.pick(&[
                WishReason::ClientAsked,
                WishReason::ClientMoved,
                WishReason::CannotReach,
                WishReason::StopsWork,
            ]),
            state,
            decided: None,
        }
    }
}

/// An adult of working age, mostly.
fn born(draw: &mut Draw, today: CivilDate) -> CivilDate {
    let years = i32::try_from(18 + draw.below(60)).unwrap_or(40);
    let first = CivilDate::from_ymd_opt(today.year() - years - 1, 1, 1).unwrap_or(today);
    first + Duration::days(i64::try_from(draw.below(365)).unwrap_or_default())
}

/// Nobody has two of one state; an odd factor keeps the numbers apart.
fn request_number(consumer: usize, state: RequestState) -> RequestNumber {
    let place = 2 * consumer as u64 + u64::from(state == RequestState::Approved);
    RequestNumber::from_draw(place.wrapping_mul(0x9e_3779_b97f))
}
