//! What everything in a talk shares: the route, the library, who is at the keyboard, and what is only on this screen.

use std::{rc::Rc, sync::Arc};

use domain::{api::Session, id::Uuid, library::Library, party::Party, view::RouteView};
use leptos::prelude::*;
use ui::{
    node::{Node, text},
    open::App,
    platform::{clock, dom, keep::Kept, page},
    store::{Pace, Store},
    text::{Named, Texts},
};

use super::{
    Part, agree,
    agree::Agreeing,
    choose,
    choose::Choosing,
    done::{Done, Queue},
    note,
    note::Notes,
    paste,
    paste::Pasting,
    table,
    tell::Telling,
};
use crate::{
    account::Account,
    call::Fault,
    colleagues::{self, Colleague},
    frame, library,
    screen::Screen,
    text::Key,
};

/// The talk on this screen. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The route.
    pub store: Store,
    /// What is only on this screen.
    pub ui: RwSignal<Ui, LocalStorage>,
    fixed: StoredValue<Rc<Fixed>, LocalStorage>,
}

/// What stays while the page is open.
struct Fixed {
    texts: Texts,
    library: Library,
    account: Account,
    queue: Queue,
}

/// What is only on this screen, and on no other.
pub struct Ui {
    /// Where in the talk one is.
    pub part: Part,
    /// Whether names and what is private are hidden, since others look along.
    pub hidden: bool,
    /// Whether it is read from the other side of the room.
    pub big: bool,
    /// What just happened, for who cannot see it.
    pub said: String,
    /// What did not work.
    pub wrong: String,
    /// What was typed and is not kept yet.
    pub notes: Notes,
    /// What was said in the first part and is not yet an event.
    pub telling: Telling,
    /// What was said in the last part and is not yet an event.
    pub agreeing: Agreeing,
    /// What was said of a step that is not on the route yet.
    pub choosing: Choosing,
    /// What was pasted and is not yet on the route.
    pub pasting: Pasting,
    /// The professionals with an account, to ask along.
    pub colleagues: Vec<Colleague>,
    /// What can be taken back, the last at the end.
    pub done: Vec<Done>,
}

/// Opens the talk of a route at `part`.
pub async fn open(texts: Texts, account: Account, session: Session, part: Part) -> Result<(), Fault> {
    let library = library::fetch().await?;
    let store = Store::open(session, App::Team).await.map_err(|_| Fault::NotNow)?;
    let ui = Ui {
        part,
        hidden: false,
        big: Kept::Big.get().is_some(),
        said: String::new(),
        wrong: String::new(),
        notes: Notes::default(),
        telling: Telling::default(),
        agreeing: Agreeing::begin(),
        choosing: Choosing::begin(),
        pasting: Pasting::default(),
        colleagues: colleagues::all().await?,
        done: Vec::new(),
    };
    let fixed = Fixed { texts, library, account, queue: Queue::default() };
    let desk = Desk { store, ui: RwSignal::new_local(ui), fixed: StoredValue::new_local(Rc::new(fixed)) };
    page::set_title(&frame::title(&desk.texts(), Key::TalkTab));
    page::set_looks(desk.ui.read_untracked().big.then_some("big"));
    dom::mount(move || table::table(desk));
    page::on_travel(move || desk.arrive());
    page::on_key(move |key| desk.key(key));
    agree::opened(desk);
    note::listen(desk);
    paste::listen(desk);
    choose::listen(desk);
    store.keep_in_step(Pace::Live);
    Ok(())
}

impl Desk {
    /// The route, following every change of it.
    pub fn view(self) -> Arc<RouteView> {
        self.store.view()
    }

    /// The library that steps are chosen from.
    pub fn library(self) -> Rc<Fixture> {
        Rc::new(Fixture(self.fixed.get_value()))
    }

    /// What is still to be said, handed to `change`.
    pub(super) fn queue<T>(self, change: impl FnOnce(&Queue) -> T) -> T {
        self.fixed.with_value(|fixed| change(&fixed.queue))
    }

    /// The texts of the reader.
    pub fn texts(self) -> Texts {
        self.fixed.with_value(|fixed| fixed.texts.clone())
    }

    /// Who is at the keyboard.
    pub fn account(self) -> Account {
        self.fixed.with_value(|fixed| fixed.account.clone())
    }

    /// Whether who is at the keyboard opens what only a specialist opens.
    pub fn is_specialist(self) -> bool {
        self.fixed.with_value(|fixed| fixed.account.party == Party::Specialist)
    }

    /// The text of `key`.
    pub fn t(self, key: impl Named) -> String {
        self.fixed.with_value(|fixed| fixed.texts.get(key).into())
    }

    /// An element with the text of `key`.
    pub fn say(self, tag: &'static str, class: &'static str, key: impl Named) -> Node {
        self.fixed.with_value(|fixed| text(tag, class, fixed.texts.get(key)))
    }

    /// The address of `part` of this talk.
    pub fn at(self, part: Part) -> String {
        Screen::Talk(self.store.session().route, part).path()
    }

    /// Goes to `part`, and tells a screen reader where one is.
    pub fn go(self, part: Part) {
        page::go(&self.at(part));
        self.arrive();
    }

    /// Shows the part of the address.
    fn arrive(self) {
        let Screen::Talk(_, part) = Screen::at(&page::path()) else { return };
        let mut ui = self.ui.write();
        (ui.part, ui.said, ui.wrong) = (part, String::new(), String::new());
        drop(ui);
        page::to_top();
        page::focus("#main");
    }

    /// Changes what is only on this screen.
    pub fn change(self, change: impl FnOnce(&mut Ui)) {
        change(&mut self.ui.write());
    }

    /// Says what just happened.
    pub fn happened(self, said: String) {
        self.change(|ui| (ui.said, ui.wrong) = (said, String::new()));
    }

    /// Says what did not work.
    pub fn wrong(self, said: String) {
        self.change(|ui| (ui.wrong, ui.said) = (said, String::new()));
    }

    /// A new id for a step, a phase or a person.
    pub fn id(self) -> Uuid {
        clock::fresh_id()
    }
}

/// The library, for as long as somebody looks in it.
pub struct Fixture(Rc<Fixed>);

impl std::ops::Deref for Fixture {
    type Target = Library;

    fn deref(&self) -> &Library {
        &self.0.library
    }
}
