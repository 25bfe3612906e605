//! The map: one list of steps that draws itself as a walk. The list is for everybody; the drawing
//! is beside it, for who sees it.

pub mod layout;
pub mod lines;
mod path;
mod row;
mod rows;

use std::sync::Arc;

use domain::{id::StepId, next::Next, view::RouteView};
use leptos::prelude::*;

use crate::text::Texts;

/// The map of a route as a list, with its end. `next` is where the resident is, `link` the address
/// of a step.
///
/// Rows are kept by what they stand for: a tick changes its own row in place, and focus stays where it was.
pub fn route_map(
    view: Signal<Arc<RouteView>>,
    next: Signal<Next>,
    texts: Signal<Texts>,
    link: fn(StepId) -> String,
) -> AnyView {
    let rows = Memo::new(move |_| rows::rows(&view.read(), &next.read(), &texts.read(), link));
    let keys = move || rows.read().iter().map(|row| row.key).collect::<Vec<_>>();
    let draw = move |key: rows::Key| {
        let own = Memo::new(move |_| rows.read().iter().find(|row| row.key == key).cloned());
        move || own.get().map(|drawn| row::row(drawn, texts))
    };
    view! {
        <ol class="route" role="list">
            <For each=keys key=|key| *key children=draw />
        </ol>
    }
    .into_any()
}
