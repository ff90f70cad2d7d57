//! Organizations and their assisters: able to act, suspended, lapsed, closed.

use super::{
    staff::Staff,
    stage::{Stage, plain_name},
};
use chrono::Duration;
use domain::{
    accounts::{ContactEmail, Language, PersonName, PhoneNumber, Role, SignInName},
    assisters::{
        AccountDetails, AccountState, AssisterKind, Certification, Change, Credential,
        OrganizationKind, Reason, ReferenceNumber,
    },
    dates::CivilDate,
    ids::{AccountId, AssisterAccountId, OrganizationId},
    policy::Actor,
};
use std::collections::HashMap;
use store::{
    StoreError, StoreResult,
    assisters::{NewAssister, TypedReason, account, change_state},
    demo::{activate_assister, create_assister, create_organization},
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
    languages: &'static [&'static str],
    counties: &'static [&'static str],
    hours: Option<&'static str>,
    taking_new_clients: bool,
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
        languages: &["en", "es"],
        counties: &["Dakota", "Ramsey", "Washington"],
        hours: Some("Weekdays 9 to 5, Thursdays until 7"),
        taking_new_clients: true,
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
        languages: &["en", "hmn"],
        counties: &["Ramsey"],
        hours: Some("Monday to Wednesday, 10 to 4"),
        taking_new_clients: true,
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
        languages: &["en"],
        counties: &["Carlton", "Cook", "Lake", "St. Louis"],
        hours: Some("Weekdays 8 to 5"),
        taking_new_clients: true,
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
        languages: &["en", "so"],
        counties: &["Hennepin"],
        hours: Some("At the clinic, weekdays 8 to 4"),
        taking_new_clients: true,
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
        languages: &["en", "oj"],
        counties: &["Beltrami", "Cass", "Clearwater", "Hubbard"],
        hours: Some("Tuesdays and Fridays, or by phone"),
        taking_new_clients: true,
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
        languages: &["en", "my", "kar"],
        counties: &["Hennepin"],
        hours: None,
        taking_new_clients: true,
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
        languages: &["en", "es"],
        counties: &["Jackson", "Nobles", "Rock"],
        hours: Some("By appointment"),
        taking_new_clients: true,
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
        languages: &["en", "ru"],
        counties: &["St. Louis"],
        hours: None,
        taking_new_clients: false,
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
        languages: &["en", "ru"],
        counties: &["Hennepin", "Ramsey"],
        hours: Some("Weekdays 9 to 3"),
        taking_new_clients: false,
        credential: "EA4180190",
        draw: 291_555,
    },
];

/// When the assisters began: before the year in which one certification lapsed.
const DAYS_AGO: i64 = 800;

/// Creates the organizations and assisters; all of them can act.
pub async fn create(stage: &Stage, staff: &Staff) -> StoreResult<Helpers> {
    let mut organizations = HashMap::new();
    for (place, (kind, name)) in ORGANIZATIONS.iter().enumerate() {
        let request = stage.system(stage.at(DAYS_AGO + 10, place as i64));
        let id = create_organization(&stage.store, &request, *kind, name).await?;
        super::organizations::furnish(stage, id, name, DAYS_AGO + 9).await?;
        organizations.insert(*name, id);
    }
    let mut helpers = HashMap::new();
    for profile in &PROFILES {
        let organization = organizations
            .get(profile.organization)
            .ok_or(StoreError::Internal("an assister's organization is missing"))?;
        helpers.insert(
            profile.helper,
            hire(stage, profile, *organization, staff.agency_administrator).await?,
        );
    }
    let certification =
        Certification { from: stage.today(), until: stage.next_end_of_certification() };
    let find = |name: &str| organizations.get(name).copied();
    super::organizations::staff_of(stage, staff, find, certification).await?;
    Ok(helpers)
}

async fn hire(
    stage: &Stage,
    profile: &Profile,
    organization: OrganizationId,
    approves: AccountId,
) -> StoreResult<Hired> {
    let at = stage.at(DAYS_AGO, 0);
    let name = format!("{} {}", profile.given, profile.family);
    let sign_in_name = plain_name(&name);
    let number = ReferenceNumber::from_draw(profile.draw);
    let new = NewAssister {
        details: details(profile, &format!("{sign_in_name}@example.org"))?,
        sign_in_name: Some(SignInName::parse(&sign_in_name).map_err(|_| WRONG)?),
        organization,
        certification: Certification {
            from: certified_from(stage),
            until: certified_until(stage, profile),
        },
        state: AccountState::Invited,
        approved_by: (profile.kind != Broker).then_some(approves),
        change: Change::Created,
        reference_number: Some(number.clone()),
    };
    let account = create_assister(&stage.store, &stage.system(at), &new).await?;
    let request = stage.system(at + Duration::hours(1));
    activate_assister(&stage.store, &request, account).await?;
    stage.turn_on(account.into(), at + Duration::hours(1)).await?;
    Ok(Hired { account, name, number })
}

pub(super) const WRONG: StoreError =
    StoreError::Internal("an assister of the demonstration is not well formed");

fn details(profile: &Profile, address: &str) -> StoreResult<AccountDetails> {
    let given_and_family = PersonName::parse(profile.given, profile.family);
    Ok(AccountDetails {
        kind: profile.kind,
        name: given_and_family.map_err(|_| WRONG)?,
        login_email: ContactEmail::parse(address).map_err(|_| WRONG)?,
        credential: Credential::parse(profile.kind, profile.credential).map_err(|_| WRONG)?,
        public_phone: Some(PhoneNumber::parse(profile.phone).map_err(|_| WRONG)?),
        public_email: None,
        city: profile.city.to_owned(),
        hours: profile.hours.map(str::to_owned),
        languages: profile.languages.to_vec(),
        counties: profile.counties.to_vec(),
        taking_new_clients: profile.taking_new_clients,
        listed: true,
    })
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

/// When the stories are told, the resource manager has suspended one assister and
/// closed the account of another.
pub async fn fall_out(stage: &Stage, helpers: &Helpers, staff: &Staff) -> StoreResult<()> {
    let moves = [
        (Helper::Svetlana, 40, Change::Closed, Reason::LeftOrganization),
        (Helper::Greta, 3, Change::Suspended, Reason::ComplaintLookedInto),
    ];
    for (helper, days_ago, change, reason) in moves {
        let assister = hired(helpers, helper)?.account;
        let actor = Actor::Person { account: staff.resource_manager, role: Role::ResourceManager };
        let request = stage.request(actor, stage.at(days_ago, 1), Language::En);
        let seen = account(&stage.store, &request, assister).await?.changes;
        let why = TypedReason { reason: reason.as_str().to_owned(), note: String::new(), seen };
        change_state(&stage.store, &request, assister, change, &why).await?;
    }
    Ok(())
}

pub fn hired(helpers: &Helpers, helper: Helper) -> StoreResult<&Hired> {
    helpers.get(&helper).ok_or(StoreError::Internal("an assister of the stories is missing"))
}
