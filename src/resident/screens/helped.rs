//! "Wat hielp?": asked once when a setback is over, by four taps, and brought back at a later one.

use domain::{event::Draft, id::StepId};
use ui::{
    icon::Icon,
    node::{Node, el},
    text::Key,
};

use super::{choice::choice, nowhere};
use crate::{app::App, screen::Screen};

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
    let rows = kinds.map(|(picture, key)| {
        choice(picture, &app.t(key), "").press(move || {
            app.act(Draft::new("HelpNoted", id.0).with("text", &*app.t(key)), move || {
                app.go(Screen::Now);
                app.tell(app.t(Key::HelpedKept));
            });
        })
    });
    let back = app.say("a", "nl-button nl-button--text", Key::OopsToNow).attr("href", "/");
    el("div", "content stack stack--page")
        .with(el("div", "stack stack--tight").with(app.say("h1", "", Key::HelpedTitle)).with(app.say(
            "p",
            "soft",
            Key::HelpedText,
        )))
        .all(rows)
        .with(back)
}
