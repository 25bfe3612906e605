//! Difficult words: `public/glossary/<lang>.toml` becomes `/glossary/<lang>.json`, each word with what it means as one text in
//! which the plain words stand out.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value};
use toml::Table;

use crate::fault::Fault;
use crate::fingerprint::files_below;
use crate::place;

/// Every language's glossary; every word that lacks something at once.
pub fn compile() -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let mut site = BTreeMap::new();
    for file in files_below(&place::root().join("public/glossary"))? {
        let Some(language) = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".toml")) else { continue };
        let text = fs::read_to_string(&file).map_err(Fault::files("reading", &file))?;
        let words: Table = text.parse().map_err(Fault::step(format!("reading {}", file.display())))?;
        site.insert(format!("/glossary/{language}.json"), join(language, &words)?.to_string().into_bytes());
    }
    Ok(site)
}

fn join(language: &str, words: &Table) -> Result<Value, Fault> {
    let mut joined = Map::new();
    let mut breaches = Vec::new();
    for (word, meaning) in words {
        let part = |name: &str| meaning.get(name).and_then(toml::Value::as_str).filter(|text| !text.is_empty());
        match (part("plain"), part("line")) {
            (Some(plain), Some(line)) if *word == word.to_lowercase() => {
                joined.insert(word.clone(), format!("**{plain}** {line}").into());
            }
            _ => breaches
                .push(format!("public/glossary/{language}.toml: {word} is not in small letters with plain and line")),
        }
    }
    if breaches.is_empty() { Ok(Value::Object(joined)) } else { Err(Fault::Content(breaches)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_becomes_one_text_and_one_without_an_explanation_is_named() {
        let words: Table = "polis = { plain = 'Papier.', line = 'Van de verzekering.' }".parse().unwrap();
        assert_eq!(join("nl", &words).unwrap().to_string(), r#"{"polis":"**Papier.** Van de verzekering."}"#);
        let fault = join("nl", &"Polis = { plain = 'Papier.' }".parse().unwrap()).unwrap_err();
        assert!(fault.to_string().contains("nl.toml: Polis"), "{fault}");
    }
}
