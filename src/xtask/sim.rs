//! `cargo xtask sim`: replicas, a server, and everything that can go wrong between them, from a seed.

use crate::args::{Args, Opt};
use crate::fault::Fault;
use crate::{check, process};

/// What the recipe accepts.
pub const OPTIONS: &[Opt] = &[
    Opt::Value { name: "--schedules", otherwise: "100000", about: "how many schedules to try" },
    Opt::Value {
        name: "--seed",
        otherwise: "20261122",
        about: "where they come from: the same seed, the same schedules",
    },
    Opt::Value {
        name: "--replay",
        otherwise: "",
        about: "show one schedule again, by the number that a failure prints",
    },
];

/// The recipe itself.
pub fn run(args: &Args) -> Result<(), Fault> {
    let words = match args.value("--replay") {
        "" => [args.value("--schedules"), args.value("--seed")],
        schedule => ["replay", schedule],
    };
    let program = ["run", "--release", "-p", "routekaart-tests", "--bin", "simulate", "--"];
    process::run(&mut check::cargo(&[&program[..], &words].concat()))
}
