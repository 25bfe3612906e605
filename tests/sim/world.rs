//! Devices, a server and a network between them, and everything that can go wrong there.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    api::Session,
    event::Draft,
    id::{DeviceId, EventId, StepId, Uuid},
    party::{Author, Party},
};

use super::{
    Tally,
    chance::Chance,
    device::Device,
    people,
    post::{Letter, Reach},
    server::Server,
    talk,
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
    /// The devices, the worker's first.
    pub devices: Vec<Device>,
    /// Every event that was saved anywhere.
    pub made: BTreeMap<EventId, Made>,
    /// What happened, counted.
    pub tally: Tally,
    /// What happened, in words.
    pub trace: Trace,
    /// Events that were in the log when an older backup took its place.
    pub(super) lost: BTreeSet<EventId>,
    /// What was acknowledged to devices that were emptied since.
    pub(super) left_behind: BTreeSet<EventId>,
    pub(super) reach: Reach,
    pub(super) post: Vec<Letter>,
    pub(super) asked: usize,
    pub(super) done: Vec<BTreeMap<StepId, Vec<EventId>>>,
}

/// A promise that was broken, in words.
pub type Broken = String;

impl World {
    /// The world of this seed, with a route laid out on the worker's device and nothing sent yet.
    pub fn new(seed: u64, trace: Trace) -> Self {
        let mut chance = Chance::new(seed);
        let (count, most) = (2 + chance.below(people::MOST - 1), 2 + chance.below(12));
        let worker = Author { party: Party::Worker, person: people::person(0) };
        Self::with(chance, count, most, talk::laid_out(worker), trace)
    }

    /// The world with `count` devices, where a page holds `most` events, and `drafts` on the worker's device.
    pub fn with(mut chance: Chance, count: usize, most: usize, drafts: Vec<Draft>, trace: Trace) -> Self {
        let sessions = people::sessions(count);
        let device = |session: &Session| {
            let years = chance.below(21) as i32 - 10;
            Device::new(session.clone(), DeviceId(chance.id()), years)
        };
        let devices: Vec<Device> = sessions.iter().map(device).collect();
        let mut world = Self {
            chance,
            server: Server::new(sessions, most),
            done: vec![BTreeMap::new(); devices.len()],
            devices,
            made: BTreeMap::new(),
            tally: Tally::default(),
            trace,
            lost: BTreeSet::new(),
            left_behind: BTreeSet::new(),
            reach: Reach::Up,
            post: Vec::new(),
            asked: 0,
        };
        for draft in drafts {
            let id = EventId(world.chance.id());
            world.keep(0, draft, id);
        }
        for device in &mut world.devices {
            device.crash();
            device.open();
        }
        world
    }

    /// The same world once more.
    pub fn copy(&self) -> Self {
        Self {
            chance: self.chance.clone(),
            server: self.server.copy(),
            devices: self.devices.clone(),
            made: self.made.clone(),
            tally: self.tally,
            trace: self.trace.clone(),
            lost: self.lost.clone(),
            left_behind: self.left_behind.clone(),
            reach: self.reach,
            post: self.post.clone(),
            asked: self.asked,
            done: self.done.clone(),
        }
    }

    /// Lets `steps` things happen, sensible or not.
    pub fn live(&mut self, steps: usize) -> Result<(), Broken> {
        for _ in 0..steps {
            let at = self.chance.below(self.devices.len());
            match self.chance.weighed(&[24, 40, 24, 40, 3, 3, 60, 4, 12, 2, 1, 1, 2, 1, 1]) {
                0 => self.tap(at),
                1 => self.go_on_tapping(at)?,
                2 => self.ask(at),
                3 => self.deliver()?,
                4 => self.lose(),
                5 => self.double(),
                6 => self.go_on_syncing(at)?,
                7 => self.crash(at),
                8 => self.open(at)?,
                9 => self.give_up(at),
                10 => self.go_down_or_up(),
                11 => self.restore(),
                12 => self.choose(),
                13 => self.revoke(),
                _ => self.hand_over(),
            }
        }
        Ok(())
    }

    /// I11, while it happens: what a device showed as done stays done, until its authors took it back.
    /// Only what a restore lost may be away, until the device that made it sent it again.
    pub(super) fn check_done(&mut self, at: usize) -> Result<(), Broken> {
        let Some(replica) = &self.devices[at].replica else { return Ok(()) };
        let view = replica.fold().view();
        let done = view.steps().filter(|step| step.is_done());
        let done: BTreeMap<_, Vec<_>> =
            done.map(|step| (step.id, step.ticks.iter().map(|tick| tick.event).collect())).collect();
        let gone = self.done[at].iter().filter(|(step, _)| !done.contains_key(step));
        for (step, ticks) in gone {
            let added = |id: &EventId| self.made.get(id).is_some_and(|made| made.is_adding(*step));
            let is_lost = |tick: &EventId| self.lost.contains(tick) || self.lost.iter().any(added);
            if !self.may_show_less(at)
                && !ticks.iter().all(|tick| self.taken_back_by(*tick).next().is_some() || is_lost(tick))
            {
                return Err(format!("I11: device {at} showed {step} as done, and shows it as done no more"));
            }
        }
        self.done[at] = done;
        Ok(())
    }

    /// The events by which the author of `tick`, a resident, took it back by name.
    pub fn taken_back_by(&self, tick: EventId) -> impl Iterator<Item = EventId> {
        let tick_made = self.made.get(&tick);
        let takes_back = move |undo: &Made, made: &Made| {
            undo.kind == "StepReopened"
                && undo.author.party == Party::Resident
                && undo.author == made.author
                && undo.about == made.about
                && undo.sees.contains(&tick)
        };
        let undos = self.made.iter().filter(move |(_, undo)| tick_made.is_some_and(|made| takes_back(undo, made)));
        undos.map(|(id, _)| *id)
    }

    pub(super) fn note(&mut self, line: impl FnOnce() -> String) {
        if let Trace::On(lines) = &mut self.trace {
            lines.push(line());
        }
    }
}
