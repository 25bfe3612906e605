//! After everything healed: what was promised, held against everything that was made.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    event::{Entry, Event},
    fold::Fold,
    id::EventId,
    replica::OwnState,
};

use super::{
    device::{Access, Device},
    people,
    world::{Broken, Made, World},
};

/// Judges a healed world.
pub fn judge(world: &World) -> Result<(), Broken> {
    let log = log(world)?;
    for (at, device) in world.devices.iter().enumerate() {
        numbers_have_no_holes(at, device)?;
        every_event_that_may_be_seen_once(world, at)?;
    }
    for (id, made) in &world.made {
        let device = &world.devices[made.device];
        if device.access != Access::Taken {
            saved_in_one_state(*id, made.device, device, log.get(id) == Some(&made.raw))?;
        }
    }
    if let Some(id) = world.left_behind.iter().find(|id| !log.contains_key(id) && !world.lost.contains(id)) {
        return Err(format!("I1: {id} was acknowledged to a device that was emptied, and is gone"));
    }
    if log.len() != world.made.keys().filter(|id| log.contains_key(id)).count() {
        return Err("I1: the log holds an event that nobody made".into());
    }
    who_handed_over_is_out(world, &log)?;
    same_view_everywhere(world)?;
    ticks_stand(world, &log)
}

/// The events of the log by id, byte for byte; each is there once.
fn log(world: &World) -> Result<BTreeMap<EventId, String>, Broken> {
    let mut log = BTreeMap::new();
    for row in world.server.log() {
        let id = read(&row.raw)?.id;
        if log.insert(id, row.raw).is_some() {
            return Err(format!("I1: {id} is in the log twice"));
        }
    }
    Ok(log)
}

/// I8.
fn numbers_have_no_holes(at: usize, device: &Device) -> Result<(), Broken> {
    let numbers: Vec<u32> = device.disk.own.keys().copied().collect();
    let dense: Vec<u32> = (1..device.disk.counter.next).collect();
    if numbers == dense { Ok(()) } else { Err(format!("I8: device {at} holds the numbers {numbers:?}")) }
}

/// I6 and I7: what a device that is in step holds is what it may see, no less and no more; one that the server denies
/// holds nothing.
fn every_event_that_may_be_seen_once(world: &World, at: usize) -> Result<(), Broken> {
    let device = &world.devices[at];
    let held: BTreeSet<EventId> = device.disk.entries.keys().copied().collect();
    if device.access != Access::Given {
        return if held.is_empty() { Ok(()) } else { Err(format!("I7: device {at} is denied, and holds events")) };
    }
    let seen = |row: &server::store::Row| Ok(read(&row.raw)?.id);
    let seen: BTreeSet<EventId> = world.server.rows(&device.session).iter().map(seen).collect::<Result<_, Broken>>()?;
    if let Some(hidden) = held.difference(&seen).next() {
        return Err(format!("I7: device {at} holds {hidden}, which it may not see"));
    }
    if held == seen { Ok(()) } else { Err(format!("I6: device {at} holds {} of {} events", held.len(), seen.len())) }
}

/// I10: who handed over gets nothing any more, and the colleague gets the route.
fn who_handed_over_is_out(world: &World, log: &BTreeMap<EventId, String>) -> Result<(), Broken> {
    if !world.made.iter().any(|(id, made)| made.kind == "HandedOver" && log.contains_key(id)) {
        return Ok(());
    }
    match [0, people::COLLEAGUE].map(|at| world.devices[at].access) {
        [Access::Taken | Access::NotYet, Access::Given] => Ok(()),
        // A backup from before the hand-over put the colleague out, until the worker's device told of it again.
        [Access::Taken | Access::NotYet, Access::Taken] if world.tally.restores > 0 => Ok(()),
        others => Err(format!("I10: after handing over, worker and colleague have {others:?}")),
    }
}

/// I1 and I2: a saved event is acknowledged and in the log to the byte, or refused, shown, and not in the log.
fn saved_in_one_state(id: EventId, at: usize, device: &Device, in_log: bool) -> Result<(), Broken> {
    let state = device.replica.as_ref().and_then(|replica| replica.state_of(id));
    match (state, in_log) {
        (Some(OwnState::Acknowledged), true) | (Some(OwnState::Refused), false) => Ok(()),
        _ => Err(format!("I1, I2: {id} of device {at} is {state:?}, and in the log: {in_log}")),
    }
}

/// I4, I5 and I9: every device shows what it may see of the log, in whatever order and by whatever clocks.
fn same_view_everywhere(world: &World) -> Result<(), Broken> {
    for (at, device) in world.devices.iter().enumerate().filter(|(_, device)| device.access == Access::Given) {
        let entry = |row: &server::store::Row| Ok(Entry { author: row.author, event: read(&row.raw)? });
        let rows = world.server.rows(&device.session);
        let mut entries: Vec<Entry> = rows.iter().map(entry).collect::<Result<_, Broken>>()?;
        entries.reverse();
        entries.extend(entries.clone());
        let told = folded(&entries).view();
        let shown = device.replica.as_ref().map(|replica| format!("{:?}", replica.fold().view()));
        if shown != Some(format!("{told:?}")) {
            return Err(format!("I4: device {at} shows another route than the log tells it"));
        }
        entries.iter_mut().for_each(|entry| entry.event.at = "1970-01-01T00:00:00Z".into());
        let timeless = folded(&entries).view();
        let same = (timeless.next(), timeless.steps_done(), timeless.phase_states())
            == (told.next(), told.steps_done(), told.phase_states());
        if !same {
            return Err("I9: clocks decide something".into());
        }
    }
    Ok(())
}

/// I3 and I11: a tick stands exactly while its own author has not taken it back.
fn ticks_stand(world: &World, log: &BTreeMap<EventId, String>) -> Result<(), Broken> {
    // The resident's first phone, which sees everything.
    let Some(replica) = &world.devices[1].replica else { return Ok(()) };
    let view = replica.fold().view();
    let standing: BTreeSet<EventId> = view.steps().flat_map(|step| &step.ticks).map(|tick| tick.event).collect();
    let is_adding = |id, made: &Made, step| made.kind == "StepAdded" && made.about == step && log.contains_key(id);
    let added = |step| world.made.iter().any(|(id, made)| is_adding(id, made, step));
    for (id, tick) in world.made.iter().filter(|(_, made)| made.kind == "StepDone" && added(made.about)) {
        if !log.contains_key(id) {
            if world.devices[tick.device].access == Access::Taken {
                continue;
            }
            return Err(format!("I3: the tick {id} was refused"));
        }
        // An undo that the server refused, since it named somebody else's tick too, takes nothing back.
        if standing.contains(id) == world.taken_back_by(*id).any(|undo| log.contains_key(&undo)) {
            return Err(format!("I3: the tick {id} of {:?} stands: {}", tick.author.party, standing.contains(id)));
        }
    }
    Ok(())
}

fn folded(entries: &[Entry]) -> Fold {
    let mut fold = Fold::default();
    entries.iter().for_each(|entry| fold.apply(entry));
    fold
}

fn read(raw: &str) -> Result<Event, Broken> {
    serde_json::from_str(raw).map_err(|fault| fault.to_string())
}
