//! The strip of landscape above the one card: the route at a glance.

use domain::{
    next::Next,
    status::{Shape, Status},
    view::RouteView,
};

use super::{FROM_BELOW, mark, ticks};
use crate::{
    icon::{Frame, Part, drawing},
    node::{Node, el, text},
    text::{Key, Texts},
};

const LAND: Frame = Frame { class: "land", view_box: Some("0 10 360 112"), fit: FROM_BELOW };
const MARKS: Frame = Frame { class: "strip__marks", view_box: Some("0 100 3600 1120"), fit: FROM_BELOW };
const DETOUR_LAND: Frame = Frame { class: "land", view_box: Some("0 24 360 126"), fit: FROM_BELOW };
const DETOUR_MARKS: Frame = Frame { class: "strip__marks", view_box: Some("0 240 3600 1260"), fit: FROM_BELOW };

const PIN: Part = Part { symbol: "icons#mark-now", class: "", at: Some([1324, 458, 352, 528]) };
const DETOUR_PIN: Part = Part { symbol: "icons#mark-now", class: "", at: Some([1432, 679, 336, 504]) };

/// Where ticks stand: up to the pin, and up to where the walked line ends when there is none.
const TO_PIN: [([i32; 2], i32); 4] = [([195, 871], 205), ([452, 861], 205), ([738, 937], 205), ([1072, 961], 205)];
const TO_END: [([i32; 2], i32); 5] =
    [([130, 888], 200), ([383, 851], 200), ([646, 913], 200), ([939, 962], 200), ([1274, 947], 200)];
const TO_DETOUR: [([i32; 2], i32); 4] =
    [([137, 1226], 220), ([530, 1186], 220), ([893, 1268], 220), ([1272, 1237], 220)];
/// Where what comes yet stands, by how much there is of it. More than three does not fit before the bend.
const AHEAD: [&[[i32; 2]]; 4] =
    [&[], &[[2227, 796]], &[[2227, 796], [2687, 754]], &[[1990, 810], [2360, 803], [2700, 749]]];

/// The strip, which leads to the map. `place` says where the resident is.
pub fn strip(view: &RouteView, texts: &Texts, place: String) -> Node {
    let next = view.next();
    let mut land = vec![Part::whole("land#strip")];
    if view.steps_done() > 0 {
        land.push(Part::whole("land#strip-walked"));
    }
    if !matches!(next, Next::Step(_)) {
        land.push(Part::whole("land#strip-bench"));
    }
    el("a", "strip").attr("href", "/route").with(drawing(LAND, land)).with(drawing(MARKS, marks(view, &next))).with(
        el("span", "strip__place")
            .with(text("span", "visually-hidden", texts.get(Key::HomeWholeRoute)))
            .with(text("span", "", place)),
    )
}

/// The strip of a step that does not work out now: a way round, and what was done stays. `done` is how many.
pub fn detour(done: usize) -> Node {
    let marks = ticks(done, &TO_DETOUR).chain([DETOUR_PIN]).collect();
    el("div", "strip").with(drawing(DETOUR_LAND, vec![Part::whole("land#detour")])).with(drawing(DETOUR_MARKS, marks))
}

/// What was done, what comes, and where the resident is, from back to front.
fn marks(view: &RouteView, next: &Next) -> Vec<Part> {
    let shapes: Vec<Shape> = view.steps().filter_map(|step| ahead(next, step.id, &step.status())).take(3).collect();
    let places = AHEAD[shapes.len()].iter();
    let ahead = shapes.iter().zip(places).map(|(shape, at)| match (shape, next) {
        (Shape::Others, Next::Step(_)) => mark("icons#mark-others", *at, [180, 180]),
        (Shape::Others, _) => mark("icons#mark-others", *at, [238, 238]),
        _ => mark("icons#mark-later", *at, [120, 120]),
    });
    match next {
        Next::Step(_) => ticks(view.steps_done(), &TO_PIN).chain(ahead).chain([PIN]).collect(),
        Next::Waiting(_) | Next::Rest { .. } => ticks(view.steps_done(), &TO_END).chain(ahead).collect(),
    }
}

/// The shape of a step that comes after the next one; none for what was done, or may never come.
fn ahead(next: &Next, step: domain::id::StepId, status: &Status) -> Option<Shape> {
    let is_next = *next == Next::Step(step);
    match status.shape() {
        Shape::Done | Shape::Maybe => None,
        _ if is_next => None,
        Shape::Others | Shape::Stuck => Some(Shape::Others),
        Shape::Later | Shape::Now => Some(Shape::Later),
    }
}

#[cfg(test)]
mod tests {
    use domain::step::{Owner, Release};

    use super::*;
    use crate::sample::{done, phase, route, step};

    fn drawn(view: &RouteView) -> Vec<&'static str> {
        let names = marks(view, &view.next());
        names.iter().map(|part| part.symbol.trim_start_matches("icons#mark-")).collect()
    }

    #[test]
    fn the_strip_of_a_new_route_has_no_marks() {
        assert_eq!(drawn(&RouteView::default()), [""; 0]);
    }

    #[test]
    fn the_pin_stands_between_what_was_done_and_what_comes() {
        let steps = vec![done(1), step(2, Release::Open), step(3, Release::Later), step(4, Release::Maybe)];
        assert_eq!(drawn(&route(vec![phase(1, steps)])), ["done", "later", "now"]);
    }

    #[test]
    fn there_is_no_pin_while_others_are_busy() {
        let busy = domain::view::StepView { owner: Some(Owner::Third("de bank".into())), ..step(2, Release::Open) };
        assert_eq!(drawn(&route(vec![phase(1, vec![done(1), busy])])), ["done", "others"]);
    }

    #[test]
    fn as_many_marks_stand_on_it_as_fit() {
        let steps = (0..40).map(|id| if id < 20 { done(id) } else { step(id, Release::Later) }).collect();
        let drawn = drawn(&route(vec![phase(1, steps)]));
        assert_eq!(drawn.iter().filter(|name| **name == "done").count(), TO_END.len());
        assert_eq!(drawn.iter().filter(|name| **name == "later").count(), 3);
    }

    #[test]
    fn every_mark_lies_on_the_strip() {
        let steps = vec![done(1), step(2, Release::Open), step(3, Release::Later), step(4, Release::Later)];
        let view = route(vec![phase(1, steps)]);
        for [x, y, width, height] in marks(&view, &view.next()).iter().filter_map(|part| part.at) {
            assert!(x >= 0 && x + width <= 3600 && y >= 100 && y + height <= 1220, "{x} {y}");
        }
    }
}
