//! Gelukt: what was done, which never goes away, and what got better.

use domain::{
    crisis::Over,
    fold::Kind,
    id::StepId,
    status::Shape,
    step::Mark,
    view::{RouteView, StepView},
    words::Part,
};
use ui::{
    dates,
    icon::{Icon, icon, sign},
    node::{Node, el, plain, text},
    platform::page,
    portrait::portrait,
    text::{Key, Texts},
};

use super::better;
use crate::{app::App, screen::Screen};

/// What was done.
pub fn done(app: App) -> Node {
    let view = app.view();
    let texts = app.texts();
    let count = match view.steps_done() {
        0 => texts.get(Key::DoneNone).to_owned(),
        done => texts.count(Key::DoneCountOne, Key::DoneCountOther, done),
    };
    let wins = wins(&view, &texts);
    let any = !wins.is_empty();
    let headline = [&*better::headline(&view), &*count].concat();
    let print = el("button", "nl-button nl-button--secondary")
        .attr("type", "button")
        .with(icon(Icon::Paper))
        .with(text("span", "", texts.get(Key::DonePrint)))
        .press(page::print);
    el("div", "content stack")
        .with(
            el("div", "stack stack--tight")
                .with(text("h1", "", texts.get(Key::DoneTitle)))
                .with(el("p", "").rich(&headline)),
        )
        .with(section(&texts, "better-title", Key::DoneBetter).all(better::list(app, &view, &texts)))
        .all(
            any.then(|| {
                section(&texts, "wins-title", Key::DoneSteps).with(el("ol", "").attr("role", "list").all(wins))
            }),
        )
        .all(compliments(&view, &texts, None))
        .all(any.then(|| text("p", "small soft", texts.get(Key::DoneUndoHint))))
        .with(print)
}

fn section(texts: &Texts, id: &'static str, title: Key) -> Node {
    el("section", "stack").attr("aria-labelledby", id).with(text("h2", "", texts.get(title)).attr("id", id))
}

/// What people said about `step`, or about the whole route, each with a name and a day; the oldest first.
pub fn compliments(view: &RouteView, texts: &Texts, step: Option<StepId>) -> Vec<Node> {
    let mut said: Vec<&Kind> = view.compliments.iter().filter(|kind| kind.step == step).collect();
    said.sort_by_key(|kind| &kind.mark.at);
    said.into_iter().map(|kind| compliment(view, texts, kind)).collect()
}

fn compliment(view: &RouteView, texts: &Texts, kind: &Kind) -> Node {
    let person = view.people.get(&kind.mark.author.person);
    let name = person.map_or("", |person| person.name.as_str());
    let by = texts.fill(Key::DoneBy, &[("name", name), ("date", &day(texts, &kind.mark))]);
    el("figure", "compliment").with(portrait(person)).with(text("blockquote", "", kind.text.clone())).with(text(
        "figcaption",
        "small soft",
        by,
    ))
}

/// What was done and what is over, the newest first by the clocks of who did it.
fn wins(view: &RouteView, texts: &Texts) -> Vec<Node> {
    let steps = view.steps().filter_map(|step| Some((&*step.ticks.first()?.at, win(view, texts, step))));
    let over = view.crises_over().into_iter().map(|over| (&*over.said.mark.at, crisis_over(view, texts, &over)));
    let mut wins: Vec<(&str, Node)> = steps.chain(over).collect();
    wins.sort_by_key(|(at, _)| *at);
    wins.into_iter().rev().map(|(_, node)| node).collect()
}

fn win(view: &RouteView, texts: &Texts, step: &StepView) -> Node {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let words = texts.words(step, helper);
    let when = step.ticks.first().map(|tick| day(texts, tick)).unwrap_or_default();
    let name = text("a", "win__name", words.done_name()).attr("href", Screen::Step(step.id).path());
    row(Icon::named(&step.icon), name, [&when, ". ", words.get(Part::Relief)].concat())
        .keyed(step.id.to_string())
        .all(compliments(view, texts, Some(step.id)))
}

/// A crisis that is over, with who goes on.
fn crisis_over(view: &RouteView, texts: &Texts, over: &Over<'_>) -> Node {
    let then = view.name_of(over.then).unwrap_or_default();
    let calls = texts.fill(Key::CrisisHandover, &[("name", then), ("date", &dates::long(texts, over.on))]);
    let name = text("strong", "", texts.get(Key::CrisisOver));
    let below = [&*day(texts, &over.said.mark), ". ", &plain(&calls)].concat();
    row(Icon::Sun, name, below).keyed(over.said.id().to_string())
}

fn row(picture: Icon, name: Node, below: String) -> Node {
    let mark =
        el("span", "win__mark").attr("aria-hidden", "true").with(icon(picture)).with(sign("win__sign", Shape::Done));
    el("li", "win").with(mark).with(name).with(text("span", "small soft", below))
}

/// "14 juni", by the clock of who noted it.
pub fn day(texts: &Texts, mark: &Mark) -> String {
    mark.day().map(|day| dates::short(texts, day)).unwrap_or_default()
}
