//! The page: draws what [`crate::node`] describes as a view of Leptos, and when it is drawn again changes only what differs,
//! so that focus, scroll and a reader's place stay where they are.

use std::{cell::RefCell, rc::Rc};

use js_sys::Function;
use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::{AddAnyAttr, Mountable, Render, RenderHtml},
    tachys::{
        hydration::Cursor,
        view::{Position, PositionState},
    },
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

use super::js;
use crate::node::{Node, Press, el};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element on the page, with what it was drawn from.
pub struct Drawn {
    node: Node,
    element: Element,
    children: Vec<Drawn>,
    press: Rc<RefCell<Option<Press>>>,
}

fn document() -> Document {
    js::get(&js::global(), "document").unchecked_into()
}

/// Makes the children of `parent` be `nodes`. One with the same tag and key stays the element that it
/// was, also when others came before it, so that focus stays where it is.
fn children(parent: &Element, drawn: &mut Vec<Drawn>, nodes: Vec<Node>) {
    let wanted = nodes.len();
    for (place, node) in nodes.into_iter().enumerate() {
        let rest = drawn.get(place..).unwrap_or_default();
        match rest.iter().position(|old| old.node.tag == node.tag && old.node.key == node.key) {
            Some(0) => drawn[place].change(node),
            Some(later) => {
                let mut moved = drawn.remove(place + later);
                put(parent, &moved.element, drawn.get(place));
                moved.change(node);
                drawn.insert(place, moved);
            }
            None => {
                let new = Drawn::new(node);
                put(parent, &new.element, drawn.get(place));
                drawn.insert(place, new);
            }
        }
    }
    drawn.drain(wanted..).for_each(|gone| gone.element.remove());
}

fn put(parent: &Element, element: &Element, before: Option<&Drawn>) {
    let _ = parent.insert_before(element, before.map(|before| before.element.as_ref()));
}

impl Drawn {
    fn new(node: Node) -> Self {
        let made = match node.tag {
            "svg" | "g" | "use" | "path" => document().create_element_ns(Some(SVG), node.tag),
            tag => document().create_element(tag),
        };
        // The tags are ours, so that the browser knows them all.
        let element: Element = made.unwrap_or_else(|refused| refused.unchecked_into());
        let empty = el(node.tag, "").keyed(&node.key);
        let mut drawn = Self { node: empty, element, children: Vec::new(), press: Rc::default() };
        drawn.change(node);
        drawn
    }

    fn change(&mut self, node: Node) {
        for (name, value) in &node.attributes {
            if self.node.get(name) != Some(value) {
                self.set(name, value);
            }
        }
        for (name, _) in &self.node.attributes {
            if node.get(name).is_none() {
                let _ = self.element.remove_attribute(name);
            }
        }
        if node.text != self.node.text {
            self.element.set_text_content(node.text.as_deref());
        }
        if node.press.is_some() && self.press.borrow().is_none() {
            self.listen();
        }
        self.press.replace(node.press.clone());
        let mut node = node;
        children(&self.element, &mut self.children, std::mem::take(&mut node.children));
        self.node = node;
    }

    fn set(&self, name: &str, value: &str) {
        // A custom property goes through the style object: the site's policy allows no style attribute.
        match name.starts_with("--") {
            true => drop(js::call(&js::get(&self.element, "style"), "setProperty", &[name.into(), value.into()])),
            false => drop(self.element.set_attribute(name, value)),
        }
    }

    fn listen(&self) {
        let press = self.press.clone();
        let pressed: Function = js::forever(move |_: JsValue| {
            let action = press.borrow().clone();
            if let Some(action) = action {
                action();
            }
        });
        let _ = self.element.add_event_listener_with_callback("click", &pressed);
    }
}

/// The element that an app is drawn in, emptied of what the page showed before the app was there.
pub fn mount_point() -> Option<HtmlElement> {
    let app = document().get_element_by_id("app")?;
    app.set_text_content(None);
    app.dyn_into().ok()
}

impl Render for Node {
    type State = Drawn;

    fn build(self) -> Drawn {
        Drawn::new(self)
    }

    fn rebuild(self, drawn: &mut Drawn) {
        drawn.change(self);
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&web_sys::Node>) {
        let _ = parent.insert_before(&self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else { return false };
        child.mount(&parent, Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for Node {
    type Output<New: Attribute> = Self;

    /// Its attributes are its own: nothing outside adds to them.
    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        self
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, html: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        self.write_html(html);
    }

    /// Nothing is drawn by a server, so that there is nothing to take over: it draws.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
