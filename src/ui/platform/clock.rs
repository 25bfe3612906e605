//! The device's clock and chance. Both may be wrong; nothing is decided by the clock.

use chrono::{NaiveDate, NaiveDateTime};
use domain::id::Uuid;
use js_sys::{Date, Uint8Array};
use wasm_bindgen::closure::Closure;

use super::js;

/// Now, RFC 3339 with the device's own offset: `2026-11-22T10:03:00+01:00`.
pub fn now() -> String {
    written(&Date::new_0())
}

/// A moment of RFC 3339 in any offset, as this device's clock shows it; empty when it is none.
pub fn local(moment: &str) -> String {
    let moment = Date::new(&moment.into());
    if moment.get_time().is_nan() { String::new() } else { written(&moment) }
}

/// How many milliseconds from now it is until a moment of RFC 3339; none when it is over.
pub fn milliseconds_until(moment: &str) -> Option<u32> {
    let left = Date::new(&moment.into()).get_time() - Date::now();
    (left > 0.0).then_some(left as u32)
}

fn written(now: &Date) -> String {
    let offset = -now.get_timezone_offset() as i32;
    let local = Date::new(&(now.get_time() + f64::from(offset) * 60_000.0).into());
    let mut text = String::from(local.to_iso_string());
    text.truncate(19);
    let (sign, minutes) = if offset < 0 { ('-', -offset) } else { ('+', offset) };
    text.push(sign);
    for (place, part) in [minutes / 60, minutes % 60].into_iter().enumerate() {
        if place > 0 {
            text.push(':');
        }
        text.push(char::from(b'0' + (part / 10 % 10) as u8));
        text.push(char::from(b'0' + (part % 10) as u8));
    }
    text
}

/// Today on this device, for showing only.
pub fn today() -> NaiveDate {
    now().get(..10).and_then(domain::body::day).unwrap_or_default()
}

/// Now on the clock of this device, for showing only.
pub fn wall() -> NaiveDateTime {
    minute(&now())
}

/// Now in UTC, to the minute.
pub fn utc() -> NaiveDateTime {
    minute(&String::from(Date::new_0().to_iso_string()))
}

/// The minute that a moment of RFC 3339 begins with.
fn minute(moment: &str) -> NaiveDateTime {
    moment.get(..16).and_then(domain::said::moment).unwrap_or_default()
}

/// A fresh random id.
pub fn fresh_id() -> Uuid {
    let bytes = Uint8Array::new_with_length(16);
    // Every browser that runs WebAssembly has it.
    let _ = js::call(&js::get(&js::global(), "crypto"), "getRandomValues", &[bytes.clone().into()]);
    let mut random = [0; 16];
    bytes.copy_to(&mut random);
    Uuid::from_random(random)
}

/// A number from 0 up to 1.
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// Waits this many milliseconds.
pub async fn sleep(milliseconds: u32) {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        let _ = js::call(&js::global(), "setTimeout", &[resolve.into(), milliseconds.into()]);
    });
    let _ = js::settled(wait.into()).await;
}

/// Waits until the page has shown what was drawn, or a little longer where nobody looks at it.
pub async fn painted() {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        let shown = Closure::once_into_js({
            let resolve = resolve.clone();
            move || drop(js::call(&js::global(), "setTimeout", &[resolve.into()]))
        });
        let _ = js::call(&js::global(), "requestAnimationFrame", &[shown]);
        let _ = js::call(&js::global(), "setTimeout", &[resolve.into(), 500.into()]);
    });
    let _ = js::settled(wait.into()).await;
}
