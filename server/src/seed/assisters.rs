//! Assisters in every state.

use super::{
    draw::{Draw, Of},
    names,
    organizations::Organizations,
    places::{Place, place},
    plan::{Cast, Plan},
    staff::{Staff, account, act, person},
};
use chrono::{Datelike, Duration};
use domain::{
    accounts::Role,
    assisters::{
        AccountState, AssisterId, AssisterKind, Certification, Change as Changed, Credential, Npn,
        Reason, ReferenceNumber,
    },
    audit::{Done, Event},
    dates::{CivilDate, Instant, minnesota_date},
    ids::{AccountId, RosterEntryId},
};
use store::{
    StoreError, StoreResult,
    seed::{Act, Assister, Change, RosterEntry},
};

/// Who makes up the assisters.
pub struct Hiring<'a> {
    pub plan: &'a Plan,
    pub staff: &'a Staff,
    pub organizations: &'a Organizations,
}

impl Hiring<'_> {
    pub fn all(&self) -> StoreResult<Vec<Assister>> {
        (0..self.plan.cast.len()).map(|number| self.one(number)).collect()
    }

    fn one(&self, number: usize) -> StoreResult<Assister> {
        let plan = self.plan;
        let cast = plan.cast[number];
        let mut draw = Draw::new(plan.sizes.seed, Of::Assister, number);
        let community = names::community(&mut draw);
        let place = place(&mut draw);
        let created = match cast.state {
            AccountState::Requested | AccountState::Approved | AccountState::Invited => {
                draw.between(plan.now - Duration::days(20), plan.now - Duration::days(4))
            }
            _ => plan.start() + Duration::minutes(1 + minutes(&mut draw)),
        };
        let account =
            account(&mut draw, Role::Assister, community, &format!("assister{number}"), created)?;
        let id = account.id;
        let (changes, acts) = self.history(&mut draw, cast, id, created);
        Ok(Assister {
            kind: cast.kind,
            credential: credential(cast.kind, number)?,
            reference_number: reference_number(plan.sizes.seed, number),
            city: place.city.to_owned(),
            public_phone: place.phone(&mut draw),
            public_email: account.email.as_ref().map(|email| email.as_str().to_owned()),
            languages: languages(&mut draw, community.speaks),
            counties: counties(&mut draw, place),
            hours: draw.happens(700).then(|| "Monday to Friday, 9 to 5".to_owned()),
            state: cast.state,
            certification: certification(plan, cast),
            taking_new_clients: number < 2 || draw.happens(800),
            listed: cast.kind != AssisterKind::Cac && (number < 2 || draw.happens(900)),
            roster: vec![self.entry(&mut draw, cast, minnesota_date(created))?],
            changes,
            acts,
            account,
        })
    }

    fn entry(&self, draw: &mut Draw, cast: Cast, from: CivilDate) -> StoreResult<RosterEntry> {
        let organization = self
            .organizations
            .for_a(draw, cast.kind)
            .ok_or(StoreError::Internal("an assister without an organization"))?;
        let approved = match cast.state {
            AccountState::Requested => None,
            _ => organization.administrator.map(|by| (self.plan.start() + Duration::days(1), by)),
        };
        let today = self.plan.sizes.day;
        Ok(RosterEntry {
            id: RosterEntryId(draw.id(self.plan.start())),
            organization: organization.id,
            organization_name: organization.name.clone(),
            from,
            until: cast.off_roster.then(|| today - Duration::days(7)),
            approved,
        })
    }

    fn history(
        &self,
        draw: &mut Draw,
        cast: Cast,
        assister: AccountId,
        created: Instant,
    ) -> (Vec<Change>, Vec<Act>) {
        let by = self.staff.one(draw, Role::ResourceManager);
        let mut history = vec![(Changed::Created, None, AccountState::Requested)];
        if cast.state != AccountState::Requested {
            history.push((Changed::Approved, None, AccountState::Approved));
        }
        if !matches!(cast.state, AccountState::Requested | AccountState::Approved) {
            history.push((Changed::Invited, None, AccountState::Invited));
            if cast.state != AccountState::Invited {
                history.push((Changed::Activated, None, AccountState::Active));
            }
        }
        match cast.state {
            AccountState::Suspended => history.push((
                Changed::Suspended,
                Some(Reason::ComplaintLookedInto),
                AccountState::Suspended,
            )),
            AccountState::Closed => history.push((
                Changed::Closed,
                Some(Reason::LeftOrganization),
                AccountState::Closed,
            )),
            _ => {}
        }
        let (mut changes, mut acts, mut from, mut at) = (Vec::new(), Vec::new(), None, created);
        for (change, reason, to) in history {
            changes.push(Change {
                id: draw.id(at),
                at,
                by: Some(by),
                change,
                reason,
                from,
                to: Some(to),
            });
            let event = match from {
                None => Event::new(Done::AssisterCreated).about(assister),
                Some(from) => Event::new(Done::AssisterStateChanged)
                    .about(assister)
                    .detail("from", from.as_str())
                    .detail("to", to.as_str()),
            };
            acts.push(act(draw, at, person(by, Role::ResourceManager), event));
            from = Some(to);
            at += Duration::hours(20);
        }
        (changes, acts)
    }
}

/// Within the first half day, so that everybody is there when consumers come.
fn minutes(draw: &mut Draw) -> i64 {
    i64::try_from(draw.below(600)).unwrap_or_default()
}

fn credential(kind: AssisterKind, number: usize) -> StoreResult<Credential> {
    let read = match kind {
        AssisterKind::Broker => Npn::parse(&format!("{}", 1_000_000 + number)).map(Credential::Npn),
        AssisterKind::Navigator | AssisterKind::Cac => {
            AssisterId::parse(&format!("A{number:08}")).map(Credential::AssisterId)
        }
    };
    read.map_err(|_| StoreError::Internal("a made-up credential is none"))
}

/// A step that is prime to the number of numbers visits each of them once.
fn reference_number(seed: u64, number: usize) -> ReferenceNumber {
    let count = u64::from(ReferenceNumber::COUNT);
    let draw = (seed % count + (number as u64 % count) * 549_901) % count;
    ReferenceNumber::from_draw(u32::try_from(draw).unwrap_or_default())
}

/// English, mostly the language of the community, sometimes another.
fn languages(draw: &mut Draw, own: &'static str) -> Vec<&'static str> {
    let mut tags = vec!["en"];
    let other = *draw.pick(&["es", "so", "hmn", "vi"]);
    for (tag, often) in [(own, 800), (other, 150)] {
        if draw.happens(often) && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Where the assister lives, often the two large counties, sometimes another.
fn counties(draw: &mut Draw, home: &Place) -> Vec<&'static str> {
    let mut counties = vec![home.county];
    let other = place(draw).county;
    for (county, often) in [("Hennepin", 300), ("Ramsey", 300), (other, 300)] {
        if draw.happens(often) && !counties.contains(&county) {
            counties.push(county);
        }
    }
    counties
}

/// All certifications end the day before an open enrollment, which begins on
/// November 1 (45 CFR 155.410).
fn certification(plan: &Plan, cast: Cast) -> Certification {
    let today = plan.sizes.day;
    let end = |year: i32| CivilDate::from_ymd_opt(year, 10, 31).unwrap_or(today);
    let next = if today <= end(today.year()) { today.year() } else { today.year() + 1 };
    let year = if cast.lapsed { next - 1 } else { next };
    let from = end(year - 1).succ_opt().unwrap_or(today);
    Certification { from: from.min(today), until: end(year) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_number_is_given_twice() {
        let numbers: HashSet<String> =
            (0..20_000).map(|number| reference_number(5, number).as_digits().to_owned()).collect();
        assert_eq!(numbers.len(), 20_000);
    }
}
