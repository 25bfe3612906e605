//! Devices, a server and a network between them, and everything that can go wrong there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use domain::{
    api::Session,
    event::Draft,
    id::{DeviceId, EventId, PersonId, RouteId, StepId, Uuid},
    party::{Author, Party},
    replica::Then,
};

use super::{
    Tally,
    chance::Chance,
    device::{Device, Syncing, Tapping},
    server::{Answer, Request, Server},
    talk::{self, Known},
};

/// An event that some device saved: the truth against which all else is held.
#[derive(Clone, Debug)]
pub struct Made {
    /// Which device, by its place.
    pub device: usize,
    /// Its number there.
    pub nr: u32,
    /// Who made it.
    pub author: Author,
    /// What happened.
    pub kind: String,
    /// To what.
    pub about: Option<Uuid>,
    /// What it acts on.
    pub sees: Vec<EventId>,
    /// Its bytes.
    pub raw: String,
}

impl Made {
    fn is_adding(&self, step: StepId) -> bool {
        self.kind == "StepAdded" && self.about == Some(step.0)
    }
}

/// Something on its way.
#[derive(Clone, Debug)]
enum Letter {
    Ask(usize, usize, Request),
    Tell(usize, usize, Answer),
}

/// Whether the server can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Up,
    Down,
}

/// What happened, in words; kept only when somebody will read it.
#[derive(Clone, Debug)]
pub enum Trace {
    /// Nobody reads it.
    Off,
    /// One line for each thing.
    On(Vec<String>),
}

/// A whole small world.
pub struct World {
    /// Where its schedule comes from.
    pub chance: Chance,
    /// The server.
    pub server: Server,
    /// The devices: the worker's, two of the resident, the specialist's, and a third of the resident.
    pub devices: Vec<Device>,
    /// Every event that was saved anywhere.
    pub made: BTreeMap<EventId, Made>,
    /// What happened, counted.
    pub tally: Tally,
    /// Events that were in the log when an older backup took its place.
    lost: BTreeSet<EventId>,
    /// What happened.
    pub trace: Trace,
    reach: Reach,
    post: Vec<Letter>,
    asked: usize,
    done: Vec<BTreeMap<StepId, Vec<EventId>>>,
}

/// A promise that was broken, in words.
pub type Broken = String;

impl World {
    /// The world of this seed, with a route laid out on the worker's device and nothing sent yet.
    pub fn new(seed: u64, trace: Trace) -> Self {
        let mut chance = Chance::new(seed);
        let route = RouteId(Uuid(1));
        let parties = [Party::Worker, Party::Resident, Party::Resident, Party::Specialist, Party::Resident];
        let count = 2 + chance.below(parties.len() - 1);
        let server = Server::new(route, 2 + chance.below(12));
        let devices = parties.iter().take(count).map(|party| {
            let session = Session { route, party: *party, person: PersonId(Uuid(0x100 + *party as u128)) };
            let years = chance.below(21) as i32 - 10;
            let mut device = Device::new(session, DeviceId(chance.id()), years);
            device.open();
            device
        });
        let devices: Vec<Device> = devices.collect();
        let done = vec![BTreeMap::new(); count];
        let mut world = Self {
            chance,
            server,
            devices,
            made: BTreeMap::new(),
            tally: Tally::default(),
            lost: BTreeSet::new(),
            trace,
            reach: Reach::Up,
            post: Vec::new(),
            asked: 0,
            done,
        };
        for draft in talk::laid_out(world.devices[0].session.author()) {
            world.keep(0, draft);
            world.show(0);
        }
        world
    }

    /// Lets `steps` things happen, sensible or not.
    pub fn live(&mut self, steps: usize) -> Result<(), Broken> {
        for _ in 0..steps {
            let at = self.chance.below(self.devices.len());
            match self.chance.weighed(&[24, 40, 24, 40, 3, 3, 60, 4, 12, 2, 1, 1]) {
                0 => self.tap(at),
                1 => self.go_on_tapping(at),
                2 => self.ask(at),
                3 => self.deliver()?,
                4 => self.lose(),
                5 => self.double(),
                6 => self.go_on_syncing(at),
                7 => self.crash(at),
                8 => self.open(at),
                9 => self.give_up(at),
                10 => self.go_down_or_up(),
                _ => self.restore(),
            }
            self.check_done(at)?;
        }
        Ok(())
    }

    /// What is late arrives, everything is reachable and open again, and nothing is lost from now on.
    pub fn heal(&mut self) -> Result<(), Broken> {
        self.reach = Reach::Up;
        while !self.post.is_empty() {
            self.deliver()?;
        }
        for at in 0..self.devices.len() {
            self.open(at);
            while !matches!(self.devices[at].tapping, Tapping::Idle) {
                self.go_on_tapping(at);
            }
            self.finish_syncing(at);
            self.give_up(at);
        }
        for _ in 0..40 {
            let mut quiet = true;
            for at in 0..self.devices.len() {
                quiet &= self.sync(at)?;
            }
            if quiet {
                return Ok(());
            }
        }
        Err("syncing does not come to rest".into())
    }

    /// Asks until nothing is new. True when nothing was new at once.
    fn sync(&mut self, at: usize) -> Result<bool, Broken> {
        for round in 0..200 {
            self.ask(at);
            while !self.post.is_empty() {
                self.deliver()?;
            }
            let Syncing::Decided(change) = &self.devices[at].syncing else {
                return Err(format!("device {at} got an answer that makes no sense"));
            };
            let news = !change.writes.is_empty() || change.then != Then::Rest;
            self.finish_syncing(at);
            self.check_done(at)?;
            if !news {
                return Ok(round == 0);
            }
        }
        Err(format!("device {at} asks for ever"))
    }

    fn finish_syncing(&mut self, at: usize) {
        while !matches!(self.devices[at].syncing, Syncing::Idle | Syncing::Asked(_)) {
            self.go_on_syncing(at);
        }
    }

    fn tap(&mut self, at: usize) {
        if self.devices[at].replica.is_none() || !matches!(self.devices[at].tapping, Tapping::Idle) {
            return;
        }
        let device = &self.devices[at];
        let here = |id: &EventId, made: &Made| made.device == at || device.disk.entries.contains_key(id);
        let known = self.made.iter().filter(|(id, made)| here(id, made));
        let known: Vec<Known> = known
            .map(|(id, made)| Known { id: *id, author: made.author, kind: &made.kind, about: made.about })
            .collect();
        let draft = talk::draft(&mut self.chance, device.session.author(), &known);
        self.note(|| format!("device {at} does {} about {:?}, seeing {:?}", draft.kind, draft.about, draft.sees));
        self.devices[at].tapping = Tapping::Drafted(draft);
    }

    fn go_on_tapping(&mut self, at: usize) {
        match std::mem::take(&mut self.devices[at].tapping) {
            Tapping::Idle => {}
            Tapping::Drafted(draft) => self.keep(at, draft),
            kept => {
                self.devices[at].tapping = kept;
                self.show(at);
            }
        }
    }

    fn keep(&mut self, at: usize, draft: Draft) {
        let id = EventId(self.chance.id());
        let device = &mut self.devices[at];
        let sealed = device.keep(draft, id);
        let event = sealed.event;
        let made = Made {
            device: at,
            nr: event.nr,
            author: device.session.author(),
            kind: event.kind.clone(),
            about: event.about,
            sees: event.sees.clone(),
            raw: sealed.raw.clone(),
        };
        self.made.insert(id, made);
        self.tally.events += 1;
        self.note(|| format!("device {at} keeps its number {}, {} {id}", event.nr, event.kind));
        self.devices[at].tapping = Tapping::Kept(event, sealed.raw);
    }

    fn show(&mut self, at: usize) {
        if let Tapping::Kept(event, raw) = std::mem::take(&mut self.devices[at].tapping) {
            self.devices[at].show(event, &raw);
        }
    }

    fn ask(&mut self, at: usize) {
        if !matches!(self.devices[at].syncing, Syncing::Idle) {
            return;
        }
        let Some(request) = self.devices[at].request() else { return };
        self.asked += 1;
        let number = self.asked;
        self.note(|| format!("device {at} asks {number}: {request}"));
        self.devices[at].syncing = Syncing::Asked(number);
        self.post.push(Letter::Ask(at, number, request));
    }

    fn deliver(&mut self) -> Result<(), Broken> {
        if self.post.is_empty() {
            return Ok(());
        }
        let which = self.chance.below(self.post.len());
        match self.post.swap_remove(which) {
            Letter::Ask(at, number, _) if self.reach == Reach::Down => {
                self.note(|| format!("asking {number} of device {at} finds no server"));
                Ok(())
            }
            Letter::Ask(at, number, request) => {
                let answer = self.server.answer(&self.devices[at].session, &request);
                if let Answer::Pushed(text) = &answer {
                    self.tally.refused += text.matches("refused").count() as u64;
                }
                self.note(|| format!("the server answers {number} of device {at}: {answer}"));
                self.post.push(Letter::Tell(at, number, answer));
                Ok(())
            }
            Letter::Tell(at, number, answer) => self.hear(at, number, &answer),
        }
    }

    fn hear(&mut self, at: usize, number: usize, answer: &Answer) -> Result<(), Broken> {
        let device = &mut self.devices[at];
        // Mostly an answer that nobody waits for is dropped; a device must bear to hear it all the same.
        let late = matches!(device.syncing, Syncing::Idle) && device.replica.is_some() && self.chance.below(4) == 0;
        if !matches!(device.syncing, Syncing::Asked(waiting) if waiting == number) && !late {
            return Ok(());
        }
        let decided = device.decide(answer);
        if let (Err(why), false) = (&decided, late) {
            return Err(format!("device {at} cannot make sense of answer {number}: {why}"));
        }
        let again = matches!(&decided, Ok(change) if change.then == Then::Reload);
        device.syncing = decided.map_or(Syncing::Idle, Syncing::Decided);
        self.tally.late += u64::from(late);
        self.tally.again += u64::from(again);
        self.note(|| format!("device {at} hears answer {number}"));
        Ok(())
    }

    fn go_on_syncing(&mut self, at: usize) {
        self.devices[at].go_on_syncing();
        let how_far = match &self.devices[at].syncing {
            Syncing::Written(_) => "wrote what follows",
            Syncing::Read(_) => "reads its disk again",
            Syncing::Idle => "shows what follows",
            Syncing::Asked(_) | Syncing::Decided(_) => "waits",
        };
        self.note(|| format!("device {at} {how_far}"));
    }

    fn crash(&mut self, at: usize) {
        self.devices[at].crash();
        self.tally.crashes += 1;
        self.note(|| format!("device {at} crashes"));
    }

    fn open(&mut self, at: usize) {
        self.devices[at].open();
        self.note(|| format!("device {at} is open"));
    }

    fn give_up(&mut self, at: usize) {
        if matches!(self.devices[at].syncing, Syncing::Asked(_)) {
            self.devices[at].syncing = Syncing::Idle;
            self.note(|| format!("device {at} waits no longer"));
        }
    }

    fn lose(&mut self) {
        if !self.post.is_empty() {
            let which = self.chance.below(self.post.len());
            let lost = self.post.swap_remove(which);
            self.note(|| format!("lost: {lost}"));
        }
    }

    fn double(&mut self) {
        if let Some(letter) = self.chance.pick(&self.post).cloned() {
            self.note(|| format!("doubled: {letter}"));
            self.post.push(letter);
        }
    }

    fn go_down_or_up(&mut self) {
        self.reach = if self.reach == Reach::Up { Reach::Down } else { Reach::Up };
        let reach = self.reach;
        self.note(|| format!("the server is {reach:?}"));
    }

    fn restore(&mut self) {
        if self.tally.restores == 2 {
            return;
        }
        let before = self.server.ids();
        let all = self.server.taken.len();
        let kept = all - self.chance.below(all.min(6) + 1);
        self.server = self.server.restored(kept);
        let after = self.server.ids();
        self.lost.extend(before.difference(&after));
        self.tally.restores += 1;
        self.note(|| format!("a backup is restored: {kept} of {all} pushes are left"));
    }

    /// I11, while it happens: what a device showed as done stays done, until its authors took it back.
    /// Only what a restore lost may be away, until the device that made it sent it again.
    fn check_done(&mut self, at: usize) -> Result<(), Broken> {
        let Some(replica) = &self.devices[at].replica else { return Ok(()) };
        let view = replica.fold().view();
        let done = view.steps().filter(|step| step.is_done());
        let done: BTreeMap<_, Vec<_>> =
            done.map(|step| (step.id, step.ticks.iter().map(|tick| tick.event).collect())).collect();
        let gone = self.done[at].iter().filter(|(step, _)| !done.contains_key(step));
        for (step, ticks) in gone {
            let added = |id: &EventId| self.made.get(id).is_some_and(|made| made.is_adding(*step));
            let is_lost = |tick: &EventId| self.lost.contains(tick) || self.lost.iter().any(added);
            if !ticks.iter().all(|tick| self.is_taken_back(*tick) || is_lost(tick)) {
                return Err(format!("I11: device {at} showed {step} as done, and shows it as done no more"));
            }
        }
        self.done[at] = done;
        Ok(())
    }

    /// Whether the author of `tick`, a resident, took it back by name.
    pub fn is_taken_back(&self, tick: EventId) -> bool {
        let Some(made) = self.made.get(&tick) else { return false };
        self.made.values().any(|undo| {
            undo.kind == "StepReopened"
                && undo.author.party == Party::Resident
                && undo.author == made.author
                && undo.about == made.about
                && undo.sees.contains(&tick)
        })
    }

    fn note(&mut self, line: impl FnOnce() -> String) {
        if let Trace::On(lines) = &mut self.trace {
            lines.push(line());
        }
    }
}

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ask(at, number, request) => write!(f, "asking {number} of device {at}: {request}"),
            Self::Tell(at, number, answer) => write!(f, "answer {number} to device {at}: {answer}"),
        }
    }
}
