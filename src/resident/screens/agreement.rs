//! One agreement, and what the resident thinks of it.

use domain::{event::Draft, id::EventId};
use ui::{
    icon::{Icon, icon_in},
    node::{Node, el, text},
    portrait::portrait,
    text::Key,
};

use super::{agreements, nowhere, person};
use crate::{app::App, screen::Screen};

/// One agreement with its three answers: no answer is better than another.
pub fn agreement(app: App, id: EventId) -> Node {
    let view = app.view();
    let texts = app.texts();
    let Some(agreement) = view.agreement(id) else { return nowhere::nowhere(app) };
    let owner = match agreement.by {
        Some((_, person)) => texts.fill(Key::AgreeTheyDo, &[("name", &person.name)]),
        None => texts.get(Key::AgreeYouDo).into(),
    };
    let face = agreement.by.map(|(_, person)| portrait(Some(person)));
    let card = el("article", "nl-card stack stack--tight")
        .with(el("div", "list-card").all(face).with(el("p", "").rich(&owner)))
        .with(text("h1", "", agreement.made.text("text")))
        .with(text("p", "soft capital", agreements::when(&texts, &agreement)));
    let said = agreement.answer.map(|answer| answer.text("answer").to_owned());
    let answers = [("agree", Key::AgreeAgree), ("disagree", Key::AgreeDisagree), ("unsure", Key::AgreeUnsure)];
    let answers = answers.map(|(word, key)| {
        let chosen = said.as_deref() == Some(word);
        let draft = Draft::of_route("AgreementAnswered").with("answer", word).seeing(agreement.answered.clone());
        app.say("button", "nl-button nl-button--secondary", key)
            .attr("type", "button")
            .attr("aria-pressed", if chosen { "true" } else { "false" })
            .press(move || {
                if !chosen {
                    app.act(draft.clone(), || {});
                }
            })
    });
    el("div", "content content--cards stack")
        .with(back(app, Screen::Agreements, Key::AgreeTitle))
        .with(card)
        .with(text("h2", "", texts.get(Key::AgreeWhat)))
        .with(el("div", "answers stack stack--tight").all(answers))
        .with(el("div", "stack stack--tight").attr("role", "status").all(follows(app, &agreement)))
}

/// What was answered, who calls about it, and that another answer is welcome.
fn follows(app: App, agreement: &domain::agreement::Agreement<'_>) -> Vec<Node> {
    let Some((key, answer)) = agreements::answer(agreement).zip(agreement.answer) else { return Vec::new() };
    let view = app.view();
    let calls = view.contact().filter(|_| key != Key::AgreeIsAgree);
    let calls = calls.map(|contact| el("p", "").rich(&person::promise(app, Key::AgreeCalls, contact, answer)));
    let said = app.say("p", "", key);
    [said].into_iter().chain(calls).chain([app.say("p", "small soft", Key::AgreeChange)]).collect()
}

/// The way back to the screen that this one belongs to.
pub fn back(app: App, screen: Screen, key: Key) -> Node {
    el("a", "back")
        .attr("href", screen.path())
        .with(icon_in("icon icon--s icon--directional", Icon::Back))
        .with(app.say("span", "", key))
}
