//! `cargo xtask kill`: kills the real server while phones push to it, again and again, and counts what is lost.

use crate::args::{Args, Opt};
use crate::fault::Fault;
use crate::{check, process, serve, wasm::Build};

/// What the recipe accepts.
pub const OPTIONS: &[Opt] = &[
    Opt::Value { name: "--times", otherwise: "100", about: "how many times it is killed" },
    Opt::Value { name: "--seed", otherwise: "20261122", about: "when it is killed, and what is pushed" },
];

/// The recipe itself.
pub fn run(args: &Args) -> Result<(), Fault> {
    serve::build_server(Build::Release)?;
    let words = ["--times", args.value("--times"), "--seed", args.value("--seed")];
    let program = ["run", "--release", "-p", "routekaart-tests", "--bin", "kill", "--"];
    process::run(&mut check::cargo(&[&program[..], &words].concat()))
}
