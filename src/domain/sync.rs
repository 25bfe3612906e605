//! When to talk to the server, and how long to wait after it did not answer. No clock, no network.

/// The wait after the first failure, in milliseconds.
const SHORTEST_WAIT: u32 = 1_000;
/// The longest wait, in milliseconds.
const LONGEST_WAIT: u32 = 300_000;

/// How long to wait before trying again, in milliseconds: exponential with full jitter.
///
/// `failures` in a row, from 1; `chance` uniform in `0.0..1.0`; what the server asked for
/// (`Retry-After`, in seconds) wins.
pub fn wait_ms(failures: u32, chance: f64, retry_after: Option<u32>) -> u32 {
    if let Some(seconds) = retry_after {
        return seconds.saturating_mul(1_000).clamp(SHORTEST_WAIT, LONGEST_WAIT);
    }
    let ceiling = SHORTEST_WAIT.checked_shl(failures.min(16)).map_or(LONGEST_WAIT, |wait| wait.min(LONGEST_WAIT));
    SHORTEST_WAIT.max((f64::from(ceiling) * chance) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_grows_and_stays_within_its_bounds() {
        assert_eq!(wait_ms(1, 0.0, None), SHORTEST_WAIT);
        assert_eq!(wait_ms(3, 0.5, None), 4_000);
        assert_eq!(wait_ms(60, 0.999_999, None), 299_999);
    }

    #[test]
    fn what_the_server_asks_wins() {
        assert_eq!(wait_ms(9, 0.9, Some(7)), 7_000);
        assert_eq!(wait_ms(1, 0.0, Some(u32::MAX)), LONGEST_WAIT);
    }
}
