//! What is drawn, as plain data: an element with its attributes, its text or its children.
//!
//! Every screen is a function that returns one of these, so that it can be read and tested without
//! a browser. There is one type for all of them on purpose: views typed by their shape made the
//! phone's program twice as large (README, "Figures").

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

/// What happens when an element is pressed.
pub type Press = Arc<dyn Fn() + Send + Sync>;

/// An element. Behind a pointer, so that building one up hands on a word and not eighty bytes.
#[derive(Clone, Default)]
pub struct Node(Box<Element>);

/// What an element is.
#[derive(Clone, Default)]
pub struct Element {
    /// Its tag.
    pub tag: &'static str,
    /// What keeps it the same element while others come and go before it; empty is its place.
    pub key: String,
    /// Its attributes, each once.
    pub attributes: Vec<(&'static str, String)>,
    /// Its text. A browser that translates a page takes text nodes out and puts others in, so that text
    /// never stands beside elements: it is the whole content of an element of its own.
    pub text: Option<String>,
    /// What happens when it is pressed.
    pub press: Option<Press>,
    /// Its children; none when it has a text.
    pub children: Vec<Node>,
}

impl Deref for Node {
    type Target = Element;

    fn deref(&self) -> &Element {
        &self.0
    }
}

impl DerefMut for Node {
    fn deref_mut(&mut self) -> &mut Element {
        &mut self.0
    }
}

/// An element with a class; an empty class is none.
#[inline(never)]
pub fn el(tag: &'static str, class: &str) -> Node {
    let node = Node(Box::new(Element { tag, ..Element::default() }));
    if class.is_empty() { node } else { node.attr("class", class) }
}

/// An element with a class and a text.
#[inline(never)]
pub fn text(tag: &'static str, class: &str, text: impl AsRef<str>) -> Node {
    let mut node = el(tag, class);
    node.text = Some(text.as_ref().into());
    node
}

/// A text without its bold parts standing out.
pub fn plain(text: &str) -> String {
    text.replace("**", "")
}

impl Node {
    /// The same with an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.attributes.push((name, value.as_ref().into()));
        self
    }

    /// The same with an attribute, when there is a value for it.
    pub fn maybe(self, name: &'static str, value: Option<impl AsRef<str>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// The same under a key.
    #[inline(never)]
    pub fn keyed(mut self, key: impl AsRef<str>) -> Self {
        self.key = key.as_ref().into();
        self
    }

    /// The same with something that happens when it is pressed.
    pub fn press(self, action: impl Fn() + Send + Sync + 'static) -> Self {
        self.pressed(Arc::new(action))
    }

    #[inline(never)]
    fn pressed(mut self, action: Press) -> Self {
        self.press = Some(action);
        self
    }

    /// The same with one more child.
    #[inline(never)]
    pub fn with(mut self, child: Self) -> Self {
        self.add(child);
        self
    }

    /// The same with these children too: some, none, or as many as there are.
    pub fn all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        for child in children {
            self.add(child);
        }
        self
    }

    /// Out of line, since each kind of iterator gets a body of its own: as `extend` they made the team's program larger.
    #[inline(never)]
    fn add(&mut self, child: Self) {
        self.children.push(child);
    }

    /// The same with a text in which `**…**` stands out.
    pub fn rich(mut self, text: &str) -> Self {
        for (place, piece) in text.split("**").enumerate().filter(|(_, piece)| !piece.is_empty()) {
            self.children.push(self::text(if place % 2 == 0 { "span" } else { "strong" }, "", piece));
        }
        self
    }

    /// Writes it as HTML, for who has no page to draw on.
    pub fn write_html(&self, html: &mut String) {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        html.extend(["<", self.tag]);
        for (name, value) in &self.attributes {
            html.extend([" ", name, "=\"", &escape(value), "\""]);
        }
        html.push('>');
        html.push_str(&escape(self.text.as_deref().unwrap_or_default()));
        self.children.iter().for_each(|child| child.write_html(html));
        html.extend(["</", self.tag, ">"]);
    }

    /// Every text in it, in reading order, parted by spaces.
    pub fn words(&self) -> String {
        let own = self.text.clone().into_iter();
        let said: Vec<String> =
            own.chain(self.children.iter().map(Self::words)).filter(|words| !words.is_empty()).collect();
        said.join(" ")
    }

    /// Every element in it that `is` holds for, itself included.
    pub fn find<'a>(&'a self, is: &dyn Fn(&Self) -> bool) -> Vec<&'a Self> {
        let mut found: Vec<&Self> = self.children.iter().flat_map(|child| child.find(is)).collect();
        if is(self) {
            found.insert(0, self);
        }
        found
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_parts_stand_out_and_read_as_one_sentence() {
        let said = el("p", "").rich("Dag Cecilia. **1 kleine stap** vandaag.");
        let tags: Vec<&str> = said.children.iter().map(|child| child.tag).collect();
        assert_eq!(tags, ["span", "strong", "span"]);
        assert_eq!(said.words(), "Dag Cecilia.  1 kleine stap  vandaag.");
    }
}
