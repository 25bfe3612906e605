//! Words that leave the app because a person says so: to the clipboard, to another app, to paper.

use wasm_bindgen::JsValue;

use super::js;

fn navigator() -> JsValue {
    js::get(&js::global(), "navigator")
}

/// Puts `words` on the clipboard, and then says so. A browser that does not let us says nothing.
pub fn copy(words: &str, then: impl Fn() + 'static) {
    let Ok(copying) = js::call(&js::get(&navigator(), "clipboard"), "writeText", &[words.into()]) else { return };
    js::run(async move {
        if js::settled(copying).await.is_ok() {
            then();
        }
    });
}

/// Whether this phone has a way of its own to share something.
pub fn can_share() -> bool {
    js::get(&navigator(), "share").is_function()
}

/// Lets the person choose where `words` go. Choosing nothing is fine.
pub fn share(words: &str) {
    if let Ok(sharing) = js::call(&navigator(), "share", &[js::object(&[("text", words.into())])]) {
        js::run(async move { drop(js::settled(sharing).await) });
    }
}

/// Prints the page as it shows.
pub fn print() {
    let _ = js::call(&js::global(), "print", &[]);
}
