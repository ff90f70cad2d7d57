//! A version that is written in several files is the same in all of them.

use std::fs;

use anyhow::{Context, Result};

use super::Finding;
use crate::{project::Project, tools::INSTALLED};

const INSTEAD: &str = "raise the version in xtask/src/tools/installed.rs, Trunk.toml, Cargo.toml and \
     style/package.json together";

/// The files that name versions of tools.
#[derive(Debug)]
pub struct Pins {
    pub trunk_toml: String,
    pub cargo_lock: String,
    pub style_package: String,
}

pub fn read(project: &Project) -> Result<Pins> {
    let read = |path: &str| {
        fs::read_to_string(project.root.join(path)).with_context(|| format!("cannot read {path}"))
    };
    Ok(Pins {
        trunk_toml: read("Trunk.toml")?,
        cargo_lock: read("Cargo.lock")?,
        style_package: read("style/package.json")?,
    })
}

pub fn check(pins: &Pins) -> Vec<Finding> {
    let [trunk, wasm_bindgen] = INSTALLED;
    let wanted = [
        // What xtask installs is what Trunk asks for, and what the code was compiled against.
        (&pins.trunk_toml, "Trunk.toml", format!("trunk-version = \"^{}\"", trunk.version)),
        (&pins.trunk_toml, "Trunk.toml", format!("wasm_bindgen = \"{}\"", wasm_bindgen.version)),
        (
            &pins.cargo_lock,
            "Cargo.lock",
            format!("name = \"wasm-bindgen\"\nversion = \"{}\"", wasm_bindgen.version),
        ),
        // What npm installs is what Trunk asks for.
        (&pins.style_package, "style/package.json", npm_pin(pins, "sass", "sass", "")),
        (&pins.style_package, "style/package.json", npm_pin(pins, "wasm_opt", "binaryen", ".0.0")),
    ];
    wanted
        .into_iter()
        .filter(|(text, _, pin)| !text.contains(pin))
        .map(|(_, path, pin)| Finding {
            path: path.to_owned(),
            line: 1,
            found: format!("does not have `{}`", pin.replace('\n', ", ")),
            instead: INSTEAD,
        })
        .collect()
}

/// The line of package.json that belongs to a pin of Trunk.toml.
fn npm_pin(pins: &Pins, tool: &str, package: &str, ending: &str) -> String {
    let version = pins
        .trunk_toml
        .lines()
        .find_map(|line| line.strip_prefix(tool)?.trim_start().strip_prefix('='))
        .unwrap_or_default()
        .trim()
        .trim_matches('"')
        .trim_start_matches("version_");
    format!("\"{package}\": \"{version}{ending}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agreeing() -> Pins {
        let [trunk, wasm_bindgen] = INSTALLED;
        Pins {
            trunk_toml: format!(
                "trunk-version = \"^{}\"\nwasm_bindgen = \"{}\"\nwasm_opt = \"version_132\"\nsass = \"1.2.3\"\n",
                trunk.version, wasm_bindgen.version
            ),
            cargo_lock: format!("name = \"wasm-bindgen\"\nversion = \"{}\"", wasm_bindgen.version),
            style_package: "\"binaryen\": \"132.0.0\",\n\"sass\": \"1.2.3\"".to_owned(),
        }
    }

    #[test]
    fn agreement_is_fine() {
        assert_eq!(check(&agreeing()), []);
    }

    #[test]
    fn finds_the_file_that_disagrees() {
        let mut pins = agreeing();
        pins.cargo_lock = pins.cargo_lock.replace("version = \"0.", "version = \"9.");
        pins.style_package = pins.style_package.replace("132", "108");
        let paths: Vec<_> = check(&pins).into_iter().map(|finding| finding.path).collect();
        assert_eq!(paths, ["Cargo.lock", "style/package.json"]);
    }
}
