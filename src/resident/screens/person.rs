//! Somebody who helps, as a card: who it is, what this person does now, and how to speak to each other.

use domain::{
    event::Draft, fold::Person, id::PersonId, reach::Reach, said::Said, step::Role, view::RouteView, words::Part,
};
use ui::{
    dates,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::clock,
    portrait::portrait,
    text::{Key, Texts},
};

use super::help::dial;
use crate::{app::App, screen::Screen};

/// The card of the one with this id. The one to turn to also calls back when asked.
pub fn person(app: App, id: PersonId, person: &Person) -> Node {
    let view = app.view();
    let texts = app.texts();
    let is_contact = view.contact().is_some_and(|(contact, _)| contact == id);
    let role = match person.role {
        Role::Worker => Key::DoesWorker,
        Role::Specialist => Key::DoesSpecialist,
        Role::Volunteer => Key::RoleVolunteer,
        Role::Adviser | Role::Resident => Key::RoleAdviser,
        Role::Urgent => Key::RoleUrgent,
    };
    let class = if is_contact { "nl-button nl-button--primary" } else { "nl-button nl-button--secondary" };
    let call = person.phone.as_deref().map(|phone| {
        let label = texts.fill(Key::HelpCallName, &[("name", &person.name)]);
        call(class, phone, &label)
    });
    let asked = if is_contact { view.calls_wanted() } else { Vec::new() };
    let back = (is_contact && asked.is_empty()).then(|| {
        app.say("button", "nl-button nl-button--secondary", Key::CallBack)
            .attr("type", "button")
            .press(move || app.act(Draft::of_route("QuestionAsked").with("subject", "call"), || {}))
    });
    el("article", "nl-card person")
        .keyed(id.to_string())
        .with(portrait(Some(person)))
        .with(text("h2", "", &person.name))
        .with(text("p", "", texts.get(role)))
        .all(reachable(&view, &texts, id, person))
        .all(doing(&view, &texts, id))
        .with(el("div", "person__buttons").all(call).all(back))
        .all(calls_back(app, (id, person), &asked))
}

/// A link that calls.
pub fn call(class: &str, phone: &str, label: &str) -> Node {
    el("a", class).attr("href", dial(phone)).with(icon(Icon::Phone)).with(text("span", "", label))
}

/// Until when, or from when again; whom to call meanwhile. In the words of who added the person when no hours were set.
fn reachable(view: &RouteView, texts: &Texts, id: PersonId, person: &Person) -> Vec<Node> {
    let Some(reach) = view.reach(id, clock::wall()) else {
        return person.hours.iter().map(|hours| text("p", "small soft", hours)).collect();
    };
    let said = el("p", "small soft").rich(&when(texts, reach));
    let instead = view.instead_of(id).filter(|_| !matches!(reach, Reach::Now(_)));
    let instead = instead.and_then(|id| view.people.get(&id)).and_then(|other| {
        let label = texts.fill(Key::ReachInstead, &[("name", &other.name)]);
        Some(text("a", "person__instead", label).attr("href", dial(other.phone.as_deref()?)))
    });
    [said].into_iter().chain(instead).collect()
}

fn when(texts: &Texts, reach: Reach) -> String {
    let (key, at) = match reach {
        Reach::Now(until) => return texts.fill(Key::ReachNow, &[("time", &dates::time(texts, until))]),
        Reach::Away(at) => (Key::ReachAway, at),
        Reach::From(at) => match (at.date() - clock::today()).num_days() {
            0 => (Key::ReachToday, at),
            1 => (Key::ReachTomorrow, at),
            _ => (Key::ReachDay, at),
        },
    };
    texts.fill(key, &[("date", &dates::long(texts, at.date())), ("time", &dates::time(texts, at.time()))])
}

/// What this person does now, each a way to that step.
fn doing(view: &RouteView, texts: &Texts, id: PersonId) -> Option<Node> {
    let name = view.name_of(id).unwrap_or_default();
    let steps: Vec<Node> = view
        .doing(id)
        .map(|step| {
            let title = texts.words(step, name);
            el("li", "").with(text("a", "", title.get(Part::Title)).attr("href", Screen::Step(step.id).path()))
        })
        .collect();
    (!steps.is_empty()).then(|| {
        el("div", "person__doing small")
            .with(text("p", "soft", texts.get(Key::DoesNow)))
            .with(el("ul", "").attr("role", "list").all(steps))
    })
}

/// That this person calls back, before when, and the way to say that it is no longer needed; nothing when nobody asked.
fn calls_back(app: App, person: (PersonId, &Person), asked: &[&Said]) -> Vec<Node> {
    let Some(first) = asked.first() else { return Vec::new() };
    let said = promise(app, Key::CallComes, person, first);
    let off = app.say("button", "nl-button nl-button--text", Key::CallOff).attr("type", "button");
    let close = Draft::of_route("QuestionClosed").seeing(asked.iter().map(|said| said.id()));
    vec![
        el("p", "person__promise").attr("role", "status").rich(&said),
        off.press(move || app.act(close.clone(), || {})),
    ]
}

/// What `person` does before the day that was agreed on the card, counted from the day of `asked`; after that day, that
/// it takes longer.
pub fn promise(app: App, key: Key, (id, person): (PersonId, &Person), asked: &Said) -> String {
    let texts = app.texts();
    let today = clock::today();
    let before = app.view().answers_before(id, asked.mark.day().unwrap_or(today));
    if before < today {
        return texts.fill(Key::CallLate, &[("name", &person.name)]);
    }
    texts.fill(key, &[("name", &person.name), ("date", &dates::long(&texts, before))])
}
