//! The phone, in the same screen: a code, its QR, and the number that the resident reads aloud.

use domain::view::RouteView;
use leptos::prelude::*;
use ui::{icon::Icon, node::Node};

use super::agreeing;
use crate::{
    pair::{self, Pairings, Place},
    talk::desk::Desk,
    text::Key,
};

/// The card with how far pairing is.
pub fn phone(desk: Desk, view: &RouteView) -> Node {
    let page = pairings(desk);
    let paired = page.read().devices.is_paired();
    let place = Place { texts: desk.texts(), session: desk.store.session(), name: view.name.clone() };
    super::card(desk, "agree-phone", Icon::Device, Key::AgreePhone)
        .all(paired.then(|| desk.say("p", "soft", Key::AgreePaired)))
        .all(pair::steps(&place, page))
}

/// How far pairing is.
pub fn pairings(desk: Desk) -> Pairings {
    agreeing(desk, |agreeing| agreeing.phone)
}
