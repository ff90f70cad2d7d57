//! What is known of the organizations, who keeps one of them, and who waits
//! there for approval.

use super::{assisters::WRONG, staff::Staff, stage::Stage};
use domain::{
    accounts::{ContactEmail, PersonName, SignInName},
    assisters::{
        AccountDetails, AccountState, AssisterKind, Certification, Change, ContactForm, Credential,
        OrganizationForm, Reason, SiteForm,
    },
    ids::OrganizationId,
};
use store::{
    StoreResult,
    assisters::{NewAssister, administrators::link_administrator, organizations, sites},
    demo::create_assister,
};

/// The organization that the agency administrator keeps.
const KEPT: &str = "Eastside Community Health Access";

/// When somebody was entered who waits for approval.
const DAYS_AGO: i64 = 2;

struct Place {
    name: &'static str,
    site: &'static str,
    street: &'static str,
    city: &'static str,
    zip: &'static str,
    county: &'static str,
    phone: &'static str,
    /// Answers for privacy.
    contact: &'static str,
    email: &'static str,
}

const PLACES: [Place; 4] = [
    Place {
        name: KEPT,
        site: "Arcade Street office",
        street: "890 Arcade Street",
        city: "Saint Paul",
        zip: "55106",
        county: "Ramsey",
        phone: "651-555-0100",
        contact: "Mai Lor",
        email: "privacy@eastside.example",
    },
    Place {
        name: "North Shore Tribal Health Outreach",
        site: "Bemidji office",
        street: "2 Big Drum Road",
        city: "Bemidji",
        zip: "56601",
        county: "Beltrami",
        phone: "218-555-0160",
        contact: "Winona Kingbird",
        email: "privacy@northshore.example",
    },
    Place {
        name: "Halvorson & Daughters Insurance",
        site: "Harbor office",
        street: "31 Harbor Hill",
        city: "Duluth",
        zip: "55802",
        county: "St. Louis",
        phone: "218-555-0142",
        contact: "Ada Halvorson",
        email: "privacy@halvorson.example",
    },
    Place {
        name: "Riverbend Clinic",
        site: "Riverbend Clinic",
        street: "1600 Riverbend Parkway",
        city: "Minneapolis",
        zip: "55454",
        county: "Hennepin",
        phone: "612-555-0150",
        contact: "Hawa Nur",
        email: "privacy@riverbend.example",
    },
];

/// Completes an organization: its city, its contact and a site.
pub async fn furnish(stage: &Stage, id: OrganizationId, name: &str, at: i64) -> StoreResult<()> {
    let Some(place) = PLACES.iter().find(|place| place.name == name) else { return Ok(()) };
    let request = stage.system(stage.at(at, 0));
    let facts = OrganizationForm {
        name: name.to_owned(),
        city: place.city.to_owned(),
        contact: ContactForm {
            phone: place.phone.to_owned(),
            privacy_contact_name: place.contact.to_owned(),
            privacy_contact_email: place.email.to_owned(),
        },
    };
    organizations::edit(&stage.store, &request, id, &facts, Reason::NewDetails.as_str()).await?;
    let site = SiteForm {
        name: place.site.to_owned(),
        street: place.street.to_owned(),
        city: place.city.to_owned(),
        zip: place.zip.to_owned(),
        county: place.county.to_owned(),
        phone: place.phone.to_owned(),
    };
    sites::save_site(&stage.store, &request, id, None, &site).await
}

/// The agency administrator keeps one organization, and there a navigator waits
/// for approval.
pub async fn staff_of(
    stage: &Stage,
    staff: &Staff,
    find: impl Fn(&str) -> Option<OrganizationId>,
    certification: Certification,
) -> StoreResult<()> {
    let kept = find(KEPT).ok_or(WRONG)?;
    let request = stage.system(stage.at(DAYS_AGO, 0));
    link_administrator(&stage.store, &request, staff.agency_administrator, kept).await?;
    let sign_in_name = "bao.thao";
    let new = NewAssister {
        details: AccountDetails {
            kind: AssisterKind::Navigator,
            name: PersonName::parse("Bao", "Thao").map_err(|_| WRONG)?,
            login_email: ContactEmail::parse("bao.thao@example.org").map_err(|_| WRONG)?,
            credential: Credential::parse(AssisterKind::Navigator, "EA4180355")
                .map_err(|_| WRONG)?,
            public_phone: None,
            public_email: None,
            city: "Saint Paul".to_owned(),
            hours: None,
            languages: vec!["en", "hmn"],
            counties: vec!["Ramsey"],
            taking_new_clients: true,
            listed: true,
        },
        sign_in_name: Some(SignInName::parse(sign_in_name).map_err(|_| WRONG)?),
        organization: kept,
        certification,
        state: AccountState::Requested,
        approved_by: None,
        change: Change::Created,
        reference_number: None,
    };
    create_assister(&stage.store, &request, &new).await?;
    Ok(())
}
