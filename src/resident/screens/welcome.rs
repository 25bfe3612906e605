//! A phone without a route, or with a link that does not work: what to do now.

use leptos::prelude::*;
use ui::{
    icon::{Icon, icon},
    land,
    text::{Key, Texts},
};

/// Says `why` there is no route here.
pub fn welcome(texts: &Texts, why: Key) -> AnyView {
    view! {
        <div class="phone">
            <header class="top-bar"><span class="brand">{icon(Icon::Route)}<span prop:textContent=texts.get(Key::AppName).to_owned()></span></span></header>
            <main id="main" tabindex="-1">
                <section class="welcome">
                    {land::scene("0 6 360 218", "/land.svg#welcome")}
                    <div class="content stack stack--page">
                        <h1 prop:textContent=texts.get(Key::AppName).to_owned()></h1>
                        <p prop:textContent=texts.get(why).to_owned()></p>
                        <p class="small soft">{icon(Icon::Lock)}<span prop:textContent=texts.get(Key::WelcomeSafe).to_owned()></span></p>
                    </div>
                </section>
            </main>
        </div>
    }
    .into_any()
}
