//! Afspraken: what the resident does beside what we do, when we meet, and how we keep in touch.

use domain::{agreement::Agreement, view::RouteView};
use ui::{
    dates,
    icon::{Icon, icon, icon_in},
    node::{Node, el, text},
    platform::{clock, page},
    text::{Key, Texts},
};

use super::{paper, person};
use crate::{app::App, screen::Screen};

/// Every agreement that holds; on paper another sheet takes its place.
pub fn agreements(app: App) -> Vec<Node> {
    let view = app.view();
    let texts = app.texts();
    let agreed = view.agreements();
    let side = |ours: bool, id: &'static str, title: Key| {
        let rows: Vec<Node> =
            agreed.iter().filter(|one| one.by.is_some() == ours).map(|one| row(&texts, one)).collect();
        (!rows.is_empty()).then(|| {
            el("section", "choices")
                .attr("aria-labelledby", id)
                .with(text("h2", "", texts.get(title)).attr("id", id))
                .with(el("div", "choices__card").all(rows))
        })
    };
    let meeting = view.next_appointment(clock::wall()).map(|one| dates::at(&texts, one.at));
    let ways = el("div", "choices__card")
        .with(way(Screen::Meeting, Icon::Calendar, texts.get(Key::MeetTitle), meeting.as_deref()))
        .with(way(Screen::Contact, Icon::Talk, texts.get(Key::CardTitle), None));
    let print = app.say("button", "nl-button nl-button--secondary", Key::AgreePrint).attr("type", "button");
    let content = el("div", "content content--cards stack")
        .with(text("h1", "", texts.get(Key::AgreeTitle)))
        .all(first_contact(&view, &texts))
        .all(agreed.is_empty().then(|| nobody_knows(&view, &texts, Key::AgreeNone)).into_iter().flatten())
        .all(side(false, "agree-you", Key::AgreeYou))
        .all(side(true, "agree-we", Key::AgreeWe))
        .with(ways)
        .with(print.press(page::print));
    vec![content, paper::paper(app)]
}

/// A way to one more screen, with what stands there in short.
pub fn way(screen: Screen, picture: Icon, title: &str, below: Option<&str>) -> Node {
    el("a", "choices__row")
        .attr("href", screen.path())
        .with(icon(picture))
        .with(el("span", "").with(text("span", "", title)).all(below.map(|below| text("small", "", below))))
        .with(icon_in("icon icon--s icon--directional", Icon::Forward))
}

/// Who gets in touch first after the talk, as long as that day is to come.
pub fn first_contact(view: &RouteView, texts: &Texts) -> Option<Node> {
    let (on, who) = view.first_contact(clock::today())?;
    let values = [("name", view.name_of(who)?), ("date", &dates::long(texts, on))];
    let said = el("span", "").rich(&texts.fill(Key::AgreeContact, &values));
    Some(el("p", "notice").with(icon(Icon::Phone)).with(said))
}

/// What is not there yet, and whom to call about it.
pub fn nobody_knows(view: &RouteView, texts: &Texts, key: Key) -> Vec<Node> {
    let contact = view.contact().map(|(_, person)| person);
    let name = contact.map_or("", |person| &person.name);
    let said = text("p", "", texts.fill(key, &[("name", name)]));
    let call = contact.and_then(|contact| contact.phone.as_deref()).map(|phone| {
        let label = texts.fill(Key::HelpCallName, &[("name", name)]);
        person::call("nl-button nl-button--secondary", phone, &label)
    });
    [said].into_iter().chain(call).collect()
}

fn row(texts: &Texts, agreement: &Agreement<'_>) -> Node {
    let picture = match answer(agreement) {
        Some(Key::AgreeIsAgree) => Icon::Tick,
        Some(Key::AgreeIsDisagree) => Icon::Talk,
        _ => Icon::Question,
    };
    let screen = Screen::Agreement(agreement.made.id());
    way(screen, picture, agreement.made.text("text"), Some(&said(texts, agreement)))
}

/// "Jaap, vóór donderdag 20 juni"; of what the resident does the day alone.
pub fn said(texts: &Texts, agreement: &Agreement<'_>) -> String {
    let when = when(texts, agreement);
    match agreement.by {
        Some((_, person)) => texts.fill(Key::AgreeByName, &[("name", &person.name), ("date", &when)]),
        None => when,
    }
}

/// Before when, or else since when: an agreement always has a day.
pub fn when(texts: &Texts, agreement: &Agreement<'_>) -> String {
    let (key, day) = match agreement.before {
        Some(day) => (Key::AgreeBefore, Some(day)),
        None => (Key::AgreeSince, agreement.made.mark.day()),
    };
    day.map(|day| texts.fill(key, &[("date", &dates::long(texts, day))])).unwrap_or_default()
}

/// What the resident thinks of it, in words; none when the resident said nothing of it.
pub fn answer(agreement: &Agreement<'_>) -> Option<Key> {
    Some(match agreement.answer?.text("answer") {
        "agree" => Key::AgreeIsAgree,
        "disagree" => Key::AgreeIsDisagree,
        _ => Key::AgreeIsUnsure,
    })
}
