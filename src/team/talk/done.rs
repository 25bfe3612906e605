//! What is done in a talk, and taken back: the events that it makes, one after the other, and one undo for each.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use domain::{event::Draft, id::EventId, said::Saying, view::RouteView};
use leptos::{prelude::*, task::spawn_local};

use super::desk::Desk;
use crate::text::Key;

/// What takes something back, from the route as it is by then.
type Back = Rc<dyn Fn(&RouteView) -> Vec<Draft>>;

type Make = Box<dyn FnOnce(&RouteView) -> Vec<Draft>>;
type Then = Box<dyn FnOnce(Vec<EventId>)>;

/// What is to be said, in the order in which it was done: who taps twice while the disk writes says two things, and the
/// second is made of a route that has the first.
#[derive(Default)]
pub struct Queue {
    waiting: RefCell<VecDeque<(Make, Then)>>,
    going: Cell<bool>,
}

/// Something that was done, and what takes it back.
#[derive(Clone)]
pub struct Done {
    said: String,
    back: Back,
}

impl Desk {
    /// Makes these events, the first first, and says so; `back` says what takes them back, from the ids that they got and from
    /// the route as it is by then.
    pub fn act(self, drafts: Vec<Draft>, said: String, back: impl Fn(&RouteView, &[EventId]) -> Vec<Draft> + 'static) {
        self.tell(drafts, move |ids| {
            let done = Done { said: said.clone(), back: Rc::new(move |view| back(view, &ids)) };
            self.change(|ui| ui.done.push(done));
            self.happened(said);
        });
    }

    /// Makes these events, which nothing takes back: what was said is said. Goes on with `then` once they are kept.
    pub fn tell(self, drafts: Vec<Draft>, then: impl FnOnce(Vec<EventId>) + 'static) {
        self.tell_of(|_| drafts, then);
    }

    /// The same with what `make` makes of the route, once all that was done before is on it.
    pub fn tell_of(
        self,
        make: impl FnOnce(&RouteView) -> Vec<Draft> + 'static,
        then: impl FnOnce(Vec<EventId>) + 'static,
    ) {
        self.telling(Box::new(make), Box::new(then));
    }

    /// One body for everything that is said in a talk: waiting for the disk anew at each place costs kilobytes.
    fn telling(self, make: Make, then: Then) {
        self.queue(|queue| queue.waiting.borrow_mut().push_back((make, then)));
        if !self.queue(|queue| queue.going.replace(true)) {
            spawn_local(self.tell_all());
        }
    }

    async fn tell_all(self) {
        while let Some((make, then)) = self.queue(|queue| queue.waiting.borrow_mut().pop_front()) {
            if let Some(ids) = self.keep(make(&self.store.view())).await {
                then(ids);
            }
        }
        self.queue(|queue| queue.going.set(false));
    }

    async fn keep(self, drafts: Vec<Draft>) -> Option<Vec<EventId>> {
        let mut ids = Vec::new();
        for draft in drafts {
            match self.store.act(draft).await {
                Ok(id) => ids.push(id),
                Err(_) => {
                    self.wrong(self.t(Key::TalkFull));
                    return None;
                }
            }
        }
        Some(ids)
    }

    /// What can be taken back now; none when nothing can.
    pub fn undoable(self) -> Option<String> {
        self.ui.read().done.last().map(|done| done.said.clone())
    }

    /// Takes back what was done last.
    pub fn undo(self) {
        let Some(done) = self.ui.write().done.pop() else { return };
        let said = self.texts().fill(Key::TalkUndone, &[("what", &done.said)]);
        self.tell_of(move |view| (done.back)(view), move |_| self.happened(said));
    }

    /// Makes sure that a talk is open before something of it is said; `then` gets its id.
    pub fn talking(self, then: impl FnOnce(EventId) + 'static) {
        self.opened(Box::new(then));
    }

    fn opened(self, then: Box<dyn FnOnce(EventId)>) {
        let view = self.store.view();
        match view.talk().filter(|talk| talk.closed.is_none()) {
            Some(talk) => then(talk.opened.id()),
            None => self.tell(vec![Draft::of_route(Saying::TalkOpened.key())], move |ids| {
                if let Some(id) = ids.first() {
                    then(*id);
                }
            }),
        }
    }
}
