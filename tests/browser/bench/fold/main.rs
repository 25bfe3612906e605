//! How long the real fold takes in a browser. Built for wasm32 like the apps by `cargo xtask bench`, and never shipped.
//!
//! Leaves `foldTimes` on the page, in milliseconds, one for each run: `all`, 10,000 events from nothing to the view
//! that a screen draws; `one`, one more event on top of them; `view`, the view after it.

mod life;

use std::hint::black_box;

use domain::fold::Fold;
use js_sys::{Array, Function, Object, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

const SEED: u64 = 20_261_122;
const EVENTS: usize = 10_000;
const RUNS: usize = 15;

fn main() {
    let mut history = life::history(SEED, EVENTS + RUNS);
    let news = history.split_off(EVENTS);
    let [all, one, view] = [(); 3].map(|()| Array::new());
    for event in &news {
        let mut fold = Fold::default();
        all.push(&took(|| {
            history.iter().for_each(|entry| fold.apply(entry));
            black_box(fold.view());
        }));
        one.push(&took(|| black_box(&mut fold).apply(event)));
        view.push(&took(|| drop(black_box(fold.view()))));
    }
    let times = Object::new();
    for (name, values) in [("all", all), ("one", one), ("view", view)] {
        // Setting a property of a fresh plain object does not fail.
        let _ = Reflect::set(&times, &name.into(), &values);
    }
    let _ = Reflect::set(&global(), &"foldTimes".into(), &times);
}

fn took(work: impl FnOnce()) -> JsValue {
    let begin = now();
    work();
    (now() - begin).into()
}

/// Milliseconds since the page began. Not a number outside of a browser, where nobody should run this.
fn now() -> f64 {
    let performance = Reflect::get(&global(), &"performance".into()).unwrap_or_default();
    let now = Reflect::get(&performance, &"now".into()).and_then(JsCast::dyn_into::<Function>);
    now.and_then(|now| now.call0(&performance)).ok().and_then(|now| now.as_f64()).unwrap_or(f64::NAN)
}
