//! Dutch that says "je": `nl-je` beside `nl`, in every folder that residents read. It holds only the texts that differ; all
//! others are read in `nl`, which says "u".

use std::collections::BTreeMap;

/// What the files are called that say "je".
pub const FAMILIAR: &str = "nl-je";

/// Words that say "u", in small letters.
const SAYS_U: [&str; 4] = ["u", "uw", "uwe", "uzelf"];
/// Words that say "je", in small letters.
const SAYS_JE: [&str; 8] = ["je", "jij", "jou", "jouw", "jezelf", "jouzelf", "jullie", "jouwe"];

/// Texts by where they stand.
pub type Texts = BTreeMap<String, String>;

/// What is wrong with the texts that say "je", beside those that say "u". Both name a text by its place in `nl-je`.
pub fn breaches(polite: &Texts, familiar: &Texts) -> Vec<String> {
    let mut breaches = Vec::new();
    for (place, text) in polite {
        if let Some(word) = said(text, &SAYS_JE) {
            breaches.push(format!("{place}: says {word:?} in {}", crate::locales::FIRST));
        }
        if let Some(word) = said(text, &SAYS_U).filter(|_| !familiar.contains_key(place)) {
            breaches.push(format!("{place}: is absent, and says {word:?} in {}", crate::locales::FIRST));
        }
    }
    for (place, text) in familiar {
        if let Some(word) = said(text, &SAYS_U) {
            breaches.push(format!("{place}: says {word:?}"));
        }
        match polite.get(place) {
            None => breaches.push(format!("{place}: is not in {}", crate::locales::FIRST)),
            Some(same) if same == text => breaches.push(format!("{place}: is the same in {}", crate::locales::FIRST)),
            Some(other) if filled(other) != filled(text) => breaches.push(format!("{place}: fills other places")),
            Some(_) => {}
        }
    }
    breaches
}

/// The first of `words` that a text says.
fn said<'a>(text: &str, words: &[&'a str]) -> Option<&'a str> {
    let text = text.to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).find_map(|piece| words.iter().copied().find(|word| *word == piece))
}

/// What is filled in, like `{name}`, in the order of the alphabet.
fn filled(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<const N: usize>(pairs: [(&str, &str); N]) -> Texts {
        pairs.map(|(place, text)| (place.to_owned(), text.to_owned())).into()
    }

    #[test]
    fn texts_that_differ_in_how_they_address_and_in_nothing_else_have_no_breach() {
        let polite = texts([("a", "Uw stap, {name}"), ("b", "Nu"), ("c", "9.00 uur")]);
        assert_eq!(breaches(&polite, &texts([("a", "Je stap, {name}")])), Vec::<String>::new());
    }

    #[test]
    fn a_text_that_says_u_and_has_no_je_is_named() {
        for planted in ["Uw stap", "Dit doet u.", "**U** doet dit.", "Zorg voor uzelf"] {
            let found = breaches(&texts([("a", planted)]), &Texts::new());
            assert!(found.len() == 1 && found[0].starts_with("a: is absent"), "{planted}: {found:?}");
        }
    }

    #[test]
    fn a_text_that_says_u_among_those_that_say_je_is_named_and_so_is_the_other_way_round() {
        let found = breaches(&texts([("a", "U kiest uw stap")]), &texts([("a", "Je kiest uw stap")]));
        assert_eq!(found, ["a: says \"uw\""]);
        let found = breaches(&texts([("a", "Uw stap past bij jou")]), &texts([("a", "Je stap past bij jou")]));
        assert_eq!(found, ["a: says \"jou\" in nl"]);
    }

    #[test]
    fn a_text_that_is_unknown_the_same_or_filled_otherwise_is_named() {
        let polite = texts([("a", "Nu"), ("b", "Bel {name} voor uw stap")]);
        let familiar = texts([("a", "Nu"), ("b", "Bel voor je stap"), ("c", "Je stap")]);
        assert_eq!(breaches(&polite, &familiar), ["a: is the same in nl", "b: fills other places", "c: is not in nl"]);
    }
}
