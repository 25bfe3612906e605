//! The server: the real rules over the real store in memory, without HTTP.

use std::{
    collections::BTreeSet,
    fmt,
    pin::pin,
    task::{Context, Poll, Waker},
};

use domain::{
    api::{Outcome, Push, Pushed, Session},
    event::Event,
    id::{EventId, PersonId, RouteId, Uuid},
    party::Party,
};
use server::{
    api::page,
    clock::Moment,
    log::{
        append::{Appended, append},
        cursor::Cursor,
        incoming::Incoming,
        pull::{Ask, Pulled, pull},
    },
    sight::Sees,
    store::{Fault, Row, Store, memory::Memory},
};

/// What a device asks.
#[derive(Clone, Debug)]
pub enum Request {
    /// Take these events.
    Push(String),
    /// Give what is new.
    Pull {
        /// Since when.
        cursor: Option<String>,
        /// The last answer's name.
        etag: Option<String>,
    },
}

/// What the server answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// 200 to a push.
    Pushed(String),
    /// 409 to a push: this number is expected.
    Hole(u32),
    /// 200 to a pull, with its ETag.
    Page(String, String),
    /// 304 to a pull.
    Unchanged,
    /// 410.
    StartAgain,
    /// Anything else: a fault in the simulation or in the server.
    Fault(String),
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Push(body) => write!(f, "take {} event(s)", body.matches("\"device\"").count()),
            Self::Pull { cursor: None, .. } => f.write_str("give everything"),
            Self::Pull { cursor: Some(_), .. } => f.write_str("give what is new"),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pushed(text) => {
                let count = |outcome: &str| text.matches(outcome).count();
                let (accepted, known) = (count("\"accepted\""), count("\"known\""));
                write!(f, "{accepted} accepted, {known} known, {} refused", count("\"refused\""))
            }
            Self::Hole(expected) => write!(f, "number {expected} is expected"),
            Self::Page(text, _) => {
                let more = if text.contains("\"more\":true") { ", and there is more" } else { "" };
                write!(f, "{} event(s){more}", text.matches("\"seq\"").count())
            }
            Self::Unchanged => f.write_str("nothing is new"),
            Self::StartAgain => f.write_str("start again"),
            Self::Fault(why) => f.write_str(why),
        }
    }
}

/// One push that the log took, to be taken again when a backup is restored.
type Taken = (Session, Vec<String>);

/// A server with one log of one route.
pub struct Server {
    route: RouteId,
    store: Memory,
    restores: u128,
    /// Every push so far that brought something new.
    pub taken: Vec<Taken>,
    most: usize,
}

impl Server {
    /// An empty log that hands out `most` events a page.
    pub fn new(route: RouteId, most: usize) -> Self {
        Self::with(route, most, 0, Vec::new())
    }

    /// The log as it was after its first `pushes` pushes, under another id.
    pub fn restored(&self, pushes: usize) -> Self {
        let kept = self.taken.get(..pushes).unwrap_or(&self.taken);
        Self::with(self.route, self.most, self.restores + 1, kept.to_vec())
    }

    /// The same log once more.
    pub fn copy(&self) -> Self {
        Self::with(self.route, self.most, self.restores, self.taken.clone())
    }

    fn with(route: RouteId, most: usize, restores: u128, taken: Vec<Taken>) -> Self {
        let store = Memory::new(Uuid(0x1000 + restores));
        let mut server = Self { route, store, restores, taken: Vec::new(), most };
        // A route that could not be added answers every push with a fault.
        let _ = server.change(move |txn| txn.add_route(route));
        for (session, events) in taken {
            server.push(&session, events);
        }
        server
    }

    /// Answers `session`.
    pub fn answer(&mut self, session: &Session, request: &Request) -> Answer {
        match request {
            Request::Push(body) => match serde_json::from_str::<Push>(body) {
                Ok(push) => self.push(session, push.events.iter().map(|raw| raw.get().into()).collect()),
                Err(fault) => Answer::Fault(fault.to_string()),
            },
            Request::Pull { cursor, etag } => self.pull(session, cursor.as_deref(), etag.clone()),
        }
    }

    /// Everything in the log that `session` may see, in order.
    pub fn rows(&self, session: &Session) -> Vec<Row> {
        let reader = session.clone();
        self.look(move |txn| {
            let sees = Sees::of(txn, &reader)?;
            txn.events_after(&sees, 0, usize::MAX)
        })
        .unwrap_or_default()
    }

    /// The ids of everything in the log.
    pub fn ids(&self) -> BTreeSet<EventId> {
        let worker = Session { route: self.route, party: Party::Worker, person: PersonId::default() };
        let read = |row: &Row| serde_json::from_str::<Event>(&row.raw).map(|event| event.id);
        self.rows(&worker).iter().filter_map(|row| read(row).ok()).collect()
    }

    fn push(&mut self, session: &Session, events: Vec<String>) -> Answer {
        let read: Result<Vec<Incoming>, _> = events.iter().map(|raw| Incoming::read(raw)).collect();
        let Ok(read) = read else { return Answer::Fault("an event without an address".into()) };
        let author = session.clone();
        match self.change(move |txn| append(txn, &author, &read, Moment(0))) {
            Ok(Appended::Hole { expected }) => Answer::Hole(expected),
            Ok(Appended::Stored { results, log_id, .. }) => {
                if results.iter().any(|result| result.outcome != Outcome::Known) {
                    self.taken.push((session.clone(), events));
                }
                let pushed = Pushed { results, log_id };
                serde_json::to_string(&pushed).map_or_else(|fault| Answer::Fault(fault.to_string()), Answer::Pushed)
            }
            Err(fault) => Answer::Fault(fault.to_string()),
        }
    }

    fn pull(&self, session: &Session, cursor: Option<&str>, known: Option<String>) -> Answer {
        let Ok(after) = cursor.map(Cursor::read).transpose() else { return Answer::Fault("no cursor".into()) };
        let (reader, ask) = (session.clone(), Ask { after, most: self.most, known });
        match self.look(move |txn| pull(txn, &reader, &ask)) {
            Ok(Pulled::Page(answer)) => Answer::Page(page::write(&answer), answer.etag),
            Ok(Pulled::Unchanged { .. }) => Answer::Unchanged,
            Ok(Pulled::StartAgain) => Answer::StartAgain,
            Err(fault) => Answer::Fault(fault.to_string()),
        }
    }

    fn change<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn server::store::Writing) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        at_once((&self.store as &dyn Store).change(work))
    }

    fn look<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn server::store::Reading) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        at_once((&self.store as &dyn Store).look(work))
    }
}

/// What a store in memory answers: it never makes one wait.
fn at_once<T>(answer: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    match pin!(answer).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => Err(Fault::Busy),
    }
}
