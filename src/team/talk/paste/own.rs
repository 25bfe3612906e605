//! A line that becomes a step in own words: a short title with hints for plain language, how long it takes, what helps when
//! it does not work out, and who does it.

use domain::words::LONGEST_TITLE;
use ui::node::{Node, el};

use super::{line, of_row, row::Row};
use crate::{
    talk::{choose, desk::Desk, owner},
    text::Key,
};

/// Every field of a step in own words.
pub fn fields(desk: Desk, row: &Row) -> Vec<Node> {
    let number = row.number;
    let minutes = field(desk, row, "minutes", Key::PasteMinutes, &row.minutes).with(desk.say(
        "p",
        "small soft",
        Key::PasteMinutesHint,
    ));
    let plan = field(desk, row, "plan", Key::PastePlan, &row.plan_b);
    let who = owner::choice(
        desk,
        &format!("paste-owner-{number}-0"),
        &desk.t(Key::PasteWho),
        &line::number(desk, number),
        row.owner.as_ref(),
        move |owner| of_row(desk, number, |row| (row.owner, row.fault) = (Some(owner), None)),
    );
    vec![title(desk, row), el("div", "paste__more").keyed("more").with(minutes).with(plan), who]
}

/// The title, with what could be plainer in it.
pub fn title(desk: Desk, row: &Row) -> Node {
    let hints = choose::hints(desk, &format!("paste-hints-{}", row.number), &row.title);
    field(desk, row, "title", Key::PasteStepName, &row.title).keyed("title").with(hints)
}

fn field(desk: Desk, row: &Row, name: &str, label: Key, value: &str) -> Node {
    let id = format!("paste-{name}-{}", row.number);
    let wrong = row.fault.as_ref().is_some_and(|missing| id.ends_with(&missing.field));
    let most = match name {
        "title" => LONGEST_TITLE.to_string(),
        "minutes" => "2".into(),
        _ => "140".into(),
    };
    let input = el("input", "field__input")
        .attr("id", &id)
        .attr("autocomplete", "off")
        .attr("maxlength", most)
        .attr("value", value)
        .maybe("data-private", (name != "minutes").then_some("yes"))
        .maybe("inputmode", (name == "minutes").then_some("numeric"))
        .maybe("aria-invalid", wrong.then_some("true"));
    el("div", "field").with(desk.say("label", "field__label", label).attr("for", &id)).with(input)
}
