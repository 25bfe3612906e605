//! Who comes in, who goes out, and what each is shown: the resident chooses, a phone is revoked, and a worker hands over.

use domain::{
    body::Body,
    event::Draft,
    party::Party,
    replica::OwnState,
    topic::{Topic, Topics},
};

use super::{
    device::{Access, Tapping},
    people,
    world::World,
};

impl World {
    /// The resident chooses anew what a party sees.
    pub(super) fn choose(&mut self) {
        let parties = [Party::Worker, Party::Specialist, Party::Adviser];
        let party = self.chance.pick(&parties).copied().unwrap_or(Party::Worker);
        let chosen = Topic::ALL.into_iter().filter(|_| self.chance.below(2) == 0);
        let topics = chosen.fold(Topics::NONE, Topics::with);
        self.server.choose(party, topics);
        self.tally.choices += 1;
        self.note(|| format!("the resident shows {party:?} {topics:?}"));
    }

    /// The resident's second phone is lost, and revoked.
    pub(super) fn revoke(&mut self) {
        let at = people::SECOND_PHONE;
        if at < self.devices.len() && !self.server.has_revoked(at) {
            self.server.revoke(at);
            self.tally.revocations += 1;
            self.note(|| format!("device {at} is revoked"));
        }
    }

    /// The worker hands over to the colleague.
    pub(super) fn hand_over(&mut self) {
        let worker = &self.devices[0];
        if self.devices.len() <= people::COLLEAGUE
            || worker.replica.is_none()
            || !matches!(worker.tapping, Tapping::Idle)
        {
            return;
        }
        let to = people::person(people::COLLEAGUE).to_string();
        let draft = Draft::new("HandedOver", people::person(0).0);
        self.devices[0].tapping = Tapping::Drafted(Draft { body: Body::default().with("to", &*to), ..draft });
        self.tally.hand_overs += 1;
        self.note(|| "the worker hands over".into());
    }

    /// A device hears that it gets nothing (any more).
    pub(super) fn leave(&mut self, at: usize) {
        if let Some(replica) = &self.devices[at].replica {
            let own = self.made.iter().filter(|(_, made)| made.device == at).map(|(id, _)| *id);
            let acknowledged = own.filter(|id| replica.state_of(*id) == Some(OwnState::Acknowledged));
            self.left_behind.extend(acknowledged);
        }
        self.devices[at].deny();
        if self.devices[at].access == Access::Taken {
            self.done[at].clear();
            self.tally.left += 1;
            self.note(|| format!("device {at} is emptied"));
        }
    }

    /// Whether what a device shows may become less without anybody taking something back.
    pub(super) fn may_show_less(&self, at: usize) -> bool {
        match self.devices[at].session.party {
            Party::Resident => false,
            // What these two may not add is shown until the server has refused it.
            Party::Volunteer | Party::Adviser => true,
            Party::Worker | Party::Specialist => self.tally.choices > 0,
        }
    }
}
