//! Features do not reach into each other, and the kit knows no feature.

use super::{Finding, Source, source::has};

const FEATURES: [&str; 9] = [
    "accounts",
    "applications",
    "assisters",
    "associations",
    "audit",
    "clients",
    "coverage",
    "notices",
    "requests",
];

const SHARED: &str = "let the other feature's page link here, or move what both need into `domain`, \
     `store` or `ui`";
const ARGUMENT: &str =
    "take it as a property or as children; a component of the kit knows no feature";

pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is_rust()) {
        if source.is_in(&["app/src/ui", "app/src/ui.rs"]) {
            find(source, &mut findings, names_feature, |feature| {
                (format!("the kit names the feature `{feature}`"), ARGUMENT)
            });
        } else if let Some(own) = feature_of(source) {
            let names_other_api =
                |code: &str, feature: &str| feature != own && names_api(code, feature);
            find(source, &mut findings, names_other_api, |feature| {
                (format!("`{own}` reaches into `{feature}::api`"), SHARED)
            });
        }
    }
    findings
}

fn find(
    source: &Source,
    findings: &mut Vec<Finding>,
    is_fault: impl Fn(&str, &str) -> bool,
    describe: impl Fn(&str) -> (String, &'static str),
) {
    for line in &source.lines {
        for feature in FEATURES {
            if is_fault(&line.code, feature) {
                let (found, instead) = describe(feature);
                findings.push(source.finding(line, found, instead));
            }
        }
    }
}

fn feature_of(source: &Source) -> Option<&'static str> {
    let rest = source.path.strip_prefix("app/src/")?;
    let first = rest.split('/').next()?.trim_end_matches(".rs");
    FEATURES.into_iter().find(|feature| *feature == first)
}

/// `crate::accounts`, `super::accounts` or `crate::{accounts, ..}`.
fn names_feature(code: &str, feature: &str) -> bool {
    let direct = ["crate::", "super::"].iter().any(|start| has(code, &format!("{start}{feature}")));
    let grouped = code.split_once("crate::{").is_some_and(|(_, group)| group_has(group, feature));
    direct || grouped
}

/// `accounts::api` or `accounts::{api, ..}`.
fn names_api(code: &str, feature: &str) -> bool {
    let direct = has(code, &format!("{feature}::api"));
    let grouped = code
        .split_once(&format!("{feature}::{{"))
        .is_some_and(|(_, group)| group_has(group, "api"));
    direct || grouped
}

/// Whether a name begins one of the paths in the rest of a `{..}` group.
fn group_has(group: &str, name: &str) -> bool {
    let inside = group.split('}').next().unwrap_or(group);
    inside.split([',', '{']).any(|path| path.trim().split("::").next() == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> usize {
        check(&[Source::new(path, text)]).len()
    }

    #[test]
    fn a_feature_keeps_out_of_the_others_api() {
        let page = "app/src/clients/list.rs";
        assert_eq!(findings(page, "use crate::accounts::api::SignIn;"), 1);
        assert_eq!(findings(page, "use crate::accounts::{api, page};"), 1);
        assert_eq!(findings(page, "use crate::{accounts::api, ui};"), 1);
        assert_eq!(findings(page, "use super::super::accounts::api;"), 1);
    }

    #[test]
    fn a_feature_uses_its_own_api() {
        let page = "app/src/clients/list.rs";
        assert_eq!(findings(page, "use crate::clients::api::list;"), 0);
        assert_eq!(findings(page, "use super::api::list;"), 0);
        assert_eq!(findings(page, "use domain::accounts::Role;"), 0);
    }

    #[test]
    fn the_kit_knows_no_feature() {
        assert_eq!(findings("app/src/ui/table.rs", "use crate::clients::Row;"), 1);
        assert_eq!(findings("app/src/ui/table.rs", "use crate::{clients, i18n};"), 1);
        assert_eq!(findings("app/src/ui/table.rs", "use crate::i18n::Text;"), 0);
        assert_eq!(findings("app/src/ui/table.rs", "let clients = 1;"), 0);
    }

    #[test]
    fn the_shell_knows_all() {
        assert_eq!(findings("app/src/routes.rs", "use crate::clients::api::list;"), 0);
    }
}
