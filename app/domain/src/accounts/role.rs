use serde::{Deserialize, Serialize};

/// What a person is to the marketplace. An account has one role; a broker who
/// also buys coverage has two accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Consumer,
    /// A broker, navigator or certified application counselor; which of them is
    /// a type of its own ([`crate::assisters::AssisterKind`]), never guessed.
    Assister,
    /// Keeps the roster of an organization.
    AgencyAdministrator,
    /// Creates and manages assister accounts for the marketplace.
    ResourceManager,
    /// Staff of the Assister Resource Center (navigators and CACs).
    ArcStaff,
    /// Staff of the Broker Line.
    BrokerLineStaff,
}

impl Role {
    pub const ALL: &'static [Self] = &[
        Self::Consumer,
        Self::Assister,
        Self::AgencyAdministrator,
        Self::ResourceManager,
        Self::ArcStaff,
        Self::BrokerLineStaff,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Consumer => "consumer",
            Self::Assister => "assister",
            Self::AgencyAdministrator => "agency_administrator",
            Self::ResourceManager => "resource_manager",
            Self::ArcStaff => "arc_staff",
            Self::BrokerLineStaff => "broker_line_staff",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.as_str() == text)
    }

    /// Works for the marketplace.
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::ResourceManager | Self::ArcStaff | Self::BrokerLineStaff)
    }
}
