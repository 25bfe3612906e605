//! Zo houden we contact: how the resident reaches us, how we reach the resident, and what happens in silence.

use domain::said::Said;
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    portrait::portrait,
    text::{Key, Texts},
};

use super::{
    agreement::back,
    agreements,
    choices::{self, option},
};
use crate::{app::App, screen::Screen};

/// The communication card, in both directions.
pub fn contact(app: App) -> Node {
    let view = app.view();
    let texts = app.texts();
    let theirs = view.contact().and_then(|(id, person)| Some((view.card_of(id)?, person)));
    let ours = view.card_of_resident();
    let mut cards = Vec::new();
    if let Some((card, person)) = theirs {
        let title = texts.fill(Key::CardToName, &[("name", &person.name)]);
        let days = days(&texts, card, Key::CardDaysOne, Key::CardDaysOther);
        cards.push(half(&texts, portrait(Some(person)), &title, card, &days));
    }
    if let Some(card) = ours {
        let days = days(&texts, card, Key::CardWaitOne, Key::CardWaitOther);
        cards.push(half(&texts, icon(Icon::Phone), texts.get(Key::CardToYou), card, &days));
    }
    if cards.is_empty() {
        cards = agreements::nobody_knows(&view, &texts, Key::CardNone);
    }
    el("div", "content content--cards stack")
        .with(back(app, Screen::Agreements, Key::AgreeTitle))
        .with(text("h1", "", texts.get(Key::CardTitle)))
        .all(cards)
        .with(channel(app, ours))
}

/// By what way the resident wants to be reached: the resident's own choice, at any time.
fn channel(app: App, card: Option<&Said>) -> Node {
    let now = card.map_or("", |card| card.text("channel"));
    let by = |value: &'static str, key: Key| {
        option(app.t(key), now == value, move || {
            let me = app.store.session().person;
            app.act(app.view().reached_by(me, value), move || app.tell(app.t(Key::CardChosen)));
        })
    };
    let ways = [by("call", Key::CardCall), by("message", Key::CardByMessage), by("visit", Key::CardByVisit)];
    choices::group(app, Key::CardChoose, "choice-channel", ways.into())
}

fn half(texts: &Texts, picture: Node, title: &str, card: &Said, days: &str) -> Node {
    el("article", "nl-card list-card").with(picture).with(
        el("div", "")
            .with(text("h2", "", title))
            .all(lines(texts, card, days).iter().map(|line| el("p", "").rich(line))),
    )
}

/// What a card says, line by line: by what way and when, how soon, and what happens in silence.
pub fn lines(texts: &Texts, card: &Said, days: &str) -> Vec<String> {
    let way = texts.get(match card.text("channel") {
        "message" => Key::CardMessage,
        "visit" => Key::CardVisit,
        _ => Key::CardCall,
    });
    let silent = match card.text("silent") {
        "" => String::new(),
        said => texts.fill(Key::CardSilent, &[("text", said)]),
    };
    let way = ["**", way, ".** ", card.text("hours")].concat();
    [way, days.into(), silent].into_iter().filter(|line| !line.is_empty()).collect()
}

/// "Antwoord komt binnen 2 werkdagen."
pub fn days(texts: &Texts, card: &Said, one: Key, other: Key) -> String {
    card.body.number("days", 100).map(|days| texts.count(one, other, days.into())).unwrap_or_default()
}
