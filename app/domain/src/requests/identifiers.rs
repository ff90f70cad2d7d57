//! Three identifiers: what a caller says is compared with what is on file, and
//! nothing that is on file is told. At least three must match before a line
//! gives anything away or acts (both lines' policy on sharing information).

use super::identifiers_folded::{
    same_email, same_name, same_phone, same_sign_in, same_street, same_zip,
};
use crate::{
    accounts::{ContactEmail, PersonName, PhoneNumber, parse_date},
    dates::CivilDate,
    validation::{Code, Invalid, optional_text},
};
use serde::{Deserialize, Serialize};

/// So many must match.
pub const LEAST_IDENTIFIERS: usize = 3;

/// Something that only a consumer, or somebody whom they told, should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identifier {
    FullName,
    DateOfBirth,
    Email,
    Phone,
    /// Street line and ZIP code together.
    HomeAddress,
    SignInName,
}

impl Identifier {
    pub const ALL: &'static [Self] = &[
        Self::FullName,
        Self::DateOfBirth,
        Self::Email,
        Self::Phone,
        Self::HomeAddress,
        Self::SignInName,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FullName => "full_name",
            Self::DateOfBirth => "date_of_birth",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::HomeAddress => "home_address",
            Self::SignInName => "sign_in_name",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.as_str() == text)
    }

    /// The form field at which a mismatch is told.
    pub const fn field(self) -> &'static str {
        match self {
            Self::FullName => "consumer_name",
            Self::DateOfBirth => "birth",
            Self::Email => "contact_email",
            Self::Phone => "contact_phone",
            Self::HomeAddress => "street",
            Self::SignInName => "sign_in_name",
        }
    }
}

/// What the caller said, as staff typed it. It is compared and never stored.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Stated {
    pub consumer_name: String,
    pub birth_month: String,
    pub birth_day: String,
    pub birth_year: String,
    pub contact_email: String,
    pub contact_phone: String,
    pub street: String,
    pub zip: String,
    pub sign_in_name: String,
}

/// What is known of a consumer. It never leaves the server.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct OnFile {
    pub full_name: String,
    pub date_of_birth: Option<CivilDate>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub street: Option<String>,
    /// The apartment, which may be said or left out.
    pub unit: Option<String>,
    pub zip: Option<String>,
    pub sign_in_name: String,
}

/// Which identifiers were said and matched, and which did not. An identifier
/// that is not on file does not match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    pub matched: Vec<Identifier>,
    pub mismatched: Vec<Identifier>,
    /// The address of the account is its sign-in name, and both were said.
    told_twice: bool,
}

impl Compared {
    /// Whether enough of them match.
    pub fn is_proof(&self) -> bool {
        self.matched.len() - usize::from(self.told_twice) >= LEAST_IDENTIFIERS
    }

    /// The matched ones joined by commas, as they are stored.
    pub fn matched_codes(&self) -> String {
        codes(&self.matched)
    }

    /// The others, for the audit trail.
    pub fn mismatched_codes(&self) -> String {
        codes(&self.mismatched)
    }

    /// What a form says of each identifier that did not match, and that there are
    /// too few.
    pub fn refusal(&self) -> Invalid {
        let mut invalid = Invalid::default();
        for identifier in &self.mismatched {
            invalid.push(identifier.field(), Code::DoesNotMatch);
        }
        if invalid.is_empty() && !self.is_proof() {
            invalid.push(Identifier::FullName.field(), Code::ThreeIdentifiersNeeded);
        }
        invalid
    }
}

fn codes(identifiers: &[Identifier]) -> String {
    identifiers.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(",")
}

impl Stated {
    /// The date of birth, if one was said.
    ///
    /// # Errors
    /// As [`parse_date`], except that nothing typed is `Ok(None)`.
    pub fn born(&self, today: CivilDate) -> Result<Option<CivilDate>, Code> {
        match parse_date(&self.birth_month, &self.birth_day, &self.birth_year, today) {
            Err(Code::Required) => Ok(None),
            other => other.map(Some),
        }
    }

    /// Whether this is the name that was said.
    pub fn is_named(&self, full_name: &str) -> bool {
        same_name(&self.consumer_name, full_name)
    }

    /// Looks whether the fields can be compared at all, before anything is: an
    /// address needs both of its parts.
    ///
    /// # Errors
    /// Codes at the fields of the form.
    pub fn check(&self, today: CivilDate) -> Result<(), Invalid> {
        let mut invalid = Invalid::default();
        invalid.check("consumer_name", optional_text(&self.consumer_name, 2 * PersonName::MOST));
        invalid.check("birth", self.born(today));
        if !is_blank(&self.contact_email) {
            invalid.check("contact_email", ContactEmail::parse(&self.contact_email));
        }
        if !is_blank(&self.contact_phone) {
            invalid.check("contact_phone", PhoneNumber::parse(&self.contact_phone));
        }
        invalid.check("street", optional_text(&self.street, 100));
        match (is_blank(&self.street), is_blank(&self.zip)) {
            (true, false) => invalid.push("street", Code::Required),
            (false, true) => invalid.push("zip", Code::Required),
            _ => {}
        }
        invalid.check("sign_in_name", optional_text(&self.sign_in_name, ContactEmail::MOST));
        invalid.or(())
    }

    /// Compares everything that was said.
    pub fn compare(&self, on_file: &OnFile, today: CivilDate) -> Compared {
        let born = self.born(today).ok().flatten();
        let known = |stated: &str, on_file: &Option<String>, same: fn(&str, &str) -> bool| {
            on_file.as_ref().is_some_and(|on_file| same(stated, on_file))
        };
        let with_unit = on_file.street.as_ref().zip(on_file.unit.as_ref());
        let with_unit = with_unit.map(|(street, unit)| format!("{street} {unit}"));
        let address = (known(&self.street, &on_file.street, same_street)
            || known(&self.street, &with_unit, same_street))
            && known(&self.zip, &on_file.zip, same_zip);
        let told = [
            (
                Identifier::FullName,
                !is_blank(&self.consumer_name),
                same_name(&self.consumer_name, &on_file.full_name),
            ),
            (
                Identifier::DateOfBirth,
                born.is_some(),
                born.is_some() && born == on_file.date_of_birth,
            ),
            (
                Identifier::Email,
                !is_blank(&self.contact_email),
                known(&self.contact_email, &on_file.email, same_email),
            ),
            (
                Identifier::Phone,
                !is_blank(&self.contact_phone),
                known(&self.contact_phone, &on_file.phone, same_phone),
            ),
            (Identifier::HomeAddress, !is_blank(&self.street), address),
            (
                Identifier::SignInName,
                !is_blank(&self.sign_in_name),
                same_sign_in(&self.sign_in_name, &on_file.sign_in_name),
            ),
        ];
        let mut compared = Compared::default();
        for (identifier, _, same) in told.into_iter().filter(|(_, said, _)| *said) {
            if same { &mut compared.matched } else { &mut compared.mismatched }.push(identifier);
        }
        compared.told_twice = [Identifier::Email, Identifier::SignInName]
            .iter()
            .all(|one| compared.matched.contains(one))
            && same_email(&self.contact_email, &self.sign_in_name);
        compared
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
