//! The three lanes: one list of steps, laid out by whose they are and about when, with the path between them.

use chrono::NaiveDate;
use domain::{
    lanes::{Lane, When},
    next::Next,
    view::RouteView,
};
use ui::{
    dates,
    node::{Node, el, text},
    portrait::portrait,
};

use super::{
    block::block,
    path,
    spots::{laid_out, shown},
};
use crate::{talk::desk::Desk, text::Key};

/// The lanes.
pub fn lanes(desk: Desk, view: &RouteView, today: NaiveDate) -> Node {
    let (placed, earlier) = shown(view.lanes(today));
    let (spots, rows) = laid_out(&placed);
    let next = match view.next_on(today, None) {
        Next::Step(id) => Some(id),
        Next::Waiting(_) | Next::Rest { .. } => None,
    };
    let heads = When::ALL.iter().enumerate().map(|(column, when)| {
        let class = if column == 0 { "lanes__when lanes__when--now" } else { "lanes__when" };
        text("span", class, short(desk, *when, today)).attr("aria-hidden", "true")
    });
    let mut start = 0;
    let bands: Vec<Node> = Lane::ALL
        .into_iter()
        .zip(rows)
        .flat_map(|(lane, height)| {
            let at = (start + 1).to_string();
            start += height;
            let place =
                |node: Node| node.attr("--row", &at).attr("--rows", height.to_string()).attr("aria-hidden", "true");
            [place(el("div", "lanes__band").attr("data-lane", lane_key(lane))), place(who(desk, view, lane))]
        })
        .collect();
    let total: usize = rows.iter().sum();
    let blocks = spots.iter().filter_map(|spot| {
        let step = view.step(spot.placed.step)?;
        Some(block(desk, view, step, spot, next == Some(step.id), today))
    });
    let list = el("ol", "lanes__steps").attr("role", "list").attr("aria-label", desk.t(Key::ChooseSteps)).all(blocks);
    let grid = el("div", "lanes__grid")
        .attr("--total", total.to_string())
        .all(bands)
        .with(path::path(view, &spots, total, next))
        .with(list);
    let head = el("div", "lanes__head").with(el("span", "")).all(heads);
    let more = (earlier > 0).then(|| {
        text("p", "lanes__more small soft", desk.texts().count(Key::ChooseEarlierOne, Key::ChooseEarlierOther, earlier))
    });
    el("div", "lanes").with(head).with(grid).all(more)
}

/// Who stands before a lane.
fn who(desk: Desk, view: &RouteView, lane: Lane) -> Node {
    let person = view.face_of(lane).and_then(|id| view.people.get(&id));
    el("div", "lanes__who").with(portrait(person)).with(lane_name(desk, view, lane))
}

/// What a lane is called: by who stands before it.
pub fn lane_name(desk: Desk, view: &RouteView, lane: Lane) -> Node {
    let person = view.face_of(lane).and_then(|id| view.people.get(&id));
    match (lane, person) {
        (Lane::Resident, _) => desk.say("span", "", Key::ChooseYou),
        (_, Some(person)) => text("span", "", &person.name).attr("data-private", "yes"),
        (Lane::Neighbourhood, None) => desk.say("span", "", Key::ChooseNeighbourhood),
        (Lane::Municipality, None) => desk.say("span", "", Key::ChooseMunicipality),
    }
}

const fn lane_key(lane: Lane) -> &'static str {
    match lane {
        Lane::Resident => "resident",
        Lane::Neighbourhood => "neighbourhood",
        Lane::Municipality => "municipality",
    }
}

/// "t/m vr 14 juni".
pub fn short(desk: Desk, when: When, today: NaiveDate) -> String {
    let texts = desk.texts();
    match (when, when.until(today)) {
        (When::Now, _) => desk.t(Key::ChooseNow),
        (_, Some(day)) => {
            let long = dates::long(&texts, day);
            let (weekday, rest) = long.split_once(' ').unwrap_or_default();
            let weekday: String = weekday.chars().take(2).collect();
            texts.fill(Key::ChooseUntil, &[("date", &[&weekday, " ", rest].concat())])
        }
        (_, None) => desk.t(Key::ChooseLater),
    }
}
