use serde::{Deserialize, Serialize};

/// What an assister is. It is a type, never guessed from a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssisterKind {
    /// Licensed; paid commission by carriers; may advise on plans.
    Broker,
    /// Impartial helper of a contracted organization.
    Navigator,
    /// Certified application counselor of a designated organization.
    Cac,
}

impl AssisterKind {
    pub const ALL: &'static [Self] = &[Self::Broker, Self::Navigator, Self::Cac];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Broker => "broker",
            Self::Navigator => "navigator",
            Self::Cac => "cac",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }
}

/// The marketplace contracts with organizations, not with people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationKind {
    BrokerAgency,
    NavigatorOrganization,
    /// A designated organization of certified application counselors (CDO).
    CacOrganization,
}

impl OrganizationKind {
    pub const ALL: &'static [Self] =
        &[Self::BrokerAgency, Self::NavigatorOrganization, Self::CacOrganization];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BrokerAgency => "broker_agency",
            Self::NavigatorOrganization => "navigator_organization",
            Self::CacOrganization => "cac_organization",
        }
    }

    /// The kind of organization that an assister of a kind works for.
    pub const fn of(kind: AssisterKind) -> Self {
        match kind {
            AssisterKind::Broker => Self::BrokerAgency,
            AssisterKind::Navigator => Self::NavigatorOrganization,
            AssisterKind::Cac => Self::CacOrganization,
        }
    }
}
