//! The seeded simulation: the real replica and the real server rules, with a simulated disk, network and clocks.
//!
//! A schedule is decided by its seed alone. After it everything heals, and then every invariant must hold.

mod acts;
pub mod chance;
pub mod device;
pub mod disk;
mod heal;
pub mod people;
mod post;
pub mod server;
mod sharing;
pub mod small;
pub mod talk;
pub mod verdict;
pub mod world;

use std::{
    fmt,
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

use chance::Chance;
use world::{Broken, Trace, World};

/// A schedule that broke a promise.
#[derive(Debug)]
pub struct Failure {
    /// The seed of the schedule itself.
    pub schedule: u64,
    /// What was broken.
    pub broken: Broken,
    /// Everything that happened, in order.
    pub trace: Vec<String>,
}

/// What happened, counted, so that one sees that the simulation reaches what it claims to try.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Events that were saved on a device.
    pub events: u64,
    /// Answers "refused" to an event.
    pub refused: u64,
    /// Crashes of a device.
    pub crashes: u64,
    /// Answers after which a device loaded its copy anew.
    pub again: u64,
    /// Answers that were heard although nobody waited for them any more.
    pub late: u64,
    /// Backups that were restored.
    pub restores: u64,
    /// Times that the resident chose what a party sees.
    pub choices: u64,
    /// Phones that were revoked.
    pub revocations: u64,
    /// Times that the worker handed over.
    pub hand_overs: u64,
    /// Devices that were emptied since the server denied them.
    pub left: u64,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.events += other.events;
        self.refused += other.refused;
        self.crashes += other.crashes;
        self.again += other.again;
        self.late += other.late;
        self.restores += other.restores;
        self.choices += other.choices;
        self.revocations += other.revocations;
        self.hand_overs += other.hand_overs;
        self.left += other.left;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { events, refused, crashes, again, late, restores, choices, revocations, hand_overs, left } = self;
        write!(f, "{events} events, {refused} refusals, {crashes} crashes, {again} reloads, ")?;
        write!(f, "{late} late answers, {restores} restores, {choices} choices of who sees what, ")?;
        write!(f, "{revocations} revocations, {hand_overs} hand-overs, {left} devices emptied")
    }
}

/// Runs `schedules` schedules from `seed` on all cores; stops at the first that breaks a promise.
pub fn run(schedules: u64, seed: u64) -> Result<Tally, Box<Failure>> {
    let workers = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let stop = AtomicU64::new(u64::MAX);
    let run = |worker: u64| {
        let mut tally = Tally::default();
        for index in (worker..schedules).step_by(workers as usize) {
            if index > stop.load(Ordering::Relaxed) {
                break;
            }
            let schedule = schedule_of(seed, index);
            match live(schedule, Trace::Off) {
                Ok(world) => tally.add(world.tally),
                Err(_) => {
                    stop.fetch_min(index, Ordering::Relaxed);
                }
            }
        }
        tally
    };
    let tallies: Vec<Tally> = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|worker| scope.spawn(move || run(worker))).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).collect()
    });
    match stop.into_inner() {
        u64::MAX => {
            let mut sum = Tally::default();
            tallies.into_iter().for_each(|tally| sum.add(tally));
            Ok(sum)
        }
        index => replay(schedule_of(seed, index)).map(|()| Tally::default()),
    }
}

/// Runs one schedule again by its own seed, with every step written down.
pub fn replay(schedule: u64) -> Result<(), Box<Failure>> {
    live(schedule, Trace::On(Vec::new())).map(drop)
}

fn schedule_of(seed: u64, index: u64) -> u64 {
    Chance::new(seed ^ index.wrapping_mul(0xd134_2543_de82_ef95)).bits()
}

fn live(schedule: u64, trace: Trace) -> Result<World, Box<Failure>> {
    let mut world = World::new(schedule, trace);
    let steps = 100 + world.chance.below(500);
    match world.live(steps).and_then(|()| settle(&mut world)).and_then(|()| choose_in_the_calm(&mut world)) {
        Ok(()) => Ok(world),
        Err(broken) => {
            let trace = match world.trace {
                Trace::On(lines) => lines,
                Trace::Off => Vec::new(),
            };
            Err(Box::new(Failure { schedule, broken, trace }))
        }
    }
}

fn settle(world: &mut World) -> Result<(), Broken> {
    world.heal()?;
    verdict::judge(world)
}

/// Once more the resident chooses, while nothing else happens that could tell the devices of it.
fn choose_in_the_calm(world: &mut World) -> Result<(), Broken> {
    world.choose();
    settle(world)
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.trace.iter().try_for_each(|line| writeln!(f, "  {line}"))?;
        write!(f, "{}\n  see it again: cargo xtask sim --replay {}", self.broken, self.schedule)
    }
}
