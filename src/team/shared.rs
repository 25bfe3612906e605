//! The shared screen: the whole route and who does what, read only, always the latest.

use leptos::prelude::*;
use ui::{
    icon::{Icon, icon},
    map::route_map,
    store::Store,
    text::{Key, Texts},
};

use crate::doers;

/// The route of `store`.
pub fn shared(store: Store, texts: Texts) -> AnyView {
    let texts = StoredValue::new(texts);
    let t = move |key: Key| texts.with_value(|texts| texts.get(key).to_owned());
    let title = move || {
        let view = store.view.get();
        texts.with_value(|texts| texts.fill(Key::SharedTitle, &[("name", &view.name)]))
    };
    let state = move || {
        store.standing.with(|standing| match standing {
            standing if standing.signed_out => t(Key::OopsSignedOut),
            standing if standing.in_step && !standing.offline => t(Key::SharedLive),
            _ => t(Key::SharedOffline),
        })
    };
    let next = Signal::derive(move || store.view.read().next());
    let map = route_map(store.view.into(), next, Signal::stored(texts.get_value()), |step| format!("#{step}"));
    view! {
        <div class="shared">
            <header class="shared__head">
                <span class="brand">{icon(Icon::Route)}<span prop:textContent=t(Key::AppName)></span></span>
                <h1 prop:textContent=title></h1>
                <p class="sync-state" role="status">{icon(Icon::Refresh)}<span prop:textContent=state></span></p>
            </header>
            <main class="shared__main" id="main" tabindex="-1">
                <section class="route-pane" aria-labelledby="route-title">
                    <h2 class="visually-hidden" id="route-title" prop:textContent=t(Key::RouteTitle)></h2>
                    {map}
                </section>
                <section class="shared__who" aria-labelledby="who-title">
                    <h2 id="who-title" prop:textContent=t(Key::SharedWho)></h2>
                    {move || texts.with_value(|texts| doers::doers(&store.view.get(), texts))}
                </section>
            </main>
        </div>
    }
    .into_any()
}

/// There is no route to show, and `why`.
pub fn closed(texts: &Texts, why: Key) -> AnyView {
    view! {
        <div class="shared">
            <header class="shared__head">
                <span class="brand">{icon(Icon::Route)}<span prop:textContent=texts.get(Key::AppName).to_owned()></span></span>
            </header>
            <main class="shared__main" id="main" tabindex="-1"><h1 prop:textContent=texts.get(why).to_owned()></h1></main>
        </div>
    }
    .into_any()
}
