//! What happens on one device: taps, syncing, and being cut off.

use std::mem;

use domain::{event::Draft, id::EventId};

use super::{
    device::{Access, Syncing, Tapping},
    people,
    post::Letter,
    talk::{self, Known},
    world::{Broken, Made, World},
};

impl World {
    /// The person does something.
    pub(super) fn tap(&mut self, at: usize) {
        // The colleague has nothing to act on before coming in.
        let is_out = at == people::COLLEAGUE && self.devices[at].disk.entries.is_empty();
        if is_out || self.devices[at].replica.is_none() || !matches!(self.devices[at].tapping, Tapping::Idle) {
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

    /// Puts on the disk what was done, or on the screen what is on the disk.
    pub(super) fn go_on_tapping(&mut self, at: usize) -> Result<(), Broken> {
        match mem::take(&mut self.devices[at].tapping) {
            Tapping::Idle => {}
            Tapping::Drafted(draft) => {
                let id = EventId(self.chance.id());
                self.keep(at, draft, id);
            }
            Tapping::Kept(event, raw) => self.devices[at].show(event, &raw),
        }
        self.check_done(at)
    }

    /// Puts a draft on the disk as event `id`; from now on it counts as made.
    pub(super) fn keep(&mut self, at: usize, draft: Draft, id: EventId) {
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

    /// Asks the server, when the app is open and waits for nothing.
    pub(super) fn ask(&mut self, at: usize) {
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

    /// Goes on to the next place where the app waits.
    pub(super) fn go_on_syncing(&mut self, at: usize) -> Result<(), Broken> {
        let was_idle = matches!(self.devices[at].syncing, Syncing::Idle | Syncing::Asked(_));
        self.devices[at].go_on_syncing();
        if was_idle {
            return Ok(());
        }
        let how_far = match &self.devices[at].syncing {
            Syncing::Written(_) => "wrote what follows",
            Syncing::Read(_) => "reads its disk again",
            Syncing::Idle => "shows what follows",
            Syncing::Asked(_) | Syncing::Decided(_) => "waits",
        };
        self.note(|| format!("device {at} {how_far}"));
        self.check_done(at)
    }

    /// Goes on until nothing is left to write or to show.
    pub(super) fn finish_syncing(&mut self, at: usize) -> Result<(), Broken> {
        while !matches!(self.devices[at].syncing, Syncing::Idle | Syncing::Asked(_)) {
            self.go_on_syncing(at)?;
        }
        Ok(())
    }

    /// Ends the app, wherever it was.
    pub(super) fn crash(&mut self, at: usize) {
        if self.devices[at].replica.is_none() {
            return;
        }
        self.devices[at].crash();
        self.tally.crashes += 1;
        self.note(|| format!("device {at} crashes"));
    }

    /// Opens the app.
    pub(super) fn open(&mut self, at: usize) -> Result<(), Broken> {
        if self.devices[at].replica.is_some() || self.devices[at].access == Access::Taken {
            return Ok(());
        }
        self.devices[at].open();
        self.note(|| format!("device {at} is opened"));
        self.check_done(at)
    }

    /// Waits no longer for an answer.
    pub(super) fn give_up(&mut self, at: usize) {
        if matches!(self.devices[at].syncing, Syncing::Asked(_)) {
            self.devices[at].syncing = Syncing::Idle;
            self.note(|| format!("device {at} waits no longer"));
        }
    }
}
