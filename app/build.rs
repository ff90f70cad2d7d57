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

/// Texts of mails and of pages that only the server draws. They come last in the
/// tables, and browsers never fetch them.
const ON_THE_SERVER: [&str; 3] = ["attestations", "letter", "mails"];

/// Texts that are also found by name: the labels of form fields, the sentences for
/// answers and those for what is attested to.
const BY_NAME: [&str; 3] = ["attestations", "labels", "letter"];

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
    for (feature, texts) in in_order(keys) {
        if on_the_server(feature) {
            out.push_str("/// Only the server draws what these texts are for.\n");
            out.push_str("#[cfg(feature = \"ssr\")]\n");
        }
        out.push_str(&format!("pub mod {feature} {{ use super::Text;\n"));
        for (key, text) in texts {
            out.push_str(&format!("/// {}\n", text.replace('\n', " ")));
            out.push_str(&format!("pub const {}: Text = Text({index});\n", key.to_uppercase()));
            index += 1;
        }
        if BY_NAME.contains(&feature) {
            out.push_str(&by_name(texts.keys()));
        }
        out.push_str("}\n");
    }
    for (name, catalog) in languages {
        let texts: Vec<&String> = in_order(catalog).flat_map(|(_, texts)| texts.values()).collect();
        let travels = in_order(catalog).filter(|(feature, _)| !on_the_server(feature));
        let travels: usize = travels.map(|(_, texts)| texts.len()).sum();
        let mut hasher = DefaultHasher::new();
        texts[..travels].hash(&mut hasher);
        out.push_str(&format!(
            "/// Only the server holds every language; a browser fetches its own.\n\
             #[cfg(feature = \"ssr\")]\npub(super) static {name}: &[&str] = &{texts:?};\n\
             /// How many of them, from the first on, a browser fetches.\n\
             #[cfg(feature = \"ssr\")]\npub(super) const {name}_TRAVELS: usize = {travels};\n\
             #[cfg(feature = \"ssr\")]\npub(super) const {name}_VERSION: &str = \"{:016x}\";\n",
            hasher.finish()
        ));
    }
    out
}

fn on_the_server(feature: &str) -> bool {
    ON_THE_SERVER.contains(&feature)
}

/// The features as they stand in the tables: what travels comes first.
fn in_order(catalog: &Catalog) -> impl Iterator<Item = (&str, &BTreeMap<String, String>)> {
    let all = || catalog.iter().map(|(feature, texts)| (feature.as_str(), texts));
    let travels = all().filter(|(feature, _)| !on_the_server(feature));
    travels.chain(all().filter(|(feature, _)| on_the_server(feature)))
}

/// The texts of a feature by their names.
fn by_name<'k>(keys: impl Iterator<Item = &'k String>) -> String {
    let arms: String = keys.map(|key| format!("\"{key}\" => {},\n", key.to_uppercase())).collect();
    format!(
        "/// The text of a name.\n\
         pub fn by_name(name: &str) -> Option<Text> {{ Some(match name {{ {arms} _ => return None }}) }}\n"
    )
}
