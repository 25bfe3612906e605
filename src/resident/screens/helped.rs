//! "Wat hielp?": asked once when a setback is over, answered by a tap or in own words, and brought back at a later one.

use domain::{event::Draft, id::StepId};
use ui::{
    icon::Icon,
    node::{Node, el},
    text::Key,
};

use super::{choice::choice, nowhere, own_words::own_words};
use crate::{app::App, screen::Screen};

/// The most characters of what helped in own words.
const LONGEST: usize = 200;

/// What helped with a step.
pub fn helped(app: App, id: StepId) -> Node {
    if app.view().step(id).is_none() {
        return nowhere::nowhere(app);
    }
    let kinds = [
        (Icon::People, Key::HelpedTogether),
        (Icon::Smaller, Key::HelpedSmaller),
        (Icon::Later, Key::HelpedLater),
        (Icon::Moon, Key::HelpedRest),
    ];
    let rows = kinds.map(|(picture, key)| choice(picture, &app.t(key), "").press(move || note(app, id, &app.t(key))));
    let own =
        own_words(app, "helped-text", LONGEST, [Key::BetterOwn, Key::BetterKeep], move |said| note(app, id, said));
    let back = app.say("a", "nl-button nl-button--text", Key::OopsToNow).attr("href", "/");
    el("div", "content stack stack--page")
        .with(el("div", "stack stack--tight").with(app.say("h1", "", Key::HelpedTitle)).with(app.say(
            "p",
            "soft",
            Key::HelpedText,
        )))
        .all(rows)
        .with(el("div", "stack stack--tight").all(own))
        .with(back)
}

fn note(app: App, id: StepId, said: &str) {
    app.act(Draft::new("HelpNoted", id.0).with("text", said), move || {
        app.go(Screen::Now);
        app.tell(app.t(Key::HelpedKept));
    });
}
