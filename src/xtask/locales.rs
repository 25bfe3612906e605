//! The languages: `public/locales/<lang>.json` of the phone, `public/phone-locales/<lang>.json` of what its scripts draw
//! and `public/team-locales/<lang>.json` of the team, each language of a folder with the same keys. Beside Dutch that says
//! "u" stands what differs where it says "je" (`address.rs`), of all but the team's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Map, Value};

use crate::address::{self, FAMILIAR, Texts};
use crate::fault::Fault;
use crate::fingerprint::files_below;
use crate::place;

/// The language that is complete by definition, and that the apps fall back on.
pub const FIRST: &str = "nl";

/// The folders of texts, by which the site names them too.
const FOLDERS: [&str; 3] = ["locales", "phone-locales", TEAM];
/// The folder of texts for professionals, who are addressed in one way.
const TEAM: &str = "team-locales";

type Language = Map<String, Value>;

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
        let texts: Language =
            serde_json::from_slice(&bytes).map_err(Fault::step(format!("reading {}", file.display())))?;
        languages.insert(name.to_owned(), texts);
    }
    let breaches = breaches(folder, &languages);
    if !breaches.is_empty() {
        return Err(Fault::Content(breaches));
    }
    Ok(languages
        .into_iter()
        .map(|(name, texts)| (format!("/{folder}/{name}.json"), Value::Object(texts).to_string().into_bytes()))
        .collect())
}

fn breaches(folder: &str, languages: &BTreeMap<String, Language>) -> Vec<String> {
    let mut breaches = differing_keys(folder, languages);
    if folder != TEAM {
        let [polite, familiar] = [FIRST, FAMILIAR].map(|name| by_place(folder, languages.get(name)));
        breaches.extend(address::breaches(&polite, &familiar));
    }
    breaches
}

/// Each text by its place in the file that says "je".
fn by_place(folder: &str, texts: Option<&Language>) -> Texts {
    let row = |(key, text): (&String, &Value)| {
        Some((format!("public/{folder}/{FAMILIAR}.json: {key}"), text.as_str()?.to_owned()))
    };
    texts.into_iter().flatten().filter_map(row).collect()
}

fn differing_keys(folder: &str, languages: &BTreeMap<String, Language>) -> Vec<String> {
    let Some(first) = languages.get(FIRST) else { return Vec::new() };
    let expected: BTreeSet<&String> = first.keys().collect();
    let mut breaches = Vec::new();
    for (name, texts) in languages.iter().filter(|(name, _)| *name != FAMILIAR || folder == TEAM) {
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

    fn language(keys: &[&str]) -> Language {
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
    #[test]
    fn dutch_that_says_je_has_what_differs_and_only_for_residents() {
        let dutch = Language::from_iter([("a".to_owned(), "Uw stap".into()), ("b".to_owned(), "Nu".into())]);
        let languages = |familiar: &str| {
            let familiar = Language::from_iter([("a".to_owned(), familiar.into())]);
            BTreeMap::from([(FIRST.to_owned(), dutch.clone()), (FAMILIAR.to_owned(), familiar)])
        };
        assert_eq!(breaches("locales", &languages("Je stap")), Vec::<String>::new());
        assert_eq!(breaches("locales", &languages("Uw pas")), ["public/locales/nl-je.json: a: says \"uw\""]);
        assert_eq!(breaches(TEAM, &languages("Je stap")), ["public/team-locales/nl-je.json: b is absent"]);
    }
}
