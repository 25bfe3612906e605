//! A phone with its storage: what follows from an answer is written, and then shown.

use domain::{
    api::Session,
    body::Body,
    event::Draft,
    id::{DeviceId, EventId, PersonId, RouteId, Uuid},
    party::Party,
    replica::{Change, Nonsense, OwnState, Replica, Then, seal},
};
use routekaart_tests::sim::disk::Disk;

/// Cecilia's phone.
pub struct Phone {
    pub disk: Disk,
    pub replica: Replica,
    made: u32,
}

impl Phone {
    pub fn new() -> Self {
        let session = Session { route: RouteId::default(), party: Party::Resident, person: PersonId(Uuid(0x100)) };
        let disk = Disk::new(DeviceId(Uuid(7)));
        Self { replica: Replica::load(session, &disk.saved()), disk, made: 0 }
    }

    /// Notes a win, which is kept and shown.
    pub fn notes(&mut self, text: &str) -> EventId {
        let sealed = self.keeps(text);
        self.replica.took(sealed.event.clone(), &sealed.raw);
        sealed.event.id
    }

    /// Notes a win that is on the disk, and not yet on the screen.
    pub fn keeps(&mut self, text: &str) -> domain::replica::Sealed {
        self.made += 1;
        // Ids against the order of the numbers.
        let id = EventId(Uuid(u128::from(u32::MAX - self.made)));
        let body = Body::default().with("text", text).with("icon", "letter");
        let draft = Draft { body, ..Draft::of_route("WinNoted") };
        let sealed = seal(draft, self.disk.counter, id, "2024-06-10T10:00:00Z".into());
        self.disk.keep(&sealed);
        sealed
    }

    /// Writes and shows what follows from an answer.
    #[track_caller]
    pub fn settles(&mut self, change: Result<Change, Nonsense>) -> Then {
        let change = change.unwrap();
        let then = change.then;
        self.disk.commit(&change.writes);
        match then {
            Then::Reload => self.replica.reload(&self.disk.saved()),
            Then::Rest | Then::AskAgain => self.replica.apply(change),
        }
        then
    }

    /// The app is closed and opened.
    pub fn reopens(&mut self) {
        self.replica = Replica::load(self.replica.session().clone(), &self.disk.saved());
    }

    /// The wins on the screen, in the order of their words.
    pub fn shows(&self) -> Vec<String> {
        let mut texts: Vec<_> = self.replica.fold().view().better.into_iter().map(|better| better.text).collect();
        texts.sort();
        texts
    }

    /// The numbers in the next push.
    pub fn offers(&self) -> Vec<u64> {
        let Some(body) = self.replica.push() else { return Vec::new() };
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        let events = body["events"].as_array().unwrap();
        events.iter().map(|event| event["nr"].as_u64().unwrap()).collect()
    }

    /// Where each own event stands.
    pub fn states(&self, ids: &[EventId]) -> Vec<Option<OwnState>> {
        ids.iter().map(|id| self.replica.state_of(*id)).collect()
    }
}
