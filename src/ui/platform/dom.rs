//! The page: draws what [`crate::node`] describes as a view of Leptos, and when it is drawn again changes only what differs,
//! so that focus, scroll and a reader's place stay where they are.

use std::{cell::RefCell, rc::Rc};

use js_sys::Function;
use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    mount::mount_to,
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
    /// Whether it hears that it is pressed: once it does, always, also while nothing happens then.
    listens: bool,
}

fn document() -> Document {
    js::get(&js::global(), "document").unchecked_into()
}

thread_local! {
    /// Where the page says that its sprites are. They are named after their contents, so that the browser may keep
    /// them: it would fetch and read the whole sprite again for every picture put on the page.
    static SPRITES: JsValue = js::get(&js::get(&document(), "documentElement"), "dataset");
}

/// The address of a symbol like `icons#tick`.
fn address(symbol: &str) -> String {
    let (sprite, name) = symbol.split_once('#').unwrap_or_default();
    let sprite = SPRITES.with(|sprites| js::get(sprites, sprite)).as_string().unwrap_or_default();
    [&sprite, "#", name].concat()
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
        let mut drawn = Self { node: empty, element, children: Vec::new(), press: Rc::default(), listens: false };
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
        if node.press.is_some() && !self.listens {
            self.listens = true;
            self.listen();
        }
        self.press.replace(node.press.clone());
        let mut node = node;
        children(&self.element, &mut self.children, std::mem::take(&mut node.children));
        self.node = node;
    }

    fn set(&self, name: &str, value: &str) {
        match name {
            "picture" => drop(self.element.set_attribute("href", &address(value))),
            // A custom property goes through the style object: the site's policy allows no style attribute.
            _ if name.starts_with("--") => {
                drop(js::call(&js::get(&self.element, "style"), "setProperty", &[name.into(), value.into()]));
            }
            _ => drop(self.element.set_attribute(name, value)),
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

/// Draws an app where the page showed what it had before the app was there. That goes after the app is drawn: the
/// browser would forget the pictures that both use, and read them again.
pub fn mount(app: impl Fn() -> Node + Send + 'static) {
    mounted(Box::new(app));
}

/// One body for every page of the team: a reactive view of each would cost its program kilobytes.
fn mounted(app: Box<dyn Fn() -> Node + Send>) {
    let Some(place) = document().get_element_by_id("app").and_then(|place| place.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let before = place.first_element_child();
    mount_to(place, move || app).forget();
    if let Some(before) = before {
        before.remove();
    }
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
