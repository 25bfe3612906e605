//! The next time: a day, a time, a place and with whom; or else why not (R024).

use domain::{
    body::{day_text, time_text},
    event::Draft,
    said::Saying,
    view::RouteView,
};
use ui::{
    dates,
    icon::Icon,
    node::{Node, el, text},
    platform::{clock, form},
};

use super::{Form, agreeing, change, chosen, open, quiet, replace, show, team, who};
use crate::{
    frame::{self, Field},
    talk::desk::Desk,
    text::Key,
};

const DAY: &str = "agree-day";
const TIME: &str = "agree-time";
const PLACE: &str = "agree-place";
const WITH: &str = "agree-with";
const REASON: &str = "agree-reason";
const OWN: &str = "agree-reason-own";
/// The reasons that are offered; another can be written.
const REASONS: [Key; 4] = [Key::AgreeReasonRest, Key::AgreeReasonCalls, Key::AgreeReasonTogether, Key::AgreeReasonLast];

/// What stands, or the form for it.
pub fn next(desk: Desk, view: &RouteView) -> Node {
    let place = super::card(desk, "agree-next", Icon::Calendar, Key::AgreeNext);
    let (form, reason) = agreeing(desk, |agreeing| (agreeing.open, agreeing.reason.clone()));
    let planned = view.next_appointment(clock::wall());
    match (form, &planned, &*reason) {
        (Some(Form::Reason), ..) => place.with(why_not(desk, view)),
        (Some(Form::Next), ..) => place.with(when(desk, view)),
        (_, Some(_), _) => place.all(stands(desk, view)).with(buttons(desk, &[Way::Other])),
        (_, None, "") => place.with(desk.say("p", "", Key::AgreeNextNone)).with(buttons(desk, &[Way::Day, Way::Not])),
        (_, None, why) => place
            .with(text("p", "", desk.texts().fill(Key::AgreeNotNow, &[("reason", why)])))
            .with(buttons(desk, &[Way::Day, Way::OtherReason])),
    }
}

#[derive(Clone, Copy)]
enum Way {
    Day,
    Other,
    Not,
    OtherReason,
}

fn buttons(desk: Desk, ways: &[Way]) -> Node {
    el("div", "agree__row").all(ways.iter().map(|way| {
        let (key, form, at) = match way {
            Way::Day => (Key::AgreeNextMake, Form::Next, "#agree-day"),
            Way::Other => (Key::AgreeNextOther, Form::Next, "#agree-day"),
            Way::Not => (Key::AgreeNextNot, Form::Reason, "#agree-reason"),
            Way::OtherReason => (Key::AgreeReasonOther, Form::Reason, "#agree-reason"),
        };
        quiet(desk, key, move || open(desk, Some(form), at))
    }))
}

/// When and where, and that another time is fine.
fn stands(desk: Desk, view: &RouteView) -> Vec<Node> {
    let texts = desk.texts();
    let Some(next) = view.next_appointment(clock::wall()) else { return Vec::new() };
    let with = [("place", next.made.text("place")), ("name", &*next.with.1.name)];
    vec![
        text("p", "agree__when-next", dates::at(&texts, next.at)),
        text("p", "", texts.fill(Key::AgreeNextWhere, &with)),
        text("p", "soft", texts.get(Key::AgreeNextMay)),
    ]
}

fn when(desk: Desk, view: &RouteView) -> Node {
    let texts = desk.texts();
    let planned = view.next_appointment(clock::wall());
    let (day, time, place) = planned.as_ref().map_or_else(
        || (String::new(), String::new(), String::new()),
        |one| (day_text(one.at.date()), time_text(one.at.time()), one.made.text("place").to_owned()),
    );
    let people = team(view);
    let with = planned.as_ref().map(|one| one.with.0);
    let field = |id, label| Field { id, label, hint: None, fault: None };
    let keep = frame::submit(texts.get(Key::AgreeKeep), move || make(desk));
    let today = day_text(clock::today());
    el("form", "agree__form")
        .keyed("when")
        .with(
            el("div", "agree__two")
                .with(
                    field(DAY, Key::AgreeDay)
                        .draw(&texts, |input| input.attr("type", "date").attr("min", &today).attr("value", &day)),
                )
                .with(
                    field(TIME, Key::AgreeTime).draw(&texts, |input| input.attr("type", "time").attr("value", &time)),
                ),
        )
        .with(
            field(PLACE, Key::AgreePlace)
                .draw(&texts, |input| input.attr("maxlength", "80").attr("autocomplete", "off").attr("value", &place)),
        )
        .with(who(desk, WITH, Key::AgreeWith, &people, with))
        .with(el("div", "agree__row").with(small(keep)).with(cancel(desk, "#agree-next")))
}

/// Closes the form without keeping anything.
pub fn cancel(desk: Desk, to: &'static str) -> Node {
    quiet(desk, Key::AgreeCancel, move || open(desk, None, to))
}

/// A button within a card.
pub fn small(button: Node) -> Node {
    button.attr("class", "nl-button nl-button--secondary agree__button")
}

fn make(desk: Desk) {
    let view = desk.store.view();
    let people = team(&view);
    let (day, time, place) = (form::typed(DAY), form::typed(TIME), form::typed(PLACE));
    let moment = domain::said::moment(&[&*day, "T", time.get(..5).unwrap_or(&time)].concat());
    let wrong = |key: Key, at: &'static str| {
        desk.wrong(desk.t(key));
        show(at);
    };
    let Some(moment) = moment.filter(|moment| *moment > clock::wall()) else {
        return wrong(Key::AgreeDayWrong, "#agree-day");
    };
    if place.trim().is_empty() {
        return wrong(Key::AgreePlaceWrong, "#agree-place");
    }
    let Some(with) = chosen(WITH, &people) else { return wrong(Key::AgreeWithWrong, "#agree-with") };
    let at = [&*day_text(moment.date()), "T", &time_text(moment.time())].concat();
    let replaced = view.next_appointment(clock::wall()).map(|one| one.made);
    let draft = Draft::of_route(Saying::AppointmentMade.key())
        .with("at", &*at)
        .with("with", &*with.to_string())
        .with("place", place.trim())
        .seeing(replaced.map(|made| made.id()));
    replace(desk, draft, replaced.map(|made| made.body.clone()), Key::AgreeKeptNext);
    change(desk, |agreeing| agreeing.reason = String::new());
    open(desk, None, "#agree-next");
}

fn why_not(desk: Desk, view: &RouteView) -> Node {
    let texts = desk.texts();
    let option = |(place, key): (usize, Key)| {
        text("option", "", texts.fill(key, &[("name", &view.name)])).attr("value", place.to_string())
    };
    let choose = el("select", "field__input")
        .attr("id", REASON)
        .with(desk.say("option", "", Key::AgreeReasonChoose).attr("value", ""))
        .all(REASONS.into_iter().enumerate().map(option));
    let own = Field { id: OWN, label: Key::AgreeReasonOwn, hint: None, fault: None };
    let keep = frame::submit(texts.get(Key::AgreeKeep), move || keep_reason(desk));
    el("form", "agree__form")
        .keyed("why")
        .with(
            el("div", "field")
                .with(desk.say("label", "field__label", Key::AgreeReason).attr("for", REASON))
                .with(choose),
        )
        .with(own.draw(&texts, |input| input.attr("maxlength", "200").attr("autocomplete", "off")))
        .with(el("div", "agree__row").with(small(keep)).with(cancel(desk, "#agree-next")))
}

fn keep_reason(desk: Desk) {
    let view = desk.store.view();
    let texts = desk.texts();
    let chosen = form::typed(REASON).parse::<usize>().ok().and_then(|place| REASONS.get(place).copied());
    let chosen = chosen.map(|key| texts.fill(key, &[("name", &view.name)]));
    let own = form::typed(OWN).trim().to_owned();
    let said: Vec<String> = chosen.into_iter().chain((!own.is_empty()).then_some(own)).collect();
    if said.is_empty() {
        desk.wrong(texts.get(Key::AgreeReasonWrong).into());
        return show("#agree-reason");
    }
    desk.change(|ui| ui.wrong = String::new());
    change(desk, |agreeing| (agreeing.reason, agreeing.open) = (said.join(" "), None));
    show("#agree-next");
}
