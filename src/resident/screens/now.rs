//! Nu: exactly one step, or a promise, or rest; and before the route was ever here, that it comes.

use domain::{
    id::StepId,
    next::Next,
    rest::Rest,
    status::Shape,
    view::{RouteView, StepView},
    words::Part,
};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon, icon_in, sign},
    land::strip,
    node::{Node, el, text},
    step_words::StepWords,
    text::{Key, Texts},
};

use super::{ask, back, change, crisis, day, pause, reminders, safety, sync_state, waiting};
use crate::{app::App, mirror, remember, screen::Screen};

/// What now?
pub fn now(app: App) -> Vec<Node> {
    let view = app.view();
    let texts = app.texts();
    if view.phases.is_empty() {
        return coming(app);
    }
    if let Some(crisis) = view.crisis() {
        return crisis::now(app, &view, &texts, &crisis);
    }
    if let Some((check, needs)) = view.unmet() {
        return safety::offer(app, &texts, check, needs);
    }
    if app.ui.read().back {
        return back::back(app, &view, &texts);
    }
    if view.rest() == Some(Rest::Pause) {
        return pause::paused(app, &view, &texts);
    }
    let nodes = match app.next() {
        Next::Step(_) if app.ui.read().rested => rested(app, &view, &texts),
        Next::Step(id) => one_step(app, &view, &texts, id),
        Next::Waiting(waits) => waiting::waiting(app, &view, &texts, &waits),
        Next::Rest { planned, then } => waiting::rest(app, &view, &texts, planned, then),
    };
    let told = change::told(app).into_iter();
    let before = told.chain(crisis::handover(&view, &texts)).chain(pause::line(app, &view, &texts));
    let before = before.chain(reminders::line(&view, &texts, None));
    before.chain(nodes).collect()
}

fn one_step(app: App, view: &RouteView, texts: &Texts, id: StepId) -> Vec<Node> {
    let greeting = el("div", "greeting").with(el("p", "").rich(&mirror::greeting(texts, &view.name)));
    let mut nodes = sync_state::offline(app);
    nodes.extend([greeting, strip::strip(view, texts, mirror::place(app, texts))]);
    nodes.extend(view.step(id).map(|step| card(app, texts, id, StepWords::of(view, step, texts))));
    nodes.push(el("div", "two-buttons").with(it_does_not_work(app, id)).with(ask::unclear(app, id)));
    nodes.extend(reminders::line(view, texts, Some(id)).or_else(|| remember::nudge(view, texts, id)));
    nodes.push(sync_state::sync_state(app));
    let way = |screen: Screen, picture, key| {
        let link = el("a", "nl-button nl-button--subtle").attr("href", screen.path());
        link.with(icon(picture)).with(app.say("span", "", key))
    };
    nodes.push(
        el("div", "two-buttons")
            .all(view.step(id).and_then(|step| another_day(app, step)))
            .with(way(Screen::Other, Icon::Route, Key::OtherButton))
            .with(way(Screen::Step(id), Icon::Paper, Key::StepMore)),
    );
    nodes.extend(sync_state::new_version(app));
    nodes.extend(waiting::news(app, view, texts));
    nodes
}

fn card(app: App, texts: &Texts, id: StepId, said: StepWords) -> Node {
    let status = el("span", "status status--now").with(sign("status__shape", Shape::Now)).with(text(
        "span",
        "",
        texts.get(Key::StepNow),
    ));
    let title = text("h1", "", said.words.get(Part::Title)).attr("id", "step-title");
    el("article", "nl-card step-card")
        .attr("aria-labelledby", "step-title")
        .keyed(id.to_string())
        .with(el("div", "step-card__head").with(el("div", "").with(status).with(title)).with(read_aloud(app)))
        .with(text("p", "step-card__brings", said.words.get(Part::Brings)))
        .with(
            el("ul", "facts")
                .attr("role", "list")
                .all(fact(Icon::Clock, &said.minutes))
                .all(fact(Icon::Calendar, &said.window))
                .all(fact(Icon::Person, &said.who))
                .all(fact(Icon::Tick, said.ends())),
        )
        .with(i_did_this(app, id))
}

/// Reads the step aloud, or stops: `public/aloud.js` does it, and shows this where the phone has a voice.
pub fn read_aloud(app: App) -> Node {
    el("button", "round-button aloud")
        .attr("type", "button")
        .with(icon(Icon::Speaker))
        .with(app.say("span", "visually-hidden aloud__start", Key::AloudStart))
        .with(app.say("span", "visually-hidden aloud__stop", Key::AloudStop))
}

/// The one primary action: this step was done.
pub fn i_did_this(app: App, id: StepId) -> Node {
    el("button", "nl-button nl-button--primary")
        .attr("type", "button")
        .with(icon(Icon::Done))
        .with(app.say("span", "", Key::StepIDidThis))
        .press(move || app.tick(id))
}

/// The way out: it does not work out.
pub fn it_does_not_work(app: App, id: StepId) -> Node {
    el("a", "nl-button nl-button--subtle")
        .attr("href", Screen::Stuck(id).path())
        .with(icon_in("icon icon--directional", Icon::Detour))
        .with(app.say("span", "", Key::StepStuck))
}

/// The way to another day, for a step that can be put on one.
pub fn another_day(app: App, step: &StepView) -> Option<Node> {
    day::can_move(step).then(|| {
        el("a", "nl-button nl-button--subtle")
            .attr("href", Screen::Day(step.id).path())
            .with(icon(Icon::Later))
            .with(app.say("span", "", Key::StepOtherDay))
    })
}

/// One fact of a step; nothing when there is nothing to say.
pub fn fact(picture: Icon, words: &str) -> Option<Node> {
    (!words.is_empty()).then(|| el("li", "fact").with(icon(picture)).with(el("span", "").rich(words)))
}

/// The route was never here and is on its way: nothing can be promised yet.
fn coming(app: App) -> Vec<Node> {
    let mut nodes = sync_state::offline(app);
    nodes.push(el("div", "greeting").with(app.say("h1", "", Key::AppLoading)));
    nodes
}

fn rested(app: App, view: &RouteView, texts: &Texts) -> Vec<Node> {
    let more = el("button", "nl-button nl-button--secondary")
        .attr("type", "button")
        .with(icon(Icon::Plus))
        .with(app.say("span", "", Key::RestMore))
        .press(move || app.change(|ui| ui.rested = false));
    let mut nodes = sync_state::offline(app);
    nodes.extend([
        el("div", "greeting").with(app.say("h1", "", Key::RestTitle)),
        strip::strip(view, texts, mirror::place(app, texts)),
        el("div", "waiting")
            .with(el("article", "nl-card").with(app.say("p", "", Key::RestText)))
            .with(more)
            .with(sync_state::sync_state(app)),
    ]);
    nodes
}
