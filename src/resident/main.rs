//! The resident's phone app.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <p>"Mijn stappen"</p> });
}
