//! Forms: what was typed, and keeping the browser from sending it by itself.

use wasm_bindgen::JsValue;

use super::js;

fn document() -> JsValue {
    js::get(&js::global(), "document")
}

fn field(id: &str) -> JsValue {
    js::call(&document(), "getElementById", &[id.into()]).unwrap_or(JsValue::NULL)
}

/// What stands in the field with this id; empty when there is none.
pub fn typed(id: &str) -> String {
    js::get(&field(id), "value").as_string().unwrap_or_default()
}

/// Whether an option of a group or a box with this id is chosen.
pub fn is_chosen(id: &str) -> bool {
    js::get(&field(id), "checked").is_truthy()
}

/// Runs `action` with what stands in the field with this id, whenever somebody types in it.
pub fn on_typed(id: &'static str, action: impl Fn(String) + 'static) {
    let heard = js::forever(move |event| {
        let target = js::get(&event, "target");
        if js::get(&target, "id").as_string().as_deref() == Some(id) {
            action(js::get(&target, "value").as_string().unwrap_or_default());
        }
    });
    let _ = js::call(&document(), "addEventListener", &["input".into(), heard.into()]);
}

/// Runs `action` with the rest of the id and what stands in a field whose id begins with `start`, whenever somebody types.
pub fn on_typed_of(start: &'static str, action: impl Fn(&str, String) + 'static) {
    let heard = js::forever(move |event| {
        let target = js::get(&event, "target");
        let id = js::get(&target, "id").as_string().unwrap_or_default();
        if let Some(rest) = id.strip_prefix(start) {
            action(rest, js::get(&target, "value").as_string().unwrap_or_default());
        }
    });
    let _ = js::call(&document(), "addEventListener", &["input".into(), heard.into()]);
}

/// Lets the digits from 1 on choose in a group of options that says `data-digits`, while the focus is in it.
pub fn on_digit() {
    let pressed = js::forever(|event| {
        let digit: Option<u32> = js::get(&event, "key").as_string().and_then(|key| key.parse().ok());
        let Some(place) = digit.and_then(|digit| digit.checked_sub(1)) else { return };
        let within = |element: &JsValue, what: &str, selector: &str| js::call(element, what, &[selector.into()]);
        let Ok(group) = within(&js::get(&event, "target"), "closest", "[data-digits]") else { return };
        let Ok(options) = within(&group, "querySelectorAll", "input") else { return };
        if let Ok(option) = js::call(&options, "item", &[place.into()]) {
            let _ = js::call(&option, "focus", &[]);
            let _ = js::call(&option, "click", &[]);
        }
    });
    let _ = js::call(&document(), "addEventListener", &["keydown".into(), pressed.into()]);
}

/// Keeps the browser from sending forms by itself. Enter in a field still presses the form's button, and a button says
/// what happens.
pub fn hold() {
    let held = js::forever(|event| drop(js::call(&event, "preventDefault", &[])));
    let _ = js::call(&document(), "addEventListener", &["submit".into(), held.into()]);
}

/// Puts `value` in the field with this id, when something else stands there.
pub fn write(id: &str, value: &str) {
    if typed(id) != value {
        let _ = js_sys::Reflect::set(&field(id), &"value".into(), &value.into());
    }
}
