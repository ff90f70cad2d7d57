//! Remembers in the bundle what it was built from.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::SOURCES;
use crate::{
    fingerprint,
    project::{Profile, Project},
};

const FILE: &str = ".stamp";

/// The sources and the profile of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    profile: Profile,
    sources: String,
}

impl Stamp {
    /// What a bundle built now would be.
    pub fn now(project: &Project, profile: Profile) -> Result<Self> {
        Ok(Self { profile, sources: fingerprint::of(&project.root, &SOURCES)? })
    }

    /// What the bundle in this folder is; nothing unless it was finished.
    pub fn read(dist: &Path) -> Option<Self> {
        Self::parse(&fs::read_to_string(dist.join(FILE)).ok()?)
    }

    /// Goes in last, so that a bundle with a stamp is whole.
    pub fn write(&self, dist: &Path) -> Result<()> {
        let text = format!("{} {}\n", self.profile.name(), self.sources);
        fs::write(dist.join(FILE), text)
            .with_context(|| format!("cannot write into {}", dist.display()))
    }

    /// Whether a bundle can be used as it is, where one like `self` is wanted.
    pub fn is_met_by(&self, found: Option<Self>) -> bool {
        found.is_some_and(|found| {
            found.sources == self.sources
                && (found.profile == self.profile || found.profile == Profile::Release)
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let (profile, sources) = text.trim_end().split_once(' ')?;
        let profile =
            [Profile::Debug, Profile::Release].into_iter().find(|known| known.name() == profile)?;
        Some(Self { profile, sources: sources.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(profile: Profile, sources: &str) -> Stamp {
        Stamp { profile, sources: sources.to_owned() }
    }

    #[test]
    fn other_sources_need_another_bundle() {
        let wanted = stamp(Profile::Debug, "new");
        assert!(!wanted.is_met_by(Some(stamp(Profile::Debug, "old"))));
        assert!(!wanted.is_met_by(None));
    }

    #[test]
    fn a_release_bundle_serves_for_debugging_too() {
        let (debug, release) = (stamp(Profile::Debug, "x"), stamp(Profile::Release, "x"));
        assert!(debug.is_met_by(Some(release.clone())));
        assert!(!release.is_met_by(Some(debug)));
    }

    #[test]
    fn reads_what_it_wrote() {
        let found = Stamp::parse("release 00ff\n");
        assert_eq!(found, Some(stamp(Profile::Release, "00ff")));
        assert_eq!(Stamp::parse("half"), None);
    }
}
