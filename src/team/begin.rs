//! The form that starts a route: a first name, and nothing else.

use leptos::prelude::*;
use ui::{
    node::{Node, el, text},
    platform::form,
    text::Texts,
};

use crate::{
    frame::{self, Field},
    routes::{self, Lists},
    text::Key,
};

const NAME: &str = "first-name";
/// In characters; the longest first name on record in the Netherlands fits.
const LONGEST: usize = 40;

/// The form, beside the list.
pub fn form(texts: &Texts, list: Lists) -> Node {
    let fault = list.read().fault.map(|key| texts.get(key).to_owned());
    let name = Field { id: NAME, label: Key::BeginName, hint: Some(Key::BeginHint), fault };
    el("section", "work__aside")
        .attr("aria-labelledby", "begin-title")
        .with(text("h2", "", texts.get(Key::BeginTitle)).attr("id", "begin-title"))
        .with(
            el("form", "stack")
                .with(name.draw(texts, |input| input.attr("autocomplete", "off").attr("maxlength", "40")))
                .with(frame::submit(texts.get(Key::BeginDo), move || match first_name(&form::typed(NAME)) {
                    Some(name) => routes::start(list, name),
                    None => list.write().fault = Some(Key::BeginWrong),
                })),
        )
        .with(text("p", "small soft", texts.get(Key::BeginThen)))
}

/// What was typed as a first name; none when it is empty or holds digits, since a number belongs to nobody's name and
/// a citizen service number never belongs here.
fn first_name(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !name.is_empty() && name.chars().count() <= LONGEST && !name.chars().any(|c| c.is_ascii_digit());
    fits.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_has_no_digits_and_no_spaces_around_it() {
        assert_eq!(first_name("  Anne  Fleur "), Some("Anne Fleur".into()));
        for wrong in ["", "  ", "123456782", "Noor 1990", &"a".repeat(41)] {
            assert_eq!(first_name(wrong), None, "{wrong}");
        }
    }
}
