//! The goal, in the resident's own words: it stands at the end of the route, on every screen (R033, R142).

use domain::{event::Draft, view::RouteView, words::Part as Words};
use ui::{
    node::{Node, el},
    platform::form,
};

use crate::{talk::desk::Desk, text::Key};

const GOAL: &str = "talk-goal";
/// In characters: what can be read at a glance at the end of the map.
const LONGEST: usize = 140;

/// The field, and the button that keeps what stands in it.
pub fn goal(desk: Desk, view: &RouteView) -> Node {
    let mut field = el("textarea", "field__input tell__goal")
        .attr("id", GOAL)
        .attr("rows", "2")
        .attr("maxlength", LONGEST.to_string())
        .attr("autocomplete", "off")
        .attr("dir", "auto");
    // A field holds what was typed: what stands on the route fills it again when that changes.
    field = field.keyed(view.goal.first().map_or("", String::as_str));
    field.text = view.goal.first().cloned();
    let keep =
        desk.say("button", "nl-button nl-button--secondary tell__keep", Key::TellKeepGoal).attr("type", "submit");
    el("form", "nl-card stack")
        .with(desk.say("label", "field__label", Key::TellGoal).attr("for", GOAL))
        // In a place of its own: what is replaced beside a button would take the focus from it.
        .with(el("div", "").with(field))
        .with(keep.press(move || worded(desk, form::typed(GOAL).trim())))
}

fn worded(desk: Desk, words: &str) {
    let view = desk.store.view();
    let before = view.goal.first().cloned().unwrap_or_default();
    if words == before {
        return;
    }
    let set = |words: &str, view: &RouteView| {
        let draft = Draft::of_route("TextSet").with("field", Words::Goal.key()).with("value", words);
        vec![draft.seeing(view.goal_set.iter().copied())]
    };
    desk.act(set(words, &view), desk.t(Key::TellGoalKept), move |view, _| set(&before, view));
}
