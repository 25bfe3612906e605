//! Alle stappen: the map.

use leptos::prelude::*;
use ui::{map::route_map, rich::rich, text::Key};

use crate::{app::App, screen::Screen};

/// The heading, how far one is in words, and the map.
pub fn route(app: App) -> AnyView {
    let next = Signal::derive(move || app.next());
    let map = route_map(app.store.view.into(), next, app.texts.into(), |step| Screen::Step(step).path());
    view! {
        <div class="summary">
            <h1 id="route-title" prop:textContent=move || app.t(Key::RouteTitle)></h1>
            <p>{move || rich(&summary(app))}</p>
        </div>
        {map}
    }
    .into_any()
}

/// "Al **4 stappen gelukt**. U bent in deel 3 van 5."
fn summary(app: App) -> String {
    let view = app.view();
    let texts = app.texts.read();
    let mut said = match view.steps_done() {
        0 => String::new(),
        done => texts.count(Key::RouteDoneOne, Key::RouteDoneOther, done),
    };
    if let Some(here) = view.here() {
        let place = [("n", &*(here + 1).to_string()), ("total", &*view.phases.len().to_string())];
        said.push(' ');
        said.push_str(&texts.fill(Key::RouteInPart, &place));
    }
    said
}
