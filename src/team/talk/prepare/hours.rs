//! On which days, and from when to when, who is at the keyboard can be reached: the resident reads it beside the name (R102),
//! and the days on which everybody can meet follow from it.

use domain::{body::time_text, view::RouteView};
use ui::{
    node::{Node, el, text},
    platform::form,
};

use super::when::{toggled, week};
use crate::{frame::Field, talk::desk::Desk, text::Key};

const FROM: &str = "prepare-from";
const TO: &str = "prepare-to";
/// What stands in the fields as long as nobody said otherwise.
const OFFICE: [&str; 2] = ["09:00", "17:00"];

/// The own days and hours; nothing for who does not help on this route.
pub fn hours(desk: Desk, view: &RouteView) -> Option<Node> {
    let own = desk.account().person;
    if !view.professionals().contains(&own) {
        return None;
    }
    let stands = view.reachable(own);
    let days = stands.map_or("", |(days, ..)| days);
    let [from, to] = stands.map_or(OFFICE.map(Into::into), |(_, from, to)| [time_text(from), time_text(to)]);
    let texts = desk.texts();
    let field = |id, label, value: &str| {
        // A field holds what was typed: what stands on the route fills it again when that changes.
        let input = Field { id, label, hint: None, fault: None }
            .draw(&texts, |input| input.attr("type", "time").attr("value", value));
        el("div", "").with(input.keyed(value))
    };
    let pills = week(desk, days, move |digit| reachable(desk, Some(digit)));
    let keep = desk.say("button", "nl-button nl-button--secondary tell__keep", Key::PrepareKeep).attr("type", "submit");
    let form = el("form", "stack")
        .with(el("div", "agree__two").with(field(FROM, Key::PrepareFrom, &from)).with(field(TO, Key::PrepareTo, &to)))
        .with(keep.press(move || reachable(desk, None)));
    Some(
        el("section", "stack")
            .attr("aria-labelledby", "prepare-hours")
            .with(desk.say("h2", "", Key::PrepareHours).attr("id", "prepare-hours"))
            .with(text("p", "soft", texts.fill(Key::PrepareHoursWhy, &[("name", &view.name)])))
            .with(el("div", "pills").attr("role", "group").attr("aria-labelledby", "prepare-hours").all(pills))
            .with(form),
    )
}

/// Says on which days, those that stand with `turns` more or without it, and the hours of the fields.
fn reachable(desk: Desk, turns: Option<char>) {
    let time = |id| domain::body::time(&form::typed(id));
    let Some((from, to)) = time(FROM).zip(time(TO)) else { return desk.wrong(desk.t(Key::PrepareHoursWrong)) };
    let own = desk.account().person;
    let make = move |view: &RouteView| {
        let days = view.reachable(own).map_or("", |(days, ..)| days);
        let days = turns.map_or_else(|| days.to_owned(), |digit| toggled(days, digit));
        view.set_reachable(own, &days, from, to).into_iter().collect()
    };
    desk.tell_of(make, move |kept| match kept.is_empty() {
        true => desk.wrong(desk.t(Key::PrepareHoursWrong)),
        false => desk.happened(desk.t(Key::PrepareKept)),
    });
}
