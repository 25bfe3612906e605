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
    topic::Topics,
};
use server::{
    api::page,
    clock::Moment,
    identity::{device, session::Denied},
    log::{
        append::{Appended, append_signed},
        cursor::Cursor,
        incoming::Incoming,
        pull::{Ask, Pulled, pull_signed},
    },
    sight::Sees,
    store::{Fault, Row, Store, memory::Memory},
};

use super::people::{self, ROUTE};

/// When everything happens: sessions do not end by themselves here.
const NOW: Moment = Moment(0);

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
    /// 401 or 403.
    Denied(Denied),
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
            Self::Denied(denied) => write!(f, "{denied:?}"),
            Self::Fault(why) => f.write_str(why),
        }
    }
}

/// Something that the server did, to be done again when a backup is restored.
#[derive(Clone, Debug)]
pub enum Taken {
    /// It took what a device pushed that brought something new.
    Push(usize, Vec<String>),
    /// The resident chose what a party sees.
    Choice(Party, Topics),
    /// It took the route from a device.
    Revocation(usize),
}

/// A server with one log of one route.
pub struct Server {
    route: RouteId,
    /// Who holds the session of each device.
    readers: Vec<Session>,
    store: Memory,
    restores: u128,
    /// All that it did so far.
    pub taken: Vec<Taken>,
    most: usize,
}

impl Server {
    /// An empty log that hands out `most` events a page, with a session for each device.
    pub fn new(readers: Vec<Session>, most: usize) -> Self {
        Self::with(readers, most, 0, Vec::new())
    }

    /// The log as it was after the first `kept` things that it did, under another id.
    pub fn restored(&self, kept: usize) -> Self {
        let kept = self.taken.get(..kept).unwrap_or(&self.taken);
        Self::with(self.readers.clone(), self.most, self.restores + 1, kept.to_vec())
    }

    /// The same log once more.
    pub fn copy(&self) -> Self {
        Self::with(self.readers.clone(), self.most, self.restores, self.taken.clone())
    }

    fn with(readers: Vec<Session>, most: usize, restores: u128, taken: Vec<Taken>) -> Self {
        let store = Memory::new(Uuid(0x1000 + restores));
        let mut server = Self { route: ROUTE, readers, store, restores, taken: Vec::new(), most };
        let readers = server.readers.clone();
        // A route that could not be added answers every push with a fault.
        let _ = server.change(move |txn| people::prepare(txn, &readers));
        for taken in taken {
            match taken {
                Taken::Push(at, events) => drop(server.push(at, events)),
                Taken::Choice(party, topics) => server.choose(party, topics),
                Taken::Revocation(at) => server.revoke(at),
            }
        }
        server
    }

    /// The resident chooses what `party` sees.
    pub fn choose(&mut self, party: Party, topics: Topics) {
        let route = self.route;
        let _ = self.change(move |txn| txn.choose(route, party, topics));
        self.taken.push(Taken::Choice(party, topics));
    }

    /// Takes the route from a device.
    pub fn revoke(&mut self, at: usize) {
        let session = self.readers[at].clone();
        let _ = self.change(move |txn| device::revoke(txn, &session, people::session_id(at), NOW));
        self.taken.push(Taken::Revocation(at));
    }

    /// Whether the route was taken from a device.
    pub fn has_revoked(&self, at: usize) -> bool {
        self.taken.iter().any(|taken| matches!(taken, Taken::Revocation(revoked) if *revoked == at))
    }

    /// Answers a device.
    pub fn answer(&mut self, at: usize, request: &Request) -> Answer {
        match request {
            Request::Push(body) => match serde_json::from_str::<Push>(body) {
                Ok(push) => self.push(at, push.events.iter().map(|raw| raw.get().into()).collect()),
                Err(fault) => Answer::Fault(fault.to_string()),
            },
            Request::Pull { cursor, etag } => self.pull(at, cursor.as_deref(), etag.clone()),
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

    /// Everything in the log, in order: what the resident sees.
    pub fn log(&self) -> Vec<Row> {
        self.rows(&Session { route: self.route, party: Party::Resident, person: PersonId::default() })
    }

    /// The ids of everything in the log.
    pub fn ids(&self) -> BTreeSet<EventId> {
        let read = |row: &Row| serde_json::from_str::<Event>(&row.raw).map(|event| event.id);
        self.log().iter().filter_map(|row| read(row).ok()).collect()
    }

    fn push(&mut self, at: usize, events: Vec<String>) -> Answer {
        let read: Result<Vec<Incoming>, _> = events.iter().map(|raw| Incoming::read(raw)).collect();
        let Ok(read) = read else { return Answer::Fault("an event without an address".into()) };
        let (token, route) = (people::token(at), self.route);
        match self.change(move |txn| append_signed(txn, &token, route, &read, NOW)) {
            Ok(Err(denied)) => Answer::Denied(denied),
            Ok(Ok(Appended::Hole { expected })) => Answer::Hole(expected),
            Ok(Ok(Appended::Stored { results, log_id, .. })) => {
                if results.iter().any(|result| result.outcome != Outcome::Known) {
                    self.taken.push(Taken::Push(at, events));
                }
                let pushed = Pushed { results, log_id };
                serde_json::to_string(&pushed).map_or_else(|fault| Answer::Fault(fault.to_string()), Answer::Pushed)
            }
            Err(fault) => Answer::Fault(fault.to_string()),
        }
    }

    fn pull(&self, at: usize, cursor: Option<&str>, known: Option<String>) -> Answer {
        let Ok(after) = cursor.map(Cursor::read).transpose() else { return Answer::Fault("no cursor".into()) };
        let (token, route, ask) = (people::token(at), self.route, Ask { after, most: self.most, known });
        match self.look(move |txn| pull_signed(txn, &token, route, &ask, NOW)) {
            Ok(Err(denied)) => Answer::Denied(denied),
            Ok(Ok(Pulled::Page(answer))) => Answer::Page(page::write(&answer), answer.etag),
            Ok(Ok(Pulled::Unchanged { .. })) => Answer::Unchanged,
            Ok(Ok(Pulled::StartAgain)) => Answer::StartAgain,
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
