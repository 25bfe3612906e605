//! The table that a talk is held at: where one is in it above, the part itself, and what is next below.

use leptos::prelude::*;
use ui::{
    icon::{Icon, icon, icon_in},
    node::{Node, el, text},
    text::Named,
};

use super::{Part, agree, choose, desk::Desk, paste, prepare, tell, veil::veil};
use crate::{frame, text::Key};

/// The page, at the part where one is.
pub fn table(desk: Desk) -> Node {
    let texts = desk.texts();
    if desk.store.standing().signed_out {
        return frame::closed(&texts, Key::OopsNotYours);
    }
    let (part, hidden, wrong, said) = {
        let ui = desk.ui.read();
        (ui.part, ui.hidden, ui.wrong.clone(), ui.said.clone())
    };
    let content = match part {
        Part::Prepare => prepare::prepare(desk),
        Part::Tell => tell::tell(desk),
        Part::Agree => agree::agree(desk),
        Part::Choose => choose::choose(desk),
        Part::Paste => paste::paste(desk),
    };
    let messages = el("div", "talk__said")
        .with(el("div", "").attr("role", "status").all((!said.is_empty()).then(|| frame::notice(Icon::Tick, said))))
        .all((!wrong.is_empty()).then(|| frame::wrong(wrong)));
    let mut table = el("div", if hidden { "talk talk--hidden" } else { "talk" })
        .attr("data-part", part.key())
        .with(head(desk, part, hidden))
        .with(messages)
        .all(content);
    if hidden {
        veil(&mut table, &desk.view());
    }
    table
}

/// The brand, where one is in the talk, and what is hidden from who looks along.
fn head(desk: Desk, part: Part, hidden: bool) -> Node {
    let texts = desk.texts();
    let steps = Part::IN_THE_ROOM.iter().enumerate().map(|(place, one)| step(desk, part, *one, place + 1));
    let parts = el("ol", "talk__parts").attr("role", "list").attr("aria-label", texts.get(Key::TalkParts)).all(steps);
    let hide = el("button", "talk__hide")
        .attr("type", "button")
        .attr("role", "switch")
        .attr("aria-checked", if hidden { "true" } else { "false" })
        .with(desk.say("span", "", Key::TalkHide))
        .with(el("span", "switch").attr("aria-hidden", "true"))
        .press(move || desk.change(|ui| ui.hidden = !ui.hidden));
    el("header", "talk__head").with(frame::brand(&texts)).with(parts).with(hide)
}

/// One of the three parts: behind, here, or still to come. Each can be gone to at any time.
fn step(desk: Desk, here: Part, part: Part, number: usize) -> Node {
    let at = here.in_the_room();
    let is_behind = at.is_some_and(|at| part < at);
    let sign = match is_behind {
        true => el("span", "talk__number").with(icon_in("icon icon--s", Icon::Tick)),
        false => text("span", "talk__number", number.to_string()),
    };
    let link = el("button", "talk__part")
        .attr("type", "button")
        .maybe("aria-current", (at == Some(part)).then_some("step"))
        .maybe("data-behind", is_behind.then_some("yes"))
        .with(sign)
        .with(desk.say("span", "", part.name()))
        .all(is_behind.then(|| desk.say("span", "visually-hidden", Key::TalkBehind)))
        .press(move || desk.go(part));
    el("li", "").with(link)
}

/// What stands below a part: what there is to know on the left, what can be taken back, and the way on.
pub fn foot(desk: Desk, told: Node, on: Option<Node>) -> Node {
    let undo = desk.undoable().map(|_| {
        el("button", "nl-button nl-button--subtle")
            .attr("type", "button")
            .with(icon(Icon::Undo))
            .with(desk.say("span", "", Key::TalkUndo))
            .press(move || desk.undo())
    });
    el("footer", "talk__foot").with(told).with(el("div", "talk__on").all(undo).all(on))
}

/// The way on to another part.
pub fn on(desk: Desk, part: Part, label: impl Named) -> Node {
    primary(desk, label, move || desk.go(part))
}

/// The one thing that comes next.
pub fn primary(desk: Desk, label: impl Named, action: impl Fn() + Send + Sync + 'static) -> Node {
    el("button", "nl-button nl-button--primary")
        .attr("type", "button")
        .with(desk.say("span", "", label))
        .with(icon_in("icon icon--directional", Icon::Forward))
        .press(action)
}
