//! Text on the page. A browser that translates a page takes text nodes out and puts others in,
//! so text that may change never stands bare: it is the `textContent` of an element of its own.

use leptos::prelude::*;

/// Text that changes by itself.
pub fn text(said: impl Fn() -> String + Send + 'static) -> impl IntoView {
    let said: Box<dyn Fn() -> String + Send> = Box::new(said);
    view! { <span prop:textContent=said></span> }
}

/// Text with **bold** parts.
pub fn rich(text: &str) -> impl IntoView + use<> {
    let pairs = pairs(text).into_iter();
    pairs
        .map(|(plain, bold)| {
            view! {
                <span prop:textContent=plain></span>
                <strong prop:textContent=bold></strong>
            }
        })
        .collect::<Vec<_>>()
}

/// The same text without its bold parts standing out.
pub fn plain(text: &str) -> String {
    text.replace("**", "")
}

/// The plain text and the bold text after it, and so on. An asterisk pair that is not closed is bold to the end.
fn pairs(text: &str) -> Vec<(String, String)> {
    let mut parts = text.split("**").map(String::from);
    let mut pairs = Vec::new();
    while let Some(plain) = parts.next() {
        pairs.push((plain, parts.next().unwrap_or_default()));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_parts_follow_plain_ones() {
        let pair = |plain: &str, bold: &str| (plain.to_owned(), bold.to_owned());
        assert_eq!(pairs("Dag"), [pair("Dag", "")]);
        assert_eq!(pairs("**Jaap is bezig.** U hoort iets."), [pair("", "Jaap is bezig."), pair(" U hoort iets.", "")]);
        assert_eq!(pairs("Dit kan t/m **vrijdag**"), [pair("Dit kan t/m ", "vrijdag"), pair("", "")]);
        assert_eq!(pairs(""), [pair("", "")]);
        assert_eq!(pairs("los **open"), [pair("los ", "open")]);
    }
}
