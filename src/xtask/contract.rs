//! `cargo xtask contract`: the real server against its own document, tried by Schemathesis as everybody who may ask.

use std::path::PathBuf;

use crate::args::{Args, Opt};
use crate::fault::Fault;
use crate::{check, place, process, python, serve, wasm::Build};

/// What the recipe accepts.
pub const OPTIONS: &[Opt] = &[
    Opt::Value { name: "--requests", otherwise: "20000", about: "at least so many requests" },
    Opt::Value { name: "--seed", otherwise: "20261122", about: "what is tried" },
];

/// What `cargo xtask test` asks for.
const IN_TEST: &str = "2000";

/// The recipe itself.
pub fn run(args: &Args) -> Result<(), Fault> {
    try_out(args.value("--requests"), args.value("--seed"))
}

/// A shorter run, always the same.
pub fn run_in_test() -> Result<(), Fault> {
    try_out(IN_TEST, "20261122")
}

fn try_out(requests: &str, seed: &str) -> Result<(), Fault> {
    let tools = python::tools("schemathesis", &folder().join("requirements.txt"))?;
    serve::build_server(Build::Dev)?;
    let program = ["run", "--quiet", "-p", "routekaart-tests", "--bin", "contract", "--"];
    let words = ["--requests", requests, "--seed", seed, "--schemathesis"];
    process::run(check::cargo(&[&program[..], &words].concat()).arg(tools.join("schemathesis")))
}

fn folder() -> PathBuf {
    place::root().join("tests/contract")
}
