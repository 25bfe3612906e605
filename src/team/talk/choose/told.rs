//! What there is to know while one chooses: how much one week holds, when less help could do, and what is still needed.

use chrono::NaiveDate;
use domain::{plan::MANY, view::RouteView, words::Part as Words};
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
};

use super::{Open, form::help_name, open, shelf};
use crate::{frame, talk::desk::Desk, text::Key};

/// How many steps the resident has this week, and whether there is room for one more (R007).
pub fn dose(desk: Desk, view: &RouteView, today: NaiveDate) -> Node {
    let texts = desk.texts();
    let open = view.open_this_week(today);
    let room = MANY.saturating_sub(open);
    let count = match open {
        0 => desk.t(Key::ChooseWeekNone),
        n => texts.count(Key::ChooseWeekOne, Key::ChooseWeekOther, n),
    };
    let left = match (room, open > MANY) {
        (_, true) => desk.t(Key::ChooseWeekMuch),
        (0, false) => desk.t(Key::ChooseWeekFull),
        (room, false) => texts.fill(Key::ChooseWeekRoom, &[("n", &room.to_string())]),
    };
    let signs = (0..MANY.max(open)).map(|place| el("span", if place < open { "" } else { "dose__room" }));
    let said = el("p", "").attr("role", "status").rich(&[&count, " ", &left].concat());
    el("div", "dose")
        .maybe("data-much", (open > MANY).then_some("yes"))
        .with(el("span", "dose__signs").attr("aria-hidden", "true").all(signs))
        .with(said)
}

/// That the next step could be done with a little less help: for professionals, and hidden with what is private.
pub fn taper(desk: Desk, view: &RouteView) -> Option<Node> {
    let (id, level) = view.taper()?;
    let step = view.step(id)?;
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let words = desk.texts().words(step, helper);
    let values = [("step", words.get(Words::Title)), ("help", &desk.t(help_name(level)))];
    let look = frame::button("nl-button nl-button--text nl-button--auto", desk.t(Key::ChooseTaperLook), move || {
        open(desk, Open::Step(id), "#choose-step-title");
    });
    let said =
        el("p", "row").with(icon(Icon::Smaller)).with(text("span", "", desk.texts().fill(Key::ChooseTaper, &values)));
    Some(el("div", "choose__quiet").keyed("taper").attr("data-private", "yes").with(said).with(look))
}

/// What is needed before arrangements can begin and is not done: for professionals (R151).
pub fn missing(desk: Desk, view: &RouteView) -> Node {
    let library = desk.library();
    let left: Vec<Node> = library
        .items
        .iter()
        .filter(|item| item.needed)
        .filter_map(|item| {
            let state = match view.of_item(item) {
                None => Key::ChooseNeededOff,
                Some(step) if !step.is_done() => Key::ChooseNeededOpen,
                Some(_) => return None,
            };
            let name = text("span", "", shelf::title(view, item));
            Some(el("li", "").keyed(&item.id).with(name).with(desk.say("span", "small soft", state)))
        })
        .collect();
    let count = match left.len() {
        0 => desk.t(Key::ChooseNeededNone),
        n => desk.texts().count(Key::ChooseNeededOne, Key::ChooseNeededOther, n),
    };
    el("details", "choose__quiet")
        .keyed("needed")
        .attr("data-private", "yes")
        .with(text("summary", "", count))
        .with(el("ul", "needed").attr("role", "list").all(left))
}
