//! Mijn mensen: the routes of who is signed in, and the form to start one.

use std::rc::Rc;

use domain::{body, id::RouteId, json::Object, rights::may_start_route};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    dates,
    icon::{Icon, icon},
    node::{Node, el, text},
    platform::{clock, dom, form, page},
    text::Texts,
};

use crate::{
    account::Account,
    begin,
    call::{Fault, call},
    frame,
    screen::Screen,
    sign_out::{self, Leaving},
    talk::Part,
    text::Key,
};

const SEARCH: &str = "search";

/// One route that this person takes part in.
#[derive(Clone)]
struct Known {
    id: RouteId,
    name: String,
    since: String,
}

/// The list as it stands.
#[derive(Clone)]
pub struct List {
    routes: Rc<[Known]>,
    wanted: String,
    /// What is wrong with the name of a new route.
    pub fault: Option<Key>,
    /// How far signing out is.
    pub leaving: Leaving,
}

/// The list, followed by who asks.
pub type Lists = RwSignal<List, LocalStorage>;

/// Opens the page.
pub async fn open(texts: Texts, account: Account) -> Result<(), Fault> {
    let reply = call("GET", "routes", None).await?;
    let routes = read(&reply.body).ok_or(Fault::NotNow)?;
    page::set_title(&frame::title(&texts, Key::RoutesTitle));
    let list = RwSignal::new_local(List { routes, wanted: String::new(), fault: None, leaving: Leaving::No });
    dom::mount(move || draw(&texts, &account, list));
    form::on_typed(SEARCH, move |wanted| list.write().wanted = wanted);
    Ok(())
}

/// The routes in an answer, by name.
fn read(text: &str) -> Option<Rc<[Known]>> {
    let route = |raw| {
        let object = Object::read(raw)?;
        let (id, name) = (object.spelled("id")?, object.text("name")?);
        Some(Known { id, name, since: object.text("since").unwrap_or_default() })
    };
    let mut routes = Object::read(text)?.list("routes")?.into_iter().map(route).collect::<Option<Vec<_>>>()?;
    routes.sort_by_key(|route| route.name.to_lowercase());
    Some(routes.into())
}

fn draw(texts: &Texts, account: &Account, list: Lists) -> Node {
    let List { routes, wanted, .. } = &*list.read();
    let small = wanted.trim().to_lowercase();
    let found: Vec<_> = routes.iter().filter(|route| route.name.to_lowercase().contains(&small)).collect();
    let count = texts.count(Key::RoutesCountOne, Key::RoutesCountOther, found.len());
    let mut middle = el("section", "work__list")
        .attr("aria-labelledby", "routes-title")
        .with(text("h1", "", texts.get(Key::RoutesTitle)).attr("id", "routes-title"));
    middle = match (routes.is_empty(), found.is_empty()) {
        (true, _) => middle.with(frame::notice(Icon::Route, texts.get(Key::RoutesNone))),
        (false, nobody) => middle
            .with(text("p", "soft", until(texts, account, &count)).attr("role", "status"))
            .with(search(texts))
            .all(nobody.then(|| text("p", "", texts.fill(Key::RoutesNotFound, &[("name", wanted)]))))
            .with(el("ol", "routes").attr("role", "list").all(found.into_iter().map(|route| row(texts, route)))),
    };
    el("div", "work").with(sign_out::rail(texts, account, list)).with(
        frame::main("work__main")
            .with(middle)
            .all(may_start_route(account.party).then(|| begin::form(texts, account, list))),
    )
}

/// "6 routes. U bent ingelogd tot 18.00 uur."
fn until(texts: &Texts, account: &Account, count: &str) -> String {
    let ends = clock::local(&account.ends);
    match ends.get(11..16).and_then(body::time) {
        Some(time) => [count, " ", &texts.fill(Key::RoutesUntil, &[("time", &dates::time(texts, time))])].concat(),
        None => count.into(),
    }
}

fn search(texts: &Texts) -> Node {
    el("input", "field__input")
        .attr("id", SEARCH)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("aria-label", texts.get(Key::RoutesSearch))
        .attr("placeholder", texts.get(Key::RoutesSearch))
}

fn row(texts: &Texts, route: &Known) -> Node {
    let path = Screen::Route(route.id).path();
    let initial: String = route.name.chars().take(1).flat_map(char::to_uppercase).collect();
    let since = clock::local(&route.since).get(..10).and_then(body::day);
    let since = since.map(|day| texts.fill(Key::RoutesSince, &[("date", &dates::short(texts, day))]));
    el("li", "routes__row")
        .keyed(&path)
        .with(text("span", "routes__letter", initial).attr("aria-hidden", "true"))
        .with(text("a", "routes__name", &route.name).attr("href", path))
        .all(since.map(|since| text("span", "routes__since small soft", since)))
        .with(
            el("a", "routes__talk")
                .attr("href", Screen::Talk(route.id, Part::Prepare).path())
                .with(icon(Icon::Talk))
                .with(text("span", "", texts.get(Key::TalkTab)))
                .with(text("span", "visually-hidden", texts.fill(Key::RoutesTalkWith, &[("name", &route.name)]))),
        )
}

/// Starts a route under `name` from a template, and opens the talk about it.
pub fn start(list: Lists, account: Account, name: String, template: &'static str) {
    spawn_local(async move {
        match begin::start(&account, &name, template).await {
            Ok(route) => Screen::Talk(route, Part::Prepare).open(),
            Err(fault) => list.write().fault = Some(fault.met()),
        }
    });
}
