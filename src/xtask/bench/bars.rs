//! The bars of the whole phone, and whether a median keeps them.

/// What is measured, in this order; each is a file of `tests/browser/bench`.
pub const KINDS: [&str; 5] = ["fold", "tick", "live", "offline", "lighthouse"];

/// One line of the table.
pub struct Bar {
    /// The name of its samples.
    pub key: &'static str,
    /// What a reader calls it, with its unit.
    pub what: &'static str,
    /// What its median has to keep.
    pub bound: Bound,
}

/// What a median has to keep.
#[derive(Clone, Copy)]
pub enum Bound {
    /// Times and shifts.
    AtMost(f64),
    /// Scores.
    AtLeast(f64),
    /// Told, to understand the others by.
    Free,
}

use Bound::{AtLeast, AtMost, Free};

const fn bar(key: &'static str, what: &'static str, bound: Bound) -> Bar {
    Bar { key, what, bound }
}

/// Every line, in the order of the table.
pub const BARS: [Bar; 24] = [
    bar("fold-all", "fold of 10,000 events in wasm, ms", AtMost(50.0)),
    bar("fold-one", "fold of one more event, ms", AtMost(1.0)),
    bar("fold-view", "the view after it, ms", Free),
    bar("tick-inp", "tick, next paint at 4x CPU (INP), ms", AtMost(100.0)),
    bar("tick-moment", "tick, frame with the moment at 4x CPU, ms", Free),
    bar("live-screen", "a tap on the phone, until the shared screen, s", AtMost(1.0)),
    bar("live-phone", "a word of the team, until the phone, s", AtMost(1.0)),
    bar("offline-readable", "offline return at 6x CPU, readable, s", AtMost(0.4)),
    bar("offline-tappable", "offline return at 6x CPU, tappable, s", AtMost(0.8)),
    bar("offline-answered", "offline return at 6x CPU, a tap answered, s", Free),
    bar("demo-performance", "Lighthouse, demo link: performance", AtLeast(95.0)),
    bar("demo-accessibility", "Lighthouse, demo link: accessibility", AtLeast(100.0)),
    bar("demo-best-practices", "Lighthouse, demo link: best practices", AtLeast(100.0)),
    bar("demo-fcp", "Lighthouse, demo link: FCP, s", AtMost(1.3)),
    bar("demo-lcp", "Lighthouse, demo link: LCP, s", AtMost(1.8)),
    bar("demo-tbt", "Lighthouse, demo link: TBT, ms", AtMost(100.0)),
    bar("demo-cls", "Lighthouse, demo link: CLS", AtMost(0.02)),
    bar("welcome-performance", "Lighthouse, welcome: performance", AtLeast(95.0)),
    bar("welcome-accessibility", "Lighthouse, welcome: accessibility", AtLeast(100.0)),
    bar("welcome-best-practices", "Lighthouse, welcome: best practices", AtLeast(100.0)),
    bar("welcome-fcp", "Lighthouse, welcome: FCP, s", AtMost(1.3)),
    bar("welcome-lcp", "Lighthouse, welcome: LCP, s", AtMost(1.8)),
    bar("welcome-tbt", "Lighthouse, welcome: TBT, ms", AtMost(100.0)),
    bar("welcome-cls", "Lighthouse, welcome: CLS", AtMost(0.02)),
];

impl Bound {
    /// Whether `median` keeps it. What is not a number keeps nothing.
    pub fn holds(self, median: f64) -> bool {
        match self {
            AtMost(most) => median <= most,
            AtLeast(least) => median >= least,
            Free => true,
        }
    }

    /// As it stands in the table.
    pub fn shown(self) -> String {
        match self {
            AtMost(most) => format!("≤ {most}"),
            AtLeast(least) => format!("≥ {least}"),
            Free => String::new(),
        }
    }
}

/// The one in the middle of sorted values; with an even number of them, the worse of the two for a time.
pub fn median(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_measured_keeps_no_bar() {
        assert!(!AtMost(80.0).holds(median(&[])));
        assert!(!AtLeast(98.0).holds(median(&[])));
    }

    #[test]
    fn a_bar_holds_what_reaches_it() {
        assert!(AtMost(80.0).holds(median(&[60.0, 80.0, 900.0])));
        assert!(!AtMost(80.0).holds(80.1));
        assert!(AtLeast(98.0).holds(98.0));
        assert!(!AtLeast(98.0).holds(97.0));
    }

    #[test]
    fn every_line_belongs_to_something_that_is_measured() {
        let pages = ["demo", "welcome"];
        for bar in &BARS {
            let start = bar.key.split('-').next().unwrap_or_default();
            assert!(KINDS.contains(&start) || pages.contains(&start), "{}", bar.key);
        }
    }
}
