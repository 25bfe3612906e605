//! What the resident brings: another open step first, a step of the resident's own, a wish or an idea.

use domain::{
    event::Draft,
    id::StepId,
    said::Saying,
    view::StepView,
    words::{LONGEST_TITLE, Part},
};
use ui::{
    icon::Icon,
    node::{Node, el, plain, text},
    platform::clock,
    step_words::StepWords,
    text::Key,
};

use super::{
    choice::{choice, choice_to},
    own_words::own_words,
};
use crate::{app::App, screen::Screen};

/// The open steps to choose from, and the way to a step of one's own.
pub fn other(app: App) -> Node {
    let view = app.view();
    let texts = app.texts();
    let row = |step: &StepView| {
        let id = step.id;
        let said = StepWords::of(&view, step, &texts);
        choice(Icon::named(&step.icon), said.words.get(Part::Title), &plain(&said.minutes)).press(move || app.pick(id))
    };
    el("div", "content stack stack--page")
        .with(text("h1", "", texts.get(Key::OtherTitle)))
        .all(view.steps().filter(|step| step.is_open()).map(row))
        .with(choice_to(&Screen::Own.path(), Icon::Heart, texts.get(Key::OwnTitle), texts.get(Key::OwnText)))
}

/// A step of one's own, and a wish.
pub fn own(app: App) -> Node {
    let view = app.view();
    let wishes = view.standing(Saying::WishNoted, &[Saying::WishWithdrawn]);
    let noted = wishes.into_iter().map(|wish| el("li", "").with(text("q", "", wish.text("text")).attr("dir", "auto")));
    let noted = el("ul", "stack stack--tight").attr("role", "list").all(noted);
    el("div", "content content--cards stack")
        .with(app.say("h1", "", Key::OwnTitle))
        .with(card(app, "own-step", Key::OwnStep, Key::OwnAdd, add))
        .with(card(app, "wish", Key::OwnWish, Key::OwnSend, wish_for).with(noted))
}

fn card(app: App, id: &'static str, label: Key, send: Key, then: fn(App, &str)) -> Node {
    el("div", "nl-card stack").all(own_words(app, id, LONGEST_TITLE, [label, send], move |words| then(app, words)))
}

/// Puts a step of one's own on the route, in front.
fn add(app: App, title: &str) {
    let id = StepId(clock::fresh_id());
    app.act(Draft::new("OwnStepAdded", id.0).with("title", title), move || {
        app.pick(id);
        app.told(app.t(Key::OwnAdded), move || app.take_back(Draft::new("StepHidden", id.0)));
    });
}

fn wish_for(app: App, wish: &str) {
    app.act(Draft::of_route("WishNoted").with("text", wish), move || {
        app.go(Screen::Now);
        app.told(app.t(Key::OwnWished), move || {
            let view = app.view();
            let last = view.standing(Saying::WishNoted, &[Saying::WishWithdrawn]).pop().map(domain::said::Said::id);
            app.take_back(Draft::of_route("WishWithdrawn").seeing(last));
        });
    });
}
