//! Handing a route over to a colleague with the same role: choose, be asked once, and wait until it has arrived.

use domain::{body::Body, event::Draft, id::PersonId, replica::OwnState, rights::may_make, view::RouteView};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    icon::Icon,
    node::{Node, el, text},
    platform::{clock, form, page},
    store::Store,
};

use crate::{
    colleagues::Colleague,
    frame,
    people::{self, Place},
    text::Key,
};

const KIND: &str = "HandedOver";
/// How often to look whether the server has it, in milliseconds.
const LOOK: u32 = 300;

/// How far handing over is.
#[derive(Clone, Default)]
pub struct Handing {
    stage: Stage,
    fault: Option<Key>,
}

impl Handing {
    /// Whether the server has it perhaps already, before this page knows.
    pub const fn is_sending(&self) -> bool {
        matches!(self.stage, Stage::Sending)
    }
}

type Handings = RwSignal<Handing, LocalStorage>;

#[derive(Clone, Default)]
enum Stage {
    #[default]
    Choosing,
    Sure(Colleague),
    Sending,
    Done(Colleague),
}

/// The whole page once it is done: who handed over sees the route no longer.
pub fn done(place: &Place, view: &RouteView, handing: Handings) -> Option<Node> {
    let Stage::Done(to) = &handing.read().stage else { return None };
    Some(frame::closed_with(&place.texts, place.texts.fill(Key::HandDone, &names(view, to))))
}

/// The form, for who may hand over.
pub fn draw(place: &Place, view: &RouteView, handing: Handings) -> Option<Node> {
    let Place { texts, session, .. } = place;
    if !may_make(session.party, KIND) {
        return None;
    }
    let Handing { stage, fault } = &*handing.read();
    let content = match stage {
        Stage::Choosing => choosing(place, handing),
        Stage::Sure(to) => sure(place, view, handing, to),
        Stage::Sending | Stage::Done(_) => {
            frame::notice(Icon::Sent, texts.get(Key::HandSending)).attr("role", "status").keyed("sending")
        }
    };
    Some(
        el("section", "nl-card stack")
            .attr("aria-labelledby", "hand-title")
            .with(text("h2", "", texts.get(Key::HandTitle)).attr("id", "hand-title"))
            .with(text("p", "", texts.fill(Key::HandWhy, &[("name", &view.name)])))
            .all(fault.map(|key| frame::wrong(texts.get(key))))
            .with(content),
    )
}

fn names<'a>(view: &'a RouteView, to: &'a Colleague) -> [(&'static str, &'a str); 2] {
    [("name", &view.name), ("colleague", &to.name)]
}

fn choosing(place: &Place, handing: Handings) -> Node {
    let Place { texts, session, colleagues, .. } = place;
    let is_choice = |other: &&Colleague| other.party == session.party && other.person != session.person;
    let choices: Vec<Colleague> = colleagues.iter().filter(is_choice).cloned().collect();
    if choices.is_empty() {
        return text("p", "soft", texts.get(Key::HandNone));
    }
    let options: Vec<Node> = choices.iter().map(option).collect();
    let next = frame::submit(texts.get(Key::HandDo), move || {
        let chosen = choices.iter().find(|other| form::is_chosen(&field(other.person)));
        let mut handing = handing.write();
        match chosen {
            Some(other) => *handing = Handing { stage: Stage::Sure(other.clone()), fault: None },
            None => handing.fault = Some(Key::HandChoose),
        }
        focus_question();
    });
    let group =
        el("fieldset", "hand__choices").with(text("legend", "field__label", texts.get(Key::HandWho))).all(options);
    el("form", "stack").keyed("choosing").with(group).with(next)
}

fn option(other: &Colleague) -> Node {
    let id = field(other.person);
    let input = el("input", "").attr("type", "radio").attr("name", "colleague").attr("id", &id);
    let label = el("label", "hand__choice").attr("for", &id).with(input).with(text(
        "span",
        "",
        [&other.name, ", ", &other.organisation].concat(),
    ));
    label.keyed(id)
}

fn field(person: PersonId) -> String {
    ["colleague-", &person.to_string()].concat()
}

fn sure(place: &Place, view: &RouteView, handing: Handings, to: &Colleague) -> Node {
    let texts = &place.texts;
    let yes = frame::button("nl-button nl-button--primary", texts.get(Key::HandYes), {
        let (to, me, store) = (to.clone(), place.session.person, place.store);
        move || {
            handing.write().stage = Stage::Sending;
            spawn_local(hand_over(store, me, to.clone(), handing));
        }
    });
    let no = frame::button("nl-button nl-button--secondary", texts.get(Key::HandNo), move || {
        handing.set(Handing::default());
        page::focus("#main");
    });
    el("div", "stack")
        .keyed("sure")
        .with(text("p", "", texts.fill(Key::HandSure, &names(view, to))).attr("id", "hand-sure").attr("tabindex", "-1"))
        .with(yes)
        .with(no)
}

/// Moves the focus to the question, once it is drawn.
fn focus_question() {
    spawn_local(async {
        clock::painted().await;
        page::focus("#hand-sure");
    });
}

/// Lets the colleague join, since others have to know the name, and hands over. It goes by the device's own disk, as
/// everything that somebody does.
async fn hand_over(store: Store, me: PersonId, to: Colleague, handing: Handings) {
    let role = people::role(to.party).key();
    let joined = Draft::new("PersonJoined", to.person.0).with("name", &*to.name).with("role", role);
    let joined = match to.phone.as_deref() {
        Some(phone) => joined.with("phone", phone),
        None => joined,
    };
    let handed = Draft { body: Body::default().with("to", &*to.person.to_string()), ..Draft::new(KIND, me.0) };
    let is_new = store.view().name_of(to.person).is_none();
    if is_new && store.act(joined).await.is_err() {
        return refuse(handing);
    }
    let Ok(event) = store.act(handed).await else { return refuse(handing) };
    loop {
        match store.state_of(event) {
            Some(OwnState::Acknowledged) => return handing.write().stage = Stage::Done(to),
            Some(OwnState::Refused) | None => return refuse(handing),
            Some(OwnState::Outbox) => clock::sleep(LOOK).await,
        }
    }
}

fn refuse(handing: Handings) {
    handing.set(Handing { stage: Stage::Choosing, fault: Some(Key::HandRefused) });
}
