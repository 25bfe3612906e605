//! One row of the map on the page.

use domain::status::Shape;

use super::{
    layout::Stop,
    lines::Lines,
    path,
    rows::{Drawn, Scene},
};
use crate::{
    icon::{Frame, Icon, Part, drawing, icon, sign},
    node::{Node, el, text},
    text::{Key, Texts},
};

const DRAWING: Frame = Frame { class: "route__drawing", view_box: Some("0 0 84 60"), fit: None };
const GOAL_LAND: Frame = Frame { class: "land", view_box: Some("0 0 360 240"), fit: Some("xMidYMax slice") };
const GOAL_SEA: Frame = Frame { class: "route__goal-picture", view_box: Some("114 90 132 132"), fit: None };

/// Draws a row.
pub(super) fn row(drawn: Drawn, texts: &Texts) -> Node {
    let Drawn { key, land, below, lines, scene } = drawn;
    let item = |class: &str| el("li", class).keyed(key.name()).attr("data-land", land.to_string());
    let wave = below.map(|below| wave(land, below));
    match scene {
        Scene::Phase { drawing: symbol, line, alone } => item("route__phase")
            .maybe("data-empty", alone.then_some(""))
            .all(wave)
            .all(line.map(|(side, walk)| path::past(side, walk)))
            .with(drawing(DRAWING, vec![Part::whole(symbol)]))
            .with(el("div", "route__phase-text").with(text("h2", "", lines.name)).with(
                el("p", "").with(el("span", "").rich(&lines.line)).with(text(
                    "span",
                    "route__more",
                    [" ", &lines.more].concat(),
                )),
            )),
        Scene::Stop { stop, icon: picture, link } => {
            let here = (stop.shape == Shape::Now).then(|| here(texts));
            let class = if here.is_some() { "route__now" } else { "route__words" };
            item("route__step")
                .attr("data-status", stop.shape.key())
                .maybe("data-last", below.map(|_| ""))
                .maybe("aria-current", stop.current.then_some("step"))
                .all(wave)
                .all(stop.way_in.map(path::way_in))
                .with(path::way_out(stop.way_out))
                .with(
                    el("span", "route__stop")
                        .attr("--x", stop.x.to_string())
                        .attr("aria-hidden", "true")
                        .with(icon(picture))
                        .all(marked(&stop).then(|| sign("route__sign", stop.shape))),
                )
                .with(el("div", "route__text").with(el("div", class).all(here).all(words(lines, link))))
        }
        Scene::Goal { line, also, way } => {
            let title = if lines.name.is_empty() { Key::RouteEnd } else { Key::RouteGoal };
            let quote = |goal: String| text("blockquote", "", goal).attr("dir", "auto");
            let also =
                also.into_iter().flat_map(|goal| [text("p", "small", texts.get(Key::RouteGoalAlso)), quote(goal)]);
            item("route__goal")
                .with(drawing(GOAL_LAND, vec![Part::whole("land#goal-land")]))
                .all(line.map(path::to_goal))
                .with(drawing(GOAL_SEA, vec![Part::whole("land#goal-sea")]))
                .with(
                    el("div", "route__goal-text")
                        .with(text("p", "", texts.get(title)))
                        .with(quote(lines.name))
                        .all(also)
                        .all(way),
                )
        }
    }
}

/// Whether the sign of its status stands with a stop: where the shape of the stop alone is not enough.
const fn marked(stop: &Stop) -> bool {
    matches!(stop.shape, Shape::Done | Shape::Others)
}

/// The name, with what a screen reader says before it, and the sentence below it. The whole row is the link.
fn words(lines: Lines, link: Option<String>) -> [Node; 2] {
    let name = el(if link.is_some() { "a" } else { "span" }, "route__name")
        .maybe("href", link)
        .with(text("span", "visually-hidden", [&lines.prefix, " "].concat()))
        .with(text("span", "", lines.name));
    [name, el("p", "small").rich(&lines.line)]
}

fn here(texts: &Texts) -> Node {
    el("span", "route__here").with(icon(Icon::Now)).with(text("span", "", texts.get(Key::RouteYouAreHere)))
}

/// The terrain below, rising into this one.
fn wave(land: u8, below: u8) -> Node {
    let symbol = match land % 3 {
        1 => "land#wave-1",
        2 => "land#wave-2",
        _ => "land#wave-3",
    };
    drawing(Frame::of("route__wave"), vec![Part::whole(symbol)]).attr("data-land", below.to_string())
}
