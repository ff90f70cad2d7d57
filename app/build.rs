//! Turns `texts/<language>/<feature>.toml` into constants, so that a page that
//! names a missing text does not compile and a language that lacks one does not
//! build. Placeholders (`{name}`) must be the same in every language.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

type Catalog = BTreeMap<String, BTreeMap<String, String>>;

fn main() {
    println!("cargo::rerun-if-changed=texts");
    let english = read("texts/en");
    let spanish = read("texts/es");
    compare(&english, &spanish);
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("texts.rs");
    fs::write(out, generate(&english, &[("EN", &english), ("ES", &spanish)]))
        .expect("write texts.rs");
}

fn read(folder: &str) -> Catalog {
    let mut catalog = Catalog::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{folder}: {e}")) {
        let path = entry.expect("a folder entry").path();
        let feature = path.file_stem().and_then(|s| s.to_str()).expect("a file name").to_owned();
        let content = fs::read_to_string(&path).expect("a readable file");
        let texts = toml::from_str(&content).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        catalog.insert(feature, texts);
    }
    catalog
}

fn compare(english: &Catalog, other: &Catalog) {
    let keys = |catalog: &Catalog| -> BTreeSet<String> {
        catalog
            .iter()
            .flat_map(|(feature, texts)| texts.keys().map(move |key| format!("{feature}.{key}")))
            .collect()
    };
    let missing: Vec<_> = keys(english).symmetric_difference(&keys(other)).cloned().collect();
    assert!(missing.is_empty(), "texts that one language has and the other lacks: {missing:?}");
    for (feature, texts) in english {
        for (key, text) in texts {
            let translated = &other[feature][key];
            assert_eq!(
                placeholders(text),
                placeholders(translated),
                "{feature}.{key}: the placeholders differ"
            );
            for text in [text, translated] {
                assert_eq!(text.trim(), text, "{feature}.{key}: stray white space");
                assert!(!text.is_empty(), "{feature}.{key}: empty");
            }
        }
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn generate(keys: &Catalog, languages: &[(&str, &Catalog)]) -> String {
    let mut out = String::new();
    let mut index = 0;
    for (feature, texts) in keys {
        out.push_str(&format!("pub mod {feature} {{ use super::Text;\n"));
        for (key, text) in texts {
            out.push_str(&format!("/// {}\n", text.replace('\n', " ")));
            out.push_str(&format!("pub const {}: Text = Text({index});\n", key.to_uppercase()));
            index += 1;
        }
        if feature == "labels" {
            out.push_str(&by_name(texts.keys()));
        }
        out.push_str("}\n");
    }
    for (name, catalog) in languages {
        let texts: Vec<&String> = catalog.values().flat_map(BTreeMap::values).collect();
        let mut hasher = DefaultHasher::new();
        texts.hash(&mut hasher);
        out.push_str(&format!(
            "/// Only the server holds every language; a browser fetches its own.\n\
             #[cfg(feature = \"ssr\")]\npub(super) static {name}: &[&str] = &{texts:?};\n\
             #[cfg(feature = \"ssr\")]\npub(super) const {name}_VERSION: &str = \"{:016x}\";\n",
            hasher.finish()
        ));
    }
    out
}

/// Labels are also found by the name of their form field.
fn by_name<'k>(keys: impl Iterator<Item = &'k String>) -> String {
    let arms: String = keys.map(|key| format!("\"{key}\" => {},\n", key.to_uppercase())).collect();
    format!(
        "/// The label of a form field, by the field's name.\n\
         pub fn by_name(name: &str) -> Option<Text> {{ Some(match name {{ {arms} _ => return None }}) }}\n"
    )
}
