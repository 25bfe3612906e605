//! What it is all for and what the route is called, in the resident's own words. Everybody on the route reads those.

use domain::{
    event::Draft,
    id::EventId,
    view::RouteView,
    words::{LONGEST_TITLE, Part},
};
use ui::{
    node::{Node, el, text},
    platform::form,
    text::{Key, Texts},
};

use super::agreement::back;
use crate::{app::App, screen::Screen};

/// The most characters of a goal: what can be read at a glance at the end of the map.
const LONGEST_GOAL: usize = 140;

/// Writing the goal and the name, each on its own.
pub fn goal(app: App) -> Node {
    let texts = app.texts();
    let goal = el("textarea", "digits digits--words").attr("rows", "3").attr("maxlength", LONGEST_GOAL.to_string());
    let name = el("input", "digits digits--words").attr("maxlength", LONGEST_TITLE.to_string());
    el("div", "content content--cards stack")
        .with(back(app, Screen::Route, Key::RouteTitle))
        .with(text("h1", "", texts.get(Key::GoalTitle)))
        .with(text("p", "", texts.get(Key::GoalText)))
        .with(card(app, Part::Goal, Key::GoalWords, |said| with_text(goal, said)))
        .with(card(app, Part::RouteName, Key::GoalName, |said| name.attr("value", said)))
}

/// What it is for, where it helps to read it: beside a setback. Nothing while nobody wrote it.
pub fn reminder(view: &RouteView, texts: &Texts) -> Option<Node> {
    let goal = view.goal.first()?;
    let title = text("span", "small soft", texts.get(Key::RouteGoal));
    Some(el("div", "goal-line").with(title).with(text("strong", "", goal).attr("dir", "auto")))
}

/// The way to this screen, from where the words are read.
pub fn way(app: App) -> Node {
    app.say("a", "nl-button nl-button--text", Key::GoalWay).attr("href", Screen::Goal.path())
}

fn with_text(mut field: Node, said: &str) -> Node {
    field.text = Some(said.into());
    field
}

fn card(app: App, part: Part, label: Key, fill: impl FnOnce(&str) -> Node) -> Node {
    let id = part.key();
    let field = fill(&now(&app.view(), part).0).attr("id", id).attr("autocomplete", "off").attr("dir", "auto");
    let label = app.say("label", "", label).attr("for", id);
    let keep = app.say("button", "nl-button nl-button--secondary", Key::BetterKeep).attr("type", "button");
    el("div", "nl-card stack")
        .with(el("div", "field").with(label).with(field))
        .with(keep.press(move || worded(app, part, form::typed(id).trim())))
}

/// What stands there now, and the events that said so.
fn now(view: &RouteView, part: Part) -> (String, Vec<EventId>) {
    let (said, set) = match part {
        Part::RouteName => (&view.route_name, &view.route_name_set),
        _ => (&view.goal, &view.goal_set),
    };
    (said.first().cloned().unwrap_or_default(), set.clone())
}

/// Puts `said` in the place of what stood there; one tap puts that back.
fn worded(app: App, part: Part, said: &str) {
    let (before, _) = now(&app.view(), part);
    app.act(draft(app, part, said), move || {
        app.go(Screen::Route);
        app.told(app.t(Key::GoalKept), move || app.take_back(draft(app, part, &before)));
    });
}

fn draft(app: App, part: Part, said: &str) -> Draft {
    let (_, set) = now(&app.view(), part);
    Draft::of_route("TextSet").with("field", part.key()).with("value", said).seeing(set)
}
