//! One step, with everything about it: for who does not understand it, and for who wants to take it back.

use domain::{
    event::Draft,
    id::StepId,
    next::Next,
    said::Saying,
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

use super::{ask, done, help::dial, items::items, now, nowhere, script::script, someone, sure::sure, sync_state};
use crate::{app::App, glossary::explained, screen::Screen};

/// Everything about a step.
pub fn step(app: App, id: StepId) -> Vec<Node> {
    let view = app.view();
    let texts = app.texts();
    let Some(step) = view.step(id) else { return vec![nowhere::nowhere(app)] };
    let said = StepWords::of(&view, step, &texts);
    let offered =
        || matches!(app.next(), Next::Waiting(_)) && view.meanwhile(clock::today()).map(|step| step.id) == Some(id);
    let open = step.is_open() || offered();
    let back = el("a", "back").attr("href", "/route").with(icon_in("icon icon--directional", Icon::Back)).with(text(
        "span",
        "",
        texts.get(Key::StepAllSteps),
    ));
    let title = text("h1", "", said.words.get(Part::Title)).attr("id", "step-title");
    let card = el("article", "nl-card step-card step-card--loose")
        .attr("aria-labelledby", "step-title")
        .with(
            el("div", "step-card__head")
                .with(el("div", "").with(status(&texts, &view, step)).with(title))
                .with(now::read_aloud(app)),
        )
        .all(line(&texts, Key::StepWhy, explained(app, "why", said.words.get(Part::Why))))
        .all(line(&texts, Key::StepBrings, explained(app, "brings", said.words.get(Part::Brings))))
        .all(you_said(&texts, &view, id))
        .all(obstacle_gone(&texts, &view, step))
        .all(items(app, &texts, step, &said, open))
        .all(open.then(|| now::i_did_this(app, id)))
        .all(taken_back(app, step))
        .all(taken_away(app, step));
    let needs = el("ul", "facts")
        .attr("role", "list")
        .all(now::fact(Icon::Clock, &said.minutes))
        .all(now::fact(Icon::Calendar, &said.window))
        .all(said.words.needs.iter().filter_map(|need| now::fact(Icon::Tick, need)))
        .all(now::fact(Icon::Done, &said.done_when));
    let goal = view.goal.first().map_or("", String::as_str);
    let content = el("div", "content content--cards stack stack--loose")
        .with(el("div", "stack stack--tight").with(back).with(card))
        .all(script(app, &said))
        .with(el("section", "step-part step-part--bare").with(text("h2", "", texts.get(Key::StepNeeds))).with(needs))
        .all(part(&texts, Key::StepAsked, text("p", "", said.words.get(Part::Asked))))
        .all(open.then(|| sure(app, step)))
        .all(who(app, &texts, &view, step, &said))
        .all(part(&texts, Key::StepPlanB, explained(app, "plan-b", said.words.get(Part::PlanB))))
        .all(part(&texts, Key::RouteGoal, text("p", "", goal).attr("dir", "auto")));
    let content = content.all(done::compliments(&view, &texts, Some(id)));
    let stuck = open.then(|| now::it_does_not_work(app, id));
    let ways = el("div", "two-buttons").all(stuck).with(ask::unclear(app, id)).all(now::another_day(app, step));
    vec![content, ways]
}

/// A sentence under a small name of its own.
fn line(texts: &Texts, name: Key, words: Node) -> Option<Node> {
    (!words.words().is_empty()).then(|| el("div", "").with(text("h2", "small soft", texts.get(name))).with(words))
}

/// The step in the resident's own words, as they were said in the talk.
fn you_said(texts: &Texts, view: &RouteView, id: StepId) -> Option<Node> {
    let said = view.current(Saying::TaughtBack, |said| said.about == Some(id.0))?;
    let said = el("span", "").attr("dir", "auto").rich(&texts.fill(Key::StepYouSaid, &[("text", said.text("text"))]));
    Some(el("p", "notice").with(icon(Icon::Talk)).with(said))
}

/// Who took away what was in the way, so that it can be tried again.
fn obstacle_gone(texts: &Texts, view: &RouteView, step: &StepView) -> Option<Node> {
    let name = view.name_of(view.obstacle_gone(step)?.mark.author.person)?;
    let said = el("span", "").rich(&texts.fill(Key::StuckGone, &[("name", name)]));
    Some(el("p", "notice").with(icon(Icon::Hand)).with(said))
}

/// A step of the resident's own goes away when the resident says so.
fn taken_away(app: App, step: &StepView) -> Option<Node> {
    let id = step.id;
    (step.own && !step.is_done()).then(|| {
        let button = app.say("button", "nl-button nl-button--text", Key::OwnRemove).attr("type", "button");
        button.press(move || {
            app.act(Draft::new("StepHidden", id.0), move || {
                app.go(Screen::Now);
                app.tell(app.t(Key::OwnRemoved));
            });
        })
    })
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

/// Who helps, a way to reach them, and a way to ask for more.
fn who(app: App, texts: &Texts, view: &RouteView, step: &StepView, said: &StepWords) -> Option<Node> {
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
    let more = step.is_open() || someone::standing(view, texts, step).is_some();
    Some(
        el("section", "nl-card step-part")
            .with(text("h2", "", texts.get(Key::StepWhoHelps)))
            .with(face)
            .all(call)
            .all((more && !step.is_done()).then(|| someone::way(app, step))),
    )
}

fn part(texts: &Texts, title: Key, words: Node) -> Option<Node> {
    (!words.words().is_empty())
        .then(|| el("section", "step-part step-part--bare").with(text("h2", "", texts.get(title))).with(words))
}
