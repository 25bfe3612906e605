//! The goal, in the resident's own words: it stands at the end of the route, on every screen (R033, R142).

use domain::{event::Draft, view::RouteView, words::Part as Words};
use ui::node::{Node, el};

use crate::{
    talk::{desk::Desk, note::Note},
    text::Key,
};

/// In characters: what can be read at a glance at the end of the map.
const LONGEST: &str = "140";

/// The field, and the button that keeps what stands in it.
pub fn goal(desk: Desk) -> Node {
    let field = Note::Goal.field(desk, "textarea", "field__input tell__goal", LONGEST);
    let keep =
        desk.say("button", "nl-button nl-button--secondary tell__keep", Key::TellKeepGoal).attr("type", "submit");
    el("form", "nl-card stack")
        .with(desk.say("label", "field__label", Key::TellGoal).attr("for", Note::Goal.id()))
        .with(el("div", "").with(field.attr("rows", "2")))
        .with(keep.press(move || keep_goal(desk)))
}

/// Keeps what was typed, as going on does too.
pub fn keep_goal(desk: Desk) {
    if let Some(words) = Note::Goal.take(desk) {
        worded(desk, &words);
    }
}

fn worded(desk: Desk, words: &str) {
    let view = desk.store.view();
    let before = view.goal.first().cloned().unwrap_or_default();
    let set = |words: &str, view: &RouteView| {
        let draft = Draft::of_route("TextSet").with("field", Words::Goal.key()).with("value", words);
        vec![draft.seeing(view.goal_set.iter().copied())]
    };
    desk.act(set(words, &view), desk.t(Key::TellGoalKept), move |view, _| set(&before, view));
}
