//! What each professional thinks that matters now, in one line each, side by side.

use domain::{event::Draft, fold::Person, id::PersonId, said::Saying, view::RouteView};
use ui::{
    icon::Icon,
    node::{Node, el, text},
    portrait::portrait,
};

use crate::{
    frame,
    talk::{desk::Desk, note::Note},
    text::Key,
};

/// In characters: one line.
const LONGEST: &str = "160";

/// The two lines, and that they are about other things when they are.
pub fn lines(desk: Desk, view: &RouteView) -> Node {
    let cards = view.professionals().into_iter().filter_map(|id| Some(card(desk, view, id, view.people.get(&id)?)));
    let differ = view.differ().then(|| frame::notice(Icon::Talk, desk.t(Key::PrepareDiffer)));
    el("section", "stack")
        .attr("aria-labelledby", "prepare-lines")
        .with(desk.say("h2", "", Key::PrepareLines).attr("id", "prepare-lines"))
        .with(el("div", "prepare__lines").all(cards))
        .all(differ)
}

fn card(desk: Desk, view: &RouteView, id: PersonId, person: &Person) -> Node {
    let said = view.prepared_by(id).map(|said| said.text("text"));
    let head = el("div", "prepare__who").with(portrait(Some(person))).with(text("h3", "", &person.name));
    let card = el("div", "nl-card stack").keyed(id.to_string()).with(head);
    if id != desk.account().person {
        let not_yet = || desk.say("p", "soft", Key::PrepareNotYet).attr("data-private", "yes");
        return card.with(said.map_or_else(not_yet, |said| {
            text("p", "prepare__line", said).attr("dir", "auto").attr("data-private", "yes")
        }));
    }
    let keep = desk.say("button", "nl-button nl-button--secondary tell__keep", Key::PrepareKeep).attr("type", "submit");
    let field = Note::Line.field(desk, "textarea", "field__input", LONGEST);
    let field = field.attr("aria-label", desk.t(Key::PrepareLine)).attr("rows", "2");
    let keep = keep.press(move || {
        if !keep_line(desk) && desk.store.view().prepared_by(id).is_none() {
            desk.wrong(desk.t(Key::PrepareEmpty));
        }
    });
    card.with(el("form", "stack").with(el("div", "").with(field)).with(keep))
}

/// Keeps what was typed, as beginning the talk does too. Says whether there was anything.
pub fn keep_line(desk: Desk) -> bool {
    let words = Note::Line.take(desk).filter(|words| !words.is_empty());
    if let Some(words) = &words {
        prepared(desk, words);
    }
    words.is_some()
}

fn prepared(desk: Desk, words: &str) {
    let view = desk.store.view();
    let earlier = view.prepared_by(desk.account().person).map(|said| said.id());
    let draft = Draft::of_route(Saying::Prepared.key()).with("text", words).seeing(earlier);
    desk.tell(vec![draft], move |_| desk.happened(desk.t(Key::PrepareKept)));
}
