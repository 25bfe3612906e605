//! Who sees what, who looked, which phones have the route, the resident's own data, and this phone itself.

use domain::{api::sharing::CHOSEN_FOR, json::Object, party::Party, step::Role, topic::Topic};
use leptos::prelude::*;
use ui::{
    dates,
    icon::{Icon, icon, icon_in},
    node::{Node, el, text},
    platform::{clock, form},
    portrait::portrait,
    text::{Key, Texts},
};

use super::prepared;
use crate::{
    app::App,
    mine::{Answer, consent, each},
    screen::Screen,
};

/// One of these screens: its title, the way back, and what the server answered.
pub fn mine(app: App, screen: Screen) -> Node {
    let answer = app.ui.read().answer.clone();
    let back = el("a", "back")
        .attr("href", "/choices")
        .with(icon_in("icon icon--directional", Icon::Back))
        .with(app.say("span", "", Key::NavChoices));
    let shown = match (screen, &answer) {
        (Screen::Data, _) => data(app),
        // Drawn by a script of its own, which is there only when it is needed.
        (Screen::Privacy, _) => vec![el("phone-privacy", "stack")],
        (_, Answer::Coming) => vec![app.say("p", "soft", Key::MineComing)],
        (_, Answer::Away) => vec![app.say("p", "notice", Key::OopsOffline)],
        (Screen::Sees, Answer::Here(body)) => {
            let parties = each(body, "consents", |of| sees(app, of));
            parties.into_iter().chain(prepared::prepared(&app.view(), &app.texts())).collect()
        }
        (Screen::Looked, Answer::Here(body)) => looked(app, body),
        (_, Answer::Here(body)) => {
            let phones = each(body, "devices", |device| phone(app, device));
            wrong(app, None).into_iter().chain(phones).collect()
        }
    };
    el("div", "content content--cards stack").with(back).with(app.say("h1", "", screen.title())).all(shown)
}

/// What did not work here, or with one party, for who sees it.
fn wrong(app: App, of: Option<Party>) -> Option<Node> {
    let (key, _) = app.ui.read().wrong.filter(|(_, party)| *party == of)?;
    Some(app.say("p", "notice", key))
}

/// What one party sees: each topic on or off.
fn sees(app: App, of: &Object<'_>) -> Option<Node> {
    let (party, seen) = consent(of).filter(|(party, _)| CHOSEN_FOR.contains(party))?;
    let (role, key) = role(party);
    let turned = app.ui.read().turned.clone();
    let toggles = Topic::ALL.map(|topic| {
        let just = turned.iter().rev().find(|(one, other, _)| (*one, *other) == (party, topic));
        let is_on = just.map_or_else(|| seen.contains(&topic), |(.., on)| *on);
        el("button", "choices__row choices__row--switch")
            .attr("type", "button")
            .attr("role", "switch")
            .attr("aria-checked", if is_on { "true" } else { "false" })
            .with(app.say("span", "", topic_key(topic)))
            .with(el("span", "switch").attr("aria-hidden", "true"))
            .press(move || app.turn((party, topic, !is_on)))
    });
    let view = app.view();
    let names: Vec<&str> = view.helping(role).map(|person| person.name.as_str()).collect();
    let role_below = (!names.is_empty()).then(|| app.say("p", "small soft", key));
    let title = if names.is_empty() { app.t(key) } else { names.join(", ") };
    let said = el("div", "").with(text("h2", "", title)).all(role_below);
    let head = el("div", "list-card").with(portrait(view.helping(role).next())).with(said);
    Some(el("section", "choices").with(head).all(wrong(app, Some(party))).with(el("div", "choices__card").all(toggles)))
}

/// Who looked, the latest first.
fn looked(app: App, body: &str) -> Vec<Node> {
    let rows = each(body, "views", |view| {
        let (_, role) = role(view.word("party")?);
        let route = app.view();
        let name = view.spelled("person").and_then(|id| route.name_of(id).map(String::from));
        let organisation = view.text("organisation").unwrap_or_default();
        let when = moment(&app.texts(), &view.text("at")?);
        let topic = app.t(topic_key(view.word("topic")?));
        let who = text("strong", "", name.unwrap_or_else(|| app.t(role)));
        let said = [organisation, topic, when].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let words = el("div", "").with(who).with(text("small", "", said.join(". ")));
        Some(el("li", "choices__row").with(icon(Icon::Seen)).with(words))
    });
    match rows.is_empty() {
        true => vec![app.say("p", "", Key::LookedNobody)],
        false => vec![el("ul", "choices__card").attr("role", "list").all(rows)],
    }
}

/// A phone that has the route.
fn phone(app: App, device: &Object<'_>) -> Option<Node> {
    let texts = app.texts();
    let id = device.text("id")?;
    let here = device.says("current");
    let day =
        |field| device.text(field).and_then(|at| domain::body::day(at.get(..10)?)).map(|day| dates::short(&texts, day));
    let said = texts.fill(
        Key::PhonesSince,
        &[("from", &day("pairedAt").unwrap_or_default()), ("last", &day("lastSeen").unwrap_or_default())],
    );
    let act = match here {
        true => app.say("a", "nl-button nl-button--subtle", Key::LeaveButton).attr("href", "/choices"),
        false => app
            .say("button", "nl-button nl-button--secondary", Key::PhonesTake)
            .attr("type", "button")
            .press(move || app.decide("DELETE", ["devices/", &id].concat(), None)),
    };
    let name = if here { Key::PhonesThis } else { Key::PhonesOther };
    Some(el("section", "nl-card stack stack--tight").with(app.say("h2", "", name)).with(text("p", "", said)).with(act))
}

/// Taking everything along, and being forgotten.
fn data(app: App) -> Vec<Node> {
    let file = |format: &str, key: Key| {
        let address = ["/v1/", &app.part("export?app=phone&format="), format].concat();
        app.say("a", "nl-button nl-button--secondary", key).attr("href", address).attr("download", "")
    };
    let name = app.view().name.clone();
    let field =
        el("input", "digits digits--words").attr("id", "first-name").attr("type", "text").attr("autocomplete", "off");
    let erase = app
        .say("button", "nl-button nl-button--secondary", Key::DataErase)
        .attr("type", "button")
        .press(move || app.erase(form::typed("first-name").trim()));
    vec![
        el("section", "nl-card stack")
            .with(app.say("h2", "", Key::DataTake))
            .with(app.say("p", "", Key::DataTakeText))
            .with(file("html", Key::DataHtml))
            .with(file("json", Key::DataJson)),
        el("section", "nl-card stack")
            .with(app.say("h2", "", Key::DataForget))
            .with(app.say("p", "", Key::DataForgetText))
            .with(text("label", "", app.texts().fill(Key::DataType, &[("name", &name)])).attr("for", "first-name"))
            .with(field)
            .all(wrong(app, None))
            .with(erase),
    ]
}

/// What somebody of `party` is on the route, and what that is called.
const fn role(party: Party) -> (Role, Key) {
    match party {
        Party::Worker => (Role::Worker, Key::RoleWorker),
        Party::Specialist => (Role::Specialist, Key::RoleSpecialist),
        Party::Volunteer => (Role::Volunteer, Key::RoleVolunteer),
        Party::Adviser | Party::Resident => (Role::Adviser, Key::RoleAdviser),
    }
}

const fn topic_key(topic: Topic) -> Key {
    match topic {
        Topic::Steps => Key::TopicSteps,
        Topic::Goal => Key::TopicGoal,
        Topic::Questions => Key::TopicQuestions,
        Topic::Wins => Key::TopicWins,
    }
}

/// "14 juni, 10.12 uur", of a moment of RFC 3339 as this phone's clock shows it.
fn moment(texts: &Texts, at: &str) -> String {
    let local = clock::local(at);
    let part = |from: usize, to: usize| local.get(from..to).unwrap_or_default();
    let day = domain::body::day(part(0, 10)).map(|day| dates::short(texts, day)).unwrap_or_default();
    let time = texts.fill(Key::DateTime, &[("hour", part(11, 13)), ("minute", part(14, 16))]);
    texts.fill(Key::DateAt, &[("date", &day), ("time", &time)])
}
