//! A phone without a route, or with a link that does not work: what to do now.

use ui::{
    icon::{Icon, icon},
    land,
    node::{Node, el, text},
    text::{Key, Texts},
};

/// Says `why` there is no route here.
pub fn welcome(texts: &Texts, why: Key) -> Node {
    let brand = el("span", "brand").with(icon(Icon::Route)).with(text("span", "", texts.get(Key::AppName)));
    let safe = el("p", "sync-state").with(icon(Icon::Lock)).with(text("span", "", texts.get(Key::WelcomeSafe)));
    let said = el("div", "content stack stack--page")
        .with(text("h1", "", texts.get(Key::AppName)))
        .with(text("p", "", texts.get(why)))
        .with(safe);
    let scene = land::scene("0 6 360 218", "land#welcome");
    el("div", "phone").attr("data-screen", "welcome").with(el("header", "top-bar").with(brand)).with(
        el("main", "").attr("id", "main").attr("tabindex", "-1").with(el("section", "welcome").with(scene).with(said)),
    )
}
