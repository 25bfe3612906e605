//! A phone that pushes without end and remembers what it was told: an outbox of one push, and the books.

use std::{collections::BTreeMap, io};

use domain::{
    event::Event,
    id::{DeviceId, EventId},
};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use routekaart_tests::{
    events::{any_id, push, tick},
    http::Client,
};

/// A phone.
pub struct Phone {
    chance: StdRng,
    device: DeviceId,
    next: u32,
    outbox: Vec<Event>,
    /// Every event that the server acknowledged, as it was written.
    pub acknowledged: BTreeMap<EventId, String>,
}

/// Whether a push was answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It was.
    Answer,
    /// The server was gone, or busy.
    Nothing,
}

impl Phone {
    /// A new phone; `seed` decides how much it pushes at a time.
    pub fn new(seed: u64) -> Self {
        let chance = StdRng::seed_from_u64(seed);
        Self { chance, device: DeviceId(any_id()), next: 1, outbox: Vec::new(), acknowledged: BTreeMap::new() }
    }

    /// Pushes what was not answered yet, or something new. Anything but an acknowledgement of all is an error.
    pub fn push(&mut self, client: &Client, events: &str) -> io::Result<Heard> {
        if self.outbox.is_empty() {
            let many = self.chance.random_range(1..=5);
            self.outbox.extend((self.next..self.next + many).map(|nr| tick(self.device, nr)));
            self.next += many;
        }
        let Ok(answer) = client.post(events, &push(&self.outbox)) else { return Ok(Heard::Nothing) };
        let body = answer.json();
        match (answer.status, body["results"].as_array()) {
            (200, Some(results)) if results.len() == self.outbox.len() => {
                if let Some(other) =
                    results.iter().find(|one| one["outcome"] != "accepted" && one["outcome"] != "known")
                {
                    return Err(io::Error::other(format!("not taken: {other}")));
                }
                for event in self.outbox.drain(..) {
                    self.acknowledged.insert(event.id, serde_json::to_string(&event)?);
                }
                Ok(Heard::Answer)
            }
            // The answer was cut off half way.
            (200, _) | (503, _) => Ok(Heard::Nothing),
            (status, _) => Err(io::Error::other(format!("status {status}: {body}"))),
        }
    }

    /// Whether the event is on its way: pushed, perhaps kept, and not answered.
    pub fn waits_for(&self, id: EventId) -> bool {
        self.outbox.iter().any(|event| event.id == id)
    }

    /// Whether this phone made the event.
    pub fn made(&self, event: &Event) -> bool {
        event.device == self.device
    }
}
