//! A device's storage: what was committed survives a crash, all of it or nothing.

use std::collections::BTreeMap;

use domain::{
    api::Counter,
    id::{DeviceId, EventId},
    replica::{Saved, Sealed, Write},
};

/// The rows that a device's storage holds of a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disk {
    /// The device's own events, by number.
    pub own: BTreeMap<u32, String>,
    /// The pulled events.
    pub entries: BTreeMap<EventId, String>,
    /// The state of pulling.
    pub sync: Option<String>,
    /// The number of the next own event.
    pub counter: Counter,
}

impl Disk {
    /// The empty storage of `device`.
    pub fn new(device: DeviceId) -> Self {
        Self { own: BTreeMap::new(), entries: BTreeMap::new(), sync: None, counter: Counter { device, next: 1 } }
    }

    /// Everything, as it is loaded.
    pub fn saved(&self) -> Saved {
        Saved {
            sync: self.sync.clone(),
            own: self.own.values().cloned().collect(),
            entries: self.entries.values().cloned().collect(),
        }
    }

    /// One transaction with the writes of a change.
    pub fn commit(&mut self, writes: &[Write]) {
        for write in writes {
            match write {
                Write::Entry(id, row) => {
                    self.entries.insert(*id, row.clone());
                }
                Write::Own(nr, row) => {
                    self.own.insert(*nr, row.clone());
                }
                Write::Sync(row) => self.sync = Some(row.clone()),
                Write::ClearEntries => self.entries.clear(),
            }
        }
    }

    /// One transaction with an own event and the counter after it.
    pub fn keep(&mut self, sealed: &Sealed) {
        self.own.insert(sealed.event.nr, sealed.row.clone());
        self.counter = sealed.counter;
    }
}
