//! Who is what to whom.

use serde::{Deserialize, Serialize};

/// `person` is the `is` of `of`: p1 is the parent of p3.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Relationship {
    pub person: String,
    pub is: Kin,
    pub of: String,
}

/// What one person is to another. Natural and adoptive parents are both `parent`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kin {
    Spouse,
    Parent,
    Stepparent,
    Child,
    Stepchild,
    Sibling,
    HalfSibling,
    Stepsibling,
    Grandparent,
    Grandchild,
    AuntOrUncle,
    NieceOrNephew,
    Cousin,
    DomesticPartner,
    Guardian,
    Ward,
    FosterParent,
    FosterChild,
    InLaw,
    FormerSpouse,
    OtherRelative,
    Unrelated,
    /// A word that is no choice.
    #[default]
    #[serde(other)]
    Unknown,
}

impl Kin {
    /// What the other person is to this one.
    pub const fn inverse(self) -> Self {
        match self {
            Self::Parent => Self::Child,
            Self::Child => Self::Parent,
            Self::Stepparent => Self::Stepchild,
            Self::Stepchild => Self::Stepparent,
            Self::Grandparent => Self::Grandchild,
            Self::Grandchild => Self::Grandparent,
            Self::AuntOrUncle => Self::NieceOrNephew,
            Self::NieceOrNephew => Self::AuntOrUncle,
            Self::Guardian => Self::Ward,
            Self::Ward => Self::Guardian,
            Self::FosterParent => Self::FosterChild,
            Self::FosterChild => Self::FosterParent,
            Self::Spouse
            | Self::Sibling
            | Self::HalfSibling
            | Self::Stepsibling
            | Self::Cousin
            | Self::DomesticPartner
            | Self::InLaw
            | Self::FormerSpouse
            | Self::OtherRelative
            | Self::Unrelated
            | Self::Unknown => self,
        }
    }

    /// A parent by 42 CFR 435.603(b): natural, adoptive or step.
    pub const fn is_parent(self) -> bool {
        matches!(self, Self::Parent | Self::Stepparent)
    }

    /// A sibling by 42 CFR 435.603(b): of the whole or half blood, adoptive or step.
    pub const fn is_sibling(self) -> bool {
        matches!(self, Self::Sibling | Self::HalfSibling | Self::Stepsibling)
    }

    /// A relative who may be a caretaker by 42 CFR 435.4, when they care for the child.
    pub const fn may_be_caretaker(self) -> bool {
        self.is_parent()
            || self.is_sibling()
            || matches!(
                self,
                Self::Grandparent | Self::AuntOrUncle | Self::NieceOrNephew | Self::Cousin
            )
    }
}
