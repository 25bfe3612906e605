//! Difficult words: `public/glossary/<lang>.toml` becomes `/glossary/<lang>.json`, each word with what it means as one text in
//! which the plain words stand out. Of Dutch that says "je" only what differs stands in its file.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value as Json};
use toml::{Table, Value};

use crate::address::{self, FAMILIAR, Texts};
use crate::fault::Fault;
use crate::fingerprint::files_below;
use crate::locales::FIRST;
use crate::place;

type Languages = BTreeMap<String, Table>;

/// Every language's glossary; every word that lacks something at once.
pub fn compile() -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let mut languages = Languages::new();
    for file in files_below(&place::root().join("public/glossary"))? {
        let Some(language) = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".toml")) else { continue };
        let text = fs::read_to_string(&file).map_err(Fault::files("reading", &file))?;
        let words: Table = text.parse().map_err(Fault::step(format!("reading {}", file.display())))?;
        languages.insert(language.to_owned(), words);
    }
    complete(&mut languages)?;
    languages
        .iter()
        .map(|(language, words)| {
            Ok((format!("/glossary/{language}.json"), join(language, words)?.to_string().into_bytes()))
        })
        .collect()
}

/// Gives Dutch that says "je" what it shares with Dutch that says "u".
fn complete(languages: &mut Languages) -> Result<(), Fault> {
    let polite = languages.get(FIRST).cloned().unwrap_or_default();
    let differing = languages.remove(FAMILIAR).unwrap_or_default();
    let breaches = address::breaches(&by_place(&polite), &by_place(&differing));
    if !breaches.is_empty() {
        return Err(Fault::Content(breaches));
    }
    let mut whole = polite;
    for (word, meaning) in differing {
        let parts = meaning.as_table().cloned().unwrap_or_default();
        if let Some(meaning) = whole.get_mut(&word).and_then(Value::as_table_mut) {
            meaning.extend(parts);
        }
    }
    languages.insert(FAMILIAR.to_owned(), whole);
    Ok(())
}

/// Each part of a meaning by its place in the file that says "je".
fn by_place(words: &Table) -> Texts {
    let parts = words.iter().filter_map(|(word, meaning)| Some((word, meaning.as_table()?)));
    let row = |(word, parts): (&String, &Table)| {
        let row = |(part, text): (&String, &Value)| {
            Some((format!("public/glossary/{FAMILIAR}.toml: {word}.{part}"), text.as_str()?.to_owned()))
        };
        parts.iter().filter_map(row).collect::<Vec<_>>()
    };
    parts.flat_map(row).collect()
}

fn join(language: &str, words: &Table) -> Result<Json, Fault> {
    let mut joined = Map::new();
    let mut breaches = Vec::new();
    for (word, meaning) in words {
        let part = |name: &str| meaning.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        match (part("plain"), part("line")) {
            (Some(plain), Some(line)) if *word == word.to_lowercase() => {
                joined.insert(word.clone(), format!("**{plain}** {line}").into());
            }
            _ => breaches
                .push(format!("public/glossary/{language}.toml: {word} is not in small letters with plain and line")),
        }
    }
    if breaches.is_empty() { Ok(Json::Object(joined)) } else { Err(Fault::Content(breaches)) }
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

    #[test]
    fn a_word_that_says_je_is_whole_and_one_that_still_says_u_is_named() {
        let table = |text: &str| text.parse::<Table>().unwrap();
        let polite = table("polis = { plain = 'Uw papier.', line = 'Van de verzekering.' }");
        let with = |familiar: &str| {
            let mut languages =
                Languages::from([(FIRST.to_owned(), polite.clone()), (FAMILIAR.to_owned(), table(familiar))]);
            complete(&mut languages).map(|()| join(FAMILIAR, &languages[FAMILIAR]).unwrap().to_string())
        };
        let whole = with("polis = { plain = 'Je papier.' }").unwrap();
        assert_eq!(whole, r#"{"polis":"**Je papier.** Van de verzekering."}"#);
        for (planted, named) in [("", "polis.plain: is absent"), ("polis = { plain = 'Van u.' }", "polis.plain: says")]
        {
            let fault = with(planted).unwrap_err().to_string();
            assert!(fault.contains(named), "{fault}");
        }
    }
}
