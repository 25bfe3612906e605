//! "Wat is er beter?": what got better, noted by tapping or in own words, and taken back by who noted it.

use domain::{event::Draft, fold::Better, party::Party, view::RouteView};
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    text::{Key, Texts},
};

use super::{done::day, own_words::own_words};
use crate::{app::App, screen::Screen};

/// The most characters of a win in own words.
const LONGEST: usize = 200;

/// What can be tapped: its pictogram's name, as it is kept with the win, and its words.
const CHOICES: [(&str, Key); 4] = [
    ("moon", Key::BetterRest),
    ("folder", Key::BetterOverview),
    ("letter", Key::BetterLetters),
    ("food", Key::BetterFood),
];

/// Noting that something got better.
pub fn better(app: App) -> Node {
    let texts = app.texts();
    let choice = |(name, key): (&'static str, Key)| {
        el("button", "choice")
            .attr("type", "button")
            .with(el("span", "choice__picture").with(icon(Icon::named(name))))
            .with(text("strong", "", texts.get(key)))
            .press(move || note(app, name, &app.t(key)))
    };
    let own = own_words(app, "better-text", LONGEST, [Key::BetterOwn, Key::BetterKeep], move |said| {
        note(app, "heart", said);
    });
    el("div", "content stack stack--page")
        .with(text("h1", "", texts.get(Key::DoneBetter)))
        .with(text("p", "", texts.get(Key::BetterText)))
        .all(CHOICES.map(choice))
        .with(el("div", "stack stack--tight").all(own))
        .with(text("a", "nl-button nl-button--text", texts.get(Key::HelpTitle)).attr("href", Screen::Help.path()))
}

fn note(app: App, icon: &'static str, said: &str) {
    app.act(Draft::of_route("WinNoted").with("text", said).with("icon", icon), move || {
        app.tell(app.t(Key::BetterKept));
        app.go(Screen::Done);
    });
}

/// What got better, the newest first, and the way to note more.
pub fn list(app: App, view: &RouteView, texts: &Texts) -> Vec<Node> {
    let say = el("a", "nl-button nl-button--secondary")
        .attr("href", Screen::Better.path())
        .with(icon(Icon::Plus))
        .with(text("span", "", texts.get(Key::BetterSay)));
    newest_first(view).into_iter().map(|better| card(app, texts, better)).chain([say]).collect()
}

/// What got better last, as a bold sentence to go before how many steps were done; empty when nothing did.
pub fn headline(view: &RouteView) -> String {
    let Some(better) = newest_first(view).first().copied() else { return String::new() };
    ["**", better.text.trim_end_matches('.'), ".** "].concat()
}

/// By the clocks of who noted it: for showing only.
fn newest_first(view: &RouteView) -> Vec<&Better> {
    let mut all: Vec<&Better> = view.better.iter().collect();
    all.sort_by_key(|better| std::cmp::Reverse((&better.mark.at, better.mark.event)));
    all
}

fn card(app: App, texts: &Texts, better: &Better) -> Node {
    let key = if better.mark.author.party == Party::Resident { Key::DoneSaid } else { Key::DoneSince };
    let event = better.mark.event;
    let mine = better.mark.author.person == app.store.session().person;
    let take_back = mine.then(|| {
        text("button", "nl-button nl-button--text", texts.get(Key::BetterTakeBack)).attr("type", "button").press(
            move || {
                let draft = Draft::of_route("WinWithdrawn").seeing([event]);
                app.act(draft, move || app.tell(app.t(Key::BetterWasTakenBack)));
            },
        )
    });
    el("div", "better")
        .keyed(event.to_string())
        .with(icon(Icon::named(&better.icon)))
        .with(text("strong", "", &better.text))
        .with(text("span", "small soft", texts.fill(key, &[("date", &day(texts, &better.mark))])))
        .all(take_back)
}
