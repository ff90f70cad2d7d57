//! Organizations, their sites and the people who keep their rosters.

use super::{
    AccountState, AssisterKind, OrganizationChoice, OrganizationKind, ReferenceNumber, Standing,
};
use crate::{
    accounts::{ContactEmail, PersonName, PhoneNumber},
    applications::{Kind, Value, county},
    dates::CivilDate,
    ids::{AccountId, AssisterAccountId, OrganizationId, RosterEntryId, SiteId},
    lists::{Count, Cursor},
    validation::{Code, Invalid, text},
};
use serde::{Deserialize, Serialize};

/// The most characters of the name of an organization or a site.
pub const MOST_NAME: usize = 120;

/// The most sites of one organization.
pub const MOST_SITES: u64 = 200;

/// One row of the list of organizations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationRow {
    pub organization: OrganizationId,
    pub kind: OrganizationKind,
    pub name: String,
    pub city: String,
}

/// One page of the list, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationList {
    pub rows: Vec<OrganizationRow>,
    pub previous: Option<Cursor<OrganizationId>>,
    pub next: Option<Cursor<OrganizationId>>,
}

/// What is known of an organization itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationFacts {
    pub organization: OrganizationId,
    pub kind: OrganizationKind,
    pub name: String,
    pub city: String,
    pub phone: Option<String>,
    /// Who answers for the privacy of clients' data.
    pub privacy_contact_name: String,
    pub privacy_contact_email: String,
    /// Closed for good on this day: nobody works for it any more.
    pub closed_on: Option<CivilDate>,
}

/// What a closed organization has still to let go of; none is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Accounts that are not closed yet.
    pub accounts: Count,
    /// Of accounts that are: clients whose association has not ended yet.
    pub clients: Count,
}

/// What closing an organization means, before it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationToClose {
    pub facts: OrganizationFacts,
    /// Accounts that will be closed.
    pub accounts: Count,
    /// Their current clients.
    pub clients: Count,
}

/// A place where an organization receives people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    pub id: SiteId,
    pub name: String,
    pub street: String,
    pub city: String,
    pub zip: String,
    /// The printed name of a county of Minnesota.
    pub county: String,
    pub phone: Option<String>,
}

/// Who keeps an organization's roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Administrator {
    pub account: AccountId,
    pub name: String,
    pub email: Option<String>,
    /// Whether a password was chosen.
    pub active: bool,
}

/// Which part of its roster an organization looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RosterPart {
    /// Everybody whose entry goes on, or ends today or later.
    #[default]
    Current,
    /// Navigators and CACs whose portal access waits for approval, new ones and
    /// those who moved here.
    Waiting,
    /// Everybody whose last day is over.
    Left,
}

impl RosterPart {
    pub const ALL: &'static [Self] = &[Self::Current, Self::Waiting, Self::Left];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Waiting => "waiting",
            Self::Left => "left",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|part| part.as_str() == text)
    }
}

/// One assister on an organization's roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterMember {
    pub assister: AssisterAccountId,
    pub name: String,
    pub kind: AssisterKind,
    pub reference_number: ReferenceNumber,
    pub state: AccountState,
    pub standing: Standing,
    /// Inclusive.
    pub certified_until: CivilDate,
    /// The last day on the roster, where one is set.
    pub until: Option<CivilDate>,
}

/// One page of an organization's roster, by family name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationRoster {
    pub part: RosterPart,
    pub rows: Vec<RosterMember>,
    pub previous: Option<Cursor<AssisterAccountId>>,
    pub next: Option<Cursor<AssisterAccountId>>,
}

/// An organization with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationView {
    pub facts: OrganizationFacts,
    pub sites: Vec<Site>,
    pub administrators: Vec<Administrator>,
    /// How many people wait for approval of portal access.
    pub waiting: Count,
    pub roster: OrganizationRoster,
    /// Of a closed organization.
    pub closing: Option<Closing>,
}

/// The days on which an assister worked for an organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterEntryRecord {
    pub entry: RosterEntryId,
    pub organization: OrganizationId,
    pub organization_name: String,
    pub from: CivilDate,
    /// Inclusive; none while it goes on.
    pub until: Option<CivilDate>,
    /// When the agency administrator approved portal access.
    pub approved_on: Option<CivilDate>,
}

/// Where an assister works and worked, the newest entry first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Employment {
    pub assister: AssisterAccountId,
    pub name: String,
    pub kind: AssisterKind,
    pub state: AccountState,
    pub entries: Vec<RosterEntryRecord>,
    /// Organizations of the same kind, by name; for whoever may move the assister.
    pub organizations: Vec<OrganizationChoice>,
    /// There are more: their names begin otherwise.
    pub more_organizations: bool,
}

/// An assister as the own organization's administrator sees one. Nothing names a
/// client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAssister {
    pub member: RosterMember,
    pub email: Option<String>,
    /// The newest entry of this organization.
    pub entry: RosterEntryRecord,
    /// Of current clients.
    pub clients: Count,
    pub waits_for_approval: bool,
}

/// Whether the agency administrator has still to approve portal access: of a
/// navigator or CAC whose entry goes on, also of one who moved here with an active
/// account. Brokers need no approval.
pub const fn waits_for_approval(
    kind: AssisterKind,
    state: AccountState,
    approved: bool,
    entry_goes_on: bool,
) -> bool {
    !matches!(kind, AssisterKind::Broker)
        && !matches!(state, AccountState::Closed)
        && !approved
        && entry_goes_on
}

/// The contact of an organization, as typed.
#[derive(Clone, Debug, Default)]
pub struct ContactForm {
    pub phone: String,
    pub privacy_contact_name: String,
    pub privacy_contact_email: String,
}

/// A contact that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub phone: Option<String>,
    pub privacy_contact_name: String,
    pub privacy_contact_email: String,
}

impl ContactForm {
    /// # Errors
    /// A code per field.
    pub fn read(&self) -> Result<Contact, Invalid> {
        let mut invalid = Invalid::default();
        let phone = invalid.check("organization_phone", optional_phone(&self.phone));
        let name =
            invalid.check("privacy_contact_name", PersonName::part(&self.privacy_contact_name));
        let email = invalid
            .check("privacy_contact_email", ContactEmail::parse(&self.privacy_contact_email));
        match (phone, name, email) {
            (Some(phone), Some(name), Some(email)) => Ok(Contact {
                phone,
                privacy_contact_name: name,
                privacy_contact_email: email.as_str().to_owned(),
            }),
            _ => Err(invalid),
        }
    }
}

/// An organization, as typed.
#[derive(Clone, Debug, Default)]
pub struct OrganizationForm {
    pub name: String,
    pub city: String,
    pub contact: ContactForm,
}

/// The facts of an organization that were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationDetails {
    pub name: String,
    pub city: String,
    pub contact: Contact,
}

impl OrganizationForm {
    /// # Errors
    /// A code per field.
    pub fn read(&self) -> Result<OrganizationDetails, Invalid> {
        let mut invalid = Invalid::default();
        let name = invalid.check("organization_name", text(&self.name, MOST_NAME));
        let city = invalid.check("city", text(&self.city, MOST_NAME));
        let contact = self.contact.read();
        match (name, city, contact) {
            (Some(name), Some(city), Ok(contact)) => {
                Ok(OrganizationDetails { name, city, contact })
            }
            (_, _, contact) => {
                invalid.0.extend(contact.err().unwrap_or_default().0);
                Err(invalid)
            }
        }
    }
}

/// A site, as typed.
#[derive(Clone, Debug, Default)]
pub struct SiteForm {
    pub name: String,
    pub street: String,
    pub city: String,
    pub zip: String,
    pub county: String,
    pub phone: String,
}

/// A site that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteDetails {
    pub name: String,
    pub street: String,
    pub city: String,
    pub zip: String,
    pub county: &'static str,
    pub phone: Option<String>,
}

impl SiteForm {
    /// # Errors
    /// A code per field.
    pub fn read(&self) -> Result<SiteDetails, Invalid> {
        let mut invalid = Invalid::default();
        let name = invalid.check("site_name", text(&self.name, MOST_NAME));
        let street = invalid.check("street", text(&self.street, MOST_NAME));
        let city = invalid.check("city", text(&self.city, MOST_NAME));
        let zip = invalid.check("zip", zip(&self.zip));
        let county = invalid.check("county", known_county(&self.county));
        let phone = invalid.check("site_phone", optional_phone(&self.phone));
        match (name, street, city, zip, county, phone) {
            (Some(name), Some(street), Some(city), Some(zip), Some(county), Some(phone)) => {
                Ok(SiteDetails { name, street, city, zip, county, phone })
            }
            _ => Err(invalid),
        }
    }
}

/// As the application reads one.
fn zip(typed: &str) -> Result<String, Code> {
    match Kind::Zip.read(typed, CivilDate::MIN)? {
        Value::Text(zip) => Ok(zip),
        _ => Err(Code::ZipNotAZip),
    }
}

fn known_county(typed: &str) -> Result<&'static str, Code> {
    if typed.trim().is_empty() {
        return Err(Code::Required);
    }
    county(typed).ok_or(Code::CountyUnknown)
}

fn optional_phone(typed: &str) -> Result<Option<String>, Code> {
    match PhoneNumber::parse(typed) {
        Err(Code::Required) => Ok(None),
        read => read.map(|phone| Some(phone.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes<T: std::fmt::Debug>(read: Result<T, Invalid>) -> Vec<(String, Code)> {
        let invalid = read.expect_err("something is wrong");
        invalid.0.into_iter().map(|error| (error.field, error.code)).collect()
    }

    #[test]
    fn an_organization_needs_a_name_a_city_and_somebody_for_privacy() {
        let wrong = OrganizationForm {
            contact: ContactForm { phone: "555".to_owned(), ..ContactForm::default() },
            ..OrganizationForm::default()
        };
        assert_eq!(
            codes(wrong.read()),
            [
                ("organization_name".to_owned(), Code::Required),
                ("city".to_owned(), Code::Required),
                ("organization_phone".to_owned(), Code::PhoneNotANumber),
                ("privacy_contact_name".to_owned(), Code::Required),
                ("privacy_contact_email".to_owned(), Code::Required),
            ]
        );
        let right = OrganizationForm {
            name: " Riverbend  Clinic ".to_owned(),
            city: "Minneapolis".to_owned(),
            contact: ContactForm {
                phone: String::new(),
                privacy_contact_name: "Mai Lor".to_owned(),
                privacy_contact_email: "privacy@riverbend.example".to_owned(),
            },
        };
        let read = right.read().expect("an organization");
        assert_eq!((read.name.as_str(), read.contact.phone), ("Riverbend Clinic", None));
    }

    #[test]
    fn a_site_stands_in_a_county_of_minnesota() {
        let site = |county: &str, zip: &str| SiteForm {
            name: "Main office".to_owned(),
            street: "890 Arcade Street".to_owned(),
            city: "Saint Paul".to_owned(),
            zip: zip.to_owned(),
            county: county.to_owned(),
            phone: "(651) 555-0118".to_owned(),
        };
        let read = site("ramsey", "٥٥١٠٦").read().expect("a site");
        assert_eq!((read.county, read.zip.as_str()), ("Ramsey", "55106"));
        assert_eq!(read.phone.as_deref(), Some("651-555-0118"));
        assert_eq!(
            codes(site("Dane", "551").read()),
            [("zip".to_owned(), Code::ZipNotAZip), ("county".to_owned(), Code::CountyUnknown)]
        );
    }

    #[test]
    fn only_navigators_and_cacs_wait() {
        use AccountState::*;
        use AssisterKind::*;
        for (kind, state, approved, goes_on, waits) in [
            (Navigator, Requested, false, true, true),
            (Cac, Invited, false, true, true),
            (Navigator, Requested, true, true, false),
            (Navigator, Requested, false, false, false),
            (Navigator, Active, false, true, true),
            (Cac, Suspended, false, true, true),
            (Navigator, Active, true, true, false),
            (Navigator, Closed, false, true, false),
            (Broker, Requested, false, true, false),
        ] {
            assert_eq!(
                waits_for_approval(kind, state, approved, goes_on),
                waits,
                "{kind:?} {state:?} {approved} {goes_on}"
            );
        }
    }
}
