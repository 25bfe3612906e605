//! The library of steps: the facts of `public/library/steps.toml` and the words of `public/library/<lang>/<id>.toml`
//! become one `/library/<lang>.json` per language, with the steps by their id. Of Dutch that says "je" only the words that
//! differ stand in files; its steps are as whole as all others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use toml::{Table, Value as Toml};

use crate::address::{self, FAMILIAR, Texts};
use crate::fault::Fault;
use crate::fingerprint::files_below;
use crate::locales::FIRST;
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
    let (languages, addressed) = read_languages(&folder)?;
    let mut breaches = facts_breaches(&facts);
    breaches.extend(addressed);
    for (language, words) in &languages {
        breaches.extend(words_breaches(language, words, &facts, languages.get(FIRST)));
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

/// Every language with all its words, and what is wrong with those that say "je".
fn read_languages(folder: &Path) -> Result<(BTreeMap<String, Steps>, Vec<String>), Fault> {
    let mut languages: BTreeMap<String, Steps> = BTreeMap::new();
    for file in files_below(folder)? {
        let Ok(inner) = file.strip_prefix(folder) else { continue };
        let (Some(language), Some(name)) = (inner.parent().and_then(Path::to_str), inner.file_stem()) else { continue };
        if language.is_empty() || inner.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        languages.entry(language.to_owned()).or_default().insert(name.to_string_lossy().into_owned(), read(&file)?);
    }
    let differing = languages.remove(FAMILIAR).unwrap_or_default();
    let polite = languages.get(FIRST).cloned().unwrap_or_default();
    let breaches = address::breaches(&addressing(&polite), &addressing(&differing));
    languages.insert(FAMILIAR.to_owned(), completed(polite, differing));
    Ok((languages, breaches))
}

/// Every word that addresses the reader by its place in the files that say "je". What one can say addresses somebody else.
fn addressing(steps: &Steps) -> Texts {
    let fields = steps.iter().flat_map(|(id, step)| step.iter().map(move |(field, words)| (id, field, words)));
    fields
        .filter(|(_, field, _)| *field != "script")
        .map(|(id, field, words)| (format!("public/library/{FAMILIAR}/{id}.toml: {field}"), text_of(words)))
        .collect()
}

fn text_of(words: &Toml) -> String {
    match words {
        Toml::String(text) => text.clone(),
        Toml::Array(texts) => texts.iter().map(text_of).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    }
}

/// All words of `steps`, some of them in another way.
fn completed(mut steps: Steps, other: Steps) -> Steps {
    for (id, words) in other {
        steps.entry(id).or_default().extend(words);
    }
    steps
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
        for (language, steps) in read_languages(&folder).unwrap().0 {
            for (id, step) in steps {
                for field in ["title", "why", "brings", "doneWhen", "won", "relief", "planB"] {
                    let words = step.get(field).and_then(Toml::as_str).unwrap_or_default();
                    assert!(words.len() > 2, "{language}/{id}: {field}");
                }
                assert!(step.get("needs").is_some_and(Toml::is_array), "{language}/{id}: needs");
                let title = step["title"].as_str().unwrap();
                let first = title.split(' ').next().unwrap();
                assert!(!language.starts_with(FIRST) || first == "{helper}" || VERBS.contains(&first), "{id}: {title}");
            }
        }
    }

    #[test]
    fn r080_every_step_that_asks_for_a_paper_says_why() {
        for (language, steps) in read_languages(&place::root().join("public/library")).unwrap().0 {
            let papers: Vec<_> = steps.iter().filter(|(id, _)| id.starts_with("show-")).collect();
            assert!(papers.len() >= 7, "{language}");
            for (id, step) in papers {
                assert!(step.get("asked").and_then(Toml::as_str).is_some_and(|why| !why.is_empty()), "{language}/{id}");
            }
        }
    }

    #[test]
    fn a_step_that_says_je_is_whole_and_one_that_still_says_u_is_named() {
        let polite =
            step("title = 'Bel uw bank'\nneeds = ['Uw pas', 'Een pen']\nwon = 'Gelukt.'\nscript = 'Wilt u bellen?'");
        let half = step("title = 'Bel je bank'");
        let place = "public/library/nl-je/call.toml: needs";
        assert_eq!(
            address::breaches(&addressing(&polite), &addressing(&half)),
            [format!("{place}: is absent, and says \"uw\" in nl")]
        );
        let familiar = step("title = 'Bel je bank'\nneeds = ['Je pas', 'Een pen']");
        assert_eq!(address::breaches(&addressing(&polite), &addressing(&familiar)), Vec::<String>::new());
        let whole = completed(polite, familiar);
        let words = |field: &str| text_of(&whole["call"][field]);
        assert_eq!(["title", "needs", "won"].map(words), ["Bel je bank", "Je pas|Een pen", "Gelukt."]);
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
