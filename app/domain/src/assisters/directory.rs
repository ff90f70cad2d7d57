//! The public directory of assisters: whom a visitor looks for, and what is
//! shown of those who fit.
//!
//! In it is who works for an organization as a broker or navigator, wants to be
//! listed and may act today. Certified application counselors serve the clients
//! of their own clinic or hospital and are never listed.

use super::{AssisterKind, ReferenceNumber};
use crate::{
    applications::COUNTIES,
    ids::AssisterAccountId,
    lists::{Count, Cursor},
};
use serde::{Deserialize, Serialize};

/// Which assisters a visitor looks for; the default is everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryFilter {
    pub kind: Option<AssisterKind>,
    /// The printed name of a county of Minnesota.
    pub county: Option<String>,
    /// The tag of a spoken language.
    pub language: Option<String>,
    /// Leave out those who take no new clients.
    pub taking_new_clients: bool,
}

impl DirectoryFilter {
    /// The kinds that are listed.
    pub const KINDS: [AssisterKind; 2] = [AssisterKind::Broker, AssisterKind::Navigator];

    /// Whether everybody fits.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// One listed assister: public fields only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryRow {
    pub assister: AssisterAccountId,
    pub name: String,
    pub kind: AssisterKind,
    pub organization: String,
    pub city: String,
    /// Counties in which the assister works, by name; none where nothing is known.
    pub counties: Vec<String>,
    /// Spoken languages, as BCP 47 tags.
    pub languages: Vec<String>,
    /// When they can be reached, in the assister's own words.
    pub hours: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub taking_new_clients: bool,
    pub reference_number: ReferenceNumber,
}

/// One page of the directory, by family name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryPage {
    pub rows: Vec<DirectoryRow>,
    /// Everybody who fits, on all pages.
    pub count: Count,
    pub previous: Option<Cursor<AssisterAccountId>>,
    pub next: Option<Cursor<AssisterAccountId>>,
}

/// A county as it stands in a URL: `lac-qui-parle`, `st-louis`.
pub fn county_slug(county: &str) -> String {
    county.to_lowercase().replace('.', "").replace(' ', "-")
}

/// The county of a [`county_slug`].
pub fn county_of_slug(slug: &str) -> Option<&'static str> {
    COUNTIES.into_iter().find(|county| county_slug(county) == slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_county_has_a_plain_slug_of_its_own() {
        let slugs: BTreeSet<String> = COUNTIES.iter().map(|county| county_slug(county)).collect();
        assert_eq!(slugs.len(), COUNTIES.len());
        for county in COUNTIES {
            let slug = county_slug(county);
            assert!(slug.bytes().all(|c| c.is_ascii_lowercase() || c == b'-'), "{slug}");
            assert_eq!(county_of_slug(&slug), Some(county));
        }
        assert_eq!(county_of_slug("lac-qui-parle"), Some("Lac qui Parle"));
        assert_eq!(county_of_slug("St. Louis"), None);
    }
}
