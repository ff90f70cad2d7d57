//! What the clients of an assister are told, all of them and a batch at a time.

/// One piece of news about an assister, for every client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientNotice {
    /// The assister may not act for now: [`super::Standing::is_on_hold`].
    OnHold,
    /// The assister works for another organization than the consent names.
    Moved,
}

impl ClientNotice {
    /// The stable name that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnHold => "on_hold",
            Self::Moved => "moved",
        }
    }
}
