//! Who listens to which route. A hint carries only the newest head, so that a slow listener costs no memory.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use domain::id::RouteId;
use tokio::sync::watch;

/// The heads that are listened to.
#[derive(Clone, Debug, Default)]
pub struct Hints(Arc<Mutex<HashMap<RouteId, watch::Sender<u64>>>>);

impl Hints {
    /// Hears of every new head of `route` from now on.
    pub fn listen(&self, route: RouteId) -> watch::Receiver<u64> {
        let mut heads = self.heads();
        // Routes that nobody listens to any more make place here, where new ones come in.
        heads.retain(|_, head| !head.is_closed());
        heads.entry(route).or_insert_with(|| watch::Sender::new(0)).subscribe()
    }

    /// Tells that the head of `route` is now `head`. Commits may be told in another order than they were made:
    /// a head never goes back.
    pub fn tell(&self, route: RouteId, head: u64) {
        if let Some(told) = self.heads().get(&route) {
            told.send_if_modified(|known| {
                let newer = head > *known;
                *known = head.max(*known);
                newer
            });
        }
    }

    /// Makes everybody who listens to `route` look again: what they may see changed, or whether they may.
    pub fn nudge(&self, route: RouteId) {
        if let Some(told) = self.heads().get(&route) {
            told.send_modify(|_| ());
        }
    }

    fn heads(&self) -> MutexGuard<'_, HashMap<RouteId, watch::Sender<u64>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_hears_the_newest_head_and_never_an_older_one() {
        let (hints, route) = (Hints::default(), RouteId::default());
        let mut heads = hints.listen(route);
        hints.tell(route, 2);
        hints.tell(route, 1);
        assert_eq!(*heads.borrow_and_update(), 2);
        hints.tell(route, 2);
        assert!(!heads.has_changed().unwrap());
        hints.nudge(route);
        assert!(heads.has_changed().unwrap());
        assert_eq!(*heads.borrow_and_update(), 2);
    }
}
