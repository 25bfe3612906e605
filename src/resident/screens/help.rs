//! Hulp: the people on the route, and help today.

use domain::{crisis::Need, fold::Person, step::Role};
use ui::{
    content,
    icon::{Icon, icon, icon_in},
    node::{Node, el, text},
    portrait::portrait,
    text::{Key, Texts},
};

use super::crisis;
use crate::{app::App, screen::Screen};

/// Who helps, the nearest first, with the number for today between them.
pub fn help(app: App) -> Node {
    let view = app.view();
    let texts = app.texts();
    let of = |role: Role| view.helping(role);
    let far = [Role::Specialist, Role::Volunteer, Role::Adviser].into_iter().flat_map(of);
    let further = |screen: Screen, picture: Icon| {
        el("a", "choices__row")
            .attr("href", screen.path())
            .with(icon(picture))
            .with(text("span", "", texts.get(screen.title())))
            .with(icon_in("icon icon--s icon--directional", Icon::Forward))
    };
    let rows = [
        further(Screen::Ask(None), Icon::Question),
        further(Screen::Happened, Icon::Moon),
        further(Screen::Choices, Icon::Sliders),
    ];
    el("div", "content content--cards stack")
        .with(text("h1", "", texts.get(Key::HelpTitle)))
        .all(of(Role::Worker).map(|person| card(&texts, person)))
        .with(urgent(&texts, of(Role::Urgent).next()))
        .all(far.map(|person| card(&texts, person)))
        .with(el("div", "choices__card").all(rows))
}

/// The address that dials `phone`.
pub fn dial(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    ["tel:", &digits].concat()
}

fn card(texts: &Texts, person: &Person) -> Node {
    let role = match person.role {
        Role::Worker => Key::RoleWorker,
        Role::Specialist => Key::RoleSpecialist,
        Role::Volunteer => Key::RoleVolunteer,
        Role::Adviser | Role::Resident => Key::RoleAdviser,
        Role::Urgent => Key::RoleUrgent,
    };
    let class = match person.role {
        Role::Worker => "nl-button nl-button--primary",
        _ => "nl-button nl-button--secondary",
    };
    let call = person.phone.as_deref().map(|phone| {
        let label = texts.fill(Key::HelpCallName, &[("name", &person.name)]);
        let link = el("a", class).attr("href", dial(phone)).with(icon(Icon::Phone)).with(text("span", "", label));
        el("div", "person__buttons").with(link)
    });
    el("article", "nl-card person")
        .with(portrait(Some(person.role)))
        .with(text("h2", "", person.name.clone()))
        .with(text("p", "", texts.get(role)))
        .all(person.hours.as_ref().map(|hours| text("p", "small soft", hours.clone())))
        .all(call)
}

/// The number for today; the emergency number always.
fn urgent(texts: &Texts, person: Option<&Person>) -> Node {
    let row = |class: &str, need: Need| {
        let (picture, key) = crisis::named(need);
        let forward = icon_in("icon icon--s icon--directional", Icon::Forward);
        let way = el("a", class).attr("href", Screen::Crisis.path());
        way.with(icon(picture)).with(text("span", "", texts.get(key))).with(forward)
    };
    let danger = texts.fill(Key::HelpDanger, &[("phone", content::DANGER)]);
    let call = person.and_then(|person| person.phone.as_deref()).map(|phone| {
        el("a", "nl-button nl-button--on-pine").attr("href", dial(phone)).with(icon(Icon::Phone)).with(text(
            "span",
            "",
            texts.fill(Key::HelpCallNumber, &[("phone", phone)]),
        ))
    });
    el("section", "urgent")
        .attr("aria-labelledby", "urgent-title")
        .with(text("h2", "", texts.get(Key::HelpToday)).attr("id", "urgent-title"))
        .with(row("urgent__row", Need::Food))
        .with(row("urgent__row", Need::Home))
        .with(row("urgent__row urgent__row--last", Need::Energy))
        .all(call)
        .with(text("p", "small center", texts.get(Key::HelpOffline)))
        .with(text("a", "urgent__danger center", danger).attr("href", dial(content::DANGER)))
}
