//! What who helps wrote before the talk: the resident reads it where who sees what is chosen (R053).

use domain::view::RouteView;
use ui::{
    node::{Node, el, text},
    portrait::portrait,
    text::{Key, Texts},
};

/// Each line with the name of who wrote it, and in which language the talk is; nothing while nobody prepared anything.
pub fn prepared(view: &RouteView, texts: &Texts) -> Option<Node> {
    let lines = view.professionals().into_iter().filter_map(|id| {
        let (said, person) = (view.prepared_by(id)?, view.people.get(&id)?);
        let words = text("span", "", said.text("text")).attr("dir", "auto");
        let who = el("div", "").with(text("strong", "", &person.name)).with(words);
        Some(el("li", "choices__row list-card").with(portrait(Some(person))).with(who))
    });
    let lines: Vec<Node> = lines.collect();
    let language = view.language().map(|(language, interpreter)| {
        let said = texts.fill(Key::SeesLanguage, &[("language", language)]);
        let comes = if interpreter { [" ", texts.get(Key::SeesInterpreter)].concat() } else { String::new() };
        text("p", "", [said, comes].concat())
    });
    (!lines.is_empty() || language.is_some()).then(|| {
        el("section", "choices")
            .attr("aria-labelledby", "sees-prepared")
            .with(text("h2", "", texts.get(Key::SeesPrepared)).attr("id", "sees-prepared"))
            .all((!lines.is_empty()).then(|| el("ul", "choices__card").attr("role", "list").all(lines)))
            .all(language)
    })
}
