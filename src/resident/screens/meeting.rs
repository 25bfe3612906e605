//! De volgende keer: when and where we meet, "Ik kan niet", and the calendar.

use domain::{
    appointment::{Appointment, Meeting},
    event::Draft,
    ics::{Item, calendar},
};
use ui::{
    dates, file,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::clock,
    portrait::portrait,
    text::{Key, Texts},
};

use super::{agreement::back, agreements, now::fact, person};
use crate::{app::App, screen::Screen};

/// The next time that we meet, or what came of the last, or whom to call.
pub fn meeting(app: App) -> Node {
    let view = app.view();
    let texts = app.texts();
    let now = clock::wall();
    let next = view.next_appointment(now);
    let last = view.last_appointment(now).filter(|_| next.is_none());
    let shown = match (&next, &last) {
        (Some(next), _) if next.meeting == Meeting::Planned => planned(app, &texts, next),
        (Some(declined), _) => given_up(app, &texts, declined, true),
        (None, Some(last)) => came_of_it(app, &texts, last),
        (None, None) => agreements::nobody_knows(&view, &texts, Key::MeetNone),
    };
    el("div", "content content--cards stack")
        .with(back(app, Screen::Agreements, Key::AgreeTitle))
        .with(app.say("h1", "", Key::MeetTitle))
        .all(agreements::first_contact(&view, &texts))
        .all(shown)
}

fn planned(app: App, texts: &Texts, next: &Appointment<'_>) -> Vec<Node> {
    let (_, person) = next.with;
    let with = texts.fill(Key::MeetWith, &[("name", &person.name)]);
    let card = el("article", "nl-card stack meeting")
        .with(el("div", "list-card").with(portrait(Some(person))).with(
            el("div", "").with(text("h2", "", dates::long(texts, next.at.date()))).with(text(
                "p",
                "",
                dates::time(texts, next.at.time()),
            )),
        ))
        .with(
            el("ul", "facts")
                .attr("role", "list")
                .all(fact(Icon::Person, &with))
                .all(fact(Icon::House, next.made.text("place")))
                .all(fact(Icon::Route, next.made.text("travel"))),
        );
    let decline = Draft::of_route("AppointmentDeclined").seeing([next.made.id()]);
    let cannot = app
        .say("button", "nl-button nl-button--secondary", Key::MeetCannot)
        .attr("type", "button")
        .press(move || app.act(decline.clone(), || {}));
    let title = texts.fill(Key::IcsTitle, &[("name", &person.name)]);
    let talk = saved(
        texts,
        "nl-button nl-button--primary",
        Some(Icon::Calendar),
        texts.get(Key::MeetSave),
        &next.talk(&title),
    );
    let values = [("name", &*person.name), ("time", &dates::time(texts, next.at.time()))];
    let title = texts.fill(Key::IcsReminder, &values);
    let reminders = next.reminders(&title).map(|item| {
        saved(
            texts,
            "nl-button nl-button--secondary nl-button--plain",
            None,
            &dates::time(texts, item.at.time()),
            &item,
        )
    });
    vec![card, talk, text("h2", "", texts.get(Key::MeetRemind)), el("div", "reminders").all(reminders), cannot]
}

/// The resident cannot come, or it did not take place: somebody offers another moment.
fn given_up(app: App, texts: &Texts, one: &Appointment<'_>, ahead: bool) -> Vec<Node> {
    let day = dates::long(texts, one.at.date());
    let key = if one.meeting == Meeting::Declined { Key::MeetDeclined } else { Key::MeetMissed };
    let other = one.word.map(|said| el("p", "").rich(&person::promise(app, Key::MeetOther, one.with, said)));
    let keep = Draft::of_route("AppointmentKept").seeing(one.declined.clone());
    let can = ahead.then(|| {
        app.say("button", "nl-button nl-button--secondary", Key::MeetCan)
            .attr("type", "button")
            .press(move || app.act(keep.clone(), || {}))
    });
    let (_, with) = one.with;
    let call = with.phone.as_deref().map(|phone| {
        let label = texts.fill(Key::HelpCallName, &[("name", &with.name)]);
        person::call("nl-button nl-button--secondary", phone, &label)
    });
    let said = text("p", "", texts.fill(key, &[("date", &day)]));
    vec![el("div", "nl-card stack stack--tight").attr("role", "status").with(said).all(other)]
        .into_iter()
        .chain(can)
        .chain(call)
        .collect()
}

fn came_of_it(app: App, texts: &Texts, last: &Appointment<'_>) -> Vec<Node> {
    let key = match last.meeting {
        Meeting::Held => Key::MeetHeld,
        Meeting::Moved => Key::MeetMoved,
        _ => return given_up(app, texts, last, false),
    };
    let (_, person) = last.with;
    let said = texts.fill(key, &[("name", &person.name), ("date", &dates::long(texts, last.at.date()))]);
    let view = app.view();
    let none = agreements::nobody_knows(&view, texts, Key::MeetNone);
    [text("p", "", said)].into_iter().chain(none).collect()
}

/// A link that puts `item` in the calendar of this phone.
fn saved(texts: &Texts, class: &str, picture: Option<Icon>, label: &str, item: &Item<'_>) -> Node {
    el("a", class)
        .attr("href", file::address("text/calendar;charset=utf-8", &calendar(item, clock::utc())))
        .attr("download", [texts.get(Key::MeetTitle), ".ics"].concat())
        .all(picture.map(icon))
        .with(text("span", "", label))
}
