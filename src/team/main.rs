//! The shared screen and the team pages.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <p>"Mijn stappen"</p> });
}
