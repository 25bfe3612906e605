//! Ending the talk. It can always be asked for; what is missing is said in plain sentences, each of which leads there.

use domain::{
    id::EventId,
    talk::{Closing, Missing, Talk, contact_until},
    view::RouteView,
};
use leptos::task::spawn_local;
use ui::{
    dates,
    node::{Node, el, text},
    platform::{clock, page},
};

use super::{agreeing, change, contact, has_next, missing, open, show, told};
use crate::{talk::desk::Desk, text::Key};

/// What keeps a talk open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needed {
    /// Something of the talk itself.
    Talk(Missing),
    /// Nobody said who gets in touch first.
    Who,
    /// The day of the first contact is not within a week.
    Day,
}

/// What is still needed, once somebody wanted to end the talk.
pub fn needed(desk: Desk, view: &RouteView, talk: Option<&Talk<'_>>) -> Option<Node> {
    if !agreeing(desk, |agreeing| agreeing.tried) {
        return None;
    }
    let all = all(desk, view, talk);
    if all.is_empty() {
        return None;
    }
    let row = |(place, one): (usize, &Needed)| {
        let one = *one;
        let button = text("button", "agree__needed-row", says(desk, view, one)).attr("type", "button");
        el("li", "").keyed(place.to_string()).with(button.press(move || lead(desk, one)))
    };
    Some(
        el("section", "nl-card agree__needed")
            .keyed("needed")
            .attr("aria-labelledby", "agree-needed")
            .with(desk.say("h2", "", Key::AgreeNeeded).attr("id", "agree-needed").attr("tabindex", "-1"))
            .with(el("ul", "agree__needed-rows").attr("role", "list").all(all.iter().enumerate().map(row))),
    )
}

fn all(desk: Desk, view: &RouteView, talk: Option<&Talk<'_>>) -> Vec<Needed> {
    let of_talk = match talk {
        Some(talk) => missing(desk, view, talk),
        None => vec![Missing::Summary, Missing::OwnWords, Missing::Next],
    };
    // Without a talk the domain has nothing to look at: what stands already is not asked again.
    let of_talk = of_talk.into_iter().filter(|one| *one != Missing::Next || !has_next(desk, view));
    let who = agreeing(desk, |agreeing| agreeing.contact).is_none().then_some(Needed::Who);
    let day = contact::day().is_none().then_some(Needed::Day);
    of_talk.map(Needed::Talk).chain(day).chain(who).collect()
}

fn says(desk: Desk, view: &RouteView, needed: Needed) -> String {
    let texts = desk.texts();
    let line = |id: EventId| view.agreement(id).map(|one| one.made.text("text").to_owned()).unwrap_or_default();
    match needed {
        Needed::Talk(Missing::Summary) => texts.get(Key::AgreeNeedSummary).into(),
        Needed::Talk(Missing::Heard) => texts.get(Key::AgreeNeedHeard).into(),
        Needed::Talk(Missing::Answer(id)) => texts.fill(Key::AgreeNeedAnswer, &[("text", &line(id))]),
        Needed::Talk(Missing::OwnWords) => texts.get(Key::AgreeNeedWords).into(),
        Needed::Talk(Missing::Next) => texts.get(Key::AgreeNeedNext).into(),
        Needed::Who => texts.get(Key::AgreeNeedWho).into(),
        Needed::Day => {
            let date = dates::long(&texts, contact_until(clock::today()));
            texts.fill(Key::AgreeNeedDay, &[("date", &date)])
        }
    }
}

/// Moves the focus to where this is said.
fn lead(desk: Desk, needed: Needed) {
    let is_told = desk.store.view().talk().is_some_and(|talk| talk.summary.is_some());
    match needed {
        Needed::Talk(_) if agreeing(desk, |agreeing| agreeing.again) => show("#agree-tell"),
        Needed::Talk(Missing::Answer(line)) => spawn_local(async move {
            clock::painted().await;
            let selector = ["[id='", &told::answer_id(line), "']"].concat();
            page::reveal(&selector);
            page::focus(&selector);
        }),
        Needed::Talk(Missing::Summary) => show("#agree-tell"),
        Needed::Talk(Missing::OwnWords) if !is_told => show("#agree-tell"),
        Needed::Talk(Missing::OwnWords) => show("#agree-words"),
        Needed::Talk(Missing::Heard) => show("#agree-heard-right"),
        Needed::Talk(Missing::Next) => open(desk, Some(super::Form::Next), "#agree-day"),
        Needed::Who => show("#agree-contact input"),
        Needed::Day => show("#agree-contact-day"),
    }
}

/// Ends the talk when nothing is missing, and says what is otherwise.
pub fn close(desk: Desk) {
    let view = desk.store.view();
    let talk = view.talk().filter(|talk| talk.closed.is_none());
    let (reason, by) = agreeing(desk, |agreeing| (agreeing.reason.clone(), agreeing.contact));
    let ended = talk.as_ref().filter(|_| all(desk, &view, talk.as_ref()).is_empty()).and_then(|talk| {
        let has_next = view.next_appointment(clock::wall()).is_some();
        let reason = if has_next { "" } else { &*reason };
        view.close(talk, clock::today(), &Closing { contact: contact::day()?, by: by?, reason })
    });
    match ended {
        Some(draft) => desk.tell(vec![draft], move |_| {
            desk.change(|ui| (ui.said, ui.wrong, ui.agreeing.tried) = (String::new(), String::new(), false));
            page::to_top();
            show("#agree-ended");
        }),
        None => {
            change(desk, |agreeing| agreeing.tried = true);
            show("#agree-needed");
        }
    }
}
