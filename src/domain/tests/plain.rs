//! Everything that a resident reads, held against the rules of plain language.

use std::{fs, path::PathBuf};

use crate::{
    json::{self, Object},
    text::plain::{Hint, LEAST_EASE, ease, hard_words, hints, words},
};

/// Screens with fewer words have names and buttons, and no text whose ease says anything.
const FEWEST_WORDS: usize = 25;

/// What is read in a crisis is easier still.
const LEAST_EASE_IN_CRISIS: f32 = 90.0;

/// One text that people read: where it stands, which screen or step it belongs to, and its words.
struct Said {
    place: String,
    group: String,
    text: String,
}

fn public(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../public")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(public(path)).unwrap()
}

/// The texts of a file of locales; those of one screen share what stands before the point.
fn locale(path: &str) -> Vec<Said> {
    let text = read(path);
    let said = |(key, raw): (&str, &str)| Said {
        place: format!("{path}: {key}"),
        group: format!("{path}: {}", key.split('.').next().unwrap_or_default()),
        text: json::text(raw).unwrap(),
    };
    Object::read(&text).unwrap().fields().map(said).collect()
}

/// The texts of a file of the library: everything between quotes. Each file is a group.
fn library(path: &str) -> Vec<Said> {
    let said = |line: &str| {
        let place = format!("{path}: {}", line.split(' ').next().unwrap_or_default());
        // A meaning of the glossary has its fields between braces.
        let mut field = "";
        let mut texts = Vec::new();
        for (nth, piece) in line.split('"').enumerate() {
            if nth % 2 == 1 {
                texts.push(Said { place: [&place, field].concat(), group: path.to_owned(), text: piece.to_owned() });
            } else if let Some((before, _)) = piece.rsplit_once(" = ") {
                field = before.rfind(' ').map_or("", |from| &before[from..]);
            }
        }
        texts
    };
    read(path).lines().filter(|line| !line.starts_with('#')).flat_map(said).collect()
}

/// Everything in Dutch, as it says "u".
fn dutch() -> Vec<Said> {
    files("nl")
}

/// The same as it says "je": what differs stands in files of its own.
fn familiar() -> Vec<Said> {
    let own = files("nl-je");
    let name = |text: String| text.replacen("/nl", "/nl-je", 1);
    let mut all: Vec<Said> = dutch()
        .into_iter()
        .map(|said| Said { place: name(said.place), group: name(said.group), text: said.text })
        .filter(|said| own.iter().all(|other| other.place != said.place))
        .collect();
    all.extend(own);
    all
}

fn files(name: &str) -> Vec<Said> {
    let mut files: Vec<String> = fs::read_dir(public(&format!("library/{name}")))
        .unwrap()
        .map(|file| format!("library/{name}/{}", file.unwrap().file_name().to_str().unwrap()))
        .collect();
    files.sort();
    assert!(files.len() > 30, "the library was read");
    let mut all = locale(&format!("locales/{name}.json"));
    // The names of days and months are no sentences.
    all.retain(|said| !said.place.contains(": date."));
    all.extend(locale(&format!("phone-locales/{name}.json")));
    all.extend(files.iter().flat_map(|file| library(file)));
    all.extend(library(&format!("glossary/{name}.toml")));
    all
}

/// Every breach of a rule in these texts, with its place.
fn breaches(all: &[Said]) -> Vec<String> {
    let mut found: Vec<String> = all
        .iter()
        .flat_map(|said| {
            hints(&said.text).into_iter().map(|hint| format!("{}: {hint:?} in “{}”", said.place, said.text))
        })
        .collect();
    for (group, texts) in groups(all) {
        let ease = ease(texts.iter().copied());
        if ease < LEAST_EASE && texts.iter().map(|text| words(text)).sum::<usize>() >= FEWEST_WORDS {
            found.push(format!("{group}: {ease:.0}, less easy than {LEAST_EASE}"));
        }
    }
    found
}

fn groups(all: &[Said]) -> Vec<(&str, Vec<&str>)> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for said in all {
        match groups.iter_mut().find(|(group, _)| *group == said.group) {
            Some((_, texts)) => texts.push(&said.text),
            None => groups.push((&said.group, vec![&said.text])),
        }
    }
    groups
}

#[test]
fn r081_r089_r093_r140_everything_a_resident_reads_is_plain() {
    for all in [dutch(), familiar()] {
        let found = breaches(&all);
        assert!(found.is_empty(), "\n{}", found.join("\n"));
    }
}

#[test]
fn what_says_je_is_read_with_all_that_it_shares_with_what_says_u() {
    let (polite, familiar) = (dutch(), familiar());
    assert_eq!(polite.len(), familiar.len());
    let texts = |all: &[Said], place: &str| -> Vec<String> {
        all.iter().filter(|said| said.place == place).map(|said| said.text.clone()).collect()
    };
    assert_eq!(texts(&familiar, "locales/nl-je.json: route.title"), ["Je stappen"]);
    assert_eq!(texts(&familiar, "locales/nl-je.json: nav.help"), texts(&polite, "locales/nl.json: nav.help"));
}

#[test]
fn r038_no_text_has_a_bad_sentence_without_being_told() {
    let mut all = dutch();
    let planted =
        "U moet de formulieren met betrekking tot uw financiële verplichtingen tijdig en volledig aanleveren!";
    all.push(Said { place: "planted".into(), group: "planted".into(), text: planted.repeat(3) });
    let found = breaches(&all);
    for hint in ["Forbidden(\"moet\")", "Long(", "Exclaims", "less easy"] {
        assert!(found.iter().any(|breach| breach.starts_with("planted") && breach.contains(hint)), "{hint}: {found:?}");
    }
}

/// Of English the rules that do not hang on the language: short sentences, and no cheering.
#[test]
fn english_is_as_short_and_as_calm() {
    let loud = |hint: &Hint| matches!(hint, Hint::Long(..) | Hint::Exclaims);
    let found: Vec<String> = locale("locales/en.json")
        .into_iter()
        .flat_map(|said| {
            hints(&said.text).into_iter().filter(loud).map(move |hint| format!("{}: {hint:?}", said.place))
        })
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn r144_what_is_read_in_a_crisis_is_the_plainest() {
    let facts = read("library/steps.toml");
    let steps = facts.split("\n[").filter(|step| step.contains("phase = \"crisis\""));
    let mut wanted: Vec<String> =
        steps.map(|step| format!("library/nl/{}.toml", step.split(']').next().unwrap())).collect();
    assert!(wanted.len() >= 4, "{wanted:?}");
    wanted.extend(["help", "crisis", "safety", "offer"].map(|screen| format!("locales/nl.json: {screen}")));
    for all in [dutch(), familiar()] {
        let is_wanted = |group: &str| wanted.iter().any(|name| *name == group.replacen("/nl-je", "/nl", 1));
        let found: Vec<_> = groups(&all).into_iter().filter(|(group, _)| is_wanted(group)).collect();
        assert_eq!(found.len(), wanted.len());
        for (group, texts) in found {
            let ease = ease(texts);
            assert!(ease >= LEAST_EASE_IN_CRISIS, "{group}: {ease:.0}");
        }
    }
}

#[test]
fn r093_every_hard_word_has_its_explanation() {
    let glossary = read("glossary/nl.toml").to_lowercase();
    let explained =
        |word: &str| glossary.contains(&format!("\n{word} = ")) || glossary.contains(&format!("\n\"{word}\" = "));
    let unexplained: Vec<String> = [dutch(), familiar()]
        .iter()
        .flatten()
        .flat_map(|said| hard_words(&said.text))
        .filter(|word| !explained(word))
        .collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
}

/// A law changes; what the texts say of it stands with its source and the day on which it was compared.
#[test]
fn r064_how_long_the_courts_route_takes_is_content_with_a_source() {
    let facts = read("library/steps.toml");
    for (id, text) in [("court-route", "18 maanden"), ("sign-agreement", "18 maanden")] {
        assert!(read(&format!("library/nl/{id}.toml")).contains(text), "{id}");
        let step = facts.split("\n[").find(|step| step.starts_with(&format!("{id}]"))).unwrap();
        assert!(step.contains("url = ") && step.contains("checked = "), "{id} has its source and its day");
    }
    for said in dutch().into_iter().chain(familiar()) {
        for outdated in ["36 maanden", "drie jaar", "3 jaar"] {
            assert!(!said.text.contains(outdated), "{}: {outdated}", said.place);
        }
    }
}
