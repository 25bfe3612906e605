//! What stands below: three small checks, the sheet of paper, and ending the talk.

use domain::{
    status::Shape,
    talk::{Missing, Talk},
    view::RouteView,
};
use ui::{
    icon::{Icon, icon, icon_in, sign},
    node::{Node, el},
};

use super::{agreeing, change, close, missing, paper};
use crate::{
    talk::{desk::Desk, table},
    text::Key,
};

/// The foot of the part.
pub fn foot(desk: Desk, view: &RouteView, talk: Option<&Talk<'_>>) -> Node {
    let heard = talk.and_then(|talk| talk.summary.as_ref()).is_some_and(|summary| summary.heard.is_some());
    let left = talk.map(|talk| missing(desk, view, talk));
    let in_own_words = left.is_some_and(|left| !left.contains(&Missing::OwnWords));
    let read = agreeing(desk, |agreeing| agreeing.read) || heard;
    let aloud = el("button", "agree__check")
        .attr("type", "button")
        .attr("role", "checkbox")
        .attr("aria-checked", if read { "true" } else { "false" })
        .with(el("span", "agree__box").all(read.then(|| icon_in("icon icon--s", Icon::Tick))))
        .with(desk.say("span", "", Key::AgreeRead))
        .press(move || change(desk, |agreeing| agreeing.read = !agreeing.read));
    let checks = el("ul", "agree__checks")
        .attr("role", "list")
        .with(el("li", "").with(aloud))
        .with(check(desk, in_own_words, Key::AgreeInOwnWords))
        .with(check(desk, super::has_next(desk, view), Key::AgreeHasNext));
    let print = el("button", "nl-button nl-button--secondary")
        .attr("type", "button")
        .with(icon(Icon::Paper))
        .with(desk.say("span", "", Key::AgreePaper))
        .press(move || paper::print(desk));
    let end = table::primary(desk, Key::AgreeEnd, move || close::close(desk));
    table::foot(desk, checks, Some(el("div", "agree__row").with(print).with(end)))
}

fn check(desk: Desk, done: bool, key: Key) -> Node {
    let (shape, more) = if done { (Shape::Done, Key::AgreeCheckDone) } else { (Shape::Later, Key::AgreeCheckOpen) };
    el("li", "agree__check").with(sign("status__shape", shape)).with(desk.say("span", "", key)).with(desk.say(
        "span",
        "visually-hidden",
        more,
    ))
}
