//! One line of the list: its own words and its number, what it could become, and what is decided about it.

use domain::view::RouteView;
use ui::{
    icon::{Icon, icon, icon_in},
    node::{Node, el, text},
};

use super::{
    focus, kind, of_row, own,
    row::{Fate, Row},
    steps,
};
use crate::{talk::desk::Desk, text::Key};

/// The line. It is a form only so that Enter takes it once somebody was named: as a part of the page it would say nothing.
pub fn line(desk: Desk, view: &RouteView, row: &Row) -> Node {
    let number = row.number.to_string();
    let said = el("p", "paste__line")
        .with(text("span", "paste__number", &number))
        .with(text("span", "", &row.line).attr("data-private", "yes").attr("dir", "auto"));
    let shown = el("div", "paste__becomes")
        .with(kind::kind(desk, row))
        .all((row.fate != Fate::Left).then(|| chosen(desk, view, row)).into_iter().flatten())
        .all(row.fault.as_ref().map(|missing| desk.say("p", "field__fault", missing.said).attr("role", "alert")));
    let form = el("form", "paste__row").attr("role", "presentation").with(said).with(shown).with(acts(desk, view, row));
    el("li", "").keyed(&number).attr("data-line", &number).attr("data-fate", fate(row)).with(form)
}

fn fate(row: &Row) -> &'static str {
    match row.fate {
        Fate::Open => "open",
        Fate::Taken => "taken",
        Fate::Left => "left",
    }
}

/// What there is to choose: who does each step, or other words.
fn chosen(desk: Desk, view: &RouteView, row: &Row) -> Vec<Node> {
    let mut parts: Vec<Node> = kind::outcome(desk, view, row).into_iter().collect();
    match (row.own, row.is_worded()) {
        (true, _) => parts.extend(own::fields(desk, row)),
        (false, true) => parts.push(own::title(desk, row)),
        (false, false) => parts.extend(steps::steps(desk, view, row)),
    }
    parts.extend(other_words(desk, row));
    parts
}

/// The way from the proposal to own words, and back; none where there are only own words.
fn other_words(desk: Desk, row: &Row) -> Option<Node> {
    let number = row.number;
    if matches!(row.becomes, domain::propose::Becomes::Own { .. }) || row.fate != Fate::Open {
        return None;
    }
    let key = if row.own { Key::PasteProposal } else { Key::PasteOtherWords };
    let button = el("button", "nl-button nl-button--text paste__other")
        .keyed("other")
        .attr("type", "button")
        .with(desk.say("span", "", key))
        .with(of_line(desk, row))
        .press(move || of_row(desk, number, |row| (row.own, row.fault) = (!row.own, None)));
    Some(button)
}

/// Which line a button is about, for who does not see it stand there.
fn of_line(desk: Desk, row: &Row) -> Node {
    text("span", "visually-hidden", number(desk, row.number))
}

/// The line with this number, after what is said of it.
pub fn number(desk: Desk, number: usize) -> String {
    desk.texts().fill(Key::PasteOfLine, &[("n", &number.to_string())])
}

/// Taking it, leaving it out, and turning either back.
fn acts(desk: Desk, view: &RouteView, row: &Row) -> Node {
    let number = row.number;
    let first = match (row.fate, row.brings(view)) {
        (Fate::Left, _) => {
            Some(el("p", "paste__left").keyed("left").with(icon(Icon::Tick)).with(desk.say("span", "", Key::PasteLeft)))
        }
        (Fate::Taken, _) => Some(
            el("button", "nl-button nl-button--secondary paste__take")
                .attr("type", "submit")
                .attr("data-taken", "yes")
                .with(icon(Icon::Tick))
                .with(desk.say("span", "", Key::PasteTaken))
                .with(of_line(desk, row))
                .press(move || of_row(desk, number, |row| row.fate = Fate::Open)),
        ),
        (Fate::Open, true) => Some(
            el("button", "nl-button nl-button--secondary paste__take")
                .attr("type", "submit")
                .with(desk.say("span", "", Key::PasteTake))
                .with(of_line(desk, row))
                .press(move || take(desk, number)),
        ),
        (Fate::Open, false) => Some(
            el("button", "nl-button nl-button--secondary paste__take")
                .keyed("leave")
                .attr("type", "submit")
                .with(desk.say("span", "", Key::PasteLeave))
                .with(of_line(desk, row))
                .press(move || leave(desk, number)),
        ),
    };
    let round = match (row.fate, row.brings(view)) {
        (Fate::Left, _) => Some((Icon::Undo, "icon", Key::PasteBack)),
        (Fate::Taken, _) | (Fate::Open, true) => Some((Icon::Plus, "icon paste__cross", Key::PasteLeaveLine)),
        (Fate::Open, false) => None,
    };
    let round = round.map(|(picture, class, key)| {
        el("button", "round-button")
            .keyed("round")
            .attr("type", "button")
            .attr("id", ["paste-round-", &number.to_string()].concat())
            .attr("aria-label", desk.texts().fill(key, &[("n", &number.to_string())]))
            .with(icon_in(class, picture))
            .press(move || turn(desk, number))
    });
    el("div", "paste__acts").all(first).all(round)
}

/// Takes the line, when nothing is missing; says what is, and goes there.
fn take(desk: Desk, number: usize) {
    let mut missing = None;
    of_row(desk, number, |row| {
        missing = row.missing();
        row.fault = missing.clone();
        if missing.is_none() {
            row.fate = Fate::Taken;
        }
    });
    if let Some(missing) = missing {
        focus(["#paste-", &missing.field].concat());
    }
}

/// Leaves the line out. The button that was pressed is gone then: what brings it back takes its place.
fn leave(desk: Desk, number: usize) {
    of_row(desk, number, |row| (row.fate, row.fault) = (Fate::Left, None));
    focus(format!("#paste-round-{number}"));
}

/// Leaves the line out, or brings it back.
fn turn(desk: Desk, number: usize) {
    let mut is_left = false;
    of_row(desk, number, |row| {
        is_left = row.fate != Fate::Left;
        (row.fate, row.fault) = (if is_left { Fate::Left } else { Fate::Open }, None);
    });
    focus(match is_left {
        true => format!("#paste-round-{number}"),
        false => format!("[data-line='{number}'] .paste__take"),
    });
}
