//! An address that leads nowhere, with the way back.

use leptos::prelude::*;
use ui::text::Key;

use crate::app::App;

/// There is no such screen.
pub fn nowhere(app: App) -> AnyView {
    view! {
        <div class="content stack stack--page">
            <h1 prop:textContent=move || app.t(Key::OopsNotFound)></h1>
            <a class="nl-button nl-button--primary" href="/" prop:textContent=move || app.t(Key::OopsToNow)></a>
        </div>
    }
    .into_any()
}
