//! The library of steps: the facts of `public/library/steps.toml` and the words of `public/library/<lang>/<id>.toml`
//! become one `/library/<lang>.json` per language, with the steps by their id.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use toml::{Table, Value as Toml};

use crate::fault::Fault;
use crate::fingerprint::files_below;
use crate::{building, place};

/// A resident's step takes at most a quarter of an hour; what takes longer is two steps.
const MOST_MINUTES: i64 = 15;
/// A title that fits two lines on a phone, in characters.
const LONGEST_TITLE: usize = 60;
/// A step has at most three parts.
const MOST_ITEMS: usize = 3;

/// Every step by its id.
pub type Steps = BTreeMap<String, Table>;

/// Every language's library; every breach of a rule at once, with its file and field.
pub fn compile() -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let folder = place::root().join("public/library");
    let facts_file = folder.join("steps.toml");
    if !facts_file.exists() {
        return Ok(BTreeMap::new());
    }
    let facts: Steps = tables(read(&facts_file)?);
    let languages = read_languages(&folder)?;
    let mut breaches = facts_breaches(&facts);
    for (language, words) in &languages {
        breaches.extend(words_breaches(language, words, &facts, languages.get(crate::locales::FIRST)));
    }
    if !breaches.is_empty() {
        return Err(Fault::Content(breaches));
    }
    let building = ("/team-library/building.json".to_owned(), building::compile(&folder, &facts)?);
    let joined = languages.into_iter().map(|(language, words)| (language, join(&facts, words)));
    let numbers = ("numbers".to_owned(), numbers(&folder)?);
    Ok(joined
        .chain([numbers])
        .map(|(name, found)| (format!("/library/{name}.json"), found))
        .chain([building])
        .map(|(path, found)| (path, found.to_string().into_bytes()))
        .collect())
}

/// The telephone numbers by what they are for, for what is drawn before the program is there.
fn numbers(folder: &Path) -> Result<Value, Fault> {
    let phone = |(name, number): (String, Table)| Some((name, number.get("phone")?.as_str()?.into()));
    Ok(Value::Object(tables(read(&folder.join("numbers.toml"))?).into_iter().filter_map(phone).collect()))
}

fn read_languages(folder: &Path) -> Result<BTreeMap<String, Steps>, Fault> {
    let mut languages: BTreeMap<String, Steps> = BTreeMap::new();
    for file in files_below(folder)? {
        let Ok(inner) = file.strip_prefix(folder) else { continue };
        let (Some(language), Some(name)) = (inner.parent().and_then(Path::to_str), inner.file_stem()) else { continue };
        if language.is_empty() || inner.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        languages.entry(language.to_owned()).or_default().insert(name.to_string_lossy().into_owned(), read(&file)?);
    }
    Ok(languages)
}

/// A file of the library.
pub fn read(file: &Path) -> Result<Table, Fault> {
    let text = fs::read_to_string(file).map_err(Fault::files("reading", file))?;
    text.parse().map_err(Fault::step(format!("reading {}", file.display())))
}

/// The tables in a table, by their names.
pub fn tables(table: Table) -> Steps {
    table.into_iter().filter_map(|(id, value)| Some((id, value.as_table()?.clone()))).collect()
}

fn facts_breaches(facts: &Steps) -> Vec<String> {
    let minutes = |step: &Table| step.get("minutes").and_then(Toml::as_integer).unwrap_or_default();
    facts
        .iter()
        .filter(|(_, step)| !(1..=MOST_MINUTES).contains(&minutes(step)))
        .map(|(id, step)| {
            format!("public/library/steps.toml: {id}.minutes is {}, not 1 to {MOST_MINUTES}", minutes(step))
        })
        .collect()
}

fn words_breaches(language: &str, words: &Steps, facts: &Steps, first: Option<&Steps>) -> Vec<String> {
    let file = |id: &str| format!("public/library/{language}/{id}.toml");
    let absent = facts.keys().filter(|id| !words.contains_key(*id)).map(|id| format!("{}: is absent", file(id)));
    let mut breaches: Vec<String> = absent.collect();
    for (id, step) in words {
        if !facts.contains_key(id) {
            breaches.push(format!("{}: {id} is not in steps.toml", file(id)));
        }
        let title = step.get("title").and_then(Toml::as_str).unwrap_or_default().chars().count();
        if !(1..=LONGEST_TITLE).contains(&title) {
            breaches.push(format!("{}: title has {title} characters, not 1 to {LONGEST_TITLE}", file(id)));
        }
        let items = step.get("items").and_then(Toml::as_array).map_or(0, Vec::len);
        if items > MOST_ITEMS {
            breaches.push(format!("{}: items has {items} parts, more than {MOST_ITEMS}", file(id)));
        }
        if let Some(model) = first.and_then(|first| first.get(id)) {
            breaches.extend(
                differing_fields(step, model)
                    .into_iter()
                    .map(|field| format!("{}: {field} must be in every language or in none", file(id))),
            );
        }
    }
    breaches
}

fn differing_fields<'a>(step: &'a Table, model: &'a Table) -> Vec<&'a String> {
    let (fields, expected): (BTreeSet<_>, BTreeSet<_>) = (step.keys().collect(), model.keys().collect());
    fields.symmetric_difference(&expected).copied().collect()
}

/// A step as the apps read it: flat, like the body of an event. Where its facts come from is for
/// whoever looks after the library, and stays in its files.
fn join(facts: &Steps, words: Steps) -> Value {
    let steps = words.into_iter().map(|(id, words)| {
        let mut step = facts.get(&id).cloned().unwrap_or_default();
        for kept in ["sources", "opened-by", "needed"] {
            step.remove(kept);
        }
        step.extend(words);
        (id, json(Toml::Table(step)))
    });
    Value::Object(steps.collect())
}

/// TOML's values as JSON; a date becomes its text.
fn json(value: Toml) -> Value {
    match value {
        Toml::String(text) => text.into(),
        Toml::Integer(number) => number.into(),
        Toml::Float(number) => number.into(),
        Toml::Boolean(truth) => truth.into(),
        Toml::Datetime(date) => date.to_string().into(),
        Toml::Array(values) => values.into_iter().map(json).collect(),
        Toml::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(text: &str) -> Steps {
        Steps::from([("call".to_owned(), text.parse().unwrap())])
    }

    #[test]
    fn a_fault_names_its_file_and_field() {
        assert_eq!(
            facts_breaches(&step("minutes = 20")),
            ["public/library/steps.toml: call.minutes is 20, not 1 to 15"]
        );
        let words = step("title = 'Call'\nitems = ['a', 'b', 'c', 'd']\nscript = 'Hello'");
        let breaches = words_breaches("en", &words, &step("minutes = 5"), Some(&step("title = 'Bel'\nitems = []")));
        assert_eq!(
            breaches,
            [
                "public/library/en/call.toml: items has 4 parts, more than 3",
                "public/library/en/call.toml: script must be in every language or in none",
            ]
        );
    }

    /// What a Dutch title begins with: what one does.
    const VERBS: [&str; 15] = [
        "Bekijk", "Bel", "Bespreek", "Betaal", "Doe", "Geef", "Kies", "Kijk", "Laat", "Leg", "Maak", "Open", "Praat",
        "Vraag", "Zet",
    ];

    #[test]
    fn r017_r039_r046_r129_every_step_says_all_that_one_needs_to_know() {
        let folder = place::root().join("public/library");
        for (id, facts) in tables(read(&folder.join("steps.toml")).unwrap()) {
            let minutes = facts["minutes"].as_integer().unwrap();
            assert!((1..=MOST_MINUTES).contains(&minutes), "{id}: {minutes}");
        }
        for (language, steps) in read_languages(&folder).unwrap() {
            for (id, step) in steps {
                for field in ["title", "why", "brings", "doneWhen", "won", "relief", "planB"] {
                    let words = step.get(field).and_then(Toml::as_str).unwrap_or_default();
                    assert!(words.len() > 2, "{language}/{id}: {field}");
                }
                assert!(step.get("needs").is_some_and(Toml::is_array), "{language}/{id}: needs");
                let title = step["title"].as_str().unwrap();
                let first = title.split(' ').next().unwrap();
                assert!(language != "nl" || first == "{helper}" || VERBS.contains(&first), "{id}: {title}");
            }
        }
    }

    #[test]
    fn r080_every_step_that_asks_for_a_paper_says_why() {
        for (language, steps) in read_languages(&place::root().join("public/library")).unwrap() {
            let papers: Vec<_> = steps.iter().filter(|(id, _)| id.starts_with("show-")).collect();
            assert!(papers.len() >= 7, "{language}");
            for (id, step) in papers {
                assert!(step.get("asked").and_then(Toml::as_str).is_some_and(|why| !why.is_empty()), "{language}/{id}");
            }
        }
    }

    #[test]
    fn a_language_without_a_step_is_told_which() {
        let breaches = words_breaches("en", &Steps::new(), &step("minutes = 5"), None);
        assert_eq!(breaches, ["public/library/en/call.toml: is absent"]);
    }

    #[test]
    fn facts_and_words_become_one_flat_step() {
        let facts = step("minutes = 5\nheavy = true\n[[sources]]\ntitle = 'Law'\nchecked = 2026-01-02");
        let joined = join(&facts, step("title = 'Call'"));
        assert_eq!(joined.to_string(), r#"{"call":{"heavy":true,"minutes":5,"title":"Call"}}"#);
    }
}
