use serde::{Deserialize, Serialize};

/// A language in which every page and mail exists in full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    En,
    Es,
}

impl Language {
    pub const ALL: &'static [Self] = &[Self::En, Self::Es];

    /// The BCP 47 tag, also the first part of every URL.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
        }
    }

    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.tag() == tag)
    }

    /// The best of an `Accept-Language` header, in the header's order.
    pub fn accepted(header: &str) -> Self {
        header
            .split(',')
            .filter_map(|part| part.split([';', '-']).next())
            .find_map(|tag| Self::parse(tag.trim()))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_we_have_is_taken() {
        assert_eq!(Language::accepted("so, es-MX;q=0.9, en;q=0.5"), Language::Es);
        assert_eq!(Language::accepted("hmn"), Language::En);
        assert_eq!(Language::accepted(""), Language::En);
    }
}
