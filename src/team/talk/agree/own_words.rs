//! The first step in the resident's own words, as they were said: the phone shows them as the resident's own sentence (R058).

use domain::{
    event::Draft,
    said::Saying,
    talk::{Summary, Talk},
    view::RouteView,
};
use ui::{
    node::{Node, el, text},
    platform::form,
};

use super::{Form, agreeing, open, quiet, replace, show};
use crate::{frame, talk::desk::Desk, text::Key};

const FIELD: &str = "agree-words";

/// The field, or the words that stand.
pub fn own_words(desk: Desk, view: &RouteView, talk: &Talk<'_>, summary: &Summary<'_>) -> Node {
    let words = talk.own_words.map(|said| said.text("text").to_owned());
    let is_open = words.is_none() || agreeing(desk, |agreeing| agreeing.open == Some(Form::Words));
    let place = el("section", "agree__own").keyed("own").attr("aria-labelledby", "agree-own");
    if !is_open {
        let title = el("h2", "agree__question").attr("id", "agree-own").attr("tabindex", "-1");
        return place
            .with(title.rich(&desk.t(Key::AgreeOwn)))
            .with(text("p", "agree__quote", words.unwrap_or_default()).attr("dir", "auto"))
            .with(
                el("div", "agree__row")
                    .with(quiet(desk, Key::AgreeChange, move || open(desk, Some(Form::Words), "#agree-words"))),
            );
    }
    let stood = talk.own_words.map(|said| said.body.clone());
    let (first, talk) = (summary.first, talk.opened.id());
    let kind = Saying::TaughtBack;
    let earlier = view.standing(kind, &[kind]).into_iter().filter(|said| said.sees(talk)).map(|said| said.id());
    let draft = Draft::new(kind.key(), first.0).seeing([talk]).seeing(earlier);
    let keep = frame::button("nl-button nl-button--secondary agree__button", desk.t(Key::AgreeOwnKeep), move || {
        let words = form::typed(FIELD);
        if words.trim().is_empty() {
            desk.wrong(desk.t(Key::AgreeOwnEmpty));
            return show("#agree-words");
        }
        replace(desk, draft.clone().with("text", words.trim()), stood.clone(), Key::AgreeKeptWords);
        open(desk, None, "#agree-own");
    });
    let title = el("h2", "agree__question").attr("id", "agree-own").attr("tabindex", "-1");
    place
        .with(title.rich(&desk.t(Key::AgreeOwn)))
        .with(
            text("textarea", "field__input agree__quote", words.unwrap_or_default())
                .attr("id", FIELD)
                .attr("aria-labelledby", "agree-own")
                .attr("rows", "2")
                .attr("maxlength", "300")
                .attr("dir", "auto"),
        )
        .with(el("div", "agree__row").with(keep))
}
