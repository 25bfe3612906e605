//! The page itself: its address, its language, its looks, where the focus is.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use super::js;

fn document() -> JsValue {
    js::get(&js::global(), "document")
}

fn root() -> JsValue {
    js::get(&document(), "documentElement")
}

fn location(part: &str) -> String {
    js::get(&js::get(&js::global(), "location"), part).as_string().unwrap_or_default()
}

/// The path of the address, like `/route`.
pub fn path() -> String {
    location("pathname")
}

/// Where this site is, like `https://example.org`.
pub fn origin() -> String {
    location("origin")
}

/// The value of `name` after the `?` of the address, as it stands there.
pub fn query(name: &str) -> Option<String> {
    let search = location("search");
    let mut pairs = search.strip_prefix('?')?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.into())
}

/// Opens `path` as a page of its own, so that nothing of this one stays behind.
pub fn open(path: &str) {
    let _ = js::call(&js::get(&js::global(), "location"), "assign", &[path.into()]);
}

/// What stands after `#name=` in the address: it never reaches a server.
pub fn fragment(name: &str) -> Option<String> {
    Some(location("hash").strip_prefix('#')?.strip_prefix(name)?.strip_prefix('=')?.into())
}

/// Goes to `path` without loading anything; the back button comes back here.
pub fn go(path: &str) {
    let _ = js::call(&js::get(&js::global(), "history"), "pushState", &[JsValue::NULL, "".into(), path.into()]);
}

/// Puts `path` in the place of the address, so that nothing of it stays behind.
pub fn replace(path: &str) {
    let _ = js::call(&js::get(&js::global(), "history"), "replaceState", &[JsValue::NULL, "".into(), path.into()]);
}

/// Runs `action` when the back or forward button was used.
pub fn on_travel(action: impl Fn() + 'static) {
    let travelled = js::forever(move |_| action());
    let _ = js::call(&js::global(), "addEventListener", &["popstate".into(), travelled.into()]);
}

/// Runs `action` whenever Esc is pressed.
pub fn on_escape(action: impl Fn() + 'static) {
    let pressed = js::forever(move |event| {
        if js::get(&event, "key").as_string().as_deref() == Some("Escape") {
            action();
        }
    });
    let _ = js::call(&document(), "addEventListener", &["keydown".into(), pressed.into()]);
}

/// A key that was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// Its name, a letter in small.
    pub name: String,
    /// Whether it was pressed with Control or Command.
    pub with_control: bool,
    /// Whether somebody was typing.
    pub in_field: bool,
}

/// Runs `action` whenever a key is pressed that nothing else took.
pub fn on_key(action: impl Fn(Pressed) + 'static) {
    let pressed = js::forever(move |event| {
        let held = |key: &str| js::get(&event, key).is_truthy();
        if held("defaultPrevented") || held("altKey") {
            return;
        }
        let field =
            js::call(&js::get(&event, "target"), "closest", &["input,textarea,select,[contenteditable]".into()]);
        action(Pressed {
            name: js::get(&event, "key").as_string().unwrap_or_default().to_lowercase(),
            with_control: held("ctrlKey") || held("metaKey"),
            in_field: field.is_ok_and(|field| field.is_object()),
        });
    });
    let _ = js::call(&js::global(), "addEventListener", &["keydown".into(), pressed.into()]);
}

/// Gives the page its looks for reading from afar, or its usual ones.
pub fn set_looks(looks: Option<&str>) {
    let _ = match looks {
        Some(looks) => js::call(&root(), "setAttribute", &["data-looks".into(), looks.into()]),
        None => js::call(&root(), "removeAttribute", &["data-looks".into()]),
    };
}

/// Tells the browser and screen readers the language and direction.
pub fn set_language(tag: &str) {
    let _ = js::call(&root(), "setAttribute", &["lang".into(), tag.into()]);
    let dir = if tag == "ar" { "rtl" } else { "ltr" };
    let _ = js::call(&root(), "setAttribute", &["dir".into(), dir.into()]);
}

/// Forces `light` or `dark`; none follows the device.
pub fn set_theme(theme: Option<&str>) {
    let _ = match theme {
        Some(theme) => js::call(&root(), "setAttribute", &["data-theme".into(), theme.into()]),
        None => js::call(&root(), "removeAttribute", &["data-theme".into()]),
    };
}

/// Names the page for the tab, the history and screen readers.
pub fn set_title(title: &str) {
    let _ = js_sys::Reflect::set(&document(), &"title".into(), &title.into());
}

/// Moves the focus to the heading of a new screen, so that a screen reader starts there, and shows its top.
pub fn focus(selector: &str) {
    let Ok(found) = js::call(&document(), "querySelector", &[selector.into()]) else { return };
    let _ = js::call(&found, "focus", &[js::object(&[("preventScroll", JsValue::TRUE)])]);
}

/// Scrolls to the first that `selector` finds, in the middle of the window.
pub fn reveal(selector: &str) {
    let Ok(found) = js::call(&document(), "querySelector", &[selector.into()]) else { return };
    let _ = js::call(&found, "scrollIntoView", &[js::object(&[("block", "center".into())])]);
}

/// Shows the top of the page.
pub fn to_top() {
    let _ = js::call(&js::global(), "scrollTo", &[0.into(), 0.into()]);
}

/// Opens the browser's own window for printing.
pub fn print() {
    let _ = js::call(&js::global(), "print", &[]);
}

/// Runs `action` when something was read aloud to its end.
pub fn on_read_aloud(action: impl Fn() + 'static) {
    let read = js::forever(move |_| action());
    let _ = js::call(&js::global(), "addEventListener", &["routekaart:read-aloud".into(), read.into()]);
}

/// Runs `action` when a new version of the app lies ready.
pub fn on_new_version(action: impl Fn() + 'static) {
    let ready = js::forever(move |_| action());
    let _ = js::call(&js::global(), "addEventListener", &["routekaart:new-version".into(), ready.into()]);
    if js::get(&js::global(), "routekaartNewVersion").is_truthy()
        && let Ok(event) = js_event("routekaart:new-version")
    {
        let _ = js::call(&js::global(), "dispatchEvent", &[event]);
    }
}

/// Puts the new version in place; the page loads anew by itself.
pub fn take_new_version() {
    if let Ok(event) = js_event("routekaart:take-version") {
        let _ = js::call(&js::global(), "dispatchEvent", &[event]);
    }
}

fn js_event(name: &str) -> Result<JsValue, JsValue> {
    let event: Function = js::get(&js::global(), "Event").dyn_into()?;
    js_sys::Reflect::construct(&event, &js_sys::Array::of1(&name.into()))
}

/// Runs `action` with the address of a link of this app that was followed, instead of loading it.
///
/// A link that is opened in another tab, or that leads elsewhere, is left to the browser.
pub fn on_link(action: impl Fn(String) + 'static) {
    let clicked = js::forever(move |event| {
        let held = |key: &str| js::get(&event, key).is_truthy();
        if held("ctrlKey") || held("metaKey") || held("shiftKey") || held("altKey") || held("defaultPrevented") {
            return;
        }
        let found = js::call(&js::get(&event, "target"), "closest", &["a[href^='/']:not([download])".into()]);
        let Some(link) = found.ok().filter(JsValue::is_object) else { return };
        let path = js::call(&link, "getAttribute", &["href".into()]).ok().and_then(|path| path.as_string());
        if let Some(path) = path {
            let _ = js::call(&event, "preventDefault", &[]);
            action(path);
        }
    });
    let _ = js::call(&document(), "addEventListener", &["click".into(), clicked.into()]);
}
