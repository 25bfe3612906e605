//! One step, with everything about it: for who does not understand it, and for who wants to take it back.

use domain::{
    id::StepId,
    next::Next,
    status::{Shape, Status},
    view::{RouteView, StepView},
    words::Part,
};
use ui::{
    icon::{Icon, icon, icon_in, sign},
    node::{Node, el, text},
    platform::clock,
    portrait::portrait,
    step_words::StepWords,
    text::{Key, Texts},
};

use super::{ask, done, help::dial, items::items, now, nowhere, sync_state};
use crate::{app::App, glossary::explained};

/// Everything about a step.
pub fn step(app: App, id: StepId) -> Vec<Node> {
    let view = app.view();
    let texts = app.texts();
    let Some(step) = view.step(id) else { return vec![nowhere::nowhere(app)] };
    let said = StepWords::of(&view, step, &texts);
    let offered =
        || matches!(app.next(), Next::Waiting(_)) && view.meanwhile(clock::today()).map(|step| step.id) == Some(id);
    let open = matches!(step.status(), Status::ToDo | Status::Begun) || offered();
    let back = el("a", "back").attr("href", "/route").with(icon_in("icon icon--directional", Icon::Back)).with(text(
        "span",
        "",
        texts.get(Key::StepAllSteps),
    ));
    let title = text("h1", "", said.words.get(Part::Title)).attr("id", "step-title");
    let sentence = |part| said.words.get(part);
    let card = el("article", "nl-card step-card step-card--loose")
        .attr("aria-labelledby", "step-title")
        .with(
            el("div", "step-card__head")
                .with(el("div", "").with(status(&texts, &view, step)).with(title))
                .with(now::read_aloud(app)),
        )
        .all(
            [("why", Part::Why), ("brings", Part::Brings)]
                .into_iter()
                .filter(|(_, part)| !sentence(*part).is_empty())
                .map(|(place, part)| explained(app, place, sentence(part))),
        )
        .all(items(app, &texts, step, &said, open))
        .all(open.then(|| now::i_did_this(app, id)))
        .all(taken_back(app, step));
    let needs = el("ul", "facts")
        .attr("role", "list")
        .all(now::fact(Icon::Clock, &said.minutes))
        .all(now::fact(Icon::Calendar, &said.window))
        .all(said.words.needs.iter().filter_map(|need| now::fact(Icon::Tick, need)))
        .all(now::fact(Icon::Done, &said.done_when));
    let content = el("div", "content content--cards stack stack--loose")
        .with(el("div", "stack stack--tight").with(back).with(card))
        .with(el("section", "step-part step-part--bare").with(text("h2", "", texts.get(Key::StepNeeds))).with(needs))
        .all(part(&texts, Key::StepScript, text("p", "", sentence(Part::Script)), "script"))
        .all(who(&texts, &view, step, &said))
        .all(part(&texts, Key::StepPlanB, explained(app, "plan-b", sentence(Part::PlanB)), ""));
    let content = content.all(done::compliments(&view, &texts, Some(id)));
    let stuck = open.then(|| now::it_does_not_work(app, id));
    vec![content, el("div", "two-buttons").all(stuck).with(ask::unclear(app, id))]
}

/// Where the step stands, in a shape and in words.
fn status(texts: &Texts, view: &RouteView, step: &StepView) -> Node {
    let name = |id| view.name_of(id).unwrap_or_default();
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let said = |key, name: &str| texts.fill(key, &[("name", name)]);
    let (shape, said) = match step.status() {
        Status::ToDo => (Shape::Now, said(Key::StatusTodo, "")),
        Status::Begun => (Shape::Now, said(Key::StatusBegun, "")),
        Status::Stuck => (Shape::Now, said(Key::StatusStuck, "")),
        Status::Later => (Shape::Later, said(Key::StatusLater, "")),
        Status::Maybe => (Shape::Maybe, said(Key::StatusMaybe, "")),
        Status::NotNeeded => (Shape::Maybe, said(Key::StatusNotNeeded, "")),
        Status::Done => (Shape::Done, said(Key::StatusDone, helper)),
        Status::Seen { by } => (Shape::Done, said(Key::StatusSeen, name(by))),
        Status::Finished => (Shape::Done, said(Key::StatusFinished, "")),
        Status::Others { who } => (Shape::Others, said(Key::StatusOthers, name(who))),
        Status::Waiting { third } => (Shape::Others, said(Key::StatusWaiting, &third)),
    };
    let class = match shape {
        Shape::Now | Shape::Stuck => "status status--now",
        Shape::Done => "status status--done",
        Shape::Others => "status status--others",
        Shape::Later | Shape::Maybe => "status status--later",
    };
    el("span", class).with(sign("status__shape", shape)).with(text("span", "", said))
}

/// How far the tick has got, and the way to take it back for the one who set it.
fn taken_back(app: App, step: &StepView) -> Vec<Node> {
    let id = step.id;
    let mine = step.ticks_of(app.store.session().person).next();
    let undo = mine.map(|_| {
        el("button", "nl-button nl-button--secondary")
            .attr("type", "button")
            .with(icon_in("icon icon--directional", Icon::Undo))
            .with(app.say("span", "", Key::DonePutBack))
            .press(move || app.untick(id))
    });
    sync_state::of_step(app, id).into_iter().chain(undo).collect()
}

/// Who helps, and a way to ask.
fn who(texts: &Texts, view: &RouteView, step: &StepView, said: &StepWords) -> Option<Node> {
    let (_, person) = view.helper_of(step)?;
    let name = [("name", person.name.as_str())];
    let call = person.phone.as_deref().map(|phone| {
        el("a", "nl-button nl-button--secondary nl-button--plain")
            .attr("href", dial(phone))
            .with(icon(Icon::Phone))
            .with(text("span", "", texts.fill(Key::HelpCallName, &name)))
    });
    let face = el("div", "who").with(portrait(Some(person))).with(el("strong", "").rich(&said.who)).with(text(
        "span",
        "soft",
        texts.fill(Key::UnclearCall, &name),
    ));
    Some(el("section", "nl-card step-part").with(face).all(call))
}

fn part(texts: &Texts, title: Key, words: Node, class: &'static str) -> Option<Node> {
    (!words.words().is_empty()).then(|| {
        el("section", "step-part step-part--bare")
            .with(text("h2", "", texts.get(title)))
            .with(el("div", class).with(words))
    })
}
