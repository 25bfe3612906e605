//! Mijn keuzes: what one sees first, in which language and how that addresses one, light or dark.

use leptos::{prelude::*, task::spawn_local};
use ui::{
    icon::{Icon, icon, icon_in},
    node::{Node, el, text},
    platform::{keep::Kept, page},
    text::{Key, Lang},
};

use super::reminders;
use crate::{
    app::App,
    language::{addressed, read_in},
    screen::Screen,
};

/// The choices, each remembered on this phone.
pub fn choices(app: App) -> Node {
    // What was chosen is read anew after each choice.
    app.ui.track();
    let start = |value: &'static str, key: Key| {
        let starts_on_route = Kept::Start.get().as_deref() == Some("route");
        option(app.t(key), starts_on_route == (value == "route"), move || {
            Kept::Start.set(value);
            app.change(|_| {});
        })
    };
    let looks = |value: Option<&'static str>, key: Key| {
        option(app.t(key), Kept::Theme.get().as_deref() == value, move || {
            match value {
                Some(theme) => Kept::Theme.set(theme),
                None => Kept::Theme.forget(),
            }
            page::set_theme(value);
            app.change(|_| {});
        })
    };
    let reads = |lang: Lang| {
        let chosen = app.texts().lang.tag() == lang.tag();
        option(lang.own_name().into(), chosen, move || read_in(app, addressed(lang))).attr("lang", lang.tag())
    };
    let speaks =
        |lang: Lang, word: &'static str| option(word.into(), app.texts().lang == lang, move || read_in(app, lang));
    let speaks =
        (app.texts().lang.tag() == Lang::Nl.tag()).then(|| vec![speaks(Lang::Nl, "u"), speaks(Lang::Je, "je")]);
    let start = vec![start("now", Key::ChoicesViewNow), start("route", Key::ChoicesViewRoute)];
    let looks = vec![
        looks(None, Key::ChoicesThemeDevice),
        looks(Some("light"), Key::ChoicesThemeLight),
        looks(Some("dark"), Key::ChoicesThemeDark),
    ];
    let celebrates = |value: &'static str, key: Key| {
        option(app.t(key), Kept::Celebrate.get().unwrap_or_default() == value, move || {
            Kept::Celebrate.set(value);
            app.change(|_| {});
        })
    };
    let celebrates = vec![
        celebrates("calm", Key::ChoicesCelebrateCalm),
        celebrates("", Key::ChoicesCelebrateUsual),
        celebrates("off", Key::ChoicesCelebrateOff),
    ];
    let decided = [
        (Screen::Happened, Icon::Moon, Key::ChoicesPace),
        (Screen::Contact, Icon::Talk, Key::CardTitle),
        (Screen::Goal, Icon::Goal, Key::GoalTitle),
        (Screen::Sees, Icon::People, Key::SeesTitle),
        (Screen::Looked, Icon::Seen, Key::LookedTitle),
        (Screen::Phones, Icon::Device, Key::PhonesTitle),
        (Screen::Data, Icon::Folder, Key::DataTitle),
        (Screen::Privacy, Icon::Lock, Key::PrivacyTitle),
    ]
    .map(|(screen, picture, title)| {
        el("a", "choices__row")
            .attr("href", screen.path())
            .with(icon(picture))
            .with(app.say("span", "", title))
            .with(icon_in("icon icon--s icon--directional", Icon::Forward))
    });
    el("div", "content content--cards stack stack--loose")
        .with(app.say("h1", "", Key::NavChoices))
        .with(group(app, Key::ChoicesView, "choice-view", start))
        .with(group(app, Key::ChoicesLanguage, "choice-language", Lang::ALL.map(reads).into()))
        .all(speaks.map(|options| group(app, Key::ChoicesAddress, "choice-address", options)))
        .with(group(app, Key::ChoicesTheme, "choice-theme", looks))
        .with(group(app, Key::ChoicesCelebrate, "choice-celebrate", celebrates))
        .with(reminders::choice(app))
        .with(el("div", "choices__card").all(decided))
        .with(leave(app))
}

/// Letting this phone go: after a question, which says what would be lost.
fn leave(app: App) -> Node {
    let button = |class: &'static str, key: Key| app.say("button", class, key).attr("type", "button");
    let asking = move |leaving: bool| {
        app.change(|ui| ui.leaving = leaving);
        // The button that had the focus is gone: what is asked now has it.
        spawn_local(async { page::focus("#leave") });
    };
    let mut card = el("div", "choices__card choices__card--text").attr("id", "leave").attr("tabindex", "-1");
    if app.ui.read().leaving {
        let unsent = app.store.standing().unsent;
        let lost = app.texts().count(Key::LeaveUnsentOne, Key::LeaveUnsentOther, unsent);
        card = card
            .with(app.say("p", "", Key::LeaveAsk))
            .all((unsent > 0).then(|| el("p", "").rich(&lost)))
            .with(app.say("p", "", Key::LeaveBack))
            .with(button("nl-button nl-button--secondary", Key::LeaveYes).press(move || app.sign_out()))
            .with(button("nl-button nl-button--subtle", Key::LeaveNo).press(move || asking(false)));
    } else {
        card = card.with(button("nl-button nl-button--secondary", Key::LeaveButton).press(move || asking(true)));
    }
    el("section", "choices")
        .attr("aria-labelledby", "choice-phone")
        .with(app.say("h2", "", Key::LeaveTitle).attr("id", "choice-phone"))
        .with(card)
}

/// A choice of a few, under its name.
pub fn group(app: App, title: Key, id: &'static str, options: Vec<Node>) -> Node {
    let segmented = el("div", "segmented").attr("role", "group").attr("aria-labelledby", id).all(options);
    el("section", "choices")
        .with(app.say("h2", "", title).attr("id", id))
        .with(el("div", "choices__card").with(segmented))
}

/// One option: a button that says whether it is pressed, so that it works the same by touch and by keyboard.
pub fn option(label: String, chosen: bool, choose: impl Fn() + Send + Sync + 'static) -> Node {
    text("button", "", label)
        .attr("type", "button")
        .attr("aria-pressed", if chosen { "true" } else { "false" })
        .press(choose)
}
