//! A long life on a route, the same on every machine: steps that are laid out, worded, owned, planned, ticked, taken
//! back, seen and finished, in the order in which a disk gives events back, which is that of their random ids.

use domain::{
    body::Body,
    event::{Entry, Event},
    id::{DeviceId, EventId, PersonId, Uuid},
    party::{Audience, Author, Party},
};

const PHASES: [&str; 5] = ["asking", "looking", "calm", "agreements", "persevere"];
const RESIDENT: Author = Author { party: Party::Resident, person: PersonId(Uuid(1)) };
const WORKER: Author = Author { party: Party::Worker, person: PersonId(Uuid(2)) };

/// As many events as `most`, of as many steps as that takes.
pub fn history(seed: u64, most: usize) -> Vec<Entry> {
    let mut life = Life { bits: seed, told: Vec::with_capacity(most) };
    let phases = life.begin();
    while life.told.len() < most {
        let phase = phases[life.told.len() % phases.len()];
        life.step(phase);
    }
    life.told.truncate(most);
    life.told.sort_by_key(|entry| entry.event.id);
    life.told
}

struct Life {
    bits: u64,
    told: Vec<Entry>,
}

impl Life {
    fn begin(&mut self) -> [Uuid; 5] {
        self.tell(WORKER, "RouteStarted", None, &[("name", "Cecilia"), ("started", "2024-05-06")], &[]);
        self.tell(RESIDENT, "TextSet", None, &[("field", "goal"), ("value", "Rust in mijn hoofd")], &[]);
        for (who, name, role) in [(RESIDENT, "Cecilia", "resident"), (WORKER, "Naomi", "worker")] {
            self.tell(WORKER, "PersonJoined", Some(who.person.0), &[("name", name), ("role", role)], &[]);
        }
        PHASES.map(|kind| {
            let phase = self.id();
            self.tell(WORKER, "PhaseAdded", Some(phase), &[("phase", kind)], &[]);
            self.tell(WORKER, "PhaseOpened", Some(phase), &[], &[]);
            phase
        })
    }

    /// One step with all that happens to it, in about 20 events.
    fn step(&mut self, phase: Uuid) {
        let id = self.id();
        let step = Some(id);
        let added = [
            ("phase", &*phase.to_string()),
            ("icon", "letter"),
            ("title", "Leg uw brieven bij elkaar"),
            ("short", "Brieven bij elkaar"),
            ("why", "Dan weet u wat er ligt."),
            ("brings", "Dan hoeft u niet meer te zoeken."),
            ("doneWhen", "alle brieven in één tas zitten"),
        ];
        self.tell_body(WORKER, "StepAdded", step, texts(&added).with("minutes", 5), &[]);
        let key = format!("{:08x}", self.bits());
        let place = self.tell(WORKER, "PlaceSet", step, &[("key", &key)], &[]);
        self.tell(WORKER, "OwnerSet", step, &[("owner", "resident")], &[]);
        self.tell(WORKER, "HelpLevelSet", step, &[("level", "together")], &[]);
        let window = self.tell(WORKER, "WindowSet", step, &[("from", "2024-06-10"), ("to", "2024-06-14")], &[]);
        let worker = WORKER.person.to_string();
        let promise = [("before", "2024-06-20"), ("then", worker.as_str()), ("on", "2024-06-21")];
        self.tell(WORKER, "PromiseSet", step, &promise, &[]);
        self.tell(WORKER, "Released", step, &[("state", "open")], &[]);
        self.tell(WORKER, "TextSet", step, &[("field", "title"), ("value", "Doe uw brieven in één tas")], &[]);
        self.tell(WORKER, "WindowSet", step, &[("from", "2024-06-17"), ("to", "2024-06-21")], &[window]);
        self.tell(WORKER, "PlaceSet", step, &[("key", &format!("{key}n"))], &[place]);
        let stuck = self.tell(RESIDENT, "StepStuck", step, &[], &[]);
        self.tell(RESIDENT, "StepUnstuck", step, &[], &[stuck]);
        for item in 0..2 {
            self.tell_body(RESIDENT, "ItemDone", step, Body::default().with("item", item), &[]);
        }
        let tick = self.tell(RESIDENT, "StepDone", step, &[], &[]);
        self.tell(RESIDENT, "StepReopened", step, &[], &[tick]);
        let tick = self.tell(RESIDENT, "StepDone", step, &[], &[]);
        self.tell(WORKER, "StepSeen", step, &[], &[tick]);
        self.tell(WORKER, "StepFinished", step, &[], &[tick]);
        self.tell(RESIDENT, "WinNoted", None, &[("text", "Ik slaap beter."), ("icon", "moon")], &[]);
    }

    fn tell(
        &mut self,
        author: Author,
        kind: &str,
        about: Option<Uuid>,
        said: &[(&str, &str)],
        sees: &[EventId],
    ) -> EventId {
        self.tell_body(author, kind, about, texts(said), sees)
    }

    fn tell_body(&mut self, author: Author, kind: &str, about: Option<Uuid>, body: Body, sees: &[EventId]) -> EventId {
        let id = EventId(self.id());
        let event = Event {
            id,
            device: DeviceId(author.person.0),
            nr: 1,
            kind: kind.into(),
            version: 1,
            about,
            sees: sees.into(),
            audience: Audience::Everyone,
            at: "2024-06-10T10:00:00+02:00".into(),
            body,
            required: false,
        };
        self.told.push(Entry { author, event });
        id
    }

    fn id(&mut self) -> Uuid {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.bits().to_be_bytes());
        bytes[8..].copy_from_slice(&self.bits().to_be_bytes());
        Uuid::from_random(bytes)
    }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    fn bits(&mut self) -> u64 {
        self.bits = self.bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.bits ^ (self.bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

fn texts(said: &[(&str, &str)]) -> Body {
    said.iter().fold(Body::default(), |body, (field, text)| body.with(field, *text))
}
