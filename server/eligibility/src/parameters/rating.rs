//! What premiums depend on.

use serde::Deserialize;

/// Rating factors by completed years, in thousandths.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct AgeCurve(pub(super) Vec<i64>);

impl AgeCurve {
    /// The factor of an age; the last one is for everybody older.
    pub fn factor(&self, age: u32) -> i64 {
        let index = usize::try_from(age).unwrap_or(usize::MAX);
        self.0.get(index).or(self.0.last()).copied().unwrap_or_default()
    }

    pub(super) fn ages(&self) -> usize {
        self.0.len()
    }
}

/// The rating areas of a state, and its age curve if it has its own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    #[serde(default)]
    pub curve: Option<AgeCurve>,
    pub source: String,
    pub(super) areas: Vec<Area>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Area {
    pub area: u32,
    pub counties: Vec<String>,
}

/// The benchmark premium of a year by rating area, until there is a plan catalogue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BenchmarkTable {
    pub year: i32,
    /// Not the real plans of a place.
    pub illustrative: bool,
    /// The age whose price the table holds.
    pub age: u32,
    pub(super) areas: Vec<AreaPrice>,
    pub source: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaPrice {
    pub area: u32,
    pub dollars: i64,
}

impl Rating {
    /// The rating area of a county, whatever its case, with or without the word "County".
    pub fn area(&self, county: &str) -> Option<u32> {
        let wanted = plain(county);
        self.areas
            .iter()
            .find(|area| area.counties.iter().any(|name| is_same(name, wanted)))
            .map(|area| area.area)
    }
}

impl BenchmarkTable {
    /// The monthly price at [`Self::age`], in cents.
    pub fn price(&self, area: u32) -> Option<i64> {
        self.areas.iter().find(|entry| entry.area == area).map(|entry| entry.dollars * 100)
    }
}

fn plain(county: &str) -> &str {
    let county = county.trim();
    let Some(cut) = county.len().checked_sub(" county".len()) else {
        return county;
    };
    match (county.get(..cut), county.get(cut..)) {
        (Some(name), Some(end)) if end.eq_ignore_ascii_case(" county") => name.trim_end(),
        _ => county,
    }
}

/// Spaces and full stops do not matter, nor does "Saint" for "St.".
fn is_same(name: &str, wanted: &str) -> bool {
    letters(name).eq(letters(wanted))
        || saint(wanted).is_some_and(|rest| {
            saint(name).is_some_and(|of_name| letters(of_name).eq(letters(rest)))
        })
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).map(|c| c.to_ascii_lowercase())
}

fn saint(name: &str) -> Option<&str> {
    ["saint ", "st. ", "st "].into_iter().find_map(|start| {
        let (first, rest) = name.split_at_checked(start.len())?;
        first.eq_ignore_ascii_case(start).then_some(rest)
    })
}
