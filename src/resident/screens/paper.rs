//! What was agreed on one sheet of A4, in the place of the screen when it is printed.

use domain::{next::Next, step::Role, view::RouteView, words::Part};
use ui::{
    dates,
    node::{Node, el, text},
    platform::clock,
    step_words::StepWords,
    text::{Key, Texts},
};

use super::{agreements, contact};
use crate::app::App;

/// The sheet: the next step, the agreements, the next time, how we keep in touch, and whom to call.
pub fn paper(app: App) -> Node {
    let view = app.view();
    let texts = app.texts();
    let names: Vec<&str> = [Role::Worker, Role::Specialist]
        .into_iter()
        .flat_map(|role| view.helping(role))
        .map(|one| &*one.name)
        .collect();
    let head = [&*view.name, ", ", &names.join(", ")].concat();
    let today = text("p", "capital", dates::long(&texts, clock::today()));
    let step = match app.next() {
        Next::Step(id) => view.step(id).map(|step| StepWords::of(&view, step, &texts)),
        _ => None,
    };
    let step =
        step.map(|said| row(texts.get(Key::PaperStep), said.words.get(Part::Title), &said.done_when, &said.window));
    let agreed = view.agreements();
    let rows = agreed.iter().map(|one| {
        let side = texts.get(if one.by.is_some() { Key::AgreeWe } else { Key::AgreeYou });
        row(side, one.made.text("text"), "", &agreements::said(&texts, one))
    });
    let goal = view.goal.first().map(|goal| block(texts.get(Key::RouteGoal), vec![goal.clone()]));
    el("section", if agreed.len() > 6 { "paper paper--dense" } else { "paper" })
        .with(el("header", "").with(text("h2", "", texts.get(Key::PaperTitle))).with(text("p", "", head)).with(today))
        .with(el("ul", "paper__rows").attr("role", "list").all(step).all(rows))
        .with(
            el("div", "paper__blocks")
                .with(block(texts.get(Key::MeetTitle), meeting(&view, &texts)))
                .with(block(texts.get(Key::CardTitle), touch(&view, &texts)))
                .all(goal)
                .with(block(texts.get(Key::PaperWho), numbers(&view, &texts))),
        )
}

fn row(side: &str, title: &str, below: &str, when: &str) -> Node {
    let middle = el("div", "").with(text("h3", "", title)).all((!below.is_empty()).then(|| el("p", "").rich(below)));
    el("li", "").with(text("span", "paper__side", side)).with(middle).with(el("p", "paper__when").rich(when))
}

fn block(title: &str, lines: Vec<String>) -> Node {
    el("section", "").with(text("h3", "", title)).all(lines.iter().map(|line| el("p", "").rich(line)))
}

fn meeting(view: &RouteView, texts: &Texts) -> Vec<String> {
    let name = view.contact().map_or("", |(_, person)| &person.name);
    let Some(next) = view.next_appointment(clock::wall()) else {
        return vec![texts.fill(Key::MeetNone, &[("name", name)])];
    };
    let with = texts.fill(Key::MeetWith, &[("name", &next.with.1.name)]);
    let lines = [dates::at(texts, next.at), with, next.made.text("place").into(), next.made.text("travel").into()];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

fn touch(view: &RouteView, texts: &Texts) -> Vec<String> {
    let name = view.contact().map_or("", |(_, person)| &person.name);
    match view.contact().and_then(|(id, _)| view.card_of(id)) {
        Some(card) => contact::lines(texts, card, &contact::days(texts, card, Key::CardDaysOne, Key::CardDaysOther)),
        None => vec![texts.fill(Key::CardNone, &[("name", name)])],
    }
}

/// Everybody who can be called, the number for today last.
fn numbers(view: &RouteView, texts: &Texts) -> Vec<String> {
    let line = |name: &str, phone: &str| [name, " **", phone, "**"].concat();
    let roles = [Role::Worker, Role::Specialist, Role::Volunteer, Role::Adviser];
    let people = roles.into_iter().flat_map(|role| view.helping(role));
    let people = people.filter_map(|one| Some(line(&[&*one.name, ":"].concat(), one.phone.as_deref()?)));
    let urgent =
        view.helping(Role::Urgent).filter_map(|one| Some(line(texts.get(Key::PaperToday), one.phone.as_deref()?)));
    people.chain(urgent).collect()
}
