//! Who has whom, decided before anybody is made up: how many clients each
//! assister has, and whose request waits at a service line.

use super::draw::{Draw, Of};
use chrono::{Duration, NaiveTime};
use domain::{
    assisters::{AccountState, AssisterKind},
    dates::{CivilDate, Instant},
    requests::Line,
};
use std::{collections::HashSet, ops::Range};

/// How much is made up, from which seed and counted back from which day.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    pub seed: u64,
    pub day: CivilDate,
    pub consumers: usize,
    pub assisters: usize,
}

/// Of a thousand consumers, so many have an assister.
const HAVE_AN_ASSISTER: usize = 800;

/// The clients of the first assister in every size (of 750 consumers or more):
/// lists of one length can be compared.
pub const SAME_IN_EVERY_SIZE: usize = 300;

/// The clients of each assister with very many, where there are consumers enough.
const LARGEST: usize = 20_000;

/// So many assisters have very many clients: the second one and those after it.
const WITH_VERY_MANY: usize = 3;

/// One of so many at most: in a small marketplace most have a few hundred, too.
const FEW_HAVE_VERY_MANY: usize = 40;

/// Requests that wait at each line, in every size.
const QUEUE: usize = 500;

/// Of those, requests of the first assister.
const OWN_REQUESTS: usize = 30;

/// Of a thousand clients of the first and of the second assister, so many are given
/// one family name, beside the few who have it by chance: a search among the first
/// one's clients finds about as many in every size.
const OF_ONE_NAME: [usize; 2] = [200, 50];

/// That name.
pub const ONE_NAME: &str = "Vang";

/// Days over which the consumers have registered.
const DAYS: i64 = 3 * 365;

/// Nobody.
const NOBODY: u32 = u32::MAX;

/// What is decided of an assister beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    pub kind: AssisterKind,
    pub state: AccountState,
    /// The certification has lapsed.
    pub lapsed: bool,
    /// The roster entry has ended.
    pub off_roster: bool,
    clients: usize,
}

pub struct Plan {
    pub sizes: Sizes,
    /// When everything that is made up has happened.
    pub now: Instant,
    pub cast: Vec<Cast>,
    /// The assister of each consumer.
    helpers: Vec<u32>,
    /// Consumers about whom a request waits.
    waiting: HashSet<u32>,
    /// Consumers who are given [`ONE_NAME`].
    given_one_name: HashSet<u32>,
    /// Assisters who may have had clients in the past.
    experienced: Vec<u32>,
}

impl Plan {
    pub fn new(sizes: Sizes) -> Self {
        let mut draw = Draw::new(sizes.seed, Of::Plan, 0);
        let now = sizes.day.and_time(NaiveTime::MIN).and_utc() + Duration::hours(12);
        let very_many = with_very_many(sizes.assisters);
        let mut cast: Vec<Cast> =
            (0..sizes.assisters).map(|at| cast(&mut draw, at, very_many.contains(&at))).collect();
        share_out(&mut draw, &mut cast, sizes.consumers * HAVE_AN_ASSISTER / 1000);
        let mut helpers: Vec<u32> = Vec::with_capacity(sizes.consumers);
        for (number, one) in (0..).zip(&cast) {
            helpers.extend(std::iter::repeat_n(number, one.clients));
        }
        helpers.resize(sizes.consumers, NOBODY);
        draw.shuffle(&mut helpers);
        let waiting = waiting(&cast, &helpers);
        let given_one_name = given_one_name(&helpers);
        let experienced = (0..)
            .zip(&cast)
            .filter(|(_, one)| was_active(one.state))
            .map(|(number, _)| number)
            .collect();
        Self { sizes, now, cast, helpers, waiting, given_one_name, experienced }
    }

    /// The first and the last instant at which a consumer may have registered.
    /// They come evenly, the first one first.
    pub fn registered(&self, consumer: usize) -> (Instant, Instant) {
        let all = Duration::days(DAYS).num_seconds();
        let count = i64::try_from(self.sizes.consumers.max(1)).unwrap_or(i64::MAX);
        let place = i64::try_from(consumer).unwrap_or_default();
        let start = self.start();
        let at = |place: i64| start + Duration::seconds(all * place / count);
        (at(place), at(place + 1))
    }

    /// Before anybody registered.
    pub fn start(&self) -> Instant {
        self.now - Duration::days(DAYS) - Duration::days(1)
    }

    /// The number of a consumer's assister.
    pub fn helper(&self, consumer: usize) -> Option<usize> {
        let number = *self.helpers.get(consumer)?;
        if number == NOBODY { None } else { usize::try_from(number).ok() }
    }

    /// The number of an assister who may have helped before.
    pub fn earlier_helper(&self, draw: &mut Draw) -> Option<usize> {
        let some = &self.experienced;
        if some.is_empty() { None } else { usize::try_from(*draw.pick(some)).ok() }
    }

    /// Whether the consumer's assister has asked a line to be disassociated and
    /// waits for the answer.
    pub fn waits(&self, consumer: usize) -> bool {
        u32::try_from(consumer).is_ok_and(|number| self.waiting.contains(&number))
    }

    /// Whether the consumer is given [`ONE_NAME`], whatever is drawn.
    pub fn is_given_one_name(&self, consumer: usize) -> bool {
        u32::try_from(consumer).is_ok_and(|number| self.given_one_name.contains(&number))
    }
}

/// The numbers of those who have very many clients, the second assister first.
fn with_very_many(assisters: usize) -> Range<usize> {
    1..1 + (assisters / FEW_HAVE_VERY_MANY).clamp(1, WITH_VERY_MANY)
}

/// The first one and those with very many clients act; after them it is mixed.
fn cast(draw: &mut Draw, number: usize, has_very_many: bool) -> Cast {
    use AccountState::*;
    let kind = *draw.weighed(&[
        (42, AssisterKind::Broker),
        (36, AssisterKind::Navigator),
        (22, AssisterKind::Cac),
    ]);
    let state = *draw.weighed(&[
        (88, Active),
        (4, Suspended),
        (2, Closed),
        (2, Requested),
        (1, Approved),
        (3, Invited),
    ]);
    let (lapsed, off_roster) = (draw.happens(40), draw.happens(15));
    let mixed = Cast { kind, state, lapsed, off_roster, clients: 0 };
    match number {
        0 => Cast { kind: AssisterKind::Navigator, ..ACTS },
        1 => ACTS,
        _ if has_very_many => Cast { kind: mixed.kind, ..ACTS },
        _ => mixed,
    }
}

const ACTS: Cast = Cast {
    kind: AssisterKind::Broker,
    state: AccountState::Active,
    lapsed: false,
    off_roster: false,
    clients: 0,
};

fn was_active(state: AccountState) -> bool {
    matches!(state, AccountState::Active | AccountState::Suspended | AccountState::Closed)
}

/// Shares the clients out: the first gets as many as in every size, a few get very
/// many, some get none, and the others more or less the same.
fn share_out(draw: &mut Draw, cast: &mut [Cast], all: usize) {
    let mut left = all;
    let largest = if all >= 8 * LARGEST { LARGEST } else { all / 8 };
    let very_many = with_very_many(cast.len());
    let others = very_many.end;
    let decided = very_many.map(|number| (number, largest));
    for (number, most) in decided.chain([(0, SAME_IN_EVERY_SIZE.min(all / 2))]) {
        if let Some(one) = cast.get_mut(number) {
            one.clients = most.min(left);
            left -= one.clients;
        }
    }
    let mut weights: Vec<(usize, usize)> = Vec::new();
    for (number, one) in cast.iter().enumerate().skip(others) {
        let keeps = matches!(one.state, AccountState::Active | AccountState::Suspended);
        if keeps && !draw.happens(60) {
            weights.push((number, 40 + draw.below(120)));
        }
    }
    let mut weight: usize = weights.iter().map(|(_, weight)| weight).sum();
    for (number, own) in weights {
        let share = left * own / weight;
        cast[number].clients = share;
        left -= share;
        weight -= own;
    }
    // With two assisters or fewer, nobody else is there to take them.
    if let Some(last) = cast.last_mut() {
        last.clients += left;
    }
}

/// Spreads the waiting requests of each line over its clients; the first assister
/// has as many in every size.
fn waiting(cast: &[Cast], helpers: &[u32]) -> HashSet<u32> {
    let mut waiting = HashSet::new();
    for line in Line::ALL {
        let clients_of = |of: fn(u32) -> bool| {
            clients(helpers, |helper| {
                let one = usize::try_from(helper).ok().and_then(|number| cast.get(number));
                of(helper) && one.is_some_and(|one| Line::of(one.kind) == *line)
            })
        };
        let first = spread(&clients_of(|helper| helper == 0), OWN_REQUESTS);
        let others = spread(&clients_of(|helper| helper != 0), QUEUE - first.len());
        waiting.extend(first.into_iter().chain(others));
    }
    waiting
}

/// Spreads the one name over the clients of the assisters among whom it is looked
/// for, from the second one on: the first is one of those about whom a request
/// waits, and so would all be who are spread as they are.
fn given_one_name(helpers: &[u32]) -> HashSet<u32> {
    let shares = (0..).zip(OF_ONE_NAME);
    let some = shares.flat_map(|(number, often)| {
        let all = clients(helpers, |helper| helper == number);
        spread(all.get(1..).unwrap_or_default(), all.len() * often / 1000)
    });
    some.collect()
}

/// The consumers with such an assister, in order.
fn clients(helpers: &[u32], of: impl Fn(u32) -> bool) -> Vec<u32> {
    (0..).zip(helpers).filter(|(_, helper)| of(**helper)).map(|(consumer, _)| consumer).collect()
}

/// So many of them, or of few a quarter.
fn spread(clients: &[u32], count: usize) -> Vec<u32> {
    let count = count.min(clients.len() / 4);
    let every = clients.len() / count.max(1);
    clients.iter().copied().step_by(every.max(1)).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(consumers: usize, assisters: usize) -> Plan {
        let day = "2026-11-23".parse().expect("a date");
        Plan::new(Sizes { seed: 1, day, consumers, assisters })
    }

    fn clients(plan: &Plan) -> Vec<usize> {
        let mut counts = vec![0; plan.cast.len()];
        for consumer in 0..plan.sizes.consumers {
            if let Some(helper) = plan.helper(consumer) {
                counts[helper] += 1;
            }
        }
        counts
    }

    #[test]
    fn one_assister_has_the_same_number_in_every_size_and_a_few_very_many() {
        for (consumers, largest) in [(1_000, 100), (10_000, 1_000), (250_000, LARGEST)] {
            let counts = clients(&plan(consumers, 120));
            assert_eq!(counts.iter().sum::<usize>(), consumers * 8 / 10);
            assert_eq!(counts[..4], [SAME_IN_EVERY_SIZE, largest, largest, largest]);
            assert!(counts.contains(&0), "some have none");
        }
    }

    #[test]
    fn nobody_has_more_clients_than_the_second_assister() {
        for assisters in [24, 60, 120, 3_334] {
            let plan = plan(assisters * 300, assisters);
            let counts = clients(&plan);
            assert_eq!(counts.iter().max(), Some(&counts[1]), "{assisters} assisters");
            let busy = &plan.cast[with_very_many(assisters)];
            assert!(busy.iter().all(|one| one.state == AccountState::Active && !one.lapsed));
        }
    }

    #[test]
    fn each_line_has_its_queue() {
        let plan = plan(20_000, 60);
        let line = |consumer: &u32| {
            let helper = plan.helper(usize::try_from(*consumer).expect("a number"));
            Line::of(plan.cast[helper.expect("an assister")].kind)
        };
        for one in Line::ALL {
            assert_eq!(plan.waiting.iter().filter(|waits| line(waits) == *one).count(), QUEUE);
        }
        let first =
            |consumer: &&u32| plan.helpers[usize::try_from(**consumer).expect("a number")] == 0;
        assert_eq!(plan.waiting.iter().filter(first).count(), OWN_REQUESTS);
    }

    #[test]
    fn as_many_of_the_first_assisters_clients_have_one_name_in_every_size() {
        for consumers in [10_000, 250_000] {
            let plan = plan(consumers, 120);
            let named = |helper| {
                let of = |consumer: &usize| plan.helper(*consumer) == Some(helper);
                (0..consumers).filter(of).filter(|one| plan.is_given_one_name(*one)).count()
            };
            assert_eq!(named(0), SAME_IN_EVERY_SIZE / 5);
            assert_eq!(named(1), clients(&plan)[1] / 20);
            let own = |one: &usize| plan.helper(*one) == Some(0) && plan.waits(*one);
            let waiting: Vec<_> = (0..consumers).filter(own).collect();
            assert_eq!(waiting.len(), OWN_REQUESTS);
            assert!(!waiting.into_iter().all(|one| plan.is_given_one_name(one)));
        }
    }

    #[test]
    fn everybody_registered_before_now_and_in_order() {
        let plan = plan(7, 3);
        let mut before = plan.start();
        for consumer in 0..7 {
            let (from, to) = plan.registered(consumer);
            assert!(before <= from && from < to && to < plan.now);
            before = to;
        }
    }
}
