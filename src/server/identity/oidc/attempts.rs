//! Sign-ins that began and did not end yet, kept in memory: each can be ended once, by the browser that began it.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use openidconnect::{Nonce, PkceCodeVerifier};

use super::ATTEMPT_LIVES;
use crate::{clock::Moment, secret::Hash};

/// So many at once. When more begin, the oldest is forgotten: memory stays bounded.
const MOST: usize = 10_000;

/// What one sign-in has to come back with.
pub struct Attempt {
    /// The hash of the state that went along.
    pub state: Hash,
    /// What the ID token names, so that it is of this sign-in.
    pub nonce: Nonce,
    /// What proves that whoever fetches the tokens began the sign-in.
    pub verifier: PkceCodeVerifier,
    /// When it began.
    pub began: Moment,
}

/// All of them, by the hash of what the browser holds.
#[derive(Default)]
pub struct Attempts(Mutex<HashMap<Hash, Attempt>>);

impl Attempts {
    /// Keeps one that begins.
    pub fn keep(&self, browser: Hash, attempt: Attempt) {
        let mut kept = self.kept();
        kept.retain(|_, other| attempt.began.since(other.began) < ATTEMPT_LIVES);
        if kept.len() >= MOST {
            let oldest = kept.iter().min_by_key(|(_, other)| other.began).map(|(browser, _)| *browser);
            oldest.and_then(|oldest| kept.remove(&oldest));
        }
        kept.insert(browser, attempt);
    }

    /// Takes out the one of this browser, when it is not too old.
    pub fn take(&self, browser: &Hash, now: Moment) -> Option<Attempt> {
        self.kept().remove(browser).filter(|attempt| now.since(attempt.began) < ATTEMPT_LIVES)
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<Hash, Attempt>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_718_006_400_000);

    fn attempt(began: Moment) -> Attempt {
        let verifier = PkceCodeVerifier::new("v".repeat(43));
        Attempt { state: [0; 32], nonce: Nonce::new_random(), verifier, began }
    }

    #[test]
    fn an_attempt_ends_once_and_within_ten_minutes() {
        let attempts = Attempts::default();
        attempts.keep([1; 32], attempt(NOW));
        assert!(attempts.take(&[2; 32], NOW).is_none());
        assert!(attempts.take(&[1; 32], NOW).is_some());
        assert!(attempts.take(&[1; 32], NOW).is_none());
        attempts.keep([1; 32], attempt(NOW));
        assert!(attempts.take(&[1; 32], NOW.plus(ATTEMPT_LIVES)).is_none());
    }

    #[test]
    fn the_oldest_goes_when_there_are_too_many() {
        let attempts = Attempts::default();
        for n in 0..=MOST {
            let mut browser = [0; 32];
            browser[..8].copy_from_slice(&n.to_be_bytes());
            attempts.keep(browser, attempt(Moment(NOW.0 + n as i64)));
        }
        assert_eq!(attempts.kept().len(), MOST);
        assert!(attempts.take(&[0; 32], NOW).is_none());
    }
}
