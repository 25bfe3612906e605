//! `cargo xtask check`: what takes a minute and catches most.

use std::process::Command;

use crate::args::Args;
use crate::fault::Fault;
use crate::{place, process, stage};

/// Each check and the words it is called with.
pub const CHECKS: [(&str, &[&str]); 2] = [
    ("formatting", &["fmt", "--all", "--check"]),
    ("clippy", &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]),
];

/// The recipe itself: stops at the first that fails.
pub fn run(_: &Args) -> Result<(), Fault> {
    CHECKS.iter().try_for_each(|(name, words)| {
        stage::run(name, || {
            process::run(&mut cargo(words))?;
            Ok("clean".to_owned())
        })
    })
}

/// `cargo` in this workspace.
pub fn cargo(words: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(words).current_dir(place::root());
    cargo
}
