//! The shelf: the small steps of the library, found by a word or by what they are about, each put on the route in three taps.

use domain::{
    id::PhaseId,
    lanes::When,
    library::Item,
    step::PhaseKind,
    view::RouteView,
    words::{Part as Words, with_helper},
};
use leptos::prelude::*;
use ui::{
    content,
    icon::{Icon, icon, icon_in},
    node::{Node, el, plain, text},
    step_words,
};

use super::{
    Open, add, close,
    form::{self, Begins},
    open,
};
use crate::{
    frame,
    talk::{Part, desk::Desk},
    text::Key,
};

/// The field that one searches in.
pub const SEARCH: &str = "choose-search";
/// What lies open first.
pub const FIRST: &str = "letters";
/// How many kinds are named before one asks for all.
const NAMED: usize = 4;

/// What steps are about, as the library calls it.
const TOPICS: [(&str, Key); 10] = [
    ("letters", Key::ChooseTopicLetters),
    ("money", Key::ChooseTopicMoney),
    ("housing", Key::ChooseTopicHousing),
    ("energy", Key::ChooseTopicEnergy),
    ("allowances", Key::ChooseTopicAllowances),
    ("health", Key::ChooseTopicHealth),
    ("debts", Key::ChooseTopicDebts),
    ("work", Key::ChooseTopicWork),
    ("family", Key::ChooseTopicFamily),
    ("talk", Key::ChooseTopicTalk),
];

/// The shelf.
pub fn shelf(desk: Desk, view: &RouteView) -> Node {
    let texts = desk.texts();
    let choosing = desk.ui.read().choosing.clone();
    let library = desk.library();
    let mut found: Vec<&Item> = library
        .search(&choosing.wanted, choosing.topic)
        .into_iter()
        .filter(|item| desk.is_specialist() || !content::HELD.contains(&&*item.id))
        .filter(|item| item.phase != PhaseKind::Crisis || view.phases.iter().any(|part| part.kind == PhaseKind::Crisis))
        .collect();
    // What can still be chosen comes first.
    found.sort_by_key(|item| view.of_item(item).is_some());
    let search = el("input", "field__input")
        .attr("id", SEARCH)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("placeholder", texts.get(Key::ChooseSearchLike));
    let field = el("div", "field")
        .with(desk.say("label", "visually-hidden", Key::ChooseSearch).attr("for", SEARCH))
        .with(search);
    let count = texts.count(Key::ChooseFoundOne, Key::ChooseFoundOther, found.len());
    let count_class = if found.is_empty() { "soft" } else { "visually-hidden" };
    let rows = found.iter().map(|item| row(desk, view, item, choosing.open == Open::Item(item.id.clone())));
    el("aside", "talk__pane talk__pane--sunken shelf")
        .keyed("shelf")
        .attr("aria-labelledby", "shelf-title")
        .with(desk.say("h2", "", Key::ChooseShelf).attr("id", "shelf-title"))
        .with(field)
        .with(topics(desk, choosing.topic, choosing.all_topics))
        .with(text("p", count_class, count).attr("role", "status"))
        .with(el("ul", "shelf__list").attr("role", "list").all(rows.collect::<Vec<_>>()))
        .with(ways(desk))
}

/// What the steps are about; pressing the one that is chosen shows everything.
fn topics(desk: Desk, chosen: &str, all: bool) -> Node {
    let shown = TOPICS.iter().enumerate().filter(|(place, (topic, _))| all || *place < NAMED || *topic == chosen);
    let pill = |(_, (topic, key)): (usize, &(&'static str, Key))| {
        let (topic, is_chosen) = (*topic, *topic == chosen);
        desk.say("button", "pill", *key)
            .keyed(topic)
            .attr("type", "button")
            .attr("aria-pressed", if is_chosen { "true" } else { "false" })
            .press(move || desk.change(|ui| ui.choosing.topic = if is_chosen { "" } else { topic }))
    };
    let more = desk
        .say("button", "pill pill--quiet", if all { Key::ChooseTopicsLess } else { Key::ChooseTopicsMore })
        .keyed("more")
        .attr("type", "button")
        .attr("aria-expanded", if all { "true" } else { "false" })
        .press(move || desk.change(|ui| ui.choosing.all_topics = !ui.choosing.all_topics));
    el("div", "pills")
        .attr("role", "group")
        .attr("aria-label", desk.t(Key::ChooseTopics))
        .all(shown.map(pill).collect::<Vec<_>>())
        .with(more)
}

fn row(desk: Desk, view: &RouteView, item: &Item, is_open: bool) -> Node {
    let texts = desk.texts();
    let on_route = view.of_item(item).map(|step| step.id);
    let below = match on_route {
        Some(_) => desk.t(Key::ChooseOnRoute),
        None => plain(&step_words::minutes(&texts, item.minutes)),
    };
    let words =
        el("span", "shelf__words").with(text("span", "", title(view, item))).with(text("span", "small soft", below));
    let sign = match on_route {
        Some(_) => el("span", "shelf__there").with(icon_in("icon icon--s", Icon::Tick)),
        None => el("span", "shelf__plus").with(icon_in("icon icon--s", Icon::Plus)),
    };
    let id = item.id.clone();
    let button = el("button", "shelf__step")
        .attr("type", "button")
        .attr("id", ["shelf-", &item.id].concat())
        .maybe("aria-expanded", on_route.is_none().then_some(if is_open { "true" } else { "false" }))
        .with(icon(Icon::named(&item.icon)))
        .with(words)
        .with(sign)
        .press(move || match on_route {
            Some(step) => open(desk, Open::Step(step), "#choose-step-title"),
            None if is_open => close(desk),
            None => open(desk, Open::Item(id.clone()), "#choose-owner input"),
        });
    let form = (is_open && on_route.is_none()).then(|| form_of(desk, view, item));
    el("li", "shelf__item").keyed(&item.id).with(button).all(form)
}

/// Where a step is put on the route: who, how, when, and Enter.
fn form_of(desk: Desk, view: &RouteView, item: &Item) -> Node {
    let said = desk.ui.read().choosing.form.clone();
    let begins = Begins { help: Some(item.help), when: Some(When::ThisWeek), counted: false };
    let wanted = item.clone();
    let put = frame::submit(desk.t(Key::ChooseAdd), move || put(desk, &wanted));
    let not = frame::button("nl-button nl-button--text", desk.t(Key::ChooseCancel), move || close(desk));
    el("form", "shelf__form stack").all(form::fields(desk, view, &said, begins)).with(put).with(not)
}

fn put(desk: Desk, item: &Item) {
    let view = desk.store.view();
    let form = desk.ui.read_untracked().choosing.form.clone();
    let ground = PhaseId(desk.id());
    let what = add::What { body: item.body(), kind: Some(item.phase), help: Some(item.help) };
    match add::chosen(desk, &view, what, &form, ground) {
        Ok(step) => {
            let said = desk.texts().fill(Key::ChooseAdded, &[("step", &title(&view, item))]);
            add::put(desk, &view, vec![step], ground, said);
            close(desk);
        }
        Err(unfit) => form::refuse(desk, unfit),
    }
}

/// What a step of the library is called on this route.
pub fn title(view: &RouteView, item: &Item) -> String {
    let helper = view.contact().map_or("", |(_, person)| person.name.as_str());
    with_helper(item.words.get(Words::Title), helper)
}

/// The two other ways to a step: own words, and a list that somebody brought.
fn ways(desk: Desk) -> Node {
    let way = |id, picture, key| {
        el("button", "nl-button nl-button--text")
            .attr("type", "button")
            .attr("id", id)
            .with(icon(picture))
            .with(desk.say("span", "", key))
    };
    let own = way("choose-own", Icon::Pen, Key::ChooseOwn).press(move || open(desk, Open::Own, "#choose-name"));
    let paste = way("choose-paste", Icon::Copy, Key::ChoosePaste).press(move || desk.go(Part::Paste));
    el("div", "shelf__ways").with(own).with(paste)
}
