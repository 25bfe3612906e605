//! "Het lukt niet": this happens, your wins stay, what is in the way, and then three ways on.

use domain::{event::Draft, id::StepId, setback::REASONS, view::StepView, words::Part};
use ui::{
    dates,
    icon::{Icon, icon, sign},
    land::strip,
    node::{Node, el, text},
    step_words::StepWords,
    text::{Key, Texts},
};

use super::{choice::choice_to, day::stuck_by, goal, nowhere};
use crate::{app::App, screen::Screen};

/// A step does not work out now.
pub fn stuck(app: App, id: StepId) -> Vec<Node> {
    let view = app.view();
    let texts = app.texts();
    let Some(step) = view.step(id).filter(|step| !step.is_done()) else { return vec![nowhere::nowhere(app)] };
    let page = el("div", "content stack stack--page");
    let page = match step.stuck.is_empty() {
        true => what_is_in_the_way(app, &texts, id, page),
        false => ways_on(app, &texts, step, page),
    };
    let back = text("a", "nl-button nl-button--text", texts.get(Key::StuckBack)).attr("href", Screen::Step(id).path());
    vec![strip::detour(view.steps_done()), page.with(back)]
}

/// First: this happens to many, nothing is lost, and what is in the way, by one tap.
fn what_is_in_the_way(app: App, texts: &Texts, id: StepId, page: Node) -> Node {
    let kept = match app.view().steps_done() {
        0 => String::new(),
        done => texts.count(Key::StuckKeptOne, Key::StuckKeptOther, done),
    };
    let keys = [Key::StuckMuch, Key::StuckScared, Key::StuckMissing, Key::StuckOther];
    let reasons = REASONS.into_iter().zip(keys).map(|(reason, key)| {
        let button = app.say("button", "nl-button nl-button--secondary", key).attr("type", "button");
        button.press(move || {
            app.act(Draft::new("StepStuck", id.0).with("reason", reason), move || app.arrive(Screen::Stuck(id)))
        })
    });
    page.with(
        el("div", "stack stack--tight")
            .with(text("h1", "", texts.get(Key::StuckTitle)))
            .with(el("p", "").rich(&[texts.get(Key::StuckMany), " ", &kept].concat())),
    )
    .all(goal::reminder(&app.view(), texts))
    .with(text("h2", "", texts.get(Key::StuckWhich)))
    .with(el("div", "reasons").all(reasons))
}

/// Then: what worked out already, before anything else, and three ways on.
fn ways_on(app: App, texts: &Texts, step: &StepView, page: Node) -> Node {
    let view = app.view();
    let id = step.id;
    let said = StepWords::of(&view, step, texts);
    let smallest = said.smallest(step);
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let told = texts.fill(Key::StuckTold, &[("name", helper)]);
    let taken = view.obstacle_taken(step).and_then(|taken| {
        let name = view.name_of(taken.mark.author.person)?;
        let before = dates::long(texts, taken.day("before")?);
        Some(
            el("p", "notice")
                .with(icon(Icon::Hand))
                .with(el("span", "").rich(&texts.fill(Key::StuckTaken, &[("name", name), ("date", &before)]))),
        )
    });
    let helped = view
        .what_helped()
        .first()
        .map(|said| el("p", "").rich(&texts.fill(Key::StuckHelped, &[("what", said.text("text"))])));
    let again = stuck_by(app, step).map(|unstuck| {
        let button = app.say("button", "nl-button nl-button--text", Key::StuckAgain).attr("type", "button");
        button.press(move || app.act(unstuck.clone(), move || app.pick(id)))
    });
    page.with(text("h1", "", texts.get(Key::DoneTitle)))
        .with(wins(app, texts))
        .all(goal::reminder(&view, texts))
        .all(helped)
        .all(taken)
        .with(text("h2", "", texts.get(Key::StuckNow)))
        .with(choice_to(&Screen::Smaller(id).path(), Icon::Smaller, texts.get(Key::StuckSmaller), smallest))
        .with(choice_to(
            &Screen::Day(id).path(),
            Icon::Later,
            texts.get(Key::StuckLater),
            texts.get(Key::StuckLaterText),
        ))
        .with(choice_to(&Screen::Someone(id).path(), Icon::Hand, texts.get(Key::StuckHelp), &told))
        .all(again)
}

/// The last wins; that somebody asked for help is one too.
fn wins(app: App, texts: &Texts) -> Node {
    let view = app.view();
    let done: Vec<&StepView> = view.steps().filter(|step| step.is_done()).collect();
    let row =
        |words: &str| el("li", "fact").with(sign("icon", domain::status::Shape::Done)).with(text("span", "", words));
    let rows = done.iter().rev().take(2).map(|step| row(StepWords::of(&view, step, texts).words.get(Part::Won)));
    let asked = done.is_empty().then(|| row(texts.get(Key::StuckAsked)));
    el("ul", "facts").attr("role", "list").all(rows).all(asked)
}
