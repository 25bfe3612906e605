//! Where names stand in a text, so that a shared screen can hide them from who looks along.

/// The pieces of `text` from its beginning to its end, and of each whether it is one of `names`. A name is found as a word of
/// its own, and not in the middle of another; an empty name nowhere.
pub fn pieces<'a>(text: &'a str, names: &[&str]) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, name, after)) = first(rest, names) {
        pieces.push((before, false));
        pieces.push((name, true));
        rest = after;
    }
    pieces.push((rest, false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// The first name in `text`, what stands before it, and what comes after it.
fn first<'a>(text: &'a str, names: &[&str]) -> Option<(&'a str, &'a str, &'a str)> {
    let mut in_word = false;
    for (at, letter) in text.char_indices() {
        let (before, here) = text.split_at(at);
        if !in_word && let Some(name) = names.iter().find(|name| stands(here, name)) {
            let (name, after) = here.split_at(name.len());
            return Some((before, name, after));
        }
        in_word = letter.is_alphanumeric();
    }
    None
}

/// Whether `text` begins with `name`, and with no longer word.
fn stands(text: &str, name: &str) -> bool {
    !name.is_empty() && text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_a_piece_of_its_own_wherever_it_stands() {
        let names = ["Cecilia", "Els van Dijk"];
        assert_eq!(pieces("Cecilia, wat nu?", &names), [("Cecilia", true), (", wat nu?", false)]);
        assert_eq!(pieces("Bel Els van Dijk", &names), [("Bel ", false), ("Els van Dijk", true)]);
        assert_eq!(pieces("Het is Cecilia's brief", &names)[1..], [("Cecilia", true), ("'s brief", false)]);
    }

    #[test]
    fn a_name_in_another_word_is_no_name() {
        assert_eq!(pieces("Andere brieven, Johan", &["An", "Jo", ""]), [("Andere brieven, Johan", false)]);
        assert_eq!(pieces("", &["An"]), []);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_every_name_that_is_found_is_one(
            text in "[A-Ceé ,]{0,24}",
            names in prop::collection::vec("[A-Ce]{0,3}", 0..4),
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let found = pieces(&text, &names);
            prop_assert_eq!(found.iter().map(|(piece, _)| *piece).collect::<String>(), &*text);
            prop_assert!(found.iter().filter(|(_, is_name)| *is_name).all(|(piece, _)| names.contains(piece)));
            prop_assert!(found.iter().all(|(piece, _)| !piece.is_empty()));
        }
    }
}
