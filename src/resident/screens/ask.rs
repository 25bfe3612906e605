//! A question: asked in one tap, by a card or in own words; and what became of it.

use domain::{event::Draft, id::StepId, party::Audience, question::Thread, words::Part};
use leptos::prelude::*;
use ui::{
    dates,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::{clock, form, page},
    text::{Key, Texts},
};

use super::{nowhere, sync_state, thread};
use crate::{app::App, screen::Screen};

/// The field for own words.
const FIELD: &str = "own-words";

/// What one asks by a card: its word on the wire, its picture and its text.
pub const CARDS: [(&str, Icon, Key); 6] = [
    ("unclear", Icon::Question, Key::StepUnclear),
    ("letter", Icon::LetterOpen, Key::AskLetter),
    ("calls", Icon::Phone, Key::AskCalls),
    ("other", Icon::Talk, Key::AskOther),
    ("call", Icon::Phone, Key::AskCall),
    ("again", Icon::Question, Key::AskAgain),
];

/// What is asked about a step, or about anything.
pub fn ask(app: App, step: Option<StepId>) -> Node {
    let view = app.view();
    let texts = app.texts();
    let title = match step.map(|id| view.step(id)) {
        Some(None) => return nowhere::nowhere(app),
        Some(Some(step)) => {
            let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
            Some(texts.words(step, helper).get(Part::Title).to_owned())
        }
        None => None,
    };
    let threads = [Audience::Everyone, Audience::Worker].map(|audience| view.thread(step, audience));
    let open = threads.iter().rfind(|thread| !thread.open.is_empty());
    let heading = match open {
        Some(open) => texts.fill(Key::AskYours, &[("name", name(&texts, open))]),
        None => texts.get(Key::AskTitle).into(),
    };
    let about = title.zip(step).map(|(title, step)| {
        el("p", "soft")
            .with(text("span", "", [texts.get(Key::AskAbout), " "].concat()))
            .with(text("a", "", title).attr("href", Screen::Step(step).path()))
    });
    let said = threads.iter().flat_map(|one| thread::thread(app, &texts, one));
    let more = match open {
        Some(open) => going_on(app, &texts, open),
        None => beginning(app, &texts, &threads),
    };
    el("div", "content content--cards stack")
        .all(sync_state::offline(app))
        .with(el("div", "stack stack--tight step-part--bare").with(text("h1", "", heading)).all(about))
        .all(said)
        .all(more)
}

/// "Ik snap dit niet": one tap asks it, and shows what becomes of it. What was asked already is shown first.
pub fn unclear(app: App, id: StepId) -> Node {
    let view = app.view();
    let open = view.open_threads().iter().any(|thread| thread.step == Some(id));
    let class = "nl-button nl-button--subtle";
    let button = if open {
        el("a", class).attr("href", Screen::Ask(Some(id)).path())
    } else {
        el("button", class).attr("type", "button").press(move || send(app, Some(id), Audience::Everyone, "unclear", ""))
    };
    button.with(icon(Icon::Question)).with(app.say("span", "", Key::StepUnclear))
}

/// Who answers, by name.
pub fn name<'a>(texts: &'a Texts, thread: &Thread<'a>) -> &'a str {
    thread.answerer().map_or(texts.get(Key::AskNobody), |(_, person)| person.name.as_str())
}

/// Nothing is open: cards to tap, or own words.
fn beginning(app: App, texts: &Texts, [shared, private]: &[Thread<'_>; 2]) -> Vec<Node> {
    let step = shared.step;
    let only = private.answerer().map(|(_, person)| person.name.as_str());
    let is_private = app.ui.read().private && only.is_some();
    let thread = if is_private { private } else { shared };
    let audience = thread.audience;
    let before = dates::long(texts, thread.expected(clock::today()));
    let promise = texts.fill(Key::AskReads, &[("name", name(texts, thread)), ("date", &before)]);
    let card = |(subject, picture, key): (&'static str, Icon, Key)| {
        choice("button", picture, texts.get(key))
            .attr("type", "button")
            .press(move || send(app, step, audience, subject, ""))
    };
    let food = choice("a", Icon::Food, texts.get(Key::HelpFood)).attr("href", Screen::Crisis.path());
    let [unclear, letter, calls, other, ..] = CARDS;
    let cards = [card(letter), food, card(calls), card(other)];
    let option = |label: String, private: bool| {
        text("button", "", label)
            .attr("type", "button")
            .attr("aria-pressed", if private == is_private { "true" } else { "false" })
            .press(move || app.change(|ui| ui.private = private))
    };
    let readers = only.map(|name| {
        el("section", "choices").with(text("h2", "", texts.get(Key::AskForWhom)).attr("id", "for-whom")).with(
            el("div", "segmented")
                .attr("role", "group")
                .attr("aria-labelledby", "for-whom")
                .with(option(texts.get(Key::AskEveryone).into(), false))
                .with(option(texts.fill(Key::AskOnly, &[("name", name)]), true)),
        )
    });
    let mut nodes = vec![el("p", "").rich(&promise)];
    nodes.push(el("div", "stack stack--tight").all(step.map(|_| card(unclear))).all(cards));
    nodes.extend(readers);
    nodes.push(own_words(app, texts, thread, Key::AskOwn));
    nodes
}

/// Something is open: what else one can say to it, and that one knows enough.
fn going_on(app: App, texts: &Texts, thread: &Thread<'_>) -> Vec<Node> {
    let (step, audience) = (thread.step, thread.audience);
    let open: Vec<_> = thread.open.iter().map(|asked| asked.id()).collect();
    let chip =
        |key: Key| app.say("button", "nl-button nl-button--secondary nl-button--plain", key).attr("type", "button");
    let close = chip(Key::AskEnough).press(move || {
        let closing = draft(step, "QuestionClosed", audience).seeing(open.clone());
        app.act(closing, move || {
            app.tell(app.t(Key::AskClosed));
            app.go(step.map_or(Screen::Help, Screen::Step));
        });
    });
    let (subject, key) = match thread.answered() {
        Some(_) => ("again", Key::AskAgain),
        None => ("call", Key::AskCall),
    };
    let say = chip(key).press(move || send(app, step, audience, subject, ""));
    vec![el("div", "two-buttons two-buttons--bare").with(close).with(say), own_words(app, texts, thread, Key::AskMore)]
}

fn own_words(app: App, texts: &Texts, thread: &Thread<'_>, label: Key) -> Node {
    let (step, audience) = (thread.step, thread.audience);
    let submit = el("button", "nl-button nl-button--secondary")
        .attr("type", "button")
        .with(icon(Icon::Sent))
        .with(text("span", "", texts.get(Key::AskSend)))
        .press(move || match form::typed(FIELD).trim() {
            "" => {
                app.tell(app.t(Key::AskEmpty));
                page::focus("#own-words");
            }
            words => send(app, step, audience, "", words),
        });
    el("div", "field")
        .keyed("own")
        .with(text("label", "", texts.get(label)).attr("for", FIELD))
        .with(el("textarea", "digits digits--words").attr("id", FIELD).attr("rows", "3").attr("maxlength", "1000"))
        .with(submit)
}

fn draft(step: Option<StepId>, kind: &'static str, audience: Audience) -> Draft {
    step.map_or_else(|| Draft::of_route(kind), |id| Draft::new(kind, id.0)).meant_for(audience)
}

/// Asks, and says who answers and before when. It goes on with what is open for the same readers.
fn send(app: App, step: Option<StepId>, audience: Audience, subject: &'static str, words: &str) {
    let before: Vec<_> = app.view().thread(step, audience).open.iter().map(|asked| asked.id()).collect();
    let asking = draft(step, "QuestionAsked", audience).seeing(before);
    let asking = if subject.is_empty() { asking.with("text", words) } else { asking.with("subject", subject) };
    app.act(asking, move || {
        let (view, texts) = (app.view(), app.texts());
        let thread = view.thread(step, audience);
        let before = dates::long(&texts, thread.expected(clock::today()));
        app.tell(texts.fill(Key::AskKept, &[("name", name(&texts, &thread)), ("date", &before)]));
        form::write(FIELD, "");
        app.go(Screen::Ask(step));
    });
}

fn choice(tag: &'static str, picture: Icon, title: &str) -> Node {
    el(tag, "choice").with(el("span", "choice__picture").with(icon(picture))).with(text("strong", "", title))
}
