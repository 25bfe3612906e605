//! The phone's own messages, as `public/remind.js` asks for them.

use wasm_bindgen::JsValue;

use super::js;

/// Asks to be reminded at the hour `at`, or without one no more; `on`, `off`, `denied`, `app` or `away` came of it, as that
/// file says. To be called in the tap itself: some phones ask whether messages may be shown at no other moment.
pub fn choose(at: Option<&str>, lang: &str) -> impl Future<Output = String> + 'static {
    let at = at.map_or(JsValue::UNDEFINED, JsValue::from);
    let asked = js::call(&js::global(), "routekaartRemind", &[at, lang.into()]);
    async move {
        let Ok(asked) = asked else { return "away".into() };
        js::settled(asked).await.ok().and_then(|came| came.as_string()).unwrap_or_else(|| "away".into())
    }
}
