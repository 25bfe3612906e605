//! `cargo xtask requirements`: what residents and helpers wish, and whether the last run of the tests showed it.

use std::fmt;
use std::fs;

use crate::args::{Args, Opt};
use crate::fault::Fault;
use crate::place;
use crate::ran::Ran;
use crate::tally::Outcome;

/// What the command accepts.
pub const OPTIONS: &[Opt] = &[Opt::Switch { name: "--print", about: "print only; never fail" }];

/// Parts the names of tests in the last column.
const BETWEEN: &str = " · ";

/// One wish, with the names of the tests that show it.
#[derive(Debug)]
struct Wish {
    number: String,
    wish: String,
    tests: Vec<String>,
}

/// Whether a wish holds.
#[derive(Debug, PartialEq, Eq)]
enum State {
    /// Every test that shows it passed.
    Holds,
    /// This test of it failed.
    Fails(String),
    /// This test of it did not run.
    NotRun(String),
    /// Nothing shows it yet.
    NoTest,
}

/// The recipe itself.
pub fn run(args: &Args) -> Result<(), Fault> {
    let file = place::root().join("tests/requirements.tsv");
    let wishes = read(&fs::read_to_string(&file).map_err(Fault::files("reading", &file))?)?;
    let ran = Ran::last();
    if ran.is_none() {
        println!("No whole run of the tests is kept; this makes one: cargo xtask test\n");
    }
    let ran = ran.unwrap_or_default();
    let states: Vec<State> = wishes.iter().map(|wish| wish.state(&ran)).collect();
    for (wish, state) in wishes.iter().zip(&states) {
        println!("{:<5} {:<8} {}{}", wish.number, state.word(), wish.wish, state);
    }
    let open: Vec<&str> = wishes
        .iter()
        .zip(&states)
        .filter(|(_, state)| **state != State::Holds)
        .map(|(wish, _)| wish.number.as_str())
        .collect();
    println!("\n{} of {} wishes hold.", wishes.len() - open.len(), wishes.len());
    if open.is_empty() {
        return Ok(());
    }
    println!("Not yet: {}", open.join(" "));
    if args.has("--print") { Ok(()) } else { Err(Fault::Wishes(open.len())) }
}

/// The table: a head, then one line for each wish, in the order of their numbers. Every breach at once.
fn read(text: &str) -> Result<Vec<Wish>, Fault> {
    let mut breaches = Vec::new();
    let mut wishes: Vec<Wish> = Vec::new();
    for (place, line) in text.lines().enumerate().skip(1) {
        let mut say = |what: &str| breaches.push(format!("tests/requirements.tsv, line {}: {what}", place + 1));
        let columns: Vec<&str> = line.split('\t').collect();
        let &[number, wish, tests] = columns.as_slice() else {
            say("has not three columns");
            continue;
        };
        if wishes.last().is_some_and(|last| last.number.as_str() >= number) {
            say("comes after a number that is not smaller");
        }
        if wish.is_empty() {
            say("has no wish");
        }
        let tests = tests.split(BETWEEN).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        wishes.push(Wish { number: number.to_owned(), wish: wish.to_owned(), tests });
    }
    if breaches.is_empty() { Ok(wishes) } else { Err(Fault::Content(breaches)) }
}

impl Wish {
    fn state(&self, ran: &Ran) -> State {
        let with = |wanted: Option<Outcome>| self.tests.iter().find(|name| ran.of(name) == wanted).cloned();
        if self.tests.is_empty() {
            return State::NoTest;
        }
        with(Some(Outcome::Failed)).map(State::Fails).or_else(|| with(None).map(State::NotRun)).unwrap_or(State::Holds)
    }
}

impl State {
    const fn word(&self) -> &'static str {
        match self {
            State::Holds => "holds",
            State::Fails(_) => "FAILS",
            State::NotRun(_) => "not run",
            State::NoTest => "no test",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            State::Holds | State::NoTest => Ok(()),
            State::Fails(test) | State::NotRun(test) => write!(out, "\n               {test}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(tests: &str) -> Wish {
        read(&format!("number\twish\ttests\nR001\tCalm\t{tests}")).unwrap().remove(0)
    }

    fn ran() -> Ran {
        let name = |outcome, name: &str| (outcome, name.to_owned());
        Ran::new(vec![
            name(Outcome::Passed, "R001 it is calm"),
            name(Outcome::Passed, "rest::is_calm"),
            name(Outcome::Failed, "night::is_calm"),
            name(Outcome::Passed, "day::is_long"),
        ])
    }

    #[test]
    fn a_wish_holds_when_every_test_of_it_passed() {
        assert_eq!(wish("R001 it is calm · is_long").state(&ran()), State::Holds);
        assert_eq!(wish("R001 it is calm · rest::is_calm").state(&ran()), State::Holds);
        assert_eq!(wish("is_long · is_calm").state(&ran()), State::Fails("is_calm".to_owned()));
        assert_eq!(wish("is_long · is_here").state(&ran()), State::NotRun("is_here".to_owned()));
        assert_eq!(wish("long").state(&ran()), State::NotRun("long".to_owned()));
        assert_eq!(wish("").state(&ran()), State::NoTest);
    }

    #[test]
    fn the_table_of_wishes_can_be_read() {
        read(include_str!("../../tests/requirements.tsv")).unwrap();
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let fault = read("number\twish\ttests\nR002\tCalm\t\nR001\t\t\nR003").unwrap_err().to_string();
        let said = ["line 3: comes after", "line 3: has no wish", "line 4: has not three columns"];
        assert!(said.iter().all(|part| fault.contains(part)), "{fault}");
    }
}
