//! The four questions: is there food, a home, energy and care? Any yes offers help today, before anything else.

use domain::{crisis::Need, event::Draft, id::EventId, said::Saying};
use leptos::prelude::*;
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    text::{Key, Texts},
};

use super::{crisis::named, sync_state};
use crate::{app::App, screen::Screen};

/// Four rows to tick, and one button that sends.
pub fn safety(app: App) -> Node {
    let texts = app.texts();
    let chosen = app.ui.read().needs.clone();
    let row = |need: Need| {
        let (_, key) = named(need);
        let yes = chosen.contains(&need);
        let button = el("button", "item")
            .attr("type", "button")
            .attr("role", "checkbox")
            .attr("aria-checked", if yes { "true" } else { "false" })
            .with(el("span", "item__mark").with(icon(Icon::Tick)))
            .with(el("span", "").with(text("strong", "", texts.get(key))).with(text(
                "small",
                "",
                texts.get(if yes { Key::SafetyYes } else { Key::SafetyNo }),
            )))
            .press(move || {
                app.change(|ui| match ui.needs.iter().position(|chosen| *chosen == need) {
                    Some(place) => drop(ui.needs.remove(place)),
                    None => ui.needs.push(need),
                });
            });
        el("li", "").with(button)
    };
    let send = el("button", "nl-button nl-button--primary")
        .attr("type", "button")
        .with(icon(Icon::Sent))
        .with(text("span", "", texts.get(Key::SafetySend)))
        .press(move || answer(app));
    el("div", "content content--cards stack")
        .with(text("h1", "", texts.get(Key::SafetyTitle)))
        .with(text("p", "", texts.get(Key::SafetyText)))
        .with(el("div", "nl-card").with(el("ul", "items items--loose").attr("role", "list").all(Need::ALL.map(row))))
        .with(send)
        .with(text("a", "nl-button nl-button--text", texts.get(Key::HelpToday)).attr("href", Screen::Crisis.path()))
}

/// Keeps the answers in the place of earlier ones.
fn answer(app: App) {
    let needs = app.ui.read_untracked().needs.clone();
    let safe = needs.is_empty();
    checked(app, needs, move || {
        if safe {
            app.tell(app.t(Key::SafetySafe));
        }
        app.change(|ui| ui.needs.clear());
        app.go(Screen::Now);
    });
}

fn checked(app: App, needs: Vec<Need>, then: impl FnOnce() + 'static) {
    let view = app.view();
    let earlier: Vec<EventId> =
        view.standing(Saying::SafetyChecked, &[Saying::SafetyChecked]).iter().map(|said| said.id()).collect();
    app.act(Draft::of_route("SafetyChecked").with("needs", keys(&needs)).seeing(earlier), then);
}

fn keys(needs: &[Need]) -> Vec<String> {
    needs.iter().map(|need| need.key().into()).collect()
}

/// In the place of Nu: what there is not, and whether help has to come today.
pub fn offer(app: App, texts: &Texts, check: EventId, needs: Vec<Need>) -> Vec<Node> {
    let rows: Vec<Node> = needs
        .iter()
        .map(|need| {
            let (picture, key) = named(*need);
            el("li", "fact").with(icon(picture)).with(text("strong", "", texts.get(key)))
        })
        .collect();
    let button = |class: &'static str, picture: Icon, key: Key| {
        el("button", class).attr("type", "button").with(icon(picture)).with(text("span", "", texts.get(key)))
    };
    let yes = button("nl-button nl-button--primary", Icon::Hand, Key::OfferYes).press(move || {
        let draft = Draft::of_route("CrisisStarted").with("needs", keys(&needs)).seeing([check]);
        app.act(draft, move || {
            app.tell(app.t(Key::CrisisTitle));
            app.go(Screen::Now);
        });
    });
    let no = button("nl-button nl-button--secondary", Icon::Tick, Key::OfferNo)
        .press(move || checked(app, Vec::new(), move || app.tell(app.t(Key::SafetySafe))));
    let card = el("article", "nl-card stack")
        .with(text("p", "", texts.get(Key::OfferText)))
        .with(el("ul", "facts").attr("role", "list").all(rows));
    let mut nodes = sync_state::offline(app);
    nodes.push(
        el("div", "content content--cards stack stack--page")
            .with(text("h1", "", texts.get(Key::OfferTitle)))
            .with(card)
            .with(yes)
            .with(no)
            .with(text("a", "nl-button nl-button--text", texts.get(Key::HelpTitle)).attr("href", Screen::Help.path())),
    );
    nodes
}
