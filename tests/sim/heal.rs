//! After the storm: everything is reachable again, and syncing comes to rest.

use domain::replica::Then;

use super::{
    device::{Access, Syncing, Tapping},
    post::Reach,
    world::{Broken, World},
};

impl World {
    /// What is late arrives, everything is reachable and open again, and nothing is lost from now on.
    pub fn heal(&mut self) -> Result<(), Broken> {
        self.reach = Reach::Up;
        while !self.post.is_empty() {
            self.deliver()?;
        }
        for at in 0..self.devices.len() {
            self.open(at)?;
            while !matches!(self.devices[at].tapping, Tapping::Idle) {
                self.go_on_tapping(at)?;
            }
            self.finish_syncing(at)?;
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
    pub(super) fn sync(&mut self, at: usize) -> Result<bool, Broken> {
        for round in 0..200 {
            self.ask(at);
            while !self.post.is_empty() {
                self.deliver()?;
            }
            if self.devices[at].access != Access::Given {
                return Ok(round == 0);
            }
            let Syncing::Decided(change) = &self.devices[at].syncing else {
                return Err(format!("device {at} got an answer that makes no sense"));
            };
            let news = !change.writes.is_empty() || change.then != Then::Rest;
            self.finish_syncing(at)?;
            if !news {
                return Ok(round == 0);
            }
        }
        Err(format!("device {at} asks for ever"))
    }
}
