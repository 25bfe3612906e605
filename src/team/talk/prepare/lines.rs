//! What each professional thinks that matters now, in one line each, side by side.

use domain::{event::Draft, fold::Person, id::PersonId, said::Saying, view::RouteView};
use ui::{
    icon::Icon,
    node::{Node, el, text},
    platform::form,
    portrait::portrait,
};

use crate::{frame, talk::desk::Desk, text::Key};

const LINE: &str = "prepare-line";

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
        return card.with(said.map_or_else(not_yet, |said| text("p", "prepare__line", said).attr("dir", "auto")));
    }
    let mut field = el("textarea", "field__input")
        .attr("id", LINE)
        .attr("rows", "2")
        .attr("maxlength", "160")
        .attr("aria-label", desk.t(Key::PrepareLine))
        .attr("dir", "auto")
        .keyed(said.unwrap_or_default());
    field.text = said.map(Into::into);
    let keep = desk.say("button", "nl-button nl-button--secondary tell__keep", Key::PrepareKeep).attr("type", "submit");
    card.with(
        el("form", "stack")
            .with(el("div", "").with(field))
            .with(keep.press(move || prepared(desk, form::typed(LINE).trim()))),
    )
}

fn prepared(desk: Desk, words: &str) {
    if words.is_empty() {
        return desk.wrong(desk.t(Key::PrepareEmpty));
    }
    let view = desk.store.view();
    let earlier = view.prepared_by(desk.account().person).map(|said| said.id());
    let draft = Draft::of_route(Saying::Prepared.key()).with("text", words).seeing(earlier);
    desk.tell(vec![draft], move |_| desk.happened(desk.t(Key::PrepareKept)));
}
