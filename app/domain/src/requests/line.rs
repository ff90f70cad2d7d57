use crate::{accounts::Role, assisters::AssisterKind};
use serde::{Deserialize, Serialize};

/// Who serves an assister on the telephone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// The Assister Resource Center: navigators and CACs.
    Arc,
    /// Brokers.
    BrokerLine,
}

impl Line {
    pub const ALL: &'static [Self] = &[Self::Arc, Self::BrokerLine];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Arc => "arc",
            Self::BrokerLine => "broker_line",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|line| line.as_str() == text)
    }

    /// The line that serves a kind of assister. It follows from the kind and is
    /// never chosen.
    pub const fn of(kind: AssisterKind) -> Self {
        match kind {
            AssisterKind::Broker => Self::BrokerLine,
            AssisterKind::Navigator | AssisterKind::Cac => Self::Arc,
        }
    }

    /// The line that a role works for.
    pub const fn of_role(role: Role) -> Option<Self> {
        match role {
            Role::ArcStaff => Some(Self::Arc),
            Role::BrokerLineStaff => Some(Self::BrokerLine),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_one_line_and_each_line_its_staff() {
        assert_eq!(Line::of(AssisterKind::Broker), Line::BrokerLine);
        assert_eq!(Line::of(AssisterKind::Navigator), Line::Arc);
        assert_eq!(Line::of(AssisterKind::Cac), Line::Arc);
        let staffed: Vec<Line> = Role::ALL.iter().filter_map(|role| Line::of_role(*role)).collect();
        assert_eq!(staffed, Line::ALL);
        for line in Line::ALL {
            assert_eq!(Line::parse(line.as_str()), Some(*line));
        }
    }
}
