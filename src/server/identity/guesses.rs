//! How often somebody may guess what others can guess: nine digits, or a password.
//!
//! Kept in memory: after a restart the count starts again, which a restart cannot be made to do from outside.

use std::{
    collections::VecDeque,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use crate::clock::Moment;

/// Failures in this time count together.
pub const WINDOW: Duration = Duration::from_secs(600);
/// So many failures from one source, and that source pauses.
pub const MOST_FROM_ONE: usize = 5;
/// So many failures from all sources together, and everybody pauses.
pub const MOST_FROM_ALL: usize = 60;

/// Where a guess comes from: one IPv4 address, or the /64 that one IPv6 connection has to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source(u128);

impl From<IpAddr> for Source {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(address.to_ipv6_mapped().to_bits()),
            IpAddr::V6(address) => Self(address.to_bits() >> 64 << 64),
        }
    }
}

/// The failures of the last ten minutes. Its clones are the same count.
#[derive(Clone, Debug, Default)]
pub struct Guesses(Arc<Mutex<VecDeque<(Moment, Source)>>>);

impl Guesses {
    /// Takes one guess, which counts as failed until [`Guesses::was_right`], so that guesses made at the same moment
    /// do not pass each other. When too many failed: how long until the next may be tried.
    pub fn take(&self, source: Source, now: Moment) -> Result<(), Duration> {
        let mut failed = self.failed();
        while failed.front().is_some_and(|(at, _)| now.since(*at) >= WINDOW) {
            failed.pop_front();
        }
        let mine = || failed.iter().filter(|(_, from)| *from == source);
        let full_since = if failed.len() >= MOST_FROM_ALL {
            failed.front()
        } else if mine().count() >= MOST_FROM_ONE {
            mine().next()
        } else {
            None
        };
        if let Some((since, _)) = full_since {
            return Err(since.plus(WINDOW).since(now));
        }
        failed.push_back((now, source));
        Ok(())
    }

    /// Takes back that a guess of `source` failed.
    pub fn was_right(&self, source: Source) {
        let mut failed = self.failed();
        if let Some(place) = failed.iter().rposition(|(_, from)| *from == source) {
            failed.remove(place);
        }
    }

    fn failed(&self) -> MutexGuard<'_, VecDeque<(Moment, Source)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_718_006_400_000);

    fn source(text: &str) -> Source {
        Source::from(text.parse::<IpAddr>().unwrap())
    }

    #[test]
    fn a_source_is_what_one_connection_has_to_itself() {
        assert_eq!(source("2001:db8:1:2::7"), source("2001:db8:1:2:ffff::9"));
        assert_ne!(source("2001:db8:1:2::7"), source("2001:db8:1:3::7"));
        assert_eq!(source("::ffff:192.0.2.1"), source("192.0.2.1"));
        assert_ne!(source("192.0.2.1"), source("192.0.2.2"));
    }

    #[test]
    fn one_source_pauses_alone_until_its_first_failure_is_ten_minutes_old() {
        let guesses = Guesses::default();
        for second in 0..5 {
            assert_eq!(guesses.take(source("192.0.2.1"), NOW.plus(Duration::from_secs(second))), Ok(()));
        }
        let later = NOW.plus(Duration::from_secs(60));
        assert_eq!(guesses.take(source("192.0.2.1"), later), Err(Duration::from_secs(540)));
        assert_eq!(guesses.take(source("192.0.2.2"), later), Ok(()));
        assert_eq!(guesses.take(source("192.0.2.1"), NOW.plus(WINDOW)), Ok(()));
        assert_eq!(guesses.take(source("192.0.2.1"), NOW.plus(WINDOW)), Err(Duration::from_secs(1)));
    }

    #[test]
    fn a_right_guess_does_not_count() {
        let guesses = Guesses::default();
        for _ in 0..100 {
            guesses.take(source("192.0.2.1"), NOW).unwrap();
            guesses.was_right(source("192.0.2.1"));
        }
    }

    /// Whoever has all addresses there are still gets 60 guesses in any ten minutes: with a code that is open all of
    /// them, 60 in a thousand million.
    #[test]
    fn all_sources_together_get_sixty_guesses_in_a_window() {
        let guesses = Guesses::default();
        let at = |second| NOW.plus(Duration::from_secs(second));
        let each_second = (0..3 * 600).map(|second| {
            let anybody = IpAddr::from((second as u32).to_be_bytes());
            (0..10).filter(|_| guesses.take(anybody.into(), at(second)).is_ok()).count()
        });
        let tried: Vec<usize> = each_second.collect();
        let fullest = tried.windows(600).map(|window| window.iter().sum::<usize>()).max();
        assert_eq!(fullest, Some(MOST_FROM_ALL));
        assert_eq!(tried.iter().sum::<usize>(), 3 * MOST_FROM_ALL);
    }
}
