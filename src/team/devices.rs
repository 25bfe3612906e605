//! The phones that have a route, and taking it from one, after a question.

use std::rc::Rc;

use domain::{body, id::RouteId, json::Object};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    dates,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::{clock, page},
    text::Texts,
};

use crate::{
    call::{Fault, call},
    frame,
    pair::{self, Pairings, Place},
    text::Key,
};

/// The phones, and what is asked about one of them.
#[derive(Clone, Default)]
pub struct Devices {
    paired: Rc<[Device]>,
    /// The phone of which it was asked whether it is to lose the route.
    asked: Option<String>,
}

/// A phone that has the route.
#[derive(Clone)]
struct Device {
    id: String,
    paired: String,
    seen: String,
}

impl Devices {
    /// Whether a phone has the route.
    pub fn is_paired(&self) -> bool {
        !self.paired.is_empty()
    }
}

/// The phones that have `route` now.
pub async fn fetch(route: RouteId) -> Result<Devices, Fault> {
    let reply = call("GET", &format!("routes/{route}/devices"), None).await?;
    let device = |raw| {
        let object = Object::read(raw)?;
        Some(Device { id: object.text("id")?, paired: object.text("pairedAt")?, seen: object.text("lastSeen")? })
    };
    let list = Object::read(&reply.body).and_then(|object| object.list("devices")).ok_or(Fault::NotNow)?;
    Ok(Devices { paired: list.into_iter().filter_map(device).collect(), asked: None })
}

/// Looks which phones have `route` now. What was shown stays when the server cannot be reached.
pub async fn look(route: RouteId, page: Pairings) {
    if let Ok(devices) = fetch(route).await {
        page.write().devices = devices;
    }
}

/// The list.
pub fn draw(place: &Place, page: Pairings) -> Node {
    let Devices { paired, asked } = &page.read().devices;
    let texts = &place.texts;
    let list = match paired.is_empty() {
        true => text("p", "soft", texts.get(Key::DeviceNone)),
        false => el("ul", "devices").attr("role", "list").all(paired.iter().map(|device| {
            let is_asked = asked.as_deref() == Some(&device.id);
            card(place, device).with(if is_asked { sure(place, page, device) } else { end(texts, page, device) })
        })),
    };
    el("section", "stack")
        .attr("aria-labelledby", "devices-title")
        .with(text("h2", "", texts.get(Key::DeviceTitle)).attr("id", "devices-title"))
        .with(list)
}

fn card(place: &Place, device: &Device) -> Node {
    let texts = &place.texts;
    let on = |key: Key, moment: &str| {
        let day = moment.get(..10).and_then(body::day)?;
        Some(text("p", "small soft", texts.fill(key, &[("date", &dates::short(texts, day))])))
    };
    el("li", "nl-card device")
        .keyed(&device.id)
        .with(icon(Icon::Device))
        .with(text("h3", "", texts.fill(Key::DeviceName, &[("name", &place.name)])))
        .with(
            el("div", "device__days")
                .all(on(Key::DeviceSince, &clock::local(&device.paired)))
                .all(on(Key::DeviceSeen, &device.seen)),
        )
}

fn end(texts: &Texts, page: Pairings, device: &Device) -> Node {
    let id = device.id.clone();
    let class = "nl-button nl-button--secondary";
    el("div", "device__buttons").keyed("end").with(frame::button(class, texts.get(Key::DeviceEnd), move || {
        page.write().devices.asked = Some(id.clone());
        spawn_local(async {
            clock::painted().await;
            page::focus("#device-sure");
        });
    }))
}

fn sure(place: &Place, page: Pairings, device: &Device) -> Node {
    let Place { texts, session, .. } = place;
    let (route, id) = (session.route, device.id.clone());
    let ended = texts.get(Key::DeviceEnded).to_owned();
    let yes = frame::button("nl-button nl-button--secondary", texts.get(Key::DeviceYes), move || {
        let (id, ended) = (id.clone(), ended.clone());
        spawn_local(async move {
            let done = call("DELETE", &format!("routes/{route}/devices/{id}"), None).await;
            look(route, page).await;
            match done {
                Ok(_) | Err(Fault::NotYours) => pair::tell(page, ended),
                Err(fault) => pair::fail(page, fault.met()),
            }
            page::focus("#main");
        });
    });
    let no = frame::button("nl-button nl-button--subtle", texts.get(Key::DeviceNo), move || {
        page.write().devices.asked = None;
        page::focus("#main");
    });
    el("div", "device__buttons")
        .keyed("sure")
        .with(text("p", "", texts.get(Key::DeviceSure)).attr("id", "device-sure").attr("tabindex", "-1"))
        .with(yes)
        .with(no)
}
