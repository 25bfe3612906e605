//! Afspreken: at most three lines and one first step, read aloud; whether that is right, in the resident's own words; when we
//! meet again and how we keep in touch. A talk ends when all of it is there.

mod answers;
mod card;
mod close;
mod contact;
mod ended;
mod foot;
mod lines;
mod next;
mod own_words;
mod paper;
mod phone;
mod summary;
mod told;

use domain::{
    body::Body,
    event::Draft,
    id::{PersonId, StepId},
    step::Role,
    talk::Talk,
    view::RouteView,
};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    node::{Node, el},
    platform::{clock, page},
    text::Texts,
};

use super::{
    desk::Desk,
    radio::{self, Choice},
};
use crate::{devices, frame, pair::Pairings, text::Key};

/// What was said in this part and is not yet an event.
#[derive(Clone)]
pub struct Agreeing {
    /// The steps in the summary; none while nobody changed what is proposed.
    lines: Option<Vec<StepId>>,
    /// The first step among them, when somebody chose another than the first.
    first: Option<StepId>,
    /// Whether the summary is put together once more.
    again: bool,
    /// Whether it was read aloud.
    pub read: bool,
    /// Whether the resident said that it is otherwise.
    correcting: bool,
    /// The form that is open.
    open: Option<Form>,
    /// Why there is no next time; empty while nobody said so.
    reason: String,
    /// Who gets in touch first.
    contact: Option<PersonId>,
    /// Whether it was asked if the first step is done.
    asked: bool,
    /// Whether somebody wanted to end the talk.
    tried: bool,
    /// The texts in the resident's language, once a sheet of paper asked for them.
    other: Option<Texts>,
    /// The code for the phone.
    phone: Pairings,
}

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Words,
    Next,
    Reason,
    Card(PersonId),
}

impl Agreeing {
    /// Nothing was said yet.
    pub fn begin() -> Self {
        Self {
            lines: None,
            first: None,
            again: false,
            read: false,
            correcting: false,
            open: None,
            reason: String::new(),
            contact: None,
            asked: false,
            tried: false,
            other: None,
            phone: RwSignal::new_local(crate::pair::Pairing::default()),
        }
    }
}

/// What happens once, when the talk is opened: which phones have the route, and hearing that something was read to its end.
pub fn opened(desk: Desk) {
    let phone = desk.ui.with_untracked(|ui| ui.agreeing.phone);
    spawn_local(devices::look(desk.store.session().route, phone));
    page::on_read_aloud(move || change(desk, |agreeing| agreeing.read = true));
}

/// The part, with what is next below.
pub fn agree(desk: Desk) -> Vec<Node> {
    let view = desk.view();
    let talk = view.talk();
    if let Some(closed) = talk.as_ref().and_then(|talk| talk.closed) {
        return vec![ended::ended(desk, &view, closed), paper::paper(desk, &view)];
    }
    let told = talk.as_ref().filter(|_| !agreeing(desk, |agreeing| agreeing.again));
    let told = told.and_then(|talk| Some((talk, talk.summary.as_ref()?)));
    let left = el("section", "talk__pane").attr("aria-labelledby", "agree-title").with(title(desk));
    let left = match told {
        Some((talk, summary)) => left
            .with(told::told(desk, &view, summary))
            .with(own_words::own_words(desk, &view, talk, summary))
            .with(answers::right(desk, summary)),
        None => left.with(summary::summary(desk, &view)),
    };
    let right = el("div", "talk__pane")
        .with(next::next(desk, &view))
        .with(card::cards(desk, &view))
        .with(contact::contact(desk, &view))
        .with(phone::phone(desk, &view));
    let main = frame::main("talk__main").all(close::needed(desk, &view, talk.as_ref())).with(left).with(right);
    vec![main, foot::foot(desk, &view, talk.as_ref()), paper::paper(desk, &view)]
}

fn title(desk: Desk) -> Node {
    desk.say("h1", "", Key::AgreeTitle).attr("id", "agree-title").attr("tabindex", "-1")
}

/// What is only on this screen, followed by who asks.
fn agreeing<T>(desk: Desk, get: impl FnOnce(&Agreeing) -> T) -> T {
    get(&desk.ui.read().agreeing)
}

fn change(desk: Desk, change: impl FnOnce(&mut Agreeing)) {
    desk.change(|ui| change(&mut ui.agreeing));
}

/// Moves the focus to what was drawn just now, and shows it.
fn show(selector: &'static str) {
    spawn_local(async move {
        clock::painted().await;
        page::reveal(selector);
        page::focus(selector);
    });
}

/// Opens a form, or closes the one that is open, and goes to `selector`.
fn open(desk: Desk, form: Option<Form>, selector: &'static str) {
    change(desk, |agreeing| agreeing.open = form);
    show(selector);
}

/// Makes `draft`, which says what `before` said until now, and tells that it is kept. Taking it back says again what stood
/// there; what was said for the first time can be replaced only.
fn replace(desk: Desk, draft: Draft, before: Option<Body>, kept: Key) {
    desk.change(|ui| ui.wrong = String::new());
    let kept = desk.t(kept);
    match before {
        Some(body) => {
            let again = Draft { body, ..draft.clone() };
            desk.act(vec![draft], kept, move |_, ids| vec![again.clone().seeing(ids.iter().copied())]);
        }
        None => desk.tell(vec![draft], move |_| desk.change(|ui| ui.said = kept)),
    }
}

/// A card with a name, as everything beside the summary is.
fn card(desk: Desk, id: &'static str, picture: ui::icon::Icon, title: Key) -> Node {
    let head = el("h2", "agree__head").attr("id", id).attr("tabindex", "-1").with(ui::icon::icon(picture));
    el("section", "nl-card agree__card")
        .keyed(id)
        .attr("aria-labelledby", id)
        .with(head.with(desk.say("span", "", title)))
}

/// A quiet button that changes what stands.
fn quiet(desk: Desk, label: Key, action: impl Fn() + Send + Sync + 'static) -> Node {
    frame::button("nl-button nl-button--subtle agree__button", desk.t(label), action)
}

/// Everybody of the team on the route, the neighbourhood worker first.
fn team(view: &RouteView) -> Vec<(PersonId, String)> {
    let of = |role| view.people.iter().filter(move |(id, person)| person.role == role && !view.has_left(**id));
    let both = [Role::Worker, Role::Specialist].into_iter().flat_map(of);
    both.map(|(id, person)| (*id, person.name.clone())).collect()
}

/// The resident as a person on the route.
fn resident(view: &RouteView) -> Option<PersonId> {
    view.people.iter().find(|(_, person)| person.role == Role::Resident).map(|(id, _)| *id)
}

/// One of the team, by name: chosen by a person, never filled in before.
fn who(desk: Desk, id: &str, label: Key, people: &[(PersonId, String)], chosen: Option<PersonId>) -> Node {
    let choice = |(person, name): &(PersonId, String)| Choice {
        pill: radio::said(name),
        is_chosen: chosen == Some(*person),
        press: None,
    };
    radio::group(id, &desk.t(label), "", people.iter().map(choice)).attr("tabindex", "-1")
}

/// Whom somebody chose in the group `id`.
fn chosen(id: &str, people: &[(PersonId, String)]) -> Option<PersonId> {
    let is_chosen = |place| ui::platform::form::is_chosen(&radio::field(id, place));
    people.iter().enumerate().find(|(place, _)| is_chosen(*place)).map(|(_, (person, _))| *person)
}

/// Whether there is a next time, or a reason why not.
fn has_next(desk: Desk, view: &RouteView) -> bool {
    view.next_appointment(clock::wall()).is_some() || agreeing(desk, |agreeing| !agreeing.reason.is_empty())
}

/// What the talk still needs, with the reason that stands on this screen.
fn missing(desk: Desk, view: &RouteView, talk: &Talk<'_>) -> Vec<domain::talk::Missing> {
    view.missing(talk, clock::today(), &agreeing(desk, |agreeing| agreeing.reason.clone()))
}
