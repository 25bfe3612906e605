//! What happens around the app: the network comes and goes, the page is hidden and shown, another
//! tab writes, the server hints that there is news.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use super::js;

/// Runs `action` whenever `target` (`window` or `document`) has this event.
fn on(target: &JsValue, event: &str, action: &Function) {
    let _ = js::call(target, "addEventListener", &[event.into(), action.into()]);
}

/// Runs `action` whenever the page should look for news: it is shown again, the network is back, or
/// it is about to be put away.
pub fn on_wake(action: impl Fn() + 'static) {
    let wake = js::forever(move |_| action());
    let window = js::global();
    for event in ["online", "pageshow", "pagehide"] {
        on(&window, event, &wake);
    }
    on(&js::get(&window, "document"), "visibilitychange", &wake);
}

/// Runs `action` whenever the device goes online or offline.
pub fn on_network(action: impl Fn() + 'static) {
    let changed = js::forever(move |_| action());
    for event in ["online", "offline"] {
        on(&js::global(), event, &changed);
    }
}

/// Whether the device says that it has a network. It may be wrong when it says yes.
pub fn is_online() -> bool {
    js::get(&js::get(&js::global(), "navigator"), "onLine").as_bool().unwrap_or(true)
}

/// Whether somebody can see the page.
pub fn is_visible() -> bool {
    js::get(&js::get(&js::global(), "document"), "visibilityState").as_string().as_deref() != Some("hidden")
}

/// Other tabs of this app with the same route.
#[derive(Clone)]
pub struct Tabs(JsValue);

impl Tabs {
    /// Runs `action` whenever another tab has written; none where the browser has no such channel.
    pub fn open(name: &str, action: impl Fn() + 'static) -> Option<Self> {
        let channel: Function = js::get(&js::global(), "BroadcastChannel").dyn_into().ok()?;
        let channel = js_sys::Reflect::construct(&channel, &js_sys::Array::of1(&name.into())).ok()?;
        let _ = js_sys::Reflect::set(&channel, &"onmessage".into(), &js::forever(move |_| action()));
        Some(Self(channel))
    }

    /// Tells the other tabs that this one has written.
    pub fn tell(&self) {
        let _ = js::call(&self.0, "postMessage", &[JsValue::TRUE]);
    }
}

/// The server's hints that there is news.
pub struct Hints(JsValue);

impl Hints {
    /// Runs `action` at each hint from `path`. The browser connects anew by itself after a break; when the server will not
    /// have it any more `action` runs too, since then there is something to hear.
    pub fn open(path: &str, action: impl Fn() + Clone + 'static) -> Option<Self> {
        let source: Function = js::get(&js::global(), "EventSource").dyn_into().ok()?;
        let source = js_sys::Reflect::construct(&source, &js_sys::Array::of1(&path.into())).ok()?;
        let (hinted, closed) = (action.clone(), source.clone());
        on(&source, "head", &js::forever(move |_| hinted()));
        on(
            &source,
            "error",
            &js::forever(move |_| {
                if js::get(&closed, "readyState") == 2 {
                    action();
                }
            }),
        );
        Some(Self(source))
    }
}

impl Drop for Hints {
    fn drop(&mut self) {
        let _ = js::call(&self.0, "close", &[]);
    }
}

/// A lock that one tab of this origin holds at a time, so that there is one syncer. Freed on drop.
pub struct Turn(Option<Function>);

impl Turn {
    /// Waits for the turn `name`. Where the browser has no locks, every tab has its turn: syncing
    /// twice is harmless, only wasteful.
    pub async fn wait(name: &str) -> Self {
        let locks = js::get(&js::get(&js::global(), "navigator"), "locks");
        if locks.is_undefined() {
            return Self(None);
        }
        let mut free = None;
        let held = js_sys::Promise::new(&mut |resolve, _| free = Some(resolve));
        let granted = js_sys::Promise::new(&mut |resolve, _| {
            let held = held.clone();
            let hold = wasm_bindgen::closure::Closure::once_into_js(move |_: JsValue| {
                let _ = resolve.call0(&JsValue::UNDEFINED);
                held
            });
            let _ = js::call(&locks, "request", &[name.into(), hold]);
        });
        let _ = js::settled(granted.into()).await;
        Self(free)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(free) = &self.0 {
            let _ = free.call0(&JsValue::UNDEFINED);
        }
    }
}
