//! A device: the real replica over a simulated disk, cut at every place where the app waits.

use std::mem;

use domain::{
    api::Session,
    event::{Draft, Event},
    id::{DeviceId, EventId},
    replica::{Change, Replica, Saved, Sealed, Then, seal},
};

use super::{
    disk::Disk,
    server::{Answer, Request},
};

/// How far the app is with something that the person did.
#[derive(Clone, Debug, Default)]
pub enum Tapping {
    /// Nothing was done.
    #[default]
    Idle,
    /// It is not on the disk yet.
    Drafted(Draft),
    /// It is on the disk, and not yet on the screen.
    Kept(Event, String),
}

/// How far the app is with syncing.
#[derive(Clone, Debug, Default)]
pub enum Syncing {
    /// Nothing is asked.
    #[default]
    Idle,
    /// Waiting for the answer to the request with this number.
    Asked(usize),
    /// The answer came, and what follows from it is not on the disk yet.
    Decided(Change),
    /// What follows from it is on the disk, and not yet on the screen.
    Written(Change),
    /// The disk was read again, and what it held is not yet on the screen.
    Read(Saved),
}

/// Whether the server answers a device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// It does, as far as the device knows.
    #[default]
    Given,
    /// It denied the last request of a device that holds nothing: somebody who may still come in.
    NotYet,
    /// It denied a request, and all that the device held is gone.
    Taken,
}

/// A device with one route on it.
#[derive(Clone, Debug)]
pub struct Device {
    /// Whose it is.
    pub session: Session,
    /// By how many years its clock is wrong.
    pub years: i32,
    /// Whether the server answers it.
    pub access: Access,
    /// What survives a crash.
    pub disk: Disk,
    /// What the app holds; none while it is closed.
    pub replica: Option<Replica>,
    /// The app's work on a tap.
    pub tapping: Tapping,
    /// The app's work on syncing.
    pub syncing: Syncing,
}

impl Device {
    /// A device on which the app was never opened.
    pub fn new(session: Session, id: DeviceId, years: i32) -> Self {
        let disk = Disk::new(id);
        Self {
            session,
            years,
            access: Access::Given,
            disk,
            replica: None,
            tapping: Tapping::Idle,
            syncing: Syncing::Idle,
        }
    }

    /// Opens the app, if it is closed.
    pub fn open(&mut self) {
        if self.replica.is_none() && self.access != Access::Taken {
            self.replica = Some(Replica::load(self.session.clone(), &self.disk.saved()));
        }
    }

    /// Ends the app, wherever it was: only the disk stays.
    pub fn crash(&mut self) {
        self.replica = None;
        self.tapping = Tapping::Idle;
        self.syncing = Syncing::Idle;
    }

    /// Hears that it gets nothing. What it holds goes, so that nobody reads it there any more.
    pub fn deny(&mut self) {
        if self.disk.entries.is_empty() && self.disk.own.is_empty() {
            self.access = Access::NotYet;
            self.syncing = Syncing::Idle;
            return;
        }
        self.crash();
        self.disk = Disk::new(self.disk.counter.device);
        self.access = Access::Taken;
    }

    /// Puts a draft on the disk as event `id`: numbered and kept in one transaction.
    pub fn keep(&mut self, draft: Draft, id: EventId) -> Sealed {
        let (year, minute) = (2024 + self.years, self.disk.counter.next % 60);
        let sealed = seal(draft, self.disk.counter, id, format!("{year}-06-10T10:{minute:02}:00Z"));
        self.disk.keep(&sealed);
        sealed
    }

    /// Shows an event that is on the disk.
    pub fn show(&mut self, event: Event, raw: &str) {
        if let Some(replica) = &mut self.replica {
            replica.took(event, raw);
        }
    }

    /// What the app asks next: to take what is in the outbox, or else for what is new.
    pub fn request(&self) -> Option<Request> {
        let replica = self.replica.as_ref()?;
        let state = replica.sync_state();
        let pull = || Request::Pull { cursor: state.cursor.clone(), etag: state.etag.clone() };
        Some(replica.push().map_or_else(pull, Request::Push))
    }

    /// What follows from an answer; nothing changes yet. An error is an answer that makes no sense.
    pub fn decide(&self, answer: &Answer) -> Result<Change, String> {
        let Some(replica) = &self.replica else { return Ok(Change::default()) };
        match answer {
            Answer::Pushed(text) => replica.pushed(text).map_err(|nonsense| nonsense.0),
            Answer::Hole(expected) => replica.hole(*expected).map_err(|nonsense| nonsense.0),
            Answer::Page(text, etag) => replica.pulled(text, Some(etag.clone())).map_err(|nonsense| nonsense.0),
            Answer::Unchanged => Ok(Change::default()),
            Answer::StartAgain => Ok(replica.start_again()),
            Answer::Denied(denied) => Err(format!("{denied:?}")),
            Answer::Fault(why) => Err(why.clone()),
        }
    }

    /// Goes on with syncing until the next place where the app waits.
    pub fn go_on_syncing(&mut self) {
        let Some(replica) = &mut self.replica else { return };
        self.syncing = match mem::take(&mut self.syncing) {
            Syncing::Decided(change) => {
                self.disk.commit(&change.writes);
                Syncing::Written(change)
            }
            Syncing::Written(change) if change.then == Then::Reload => Syncing::Read(self.disk.saved()),
            Syncing::Written(change) => {
                replica.apply(change);
                Syncing::Idle
            }
            Syncing::Read(saved) => {
                replica.reload(&saved);
                Syncing::Idle
            }
            other => other,
        }
    }
}
