//! What lies between devices and server: loss, doubling, delay, disorder, and a server that goes away.

use std::fmt;

use domain::replica::Then;

use super::{
    device::{Access, Syncing},
    server::{Answer, Request},
    world::{Broken, World},
};

/// Something on its way.
#[derive(Clone, Debug)]
pub(super) enum Letter {
    /// A device's request, with the device's place and the number of the request.
    Ask(usize, usize, Request),
    /// The answer to it.
    Tell(usize, usize, Answer),
}

/// Whether the server can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// It answers.
    Up,
    /// It does not.
    Down,
}

impl World {
    /// Something that is on its way arrives: any of it, so that nothing keeps its order.
    pub(super) fn deliver(&mut self) -> Result<(), Broken> {
        if self.post.is_empty() {
            return Ok(());
        }
        let which = self.chance.below(self.post.len());
        let letter = self.post.swap_remove(which);
        self.arrive(letter)
    }

    /// This arrives, unless it is for a server that is down.
    pub(super) fn arrive(&mut self, letter: Letter) -> Result<(), Broken> {
        match letter {
            Letter::Ask(at, number, _) if self.reach == Reach::Down => {
                self.note(|| format!("asking {number} of device {at} finds no server"));
                Ok(())
            }
            Letter::Ask(at, number, request) => {
                let answer = self.server.answer(at, &request);
                if self.server.has_revoked(at) && !matches!(answer, Answer::Denied(_)) {
                    return Err(format!("I10: device {at} was revoked, and is answered {answer}"));
                }
                if let Answer::Pushed(text) = &answer {
                    self.tally.refused += text.matches("\"refused\"").count() as u64;
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
        if let Answer::Denied(_) = answer {
            self.leave(at);
            return Ok(());
        }
        device.access = Access::Given;
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

    /// Something that is on its way never arrives.
    pub(super) fn lose(&mut self) {
        if !self.post.is_empty() {
            let which = self.chance.below(self.post.len());
            let lost = self.post.swap_remove(which);
            self.note(|| format!("lost: {lost}"));
        }
    }

    /// Something that is on its way arrives twice.
    pub(super) fn double(&mut self) {
        if let Some(letter) = self.chance.pick(&self.post).cloned() {
            self.note(|| format!("doubled: {letter}"));
            self.post.push(letter);
        }
    }

    /// The server goes down, or comes up again.
    pub(super) fn go_down_or_up(&mut self) {
        self.reach = if self.reach == Reach::Up { Reach::Down } else { Reach::Up };
        let reach = self.reach;
        self.note(|| format!("the server is {reach:?}"));
    }

    /// An older backup takes the place of the log, twice at most.
    pub(super) fn restore(&mut self) {
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
        self.note(|| format!("a backup is restored: {kept} of {all} acts are left"));
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
