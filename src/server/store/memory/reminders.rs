//! Reminders in memory.

use chrono::NaiveDate;
use domain::{
    id::{PersonId, RouteId},
    reminder::Hour,
};

use super::Books;
use crate::{
    clock::Moment,
    store::{
        Fault,
        reminders::{FindReminders, KeepReminders, Reminder},
    },
};

impl Books {
    /// Forgets the reminders of which the session is not there any more, or was revoked.
    pub(super) fn forget_reminders(&mut self) {
        let open = self.people.lasting();
        self.reminders.retain(|_, reminder| open.contains(&reminder.session));
    }
}

impl FindReminders for Books {
    fn reminder(&mut self, route: RouteId, person: PersonId) -> Result<Option<Reminder>, Fault> {
        Ok(self.reminders.get(&(route, person)).cloned())
    }

    fn reminders_due(&mut self, hour: Hour, day: NaiveDate, now: Moment, most: usize) -> Result<Vec<Reminder>, Fault> {
        let is_due = |one: &&Reminder| one.hour == hour && one.last < day && one.rests <= now;
        Ok(self.reminders.values().filter(is_due).take(most).cloned().collect())
    }
}

impl KeepReminders for Books {
    fn set_reminder(&mut self, reminder: &Reminder) -> Result<(), Fault> {
        self.reminders.insert((reminder.route, reminder.person), reminder.clone());
        Ok(())
    }

    fn drop_reminder(&mut self, route: RouteId, person: PersonId) -> Result<(), Fault> {
        self.reminders.remove(&(route, person));
        Ok(())
    }
}
