//! Organizations of every kind, with their sites and administrators.

use super::{
    draw::{Draw, Of},
    names,
    places::{Place, place},
    plan::Plan,
    staff::{account, act},
};
use domain::{
    accounts::{Role, name_key},
    assisters::{AssisterKind, OrganizationKind},
    audit::{Done, Event},
    ids::{OrganizationId, SiteId},
    policy::Actor,
};
use store::{
    StoreResult,
    seed::{Account, Organization, Site},
};

/// Assisters of one organization, about.
const ASSISTERS_EACH: usize = 8;

const BEGINNINGS: &[&str] = &[
    "Eastside",
    "Northern Lights",
    "Prairie",
    "Lakes Area",
    "River Valley",
    "Twin Ports",
    "Cedar-Riverside",
    "Frogtown",
    "Iron Range",
    "Red River",
    "Root River",
    "Big Woods",
    "Loon Lake",
    "Headwaters",
    "Saint Croix",
    "Bluff Country",
    "Phillips",
    "Rum River",
    "Pine County",
    "White Earth Area",
    "Minnehaha",
    "Blue Mounds",
    "Lyndale",
    "North Shore",
];

const BROKERS: &[&str] =
    &["Insurance Group", "Benefits", "Insurance Agency", "Health Plans", "Insurance Partners"];
const NAVIGATORS: &[&str] = &[
    "Community Health Access",
    "Community Action",
    "Family Resource Center",
    "Immigrant Services",
    "Neighbors Together",
];
const COUNSELORS: &[&str] =
    &["Clinic", "Medical Center", "Health Services", "Community Dental", "Hospital"];

/// All of them, and who administers them.
pub struct Organizations {
    pub all: Vec<Organization>,
    pub administrators: Vec<Account>,
}

impl Organizations {
    pub fn found(plan: &Plan) -> StoreResult<Self> {
        let mut made = Self { all: Vec::new(), administrators: Vec::new() };
        for kind in AssisterKind::ALL {
            let assisters = plan.cast.iter().filter(|one| one.kind == *kind).count();
            for number in 0..assisters.div_ceil(ASSISTERS_EACH) {
                made.one(plan, *kind, number)?;
            }
        }
        Ok(made)
    }

    fn one(&mut self, plan: &Plan, kind: AssisterKind, number: usize) -> StoreResult<()> {
        let mut draw = Draw::new(plan.sizes.seed, Of::Organization, self.all.len());
        let at = plan.start();
        let id = OrganizationId(draw.id(at));
        let name = name(kind, number);
        let community = names::community(&mut draw);
        let privacy = community.name(&mut draw).full();
        let home = place(&mut draw);
        let sites = (0..=draw.below(3))
            .map(|number| {
                let place = if number == 0 { home } else { place(&mut draw) };
                site(&mut draw, place, plan)
            })
            .collect();
        // Brokers are approved by nobody but the marketplace.
        let administrator = match kind {
            AssisterKind::Broker => None,
            AssisterKind::Navigator | AssisterKind::Cac => {
                let ending = format!("admin{}", self.administrators.len());
                let role = Role::AgencyAdministrator;
                let account = account(&mut draw, role, community, &ending, at)?;
                self.administrators.push(account.clone());
                Some(account.id)
            }
        };
        let event = Event::new(Done::OrganizationCreated).subject(id.0);
        self.all.push(Organization {
            id,
            kind: OrganizationKind::of(kind),
            city: home.city.to_owned(),
            phone: home.phone(&mut draw),
            privacy_contact_email: format!("privacy@{}.example", name_key(&name).replace(' ', "-")),
            privacy_contact_name: privacy,
            name,
            sites,
            administrator,
            acts: vec![act(&mut draw, at, Actor::System, event)],
        });
        Ok(())
    }

    /// Some organization for an assister of a kind.
    pub fn for_a(&self, draw: &mut Draw, kind: AssisterKind) -> Option<&Organization> {
        let fitting = |one: &&Organization| one.kind == OrganizationKind::of(kind);
        let some: Vec<&Organization> = self.all.iter().filter(fitting).collect();
        if some.is_empty() { None } else { Some(*draw.pick(&some)) }
    }
}

fn name(kind: AssisterKind, number: usize) -> String {
    let endings = match kind {
        AssisterKind::Broker => BROKERS,
        AssisterKind::Navigator => NAVIGATORS,
        AssisterKind::Cac => COUNSELORS,
    };
    let beginning = BEGINNINGS[number % BEGINNINGS.len()];
    let round = number / BEGINNINGS.len();
    let ending = endings[round % endings.len()];
    match round / endings.len() {
        0 => format!("{beginning} {ending}"),
        again => format!("{beginning} {ending} {}", again + 1),
    }
}

fn site(draw: &mut Draw, place: &Place, plan: &Plan) -> Site {
    Site {
        id: SiteId(draw.id(plan.start())),
        name: format!("{} office", place.city),
        street: place.street(draw),
        city: place.city.to_owned(),
        zip: place.zip.to_owned(),
        county: place.county.to_owned(),
        phone: place.phone(draw),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_organizations_have_one_name() {
        let names: BTreeSet<String> =
            (0..500).map(|number| name(AssisterKind::Cac, number)).collect();
        assert_eq!(names.len(), 500);
    }
}
