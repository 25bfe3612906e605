//! The frame around every screen: the top bar, the navigation, and which screens stand beside each other.

use leptos::prelude::*;
use ui::{icon::{Icon, icon, icon_in}, rich::text, text::Key};

use crate::{
    app::App,
    screen::Screen,
    screens::{choices, done, help, now, nowhere, route, step, stuck, won},
};

/// The app as a whole.
pub fn frame(app: App) -> impl IntoView {
    view! {
        <div class="phone" data-screen=move || app.screen.get().name() hidden=move || app.hidden.get()>
            <header class="top-bar">
                <a class="brand" href="/">{icon(Icon::Route)}{text(move || app.t(Key::AppName))}</a>
                <nav class="top-nav" aria-label=move || app.t(Key::NavLabel)>
                    {link(app, "top-nav__link", Screen::Now, Icon::Now, Key::NavNowAndRoute)}
                    {link(app, "top-nav__link", Screen::Done, Icon::Done, Key::NavDone)}
                    {link(app, "top-nav__link", Screen::Help, Icon::People, Key::NavHelp)}
                    {link(app, "top-nav__link", Screen::Choices, Icon::Sliders, Key::NavChoices)}
                </nav>
                <button class="round-button round-button--bare" type="button" on:click=move |_| app.hidden.set(true)>
                    {icon_in("icon icon--s", Icon::Hide)}{text(move || app.t(Key::AppHide))}
                </button>
            </header>
            <main id="main" tabindex="-1">{move || panes(app)}</main>
            <nav class="bottom-nav" aria-label=move || app.t(Key::NavLabel)>
                {link(app, "bottom-nav__link", Screen::Now, Icon::Now, Key::NavNow)}
                {link(app, "bottom-nav__link", Screen::Route, Icon::Route, Key::NavRoute)}
                {link(app, "bottom-nav__link", Screen::Done, Icon::Done, Key::NavDone)}
                {link(app, "bottom-nav__link", Screen::Help, Icon::People, Key::NavHelp)}
            </nav>
            <p class="visually-hidden" role="status" prop:textContent=move || app.said.get()></p>
        </div>
        <div class="blank" hidden=move || !app.hidden.get()>
            <button class="nl-button nl-button--text" type="button" on:click=move |_| app.hidden.set(false)>
                {text(move || app.t(Key::AppShow))}
            </button>
        </div>
    }
}

/// What stands in the middle. Nu and the map are drawn together: on a wide window both show, on a
/// phone the style shows the one that `data-screen` names.
fn panes(app: App) -> AnyView {
    match app.screen.get() {
        Screen::Now | Screen::Route => view! {
            <section class="now-pane">{move || now::now(app)}</section>
            <section class="route-pane" aria-labelledby="route-title">{route::route(app)}</section>
        }
        .into_any(),
        Screen::Done => done::done(app),
        Screen::Help => help::help(app),
        Screen::Choices => choices::choices(app),
        Screen::Step(id) => step::step(app, id),
        Screen::Stuck(id) => stuck::stuck(app, id),
        Screen::Won(id) => won::won(app, id),
        Screen::Nowhere => nowhere::nowhere(app),
    }
}

fn link(app: App, class: &'static str, to: Screen, name: Icon, key: Key) -> AnyView {
    let is_here = move || {
        let here = match app.screen.get() {
            Screen::Choices if class == "top-nav__link" => Screen::Choices,
            Screen::Route | Screen::Step(_) if class == "top-nav__link" => Screen::Now,
            screen => screen.tab(),
        };
        (here == to).then_some("page")
    };
    let drawn = match class {
        "bottom-nav__link" => view! { <span class="bottom-nav__pill">{icon(name)}</span> }.into_any(),
        _ => icon(name).into_any(),
    };
    view! {
        <a class=class href=to.path() aria-current=is_here>{drawn}{text(move || app.t(key))}</a>
    }
    .into_any()
}
