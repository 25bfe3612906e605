//! Difficult words, each with what it means behind it: `public/glossary`.

use std::sync::Arc;

use domain::json::{self, Object};
use leptos::prelude::Read;
use ui::{
    node::{Node, el, text},
    platform::net,
};

use crate::app::App;

/// Each difficult word in small letters, with what it means.
pub type Glossary = Arc<Vec<(String, String)>>;

/// Fetches the words of the reader's language. After the first paint: a step can be read without them.
pub async fn fetch(app: App) {
    let file = net::file(&["/glossary/", app.texts().lang.file(), ".json"].concat()).await.unwrap_or_default();
    let Some(words) = Object::read(&file) else { return };
    let words: Vec<_> = words.fields().filter_map(|(word, raw)| Some((word.into(), json::text(raw)?))).collect();
    app.change(|ui| ui.glossary = words.into());
}

/// A paragraph in which the first difficult word opens what it means. `place` names the paragraph on its screen.
pub fn explained(app: App, place: &str, words: &str) -> Node {
    let glossary = app.ui.read().glossary.clone();
    let Some((from, to, meaning)) = first(&glossary, words) else { return text("p", "", words) };
    let id = ["word-", place].concat();
    let button = text("button", "word", &words[from..to]).attr("type", "button").attr("popovertarget", &id);
    let meaning = el("span", "word__meaning").attr("popover", "auto").attr("id", id).rich(meaning);
    // What it means stands after the whole text, which stays one to read and to mark.
    el("p", "").with(text("span", "", &words[..from])).with(button).with(text("span", "", &words[to..])).with(meaning)
}

/// Where the first difficult word stands, from and to, and what it means.
fn first<'a>(glossary: &'a [(String, String)], text: &str) -> Option<(usize, usize, &'a str)> {
    // Only the letters without accents are made small, so that every place stays where it is.
    let small = text.to_ascii_lowercase();
    let whole = |from: usize, to: usize| {
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !joins(small[..from].chars().next_back()) && !joins(small[to..].chars().next())
    };
    glossary
        .iter()
        .filter_map(|(word, meaning)| {
            let from =
                small.match_indices(&**word).map(|(from, _)| from).find(|from| whole(*from, from + word.len()))?;
            Some((from, from + word.len(), &**meaning))
        })
        .min_by_key(|(from, ..)| *from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difficult_word_is_found_as_a_whole_word_only() {
        let glossary = [("polis".to_owned(), "Papier.".to_owned()), ("toeslag".to_owned(), "Geld.".to_owned())];
        let found = |text| first(&glossary, text).map(|(from, to, _)| text.get(from..to).unwrap());
        assert_eq!(found("Één Polis, of een toeslag."), Some("Polis"));
        assert_eq!(found("Uw zorgtoeslag en de polissen"), None);
    }
}
