//! Hulp: the people on the route, and help today.

use domain::{crisis::Need, fold::Person, step::Role};
use ui::{
    content,
    icon::{Icon, icon, icon_in},
    node::{Node, el, text},
    text::{Key, Texts},
};

use super::{agreements, change, crisis, person};
use crate::{app::App, screen::Screen};

/// Who helps, the nearest first, with the number for today between them.
pub fn help(app: App) -> Node {
    let view = app.view();
    let texts = app.texts();
    let of = |role: Role| {
        let here = view.people.iter().filter(|(id, person)| person.role == role && !view.has_left(**id));
        here.map(|(id, one)| person::person(app, *id, one)).collect::<Vec<_>>()
    };
    let far = [Role::Specialist, Role::Volunteer, Role::Adviser].into_iter().flat_map(of);
    let ways = el("div", "choices__card")
        .with(agreements::way(Screen::Agreements, Icon::Hand, texts.get(Key::AgreeTitle), None))
        .with(agreements::way(Screen::Ask(None), Icon::Question, texts.get(Screen::Ask(None).title()), None))
        .with(agreements::way(Screen::Happened, Icon::Moon, texts.get(Key::PauseHappened), None))
        .with(agreements::way(Screen::Choices, Icon::Sliders, texts.get(Key::NavChoices), None));
    el("div", "content content--cards stack")
        .with(text("h1", "", texts.get(Key::HelpTitle)))
        .all(change::told(app))
        .all(of(Role::Worker))
        .with(urgent(&texts, view.helping(Role::Urgent).next()))
        .all(far)
        .with(ways)
        .with(outside(&texts, content::MONEY_SITE, Key::HelpSite))
}

/// A link to a site of others: it says that it leads outside, opens beside the route, and tells that site nothing.
fn outside(texts: &Texts, site: &str, label: Key) -> Node {
    let words =
        el("span", "").with(text("strong", "", texts.get(label))).with(text("span", "", texts.get(Key::HelpOutside)));
    el("a", "choice")
        .attr("href", site)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .with(el("span", "choice__picture").with(icon(Icon::Globe)))
        .with(words)
}

/// The address that dials `phone`.
pub fn dial(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    ["tel:", &digits].concat()
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
