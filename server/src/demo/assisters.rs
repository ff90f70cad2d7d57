//! Organizations and their assisters: able to act, suspended, lapsed, closed.

use super::stage::{Stage, plain_name};
use chrono::Duration;
use domain::{
    accounts::SignInName,
    assisters::{
        AccountState, AssisterKind, Certification, Credential, OrganizationKind, ReferenceNumber,
    },
    dates::CivilDate,
    ids::{AssisterAccountId, OrganizationId},
};
use std::collections::HashMap;
use store::{
    StoreError, StoreResult,
    demo::{NewAssister, create_assister, create_organization, move_assister},
};

/// The assisters, by what the stories call them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Helper {
    Rosa,
    PaHoua,
    Erik,
    Faadumo,
    Samuel,
    /// Has no clients yet.
    KyawMin,
    /// The certification has lapsed.
    Lucia,
    /// Is suspended.
    Greta,
    /// Has closed the account.
    Svetlana,
}

/// An assister's account and the number that consumers type.
#[derive(Clone, Debug)]
pub struct Hired {
    pub account: AssisterAccountId,
    pub name: String,
    pub number: ReferenceNumber,
}

pub type Helpers = HashMap<Helper, Hired>;

const ORGANIZATIONS: [(OrganizationKind, &str); 4] = [
    (OrganizationKind::NavigatorOrganization, "Eastside Community Health Access"),
    (OrganizationKind::NavigatorOrganization, "North Shore Tribal Health Outreach"),
    (OrganizationKind::BrokerAgency, "Halvorson & Daughters Insurance"),
    (OrganizationKind::CacOrganization, "Riverbend Clinic"),
];

struct Profile {
    helper: Helper,
    kind: AssisterKind,
    organization: &'static str,
    given: &'static str,
    family: &'static str,
    city: &'static str,
    phone: &'static str,
    languages: &'static str,
    /// NPN or Assister ID.
    credential: &'static str,
    /// Which of the possible reference numbers.
    draw: u32,
}

use AssisterKind::{Broker, Cac, Navigator};

const PROFILES: [Profile; 9] = [
    Profile {
        helper: Helper::Rosa,
        kind: Navigator,
        organization: "Eastside Community Health Access",
        given: "Rosa",
        family: "Delgado",
        city: "Saint Paul",
        phone: "651-555-0118",
        languages: "en,es",
        credential: "EA4180277",
        draw: 381_720,
    },
    Profile {
        helper: Helper::PaHoua,
        kind: Navigator,
        organization: "Eastside Community Health Access",
        given: "Pa Houa",
        family: "Xiong",
        city: "Saint Paul",
        phone: "651-555-0119",
        languages: "en,hmn",
        credential: "EA4180312",
        draw: 630_118,
    },
    Profile {
        helper: Helper::Erik,
        kind: Broker,
        organization: "Halvorson & Daughters Insurance",
        given: "Erik",
        family: "Halvorson",
        city: "Duluth",
        phone: "218-555-0140",
        languages: "en",
        // Seven digits, like a reference number.
        credential: "7204415",
        draw: 156_904,
    },
    Profile {
        helper: Helper::Faadumo,
        kind: Cac,
        organization: "Riverbend Clinic",
        given: "Faadumo",
        family: "Abdi",
        city: "Minneapolis",
        phone: "612-555-0151",
        languages: "en,so",
        credential: "RC2207745",
        draw: 815_337,
    },
    Profile {
        helper: Helper::Samuel,
        kind: Navigator,
        organization: "North Shore Tribal Health Outreach",
        given: "Samuel",
        family: "Goodsky",
        city: "Bemidji",
        phone: "218-555-0162",
        languages: "en,oj",
        credential: "NS3316608",
        draw: 504_882,
    },
    Profile {
        helper: Helper::KyawMin,
        kind: Cac,
        organization: "Riverbend Clinic",
        given: "Kyaw",
        family: "Min",
        city: "Minneapolis",
        phone: "612-555-0152",
        languages: "en,my",
        credential: "RC2207761",
        draw: 472_049,
    },
    Profile {
        helper: Helper::Lucia,
        kind: Broker,
        organization: "Halvorson & Daughters Insurance",
        given: "Lucía",
        family: "Benavides",
        city: "Worthington",
        phone: "507-555-0173",
        languages: "en,es",
        credential: "18834027",
        draw: 238_771,
    },
    Profile {
        helper: Helper::Greta,
        kind: Broker,
        organization: "Halvorson & Daughters Insurance",
        given: "Greta",
        family: "Nyberg",
        city: "Duluth",
        phone: "218-555-0141",
        languages: "en,ru",
        credential: "9921573",
        draw: 347_190,
    },
    Profile {
        helper: Helper::Svetlana,
        kind: Navigator,
        organization: "Eastside Community Health Access",
        given: "Svetlana",
        family: "Orlova",
        city: "Saint Paul",
        phone: "651-555-0120",
        languages: "en,ru",
        credential: "EA4180190",
        draw: 291_555,
    },
];

/// When the assisters began: before the year in which one certification lapsed.
const DAYS_AGO: i64 = 800;

/// Creates the organizations and assisters; all of them can act.
pub async fn create(stage: &Stage) -> StoreResult<Helpers> {
    let mut organizations = HashMap::new();
    for (place, (kind, name)) in ORGANIZATIONS.iter().enumerate() {
        let request = stage.system(stage.at(DAYS_AGO + 10, place as i64));
        let id = create_organization(&stage.store, &request, *kind, name).await?;
        organizations.insert(*name, id);
    }
    let mut helpers = HashMap::new();
    for profile in &PROFILES {
        let organization = organizations
            .get(profile.organization)
            .ok_or(StoreError::Internal("an assister's organization is missing"))?;
        helpers.insert(profile.helper, hire(stage, profile, *organization).await?);
    }
    Ok(helpers)
}

async fn hire(
    stage: &Stage,
    profile: &Profile,
    organization: OrganizationId,
) -> StoreResult<Hired> {
    let at = stage.at(DAYS_AGO, 0);
    let name = format!("{} {}", profile.given, profile.family);
    let sign_in_name = plain_name(&name);
    let number = ReferenceNumber::from_draw(profile.draw);
    let new = NewAssister {
        kind: profile.kind,
        credential: Credential::parse(profile.kind, profile.credential)
            .map_err(|_| StoreError::Internal("an assister's number is none"))?,
        reference_number: number.clone(),
        organization,
        given_name: profile.given.to_owned(),
        family_name: profile.family.to_owned(),
        contact_email: format!("{sign_in_name}@example.org"),
        sign_in_name: SignInName::parse(&sign_in_name)
            .map_err(|_| StoreError::Internal("an assister's sign-in name is none"))?,
        city: profile.city.to_owned(),
        public_phone: profile.phone.to_owned(),
        languages: profile.languages.to_owned(),
        certification: Certification {
            from: certified_from(stage),
            until: certified_until(stage, profile),
        },
    };
    let account = create_assister(&stage.store, &stage.system(at), new).await?;
    let request = stage.system(at + Duration::hours(1));
    move_assister(&stage.store, &request, account, AccountState::activate).await?;
    stage.turn_on(account.into(), at + Duration::hours(1)).await?;
    Ok(Hired { account, name, number })
}

fn certified_from(stage: &Stage) -> CivilDate {
    stage.today() - Duration::days(DAYS_AGO)
}

fn certified_until(stage: &Stage, profile: &Profile) -> CivilDate {
    match profile.helper {
        Helper::Lucia => stage.last_end_of_certification(),
        _ => stage.next_end_of_certification(),
    }
}

/// When the stories are told, one assister is suspended and one has closed the
/// account.
pub async fn fall_out(stage: &Stage, helpers: &Helpers) -> StoreResult<()> {
    let moves: [(_, _, fn(AccountState) -> _); 2] =
        [(Helper::Svetlana, 40, AccountState::close), (Helper::Greta, 3, AccountState::suspend)];
    for (helper, days_ago, transition) in moves {
        let hired = hired(helpers, helper)?;
        let request = stage.system(stage.at(days_ago, 1));
        move_assister(&stage.store, &request, hired.account, transition).await?;
    }
    Ok(())
}

pub fn hired(helpers: &Helpers, helper: Helper) -> StoreResult<&Hired> {
    helpers.get(&helper).ok_or(StoreError::Internal("an assister of the stories is missing"))
}
