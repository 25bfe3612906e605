//! The first contact after the talk: a day within a week, and who (R068). The days after a talk decide whether it was worth it.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::{
    body::day_text,
    talk::{contact_proposed, contact_until},
    view::RouteView,
};
use ui::{
    icon::Icon,
    node::{Node, el},
    platform::{clock, form},
};

use super::{agreeing, change, team};
use crate::{
    frame::Field,
    talk::{
        desk::Desk,
        radio::{self, Choice},
    },
    text::Key,
};

/// The field with the day.
pub const DAY: &str = "agree-contact-day";
const WHO: &str = "agree-contact";

/// The day, which is proposed, and who, which is asked.
pub fn contact(desk: Desk, view: &RouteView) -> Node {
    let texts = desk.texts();
    let today = clock::today();
    let day = Field { id: DAY, label: Key::AgreeContactDay, hint: None, fault: None };
    let day = day.draw(&texts, |input| {
        input
            .attr("type", "date")
            .attr("min", day_text(today))
            .attr("max", day_text(contact_until(today)))
            .attr("value", day_text(contact_proposed(today)))
    });
    let chosen = agreeing(desk, |agreeing| agreeing.contact);
    let choice = |(id, name): &(domain::id::PersonId, String)| {
        let id = *id;
        let press = move || change(desk, |agreeing| agreeing.contact = Some(id));
        Choice { pill: radio::said(name), is_chosen: chosen == Some(id), press: Some(Arc::new(press)) }
    };
    let who = radio::group(WHO, &desk.t(Key::AgreeContactWho), "", team(view).iter().map(choice));
    let who = who.attr("tabindex", "-1");
    super::card(desk, "agree-first", Icon::Phone, Key::AgreeContact).with(el("div", "agree__two").with(day).with(who))
}

/// The day that stands in the field, when it is from today on and within a week.
pub fn day() -> Option<NaiveDate> {
    let today = clock::today();
    domain::body::day(&form::typed(DAY)).filter(|day| (today..=contact_until(today)).contains(day))
}
