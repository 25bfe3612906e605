//! After the talk: the first step, who gets in touch and when, the next time, and the phone. Nothing to do but go home.

use domain::{
    id::StepId,
    said::{Said, Saying},
    view::RouteView,
};
use ui::{
    dates,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::clock,
};

use super::{lines, paper, phone};
use crate::{frame, talk::desk::Desk, text::Key};

/// The calm page at the end.
pub fn ended(desk: Desk, view: &RouteView, closed: &Said) -> Node {
    let texts = desk.texts();
    let title = desk.say("h1", "", Key::AgreeEnded).attr("id", "agree-ended").attr("tabindex", "-1");
    let talk = view.talk();
    let step = talk.as_ref().and_then(|talk| view.step(StepId(talk.summary.as_ref()?.told.about?)));
    let words = talk.as_ref().and_then(|talk| talk.own_words).map(|said| said.text("text").to_owned());
    let mut facts = Vec::new();
    if let Some(step) = step {
        let key = if step.is_done() { Key::AgreeEndedDone } else { Key::AgreeEndedStep };
        facts.push(fact(Icon::Now, texts.fill(key, &[("text", &lines::sentence(view, step))])));
    }
    if let Some(words) = words.filter(|words| !words.is_empty()) {
        facts.push(fact(Icon::Talk, texts.fill(Key::AgreeEndedWords, &[("text", &words)])));
    }
    if let Some((on, (_, person))) = closed.day("on").zip(closed.person("by").and_then(|id| view.helper(id))) {
        let values = [("name", &*person.name), ("date", &dates::long(&texts, on))];
        facts.push(fact(Icon::Phone, texts.fill(Key::AgreeEndedContact, &values)));
    }
    let next = view.next_appointment(clock::wall()).map(|next| dates::at(&texts, next.at));
    facts.push(match (next, closed.text("reason")) {
        (Some(at), _) => fact(Icon::Calendar, texts.fill(Key::AgreeEndedNext, &[("date", &at)])),
        (None, why) => fact(Icon::Calendar, texts.fill(Key::AgreeNotNow, &[("reason", why)])),
    });
    let print = frame::button("nl-button nl-button--secondary agree__button", desk.t(Key::AgreePaper), move || {
        paper::print(desk)
    });
    let again = super::quiet(desk, Key::AgreeNew, move || {
        desk.tell(vec![domain::event::Draft::of_route(Saying::TalkOpened.key())], move |_| {
            super::change(desk, |agreeing| {
                let (phone, other) = (agreeing.phone, agreeing.other.take());
                *agreeing = super::Agreeing { phone, other, ..super::Agreeing::begin() };
            });
            super::show("#agree-title");
        });
    });
    let left = el("section", "talk__pane")
        .attr("aria-labelledby", "agree-ended")
        .with(title)
        .with(el("ul", "nl-card agree__facts").attr("role", "list").all(facts))
        .with(el("div", "agree__row").with(print).with(again));
    frame::main("talk__main").with(left).with(el("div", "talk__pane").with(phone::phone(desk, view)))
}

fn fact(picture: Icon, said: String) -> Node {
    el("li", "agree__fact").with(icon(picture)).with(text("p", "", said))
}
