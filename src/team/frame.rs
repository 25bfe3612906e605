//! What the team's pages are built from: the brand, a page with nothing to show, fields, buttons and notices.

use domain::id::RouteId;
use ui::{
    icon::{Icon, icon},
    node::{Node, el, text},
    text::{Key as Common, Named, Texts},
};

use crate::{screen::Screen, talk::Part, text::Key};

/// The name of the app, which leads to the list of routes.
pub fn brand(texts: &Texts) -> Node {
    el("a", "brand").attr("href", Screen::Routes.path()).with(icon(Icon::Route)).with(text(
        "span",
        "",
        texts.get(Common::AppName),
    ))
}

/// What the tab of the browser calls a page.
pub fn title(texts: &Texts, page: impl Named) -> String {
    [texts.get(page), " - ", texts.get(Common::AppName)].concat()
}

/// The middle of a page.
pub fn main(class: &str) -> Node {
    el("main", class).attr("id", "main").attr("tabindex", "-1")
}

/// The head of a page about one route: the brand, the `title`, and the pages of this route. A talk begins at its first part.
pub fn head(texts: &Texts, route: RouteId, here: Screen, title: Vec<Node>) -> Node {
    head_beside(texts, route, here, Part::Prepare, title)
}

/// The same, with the part at which one joins the talk.
pub fn head_beside(texts: &Texts, route: RouteId, here: Screen, talk: Part, title: Vec<Node>) -> Node {
    let pages = [
        (Screen::Route(route), Icon::Route, Key::NavRoute),
        (Screen::Talk(route, talk), Icon::Talk, Key::TalkTab),
        (Screen::Pair(route), Icon::Device, Key::NavPair),
        (Screen::People(route), Icon::People, Key::NavPeople),
    ];
    let link = |(to, picture, key): (Screen, Icon, Key)| {
        el("a", "team-nav__link")
            .attr("href", to.path())
            .maybe("aria-current", (to == here).then_some("page"))
            .with(icon(picture))
            .with(text("span", "", texts.get(key)))
    };
    let nav = el("nav", "team-nav").attr("aria-label", texts.get(Key::NavLabel)).all(pages.map(link));
    el("header", "shared__head").with(brand(texts)).all(title).with(nav)
}

/// There is nothing to show, and `why`.
pub fn closed(texts: &Texts, why: impl Named) -> Node {
    closed_with(texts, texts.get(why))
}

/// There is nothing more to show, and `said` says what there is to know.
pub fn closed_with(texts: &Texts, said: impl AsRef<str>) -> Node {
    let back = text("a", "nl-button nl-button--secondary", texts.get(Key::OopsToRoutes));
    let content = main("team-alone stack").with(text("h1", "", said)).with(back.attr("href", Screen::Routes.path()));
    el("div", "shared").with(el("header", "shared__head").with(brand(texts))).with(content)
}

/// A button that says what happens.
pub fn button(class: &str, label: impl AsRef<str>, action: impl Fn() + Send + Sync + 'static) -> Node {
    text("button", class, label).attr("type", "button").press(action)
}

/// The button that Enter in a field of its form presses.
pub fn submit(label: impl AsRef<str>, action: impl Fn() + Send + Sync + 'static) -> Node {
    text("button", "nl-button nl-button--primary", label).attr("type", "submit").press(action)
}

/// What one types in, under the words that say what.
pub struct Field {
    /// Its id.
    pub id: &'static str,
    /// What it is for.
    pub label: Key,
    /// A line of explanation below it.
    pub hint: Option<Key>,
    /// What is wrong with what was typed.
    pub fault: Option<String>,
}

impl Field {
    /// The label, the field as `input` finishes it, and what stands below.
    pub fn draw(self, texts: &Texts, input: impl FnOnce(Node) -> Node) -> Node {
        let input = input(self.bare());
        self.around(texts, input)
    }

    fn part(&self, part: &str) -> String {
        [self.id, "-", part].concat()
    }

    #[inline(never)]
    fn bare(&self) -> Node {
        let hint = self.hint.is_some().then(|| self.part("hint"));
        let fault = self.fault.is_some().then(|| self.part("fault"));
        let told = hint.into_iter().chain(fault).collect::<Vec<_>>().join(" ");
        el("input", "field__input")
            .attr("id", self.id)
            .maybe("aria-describedby", (!told.is_empty()).then_some(told))
            .maybe("aria-invalid", self.fault.is_some().then_some("true"))
    }

    #[inline(never)]
    fn around(self, texts: &Texts, input: Node) -> Node {
        let [hint, fault] = ["hint", "fault"].map(|part| self.part(part));
        el("div", "field")
            .with(text("label", "field__label", texts.get(self.label)).attr("for", self.id))
            .with(input)
            .all(self.hint.map(|key| text("p", "small soft", texts.get(key)).attr("id", hint)))
            .all(self.fault.map(|said| text("p", "field__fault", said).attr("id", fault).attr("role", "alert")))
    }
}

/// Something to know, which stands in the page.
pub fn notice(picture: Icon, said: impl AsRef<str>) -> Node {
    el("p", "notice team-notice").with(icon(picture)).with(text("span", "", said))
}

/// What just happened, also for who cannot see it. There always, since only a change of it is read aloud.
pub fn said(said: &str) -> Node {
    el("div", "").attr("role", "status").all((!said.is_empty()).then(|| notice(Icon::Tick, said)))
}

/// What did not work, read aloud at once.
pub fn wrong(said: impl AsRef<str>) -> Node {
    notice(Icon::Detour, said).attr("role", "alert")
}
