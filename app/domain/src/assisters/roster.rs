//! The roster as the marketplace's staff reads it, and one assister's account.

use super::{
    AccountState, AssisterKind, Certification, ChangeRecord, Credential, ReferenceNumber,
    SentNumber, Standing,
};
use crate::{
    accounts::{SignInName, name_key},
    clients::SEARCH_LEAST_LETTERS,
    dates::{CivilDate, Instant},
    ids::{AssisterAccountId, OrganizationId, SearchId},
    lists::{Count, Cursor},
    validation::{Code, ascii_digits, text},
};
use serde::{Deserialize, Serialize};

/// A certification that ends in so many days or fewer ends soon.
pub const ENDING_SOON_DAYS: i64 = 30;

/// When certifications end, as the roster sorts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Today or later.
    InForce,
    /// Within [`ENDING_SOON_DAYS`].
    Soon,
    /// Before today.
    Lapsed,
}

impl Ending {
    pub const ALL: &'static [Self] = &[Self::InForce, Self::Soon, Self::Lapsed];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Soon => "soon",
            Self::Lapsed => "lapsed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|ending| ending.as_str() == text)
    }

    /// The last days of certification that it covers, both inclusive; none is
    /// without a bound.
    pub fn days(self, today: CivilDate) -> (Option<CivilDate>, Option<CivilDate>) {
        match self {
            Self::InForce => (Some(today), None),
            Self::Soon => (Some(today), Some(today + chrono::Duration::days(ENDING_SOON_DAYS))),
            Self::Lapsed => (None, today.pred_opt()),
        }
    }
}

/// Which assisters the roster shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterQuery {
    pub kind: Option<AssisterKind>,
    /// None: every account that is not closed, or whatever a search finds.
    pub state: Option<AccountState>,
    /// Of active accounts, unless another state is asked for.
    pub ending: Option<Ending>,
    /// Of invited accounts: the registration number is too old.
    pub number_expired: bool,
    pub organization: Option<OrganizationId>,
    pub search: Option<SearchId>,
    pub cursor: Option<Cursor<AssisterAccountId>>,
}

impl RosterQuery {
    /// The state that the rows have; none is any but closed.
    pub fn state_of_rows(&self) -> Option<AccountState> {
        let invited = self.number_expired.then_some(AccountState::Invited);
        self.state.or(invited).or(self.ending.map(|_| AccountState::Active))
    }
}

/// What a search of the roster looks for. It is stored under a random id; the URL
/// holds that id and nothing of this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RosterSearch {
    /// As it was typed. Each word must begin a word of the name.
    Name(String),
    /// A reference number or an NPN: digits without a space.
    Number(String),
    AssisterId(String),
    /// A sign-in address, folded.
    Email(String),
}

impl RosterSearch {
    /// The most characters of what is typed.
    pub const MOST: usize = 254;

    /// Reads what was typed by its shape.
    ///
    /// # Errors
    /// [`Code::SearchNeedsMore`] for nothing or a single letter, and the codes of
    /// [`text`].
    pub fn parse(typed: &str) -> Result<Self, Code> {
        let typed = match text(typed, Self::MOST) {
            Err(Code::Required) => return Err(Code::SearchNeedsMore),
            other => other?,
        };
        if typed.contains('@') {
            return Ok(Self::Email(SignInName::key_of(&typed)));
        }
        let digits = ascii_digits(&typed);
        let bare: String = digits.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '#')).collect();
        if !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit()) {
            return Ok(Self::Number(bare));
        }
        let has_digit = bare.chars().any(|c| c.is_ascii_digit());
        if has_digit
            && let Ok(Credential::AssisterId(id)) =
                Credential::parse(AssisterKind::Navigator, &bare)
        {
            return Ok(Self::AssisterId(id.to_string()));
        }
        let letters = name_key(&typed).chars().filter(|c| c.is_alphanumeric()).count();
        if letters < SEARCH_LEAST_LETTERS {
            Err(Code::SearchNeedsMore)
        } else {
            Ok(Self::Name(typed))
        }
    }

    /// By what was searched, for the audit trail; never what was typed.
    pub const fn by(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Number(_) => "number",
            Self::AssisterId(_) => "assister_id",
            Self::Email(_) => "email",
        }
    }
}

/// What became of the search in the URL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RosterSearched {
    /// Nothing was searched for.
    All,
    For(RosterSearch),
    /// It is somebody else's, or too old.
    Gone,
}

/// One row of the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterRow {
    pub assister: AssisterAccountId,
    pub name: String,
    pub kind: AssisterKind,
    pub organization: String,
    pub reference_number: ReferenceNumber,
    pub state: AccountState,
    /// Inclusive.
    pub certified_until: CivilDate,
    /// Whether the assister may act today.
    pub standing: Standing,
    /// Of current clients.
    pub clients: Count,
    /// The registration number was sent and is too old.
    pub number_expired: bool,
}

/// One page of the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterPage {
    pub rows: Vec<RosterRow>,
    pub count: Count,
    pub searched: RosterSearched,
    /// The name of the organization that was asked for.
    pub organization: Option<String>,
    pub previous: Option<Cursor<AssisterAccountId>>,
    pub next: Option<Cursor<AssisterAccountId>>,
}

/// How many assisters are in one part of the picture, told up to
/// [`Self::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificationPart {
    pub assisters: u64,
    /// There are more.
    pub more: bool,
}

impl CertificationPart {
    /// The most that is counted.
    pub const MOST: u64 = 5_000;

    pub const fn of(rows: u64) -> Self {
        if rows > Self::MOST {
            Self { assisters: Self::MOST, more: true }
        } else {
            Self { assisters: rows, more: false }
        }
    }
}

/// The certifications of active accounts, and the accounts that are not active
/// yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificationPicture {
    /// In force for longer than [`ENDING_SOON_DAYS`].
    pub in_force: CertificationPart,
    pub soon: CertificationPart,
    pub lapsed: CertificationPart,
    pub not_active_yet: CertificationPart,
}

/// One assister's account as staff sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssisterAccount {
    pub id: AssisterAccountId,
    pub kind: AssisterKind,
    pub given_name: String,
    pub family_name: String,
    pub login_email: String,
    /// NPN or Assister ID.
    pub credential: String,
    pub reference_number: ReferenceNumber,
    pub organization: OrganizationId,
    pub organization_name: String,
    pub city: String,
    pub public_phone: Option<String>,
    pub public_email: Option<String>,
    pub hours: Option<String>,
    pub languages: Vec<String>,
    pub counties: Vec<String>,
    pub taking_new_clients: bool,
    pub listed: bool,
    pub state: AccountState,
    pub standing: Standing,
    pub certification: Certification,
    /// The last day on the roster of the organization, where there is one.
    pub rostered_until: Option<CivilDate>,
    /// When the agency administrator approved portal access.
    pub approved_at: Option<Instant>,
    /// Of an invited account: the registration number, once it is sent.
    pub number_sent: Option<SentNumber>,
    pub created_at: Instant,
    /// Of current clients.
    pub clients: u64,
    /// How many clients there were when the account was closed.
    pub clients_at_closure: Option<u64>,
    /// How many changes the account has had: what a form on this page knows.
    pub changes: u64,
    /// Newest first.
    pub history: Vec<ChangeRecord>,
    /// The first of the other accounts under this name, unless this one is closed.
    pub namesakes: Vec<Namesake>,
    /// There are more than those.
    pub more_namesakes: bool,
}

/// Another account under the same name, and what tells it from others: of one person,
/// perhaps, who needs only one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Namesake {
    pub assister: AssisterAccountId,
    pub name: String,
    pub organization: String,
    pub reference_number: ReferenceNumber,
}

impl AssisterAccount {
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// Whether the agency administrator has still to approve portal access.
    pub fn waits_for_approval(&self) -> bool {
        self.kind != AssisterKind::Broker && self.approved_at.is_none()
    }

    /// Whether a registration number can be sent, for the first time or again.
    pub fn can_be_invited(&self) -> bool {
        match self.state {
            AccountState::Requested => {
                self.kind != AssisterKind::Broker && self.approved_at.is_some()
            }
            AccountState::Approved | AccountState::Invited => !self.waits_for_approval(),
            AccountState::Active | AccountState::Suspended | AccountState::Closed => false,
        }
    }

    /// How many associations have ended and how many have to, after a closure.
    pub fn closing(&self) -> Option<(u64, u64)> {
        let all = self.clients_at_closure?;
        Some((all.saturating_sub(self.clients), all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_searched_for_shows_in_its_shape() {
        for (typed, search) in [
            ("481 7203", RosterSearch::Number("4817203".to_owned())),
            ("٤٨١-٧٢٠٣", RosterSearch::Number("4817203".to_owned())),
            ("18834027", RosterSearch::Number("18834027".to_owned())),
            ("ea4180277", RosterSearch::AssisterId("EA4180277".to_owned())),
            ("Rosa.D@Example.org ", RosterSearch::Email("rosa.d@example.org".to_owned())),
            ("xiong", RosterSearch::Name("xiong".to_owned())),
            // Nine letters are a name, not an Assister ID.
            ("Alexandra", RosterSearch::Name("Alexandra".to_owned())),
        ] {
            assert_eq!(RosterSearch::parse(typed), Ok(search), "{typed}");
        }
        for typed in ["", " ", "x", "…"] {
            assert_eq!(RosterSearch::parse(typed), Err(Code::SearchNeedsMore), "{typed}");
        }
    }

    #[test]
    fn a_certification_that_ends_today_is_in_force() {
        let today: CivilDate = "2026-10-31".parse().expect("a date");
        let in_days = |ending: Ending, day: &str| {
            let day: CivilDate = day.parse().expect("a date");
            let (from, to) = ending.days(today);
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
        };
        for (day, expected) in [
            ("2026-10-30", [false, false, true]),
            ("2026-10-31", [true, true, false]),
            ("2026-11-30", [true, true, false]),
            ("2026-12-01", [true, false, false]),
        ] {
            let found: Vec<bool> = Ending::ALL.iter().map(|one| in_days(*one, day)).collect();
            assert_eq!(found, expected, "{day}");
        }
    }
}
