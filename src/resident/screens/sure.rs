//! "Lukt dit?": asked at the step itself. A maybe makes it smaller, a no brings more help.

use domain::{event::Draft, view::StepView};
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    text::Key,
};

use crate::{app::App, screen::Screen};

/// The question for an open step, with what follows from the answer.
pub fn sure(app: App, step: &StepView) -> Node {
    let view = app.view();
    let id = step.id;
    let said = view.confidence(id);
    let value = said.map_or("", |said| said.text("value"));
    let earlier: Vec<_> = said.map(domain::said::Said::id).into_iter().collect();
    let answers = [("yes", Key::SureYes), ("maybe", Key::SureMaybe), ("no", Key::SureNo)].map(|(word, key)| {
        let draft = Draft::new("ConfidenceSet", id.0).seeing(earlier.iter().copied()).with("value", word);
        app.say("button", "", key)
            .attr("type", "button")
            .attr("aria-pressed", if value == word { "true" } else { "false" })
            .press(move || app.act(draft.clone(), move || app.tell(app.t(Key::SureKept))))
    });
    let way = match value {
        "maybe" => Some((Screen::Smaller(id), Icon::Smaller, Key::SureSmaller)),
        "no" => Some((Screen::Someone(id), Icon::Hand, Key::SureHelp)),
        _ => None,
    };
    let way = way.map(|(screen, picture, key)| {
        el("a", "nl-button nl-button--secondary").attr("href", screen.path()).with(icon(picture)).with(text(
            "span",
            "",
            app.t(key),
        ))
    });
    el("section", "nl-card step-part")
        .attr("aria-labelledby", "sure-title")
        .with(app.say("h2", "", Key::SureTitle).attr("id", "sure-title"))
        .with(el("div", "segmented").all(answers))
        .all(way)
}
