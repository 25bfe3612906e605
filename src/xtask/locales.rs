//! The languages: `public/locales/<lang>.json` of the phone, `public/phone-locales/<lang>.json` of what its scripts draw
//! and `public/team-locales/<lang>.json` of the team, each language of a folder with the same keys.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::fingerprint::files_below;
use crate::place;

/// The language that is complete by definition, and that the apps fall back on.
pub const FIRST: &str = "nl";

/// The folders of texts, by which the site names them too.
const FOLDERS: [&str; 3] = ["locales", "phone-locales", "team-locales"];

/// Every language as `/locales/<lang>.json`, without white space. Reports every key that one has and another lacks.
pub fn compile() -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let mut site = BTreeMap::new();
    for folder in FOLDERS {
        site.extend(compile_folder(folder)?);
    }
    Ok(site)
}

fn compile_folder(folder: &str) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let mut languages = BTreeMap::new();
    for file in files_below(&place::root().join("public").join(folder))? {
        let Some(name) = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".json")) else { continue };
        let bytes = fs::read(&file).map_err(Fault::files("reading", &file))?;
        let texts: Map<String, Value> =
            serde_json::from_slice(&bytes).map_err(Fault::step(format!("reading {}", file.display())))?;
        languages.insert(name.to_owned(), texts);
    }
    let breaches = differing_keys(folder, &languages);
    if !breaches.is_empty() {
        return Err(Fault::Content(breaches));
    }
    Ok(languages
        .into_iter()
        .map(|(name, texts)| (format!("/{folder}/{name}.json"), Value::Object(texts).to_string().into_bytes()))
        .collect())
}

fn differing_keys(folder: &str, languages: &BTreeMap<String, Map<String, Value>>) -> Vec<String> {
    let Some(first) = languages.get(FIRST) else { return Vec::new() };
    let expected: BTreeSet<&String> = first.keys().collect();
    let mut breaches = Vec::new();
    for (name, texts) in languages {
        let found: BTreeSet<&String> = texts.keys().collect();
        let absent = expected.difference(&found).map(|key| format!("public/{folder}/{name}.json: {key} is absent"));
        let extra =
            found.difference(&expected).map(|key| format!("public/{folder}/{name}.json: {key} is not in {FIRST}.json"));
        breaches.extend(absent.chain(extra));
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(keys: &[&str]) -> Map<String, Value> {
        keys.iter().map(|key| ((*key).to_owned(), Value::from("text"))).collect()
    }

    #[test]
    fn a_key_that_one_language_lacks_is_named_with_its_file() {
        let languages =
            BTreeMap::from([("nl".to_owned(), language(&["a", "b"])), ("en".to_owned(), language(&["a", "c"]))]);
        assert_eq!(
            differing_keys("locales", &languages),
            ["public/locales/en.json: b is absent", "public/locales/en.json: c is not in nl.json"]
        );
    }
}
