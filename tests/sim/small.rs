//! The small model, all of it: two devices that each make three events and sync after each, in every order, while
//! every one of those meets every fate.
//!
//! Worlds that are equal are followed once, with the number of ways that lead to them.

use std::collections::{BTreeSet, HashMap, hash_map::Entry};

use domain::{
    body::Body,
    event::Draft,
    id::{EventId, Uuid},
};

use super::{
    chance::Chance,
    device::Syncing,
    server::Taken,
    talk, verdict,
    world::{Broken, Trace, World},
};

/// What happens to one push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Sent,
    Lost,
    AnswerLost,
    Doubled,
    CrashedBeforeWriting,
    CrashedAfterWriting,
}

const FATES: [Fate; 6] =
    [Fate::Sent, Fate::Lost, Fate::AnswerLost, Fate::Doubled, Fate::CrashedBeforeWriting, Fate::CrashedAfterWriting];
/// Three times: make an event, and sync.
const ACTS: usize = 6;

/// What was tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// Ways in which it can go.
    pub ways: u64,
    /// Worlds in which they end, each healed and judged.
    pub ends: u64,
}

struct Node {
    world: World,
    ways: u64,
}

/// Follows every way to its end.
pub fn explore() -> Result<Tried, Broken> {
    let mut nodes = HashMap::from([([0, 0], HashMap::from([(String::new(), Node { world: start()?, ways: 1 })]))]);
    for acts in 0..2 * ACTS {
        for first in acts.saturating_sub(ACTS)..=acts.min(ACTS) {
            for node in nodes.remove(&[first, acts - first]).unwrap_or_default().into_values() {
                for at in 0..2 {
                    let mut done = [first, acts - first];
                    let before = done[at];
                    done[at] += 1;
                    if before < ACTS {
                        let place = nodes.entry(done).or_default();
                        act(&node, at, before).try_for_each(|node| insert(place, node?))?;
                    }
                }
            }
        }
    }
    let ends = nodes.remove(&[ACTS, ACTS]).unwrap_or_default();
    let mut tried = Tried { ways: 0, ends: ends.len() as u64 };
    for mut end in ends.into_values() {
        end.world.heal()?;
        verdict::judge(&end.world)?;
        tried.ways += end.ways;
    }
    Ok(tried)
}

/// A worker's and a resident's device that both hold one step.
fn start() -> Result<World, Broken> {
    let mut world = World::with(Chance::new(0), 2, 100, vec![talk::adding(0)], Trace::Off);
    world.heal()?;
    Ok(world)
}

/// The worlds after the next act of a device.
fn act(node: &Node, at: usize, before: usize) -> impl Iterator<Item = Result<Node, Broken>> {
    let makes = before.is_multiple_of(2);
    let fates = if makes { &FATES[..1] } else { &FATES[..] };
    fates.iter().map(move |fate| {
        let mut world = node.world.copy();
        if makes {
            make(&mut world, at, before / 2)?;
        } else {
            sync(&mut world, at, *fate)?;
        }
        Ok(Node { world, ways: node.ways })
    })
}

fn insert(place: &mut HashMap<String, Node>, node: Node) -> Result<(), Broken> {
    match place.entry(likeness(&node.world)) {
        Entry::Occupied(mut known) => known.get_mut().ways += node.ways,
        Entry::Vacant(new) => drop(new.insert(node)),
    }
    Ok(())
}

/// Two worlds with the same likeness go on in the same way.
fn likeness(world: &World) -> String {
    let rows: Vec<String> = world.server.log().into_iter().map(|row| row.raw).collect();
    let pushed = |taken: &Taken| match taken {
        Taken::Push(_, events) => events.clone(),
        Taken::Choice(..) | Taken::Revocation(_) => Vec::new(),
    };
    let taken: BTreeSet<String> = world.server.taken.iter().flat_map(pushed).collect();
    format!("{:?} {rows:?} {taken:?}", world.devices)
}

/// The resident ticks, takes it back and ticks again; the worker takes the step off the route, changes its place, and
/// tries to take back the resident's tick.
fn make(world: &mut World, at: usize, which: usize) -> Result<(), Broken> {
    let id = |at: usize, which: usize| EventId(Uuid(0x7000 + 16 * at as u128 + which as u128));
    let draft = |kind| Draft::new(kind, talk::step(0));
    let draft = match (at, which) {
        (0, 0) => draft("StepHidden"),
        (0, 1) => Draft { body: Body::default().with("key", "b"), ..draft("PlaceSet") },
        (0, _) => draft("StepReopened").seeing([id(1, 0)]),
        (_, 1) => draft("StepReopened").seeing([id(1, 0)]),
        (_, _) => draft("StepDone"),
    };
    world.keep(at, draft, id(at, which));
    world.go_on_tapping(at)
}

fn sync(world: &mut World, at: usize, fate: Fate) -> Result<(), Broken> {
    world.ask(at);
    let Some(letter) = world.post.pop() else { return Err("nothing is asked".into()) };
    if fate == Fate::Doubled {
        world.arrive(letter.clone())?;
        world.post.clear();
    }
    if fate != Fate::Lost {
        world.arrive(letter)?;
    }
    match (world.post.pop(), fate) {
        (Some(answer), Fate::Sent | Fate::Doubled) => {
            world.arrive(answer)?;
            world.finish_syncing(at)?;
            return world.sync(at).map(drop);
        }
        (Some(answer), Fate::CrashedBeforeWriting | Fate::CrashedAfterWriting) => {
            world.arrive(answer)?;
            if fate == Fate::CrashedAfterWriting {
                world.go_on_syncing(at)?;
            }
            world.crash(at);
            world.open(at)?;
        }
        _ => world.give_up(at),
    }
    match world.devices[at].syncing {
        Syncing::Idle => Ok(()),
        _ => Err(format!("device {at} goes on although it was cut off")),
    }
}
