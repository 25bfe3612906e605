//! "Kan iemand dit met mij of voor mij doen?": asked by one tap, offered by a person, and taken by the resident's own yes.

use domain::{
    event::Draft,
    id::StepId,
    step::Owner,
    view::{RouteView, StepView},
    words::Part,
};
use ui::{
    icon::{Icon, icon},
    node::{Node, el, plain, text},
    portrait::portrait,
    step_words::StepWords,
    text::{Key, Texts},
};

use super::{choice::choice, nowhere};
use crate::{app::App, screen::Screen};

/// Help with a step.
pub fn someone(app: App, id: StepId) -> Node {
    let view = app.view();
    let texts = app.texts();
    let Some(step) = view.step(id).filter(|step| !step.is_done()) else { return nowhere::nowhere(app) };
    let said = StepWords::of(&view, step, &texts);
    let heading = el("div", "stack stack--tight").with(text("h1", "", texts.get(Key::SomeoneTitle))).with(text(
        "p",
        "soft",
        said.words.get(Part::Title),
    ));
    let page = el("div", "content stack stack--page").with(heading);
    let page = match standing(&view, &texts, step) {
        Some(words) => page.with(answer(app, &view, step, &words)),
        None => page.all(questions(app, id)),
    };
    page.with(text("a", "nl-button nl-button--text", texts.get(Key::StuckBack)).attr("href", Screen::Step(id).path()))
}

/// How the help with a step stands, in one sentence; none while none was asked for.
pub fn standing(view: &RouteView, texts: &Texts, step: &StepView) -> Option<String> {
    let named = |key, name: &str| Some(texts.fill(key, &[("name", name)]));
    let with = view.help_asked(step.id).is_some_and(|asked| asked.text("how") == "with");
    match (&step.owner, view.help_offered(step.id), view.help_asked(step.id)) {
        (_, None, None) => None,
        (Some(Owner::Person(who)), ..) => {
            let helper = view.name_of(*who).unwrap_or_default();
            Some(plain(&texts.fill(Key::StepWhoWe, &[("helper", helper)])))
        }
        (_, Some((who, _)), _) => {
            named(if with { Key::SomeoneWith } else { Key::SomeoneOffered }, view.name_of(who).unwrap_or_default())
        }
        (_, None, Some(_)) => named(Key::SomeoneAsked, view.helper_of(step).map_or("", |(_, person)| &person.name)),
    }
}

/// With me, or for me.
fn questions(app: App, id: StepId) -> [Node; 2] {
    let ask = |how: &'static str, picture, title, below| {
        choice(picture, &app.t(title), &app.t(below)).press(move || {
            app.act(Draft::new("HelpAsked", id.0).with("how", how), move || app.tell(app.t(Key::SomeoneSent)));
        })
    };
    [
        ask("with", Icon::People, Key::SomeoneWithMe, Key::SomeoneWithMeText),
        ask("for", Icon::Hand, Key::SomeoneForMe, Key::SomeoneForMeText),
    ]
}

/// What came of it, and what the resident can say to it.
fn answer(app: App, view: &RouteView, step: &StepView, words: &str) -> Node {
    let id = step.id;
    let asked = view.help_asked(id);
    let offered = view.help_offered(id);
    let mut withdrawn = Draft::new("HelpWithdrawn", id.0).seeing(asked.map(domain::said::Said::id));
    withdrawn = withdrawn.seeing(offered.map(|(_, said)| said.id()));
    let owner = |owner: &str| Draft::new("OwnerSet", id.0).seeing(step.owner_set.iter().copied()).with("owner", owner);
    let theirs = matches!(step.owner, Some(Owner::Person(_)));
    let person = offered.and_then(|(who, _)| view.people.get(&who));
    let button = |class, key, draft: Draft, said| {
        let button = app.say("button", class, key).attr("type", "button");
        button.press(move || app.act(draft.clone(), move || app.tell(app.t(said))))
    };
    let card = el("article", "nl-card stack")
        .with(el("div", "list-card").with(portrait(person)).with(el("p", "").with(text("strong", "", words))));
    let for_me = asked.is_none_or(|asked| asked.text("how") == "for");
    let card = match offered.filter(|_| for_me && !theirs) {
        Some((who, _)) => card.with(button(
            "nl-button nl-button--primary",
            Key::SomeoneYes,
            owner(&who.to_string()),
            Key::SomeoneTaken,
        )),
        None => card,
    };
    match theirs {
        true => {
            card.with(button("nl-button nl-button--secondary", Key::SomeoneMyself, owner("resident"), Key::UndoDone))
        }
        false => card.with(button("nl-button nl-button--secondary", Key::SomeoneNo, withdrawn, Key::UndoDone)),
    }
}

/// The way to ask, or how it stands.
pub fn way(app: App, step: &StepView) -> Node {
    let words = standing(&app.view(), &app.texts(), step).unwrap_or_else(|| app.t(Key::SomeoneTitle));
    el("a", "nl-button nl-button--secondary nl-button--plain")
        .attr("href", Screen::Someone(step.id).path())
        .with(icon(Icon::Hand))
        .with(text("span", "", words))
}
