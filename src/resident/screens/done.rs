//! Gelukt: what was done, which never goes away, and what got better.

use domain::{
    fold::{Better, Kind},
    party::Party,
    status::Shape,
    step::Mark,
    view::{RouteView, StepView},
    words::Part,
};
use ui::{
    dates,
    icon::{Icon, icon, sign},
    node::{Node, el, text},
    portrait::portrait,
    text::{Key, Texts},
};

use crate::{app::App, screen::Screen};

/// What was done.
pub fn done(app: App) -> Node {
    let view = app.view();
    let texts = app.texts();
    let count = match view.steps_done() {
        0 => texts.get(Key::DoneNone).to_owned(),
        done => texts.count(Key::DoneCountOne, Key::DoneCountOther, done),
    };
    let mut wins: Vec<Node> = view.steps().filter(|step| step.is_done()).map(|step| win(&view, &texts, step)).collect();
    wins.reverse();
    let any = !wins.is_empty();
    let better: Vec<Node> = view.better.iter().map(|better| got_better(&texts, better)).collect();
    el("div", "content stack")
        .with(
            el("div", "stack stack--tight").with(text("h1", "", texts.get(Key::DoneTitle))).with(text("p", "", count)),
        )
        .all((!better.is_empty()).then(|| section(&texts, "better-title", Key::DoneBetter).all(better)))
        .all(
            any.then(|| {
                section(&texts, "wins-title", Key::DoneSteps).with(el("ol", "").attr("role", "list").all(wins))
            }),
        )
        .all(view.compliments.iter().map(|kind| compliment(&view, &texts, kind)))
        .all(any.then(|| text("p", "small soft", texts.get(Key::DoneUndoHint))))
}

fn section(texts: &Texts, id: &'static str, title: Key) -> Node {
    el("section", "stack").attr("aria-labelledby", id).with(text("h2", "", texts.get(title)).attr("id", id))
}

fn got_better(texts: &Texts, better: &Better) -> Node {
    let key = if better.mark.author.party == Party::Resident { Key::DoneSaid } else { Key::DoneSince };
    el("div", "better").with(icon(Icon::named(&better.icon))).with(text("strong", "", better.text.clone())).with(text(
        "span",
        "small soft",
        texts.fill(key, &[("date", &day(texts, &better.mark))]),
    ))
}

fn compliment(view: &RouteView, texts: &Texts, kind: &Kind) -> Node {
    let person = view.people.get(&kind.mark.author.person);
    let name = person.map_or("", |person| person.name.as_str());
    let by = texts.fill(Key::DoneBy, &[("name", name), ("date", &day(texts, &kind.mark))]);
    el("figure", "compliment")
        .with(portrait(person.map(|person| person.role)))
        .with(text("blockquote", "", kind.text.clone()))
        .with(text("figcaption", "small soft", by))
}

fn win(view: &RouteView, texts: &Texts, step: &StepView) -> Node {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let words = texts.words(step, helper);
    let when = step.ticks.first().map(|tick| day(texts, tick)).unwrap_or_default();
    let picture = el("span", "win__mark")
        .attr("aria-hidden", "true")
        .with(icon(Icon::named(&step.icon)))
        .with(sign("win__sign", Shape::Done));
    el("li", "win")
        .keyed(step.id.to_string())
        .with(picture)
        .with(text("a", "win__name", words.done_name()).attr("href", Screen::Step(step.id).path()))
        .with(text("span", "small soft", [&when, ". ", words.get(Part::Relief)].concat()))
}

fn day(texts: &Texts, mark: &Mark) -> String {
    mark.day().map(|day| dates::short(texts, day)).unwrap_or_default()
}
