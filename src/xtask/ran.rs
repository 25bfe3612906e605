//! Which tests passed and failed in the last whole run, kept between commands.

use std::fs;
use std::path::PathBuf;

use crate::fault::Fault;
use crate::place;
use crate::tally::Outcome;

/// The names that ran, with what came of each.
#[derive(Default)]
pub struct Ran(Vec<(Outcome, String)>);

fn file() -> PathBuf {
    place::state().join("tests-that-ran.txt")
}

/// Forgets the last run, so that one that is broken off is not taken for a whole one.
pub fn forget() {
    let _ = fs::remove_file(file());
}

impl Ran {
    /// These names.
    pub const fn new(names: Vec<(Outcome, String)>) -> Ran {
        Ran(names)
    }

    /// The last whole run; none when there was none since the last began.
    pub fn last() -> Option<Ran> {
        let text = fs::read_to_string(file()).ok()?;
        let one = |line: &str| {
            let (word, name) = line.split_once('\t')?;
            let outcome = if word == "passed" { Outcome::Passed } else { Outcome::Failed };
            Some((outcome, name.to_owned()))
        };
        Some(Ran(text.lines().filter_map(one).collect()))
    }

    /// Keeps it.
    pub fn keep(&self) -> Result<(), Fault> {
        let word = |outcome: &Outcome| if *outcome == Outcome::Passed { "passed" } else { "failed" };
        let lines: String = self.0.iter().map(|(outcome, name)| format!("{}\t{name}\n", word(outcome))).collect();
        fs::create_dir_all(place::state()).map_err(Fault::files("making", &place::state()))?;
        fs::write(file(), lines).map_err(Fault::files("writing", &file()))
    }

    /// What came of the tests with this name: a title, or a function's name with or without its path. One that failed
    /// weighs more than all that passed; none when no such test ran.
    pub fn of(&self, wanted: &str) -> Option<Outcome> {
        let path = format!("::{wanted}");
        let same = |(_, name): &&(Outcome, String)| name == wanted || name.ends_with(&path);
        let outcomes: Vec<Outcome> = self.0.iter().filter(same).map(|(outcome, _)| *outcome).collect();
        outcomes.iter().copied().find(|outcome| *outcome == Outcome::Failed).or_else(|| outcomes.first().copied())
    }
}
