//! Small bridges to JavaScript values.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

/// The browser refused something: what it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub String);

impl From<JsValue> for Refused {
    fn from(value: JsValue) -> Self {
        let message = Reflect::get(&value, &"message".into()).ok().and_then(|message| message.as_string());
        Self(message.or_else(|| value.as_string()).unwrap_or_default())
    }
}

/// Property `name` of `object`; undefined when it has none.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls method `name` of `object`.
pub fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(object, name).dyn_into()?;
    Reflect::apply(&method, object, &arguments.iter().collect())
}

/// An object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in properties {
        // Setting a property of a fresh plain object does not fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Waits for a promise, or for a value that is already there.
pub async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

/// Waits until `target` has one of two events: `good`, or else one of `bad`.
pub async fn event(target: &JsValue, good: &str, bad: &[&str]) -> Result<JsValue, JsValue> {
    let wait = Promise::new(&mut |resolve, reject| {
        let _ = Reflect::set(target, &good.into(), &resolve);
        for name in bad {
            let _ = Reflect::set(target, &(*name).into(), &reject);
        }
    });
    JsFuture::from(wait).await
}

/// A function that JavaScript keeps for as long as the page lives.
pub fn forever(action: impl FnMut(JsValue) + 'static) -> Function {
    Closure::<dyn FnMut(JsValue)>::new(action).into_js_value().unchecked_into()
}

/// Runs `work` beside everything else; also before anything is drawn, when Leptos cannot yet.
pub fn run(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// The global object.
pub fn global() -> JsValue {
    js_sys::global().into()
}
