//! What a resource manager writes down about an assister, and what of it is
//! accepted: the same rules for a form and for a row of a roster file.

use super::{AssisterKind, Credential};
use crate::{
    accounts::{ContactEmail, PersonName, PhoneNumber},
    applications::county,
    dates::CivilDate,
    ids::OrganizationId,
    validation::{Code, Invalid, optional_text, text},
};
use serde::{Deserialize, Serialize};

/// The spoken languages that an account can name, as BCP 47 tags.
pub const SPOKEN_LANGUAGES: [&str; 17] = [
    "en", "es", "so", "hmn", "vi", "kar", "om", "am", "ar", "ru", "zh", "lo", "km", "my", "fr",
    "ko", "oj",
];

/// The most characters of a city and of opening hours.
const MOST: usize = 100;

/// The fields of an account as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountForm {
    pub given_name: String,
    pub family_name: String,
    /// The personal address: the sign-in name and where mail goes.
    pub login_email: String,
    /// NPN or Assister ID.
    pub credential: String,
    pub public_phone: String,
    pub public_email: String,
    pub city: String,
    pub hours: String,
    /// Tags of [`SPOKEN_LANGUAGES`].
    pub languages: Vec<String>,
    /// Names of counties.
    pub counties: Vec<String>,
    pub taking_new_clients: bool,
    pub listed: bool,
}

/// The same, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountDetails {
    pub kind: AssisterKind,
    pub name: PersonName,
    pub login_email: ContactEmail,
    pub credential: Credential,
    pub public_phone: Option<PhoneNumber>,
    pub public_email: Option<ContactEmail>,
    pub city: String,
    pub hours: Option<String>,
    pub languages: Vec<&'static str>,
    pub counties: Vec<&'static str>,
    pub taking_new_clients: bool,
    /// Never of a CAC: they help the clients of their own organization.
    pub listed: bool,
}

impl AccountForm {
    /// Reads the fields for an assister of a kind. Languages and counties come out
    /// in the order of their lists, each once.
    ///
    /// # Errors
    /// A code per field that was not accepted; [`Code::EmailShared`] for a sign-in
    /// address that is no single person's.
    pub fn read(&self, kind: AssisterKind) -> Result<AccountDetails, Invalid> {
        let mut invalid = Invalid::default();
        let given = invalid.check("given_name", PersonName::part(&self.given_name));
        let family = invalid.check("family_name", PersonName::part(&self.family_name));
        let login = invalid.check("login_email", personal(&self.login_email));
        let credential = invalid.check("credential", credential(kind, &self.credential));
        let phone = optional(&self.public_phone, PhoneNumber::parse);
        let phone = invalid.check("public_phone", phone);
        let email = optional(&self.public_email, ContactEmail::parse);
        let email = invalid.check("public_email", email);
        let city = invalid.check("city", text(&self.city, MOST));
        let hours = invalid.check("hours", optional_text(&self.hours, MOST));
        let languages = invalid.check("languages", languages(&self.languages));
        let counties = invalid.check("counties", counties(&self.counties));
        let (
            Some(given),
            Some(family),
            Some(login_email),
            Some(credential),
            Some(public_phone),
            Some(public_email),
            Some(city),
            Some(hours),
            Some(languages),
            Some(counties),
        ) = (given, family, login, credential, phone, email, city, hours, languages, counties)
        else {
            return Err(invalid);
        };
        Ok(AccountDetails {
            kind,
            name: PersonName { given, family },
            login_email,
            credential,
            public_phone,
            public_email,
            city,
            hours,
            languages,
            counties,
            taking_new_clients: self.taking_new_clients,
            listed: self.listed && kind != AssisterKind::Cac,
        })
    }
}

fn personal(typed: &str) -> Result<ContactEmail, Code> {
    let email = ContactEmail::parse(typed)?;
    if is_shared_mailbox(&email) { Err(Code::EmailShared) } else { Ok(email) }
}

fn credential(kind: AssisterKind, typed: &str) -> Result<Credential, Code> {
    Credential::parse(kind, typed).map_err(|code| match (code, kind) {
        (Code::NumberNotANumber, AssisterKind::Broker) => Code::NpnFormat,
        (Code::NumberNotANumber, _) => Code::AssisterIdFormat,
        (code, _) => code,
    })
}

fn optional<T>(typed: &str, read: impl Fn(&str) -> Result<T, Code>) -> Result<Option<T>, Code> {
    match read(typed) {
        Err(Code::Required) => Ok(None),
        other => other.map(Some),
    }
}

/// At least one language.
fn languages(tags: &[String]) -> Result<Vec<&'static str>, Code> {
    if tags.is_empty() {
        return Err(Code::Required);
    }
    if tags.iter().any(|tag| !SPOKEN_LANGUAGES.contains(&tag.as_str())) {
        return Err(Code::NotAChoice);
    }
    let chosen = |tag: &&str| tags.iter().any(|one| one == tag);
    Ok(SPOKEN_LANGUAGES.into_iter().filter(chosen).collect())
}

/// At least one county.
fn counties(names: &[String]) -> Result<Vec<&'static str>, Code> {
    if names.is_empty() {
        return Err(Code::Required);
    }
    let read: Option<Vec<&'static str>> = names.iter().map(|name| county(name)).collect();
    let mut counties = read.ok_or(Code::CountyUnknown)?;
    counties.sort_unstable_by_key(|county| county.to_lowercase());
    counties.dedup();
    Ok(counties)
}

/// What a mailbox is called that several people read: a registration number sent
/// there would be anybody's.
const SHARED: [&str; 52] = [
    "accounting",
    "accounts",
    "admin",
    "administration",
    "administrator",
    "agency",
    "agent",
    "agents",
    "appointments",
    "assister",
    "assisters",
    "billing",
    "broker",
    "brokers",
    "careers",
    "clients",
    "clinic",
    "contact",
    "contactus",
    "customercare",
    "customerservice",
    "desk",
    "donotreply",
    "email",
    "enquiries",
    "enrollment",
    "everybody",
    "feedback",
    "frontdesk",
    "general",
    "hello",
    "help",
    "helpdesk",
    "info",
    "information",
    "inquiries",
    "insurance",
    "mail",
    "mailbox",
    "marketing",
    "navigator",
    "navigators",
    "noreply",
    "office",
    "postmaster",
    "reception",
    "sales",
    "service",
    "services",
    "staff",
    "support",
    "team",
];

/// Whether an address is a mailbox of several people: `info@`, `office2@`,
/// `sales.duluth@`, `front-desk@`, `help+portal@`.
pub fn is_shared_mailbox(address: &ContactEmail) -> bool {
    let lower = address.as_str().to_lowercase();
    let local = lower.rsplit_once('@').map_or(lower.as_str(), |(local, _)| local);
    let local = local.split('+').next().unwrap_or(local);
    let bare = |text: &str| {
        let letters: String = text.chars().filter(|c| !matches!(c, '.' | '-' | '_')).collect();
        letters.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
    };
    let first = local.split(['.', '-', '_']).next().unwrap_or(local);
    [bare(local), bare(first)].iter().any(|name| SHARED.binary_search(&name.as_str()).is_ok())
}

/// An organization to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationChoice {
    pub id: OrganizationId,
    pub name: String,
    pub city: String,
}

/// What the page of a new account shows beside its empty fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAccountForm {
    pub kind: AssisterKind,
    /// Organizations of the kind, by name.
    pub organizations: Vec<OrganizationChoice>,
    /// There are more than these: the page asks for the beginning of the name.
    pub more_organizations: bool,
    pub today: CivilDate,
    /// The last day of a certification that begins today.
    pub ends_on: CivilDate,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> AccountForm {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        AccountForm {
            given_name: "Pa Houa".to_owned(),
            family_name: "Xiong".to_owned(),
            login_email: "pahoua.xiong@example.org".to_owned(),
            credential: "ea4-180-312".to_owned(),
            public_phone: "(651) 555-0119".to_owned(),
            public_email: String::new(),
            city: "Saint Paul".to_owned(),
            hours: " ".to_owned(),
            languages: words(&["hmn", "en", "hmn"]),
            counties: words(&["ramsey", "Dakota County", "Ramsey"]),
            taking_new_clients: true,
            listed: true,
        }
    }

    fn wrong(form: &AccountForm, kind: AssisterKind) -> Vec<(String, Code)> {
        let Err(invalid) = form.read(kind) else { return Vec::new() };
        invalid.0.into_iter().map(|error| (error.field, error.code)).collect()
    }

    #[test]
    fn a_filled_form_is_read_in_order() {
        let read = filled().read(AssisterKind::Navigator).expect("all fields fit");
        assert_eq!(read.languages, ["en", "hmn"]);
        assert_eq!(read.counties, ["Dakota", "Ramsey"]);
        assert_eq!((read.hours, read.public_email), (None, None));
        assert!(read.listed);
        let cac = filled().read(AssisterKind::Cac).expect("all fields fit");
        assert!(!cac.listed, "a CAC is never listed");
    }

    #[test]
    fn an_empty_form_names_every_field_that_is_needed() {
        let fields: Vec<String> = wrong(&AccountForm::default(), AssisterKind::Broker)
            .into_iter()
            .map(|(field, code)| {
                assert_eq!(code, Code::Required, "{field}");
                field
            })
            .collect();
        let needed = [
            "given_name",
            "family_name",
            "login_email",
            "credential",
            "city",
            "languages",
            "counties",
        ];
        assert_eq!(fields, needed);
    }

    #[test]
    fn each_kind_has_its_own_number() {
        let wrong_of =
            |kind| wrong(&AccountForm { credential: "12-X".to_owned(), ..filled() }, kind);
        let field = || "credential".to_owned();
        assert_eq!(wrong_of(AssisterKind::Broker), [(field(), Code::NpnFormat)]);
        assert_eq!(wrong_of(AssisterKind::Cac), [(field(), Code::AssisterIdFormat)]);
    }

    #[test]
    fn mailboxes_of_several_people_are_refused() {
        assert!(SHARED.is_sorted());
        for typed in [
            "info@example.org",
            "Office2@example.org",
            "front-desk@example.org",
            "sales.duluth@example.org",
            "help+portal@example.org",
            "customer.service@example.org",
            "No_Reply@example.org",
        ] {
            let form = AccountForm { login_email: typed.to_owned(), ..filled() };
            let code = wrong(&form, AssisterKind::Navigator);
            assert_eq!(code, [("login_email".to_owned(), Code::EmailShared)], "{typed}");
        }
        for typed in ["rosa@example.org", "adminah.yusuf@example.org", "j.info@example.org"] {
            let form = AccountForm { login_email: typed.to_owned(), ..filled() };
            assert_eq!(wrong(&form, AssisterKind::Navigator), [], "{typed}");
        }
    }

    #[test]
    fn choices_that_were_not_offered_are_refused() {
        let form = AccountForm {
            languages: vec!["tlh".to_owned()],
            counties: vec!["Polk, Wisconsin".to_owned()],
            ..filled()
        };
        let expected = [
            ("languages".to_owned(), Code::NotAChoice),
            ("counties".to_owned(), Code::CountyUnknown),
        ];
        assert_eq!(wrong(&form, AssisterKind::Broker)[1..], expected);
    }
}
