//! The log in memory, for tests: gone when the process ends.

mod identity;
mod reminders;
mod sharing;

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use domain::{
    api::{Check, Session},
    id::{DeviceId, EventId, PersonId, RouteId, StepId, Uuid},
    party::Party,
    topic::Topics,
};

use super::{
    Device, Fault, Found, Kept, New, ReadJob, Reading, Refused, Row, Store, WriteJob, Writing, reminders::Reminder,
};
use crate::{
    clock::Moment,
    secret::Hash,
    sight::{Marks, Sees, looks::Link},
};

/// A log in memory.
#[derive(Debug)]
pub struct Memory(Mutex<Books>);

#[derive(Clone, Debug, Default)]
struct Books {
    log_id: Uuid,
    routes: BTreeMap<RouteId, Vec<Line>>,
    devices: BTreeMap<(RouteId, DeviceId), Device>,
    refused: BTreeMap<(RouteId, PersonId, EventId), String>,
    people: identity::People,
    demo_links: BTreeMap<Hash, Session>,
    chosen: BTreeMap<(RouteId, Party), Topics>,
    assigned: BTreeMap<(RouteId, StepId), Vec<PersonId>>,
    links: Vec<Link>,
    erased: BTreeMap<RouteId, Moment>,
    reminders: BTreeMap<(RouteId, PersonId), Reminder>,
}

#[derive(Clone, Debug)]
struct Line {
    id: EventId,
    marks: Marks,
    sha256: Hash,
    row: Row,
}

impl Memory {
    /// An empty log.
    pub fn new(log_id: Uuid) -> Self {
        Self(Mutex::new(Books { log_id, ..Books::default() }))
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for Memory {
    fn write(&self, mut job: Box<dyn WriteJob>) -> Result<(), Fault> {
        let mut books = self.books();
        // A copy of everything makes undoing plain; a log in memory is small.
        let before = books.clone();
        if job.run(&mut *books).is_err() {
            *books = before;
        }
        drop(books);
        job.settle(Ok(()));
        Ok(())
    }

    fn read(&self, job: ReadJob) {
        job(Ok(&mut *self.books()));
    }
}

impl Reading for Books {
    fn log_id(&mut self) -> Result<Uuid, Fault> {
        Ok(self.log_id)
    }

    fn head(&mut self, route: RouteId) -> Result<Option<u64>, Fault> {
        Ok(self.routes.get(&route).map(|lines| lines.len() as u64))
    }

    fn any_route(&mut self) -> Result<Found, Fault> {
        Ok(if self.routes.is_empty() { Found::None } else { Found::Some })
    }

    fn device(&mut self, route: RouteId, device: DeviceId) -> Result<Option<Device>, Fault> {
        Ok(self.devices.get(&(route, device)).copied())
    }

    fn event(&mut self, route: RouteId, id: EventId) -> Result<Option<Kept>, Fault> {
        let line = self.lines(route).iter().find(|line| line.id == id);
        Ok(line.map(|line| Kept { author: line.row.author, audience: line.marks.audience, sha256: line.sha256 }))
    }

    fn refused(&mut self, route: RouteId, person: PersonId, id: EventId) -> Result<Option<String>, Fault> {
        Ok(self.refused.get(&(route, person, id)).cloned())
    }

    fn demo_link(&mut self, secret: &Hash) -> Result<Option<Session>, Fault> {
        Ok(self.demo_links.get(secret).cloned())
    }

    fn events_after(&mut self, sees: &Sees, after: u64, most: usize) -> Result<Vec<Row>, Fault> {
        let seen = self.seen(sees).filter(|line| line.row.seq > after);
        Ok(seen.take(most).map(|line| line.row.clone()).collect())
    }

    fn check(&mut self, sees: &Sees) -> Result<Check, Fault> {
        let mut check = Check::default();
        self.seen(sees).for_each(|line| check.add(line.id));
        Ok(check)
    }
}

impl Books {
    fn lines(&self, route: RouteId) -> &[Line] {
        self.routes.get(&route).map_or(&[], Vec::as_slice)
    }

    fn seen(&self, sees: &Sees) -> impl Iterator<Item = &Line> {
        self.lines(sees.route).iter().filter(|line| sees.has(&line.marks) && !line.row.raw.is_empty())
    }
}

impl Writing for Books {
    fn set_log_id(&mut self, id: Uuid) -> Result<(), Fault> {
        self.log_id = id;
        Ok(())
    }

    fn add_route(&mut self, route: RouteId) -> Result<(), Fault> {
        self.routes.entry(route).or_default();
        Ok(())
    }

    fn add_event(&mut self, route: RouteId, new: &New<'_>) -> Result<(), Fault> {
        let lines = self.routes.get_mut(&route).ok_or_else(|| Fault::Broken("no such route".into()))?;
        lines.push(Line {
            id: new.event.id,
            marks: new.marks,
            sha256: new.sha256,
            row: Row {
                seq: lines.len() as u64 + 1,
                received: new.received,
                author: new.marks.author,
                shows: new.marks.shows,
                raw: new.raw.into(),
            },
        });
        Ok(())
    }

    fn set_device(&mut self, route: RouteId, device: DeviceId, state: Device) -> Result<(), Fault> {
        self.devices.insert((route, device), state);
        Ok(())
    }

    fn add_refused(&mut self, route: RouteId, new: &Refused<'_>) -> Result<(), Fault> {
        self.refused.entry((route, new.person, new.id)).or_insert_with(|| new.detail.into());
        Ok(())
    }

    fn add_demo_link(&mut self, secret: &Hash, session: &Session) -> Result<(), Fault> {
        self.demo_links.insert(*secret, session.clone());
        Ok(())
    }

    fn withdraw_demo_links(&mut self) -> Result<(), Fault> {
        self.demo_links.clear();
        Ok(())
    }
}
