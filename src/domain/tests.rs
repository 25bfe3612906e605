//! What the fold, the view and `next` promise, as properties over arbitrary histories and as examples.

mod actions;
mod agreement;
mod agreements;
mod appointments;
mod chosen;
mod clocks;
mod crisis;
mod dosed;
mod goal;
mod handed;
mod help;
mod histories;
mod ics;
mod lay;
mod made;
mod newer;
mod people;
mod phases;
mod plain;
mod plan;
mod prepare;
mod propose;
mod question;
mod reach;
mod reminder;
mod rest;
mod said;
mod setback;
mod sharing;
mod statuses;
mod talk;
mod ticks;
mod wait;

use proptest::test_runner::Config;

use crate::{event::Entry, fold::Fold};

/// 2,000 cases each; PROPTEST_CASES in the environment says otherwise.
fn cases() -> Config {
    let usual = Config { failure_persistence: None, ..Config::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => usual,
        None => Config { cases: 2_000, ..usual },
    }
}

fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Fold {
    let mut fold = Fold::default();
    entries.into_iter().for_each(|entry| fold.apply(entry));
    fold
}
