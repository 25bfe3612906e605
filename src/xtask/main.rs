//! `cargo xtask <command>`: every recipe of Routekaart, one file each.
//!
//! `COMMANDS` below is the whole list; a new recipe adds its module and one entry.

mod address;
mod apt;
mod args;
mod bench;
mod building;
mod check;
mod compress;
mod content;
mod contract;
mod css;
mod dev;
mod dist;
mod fault;
mod fingerprint;
mod glossary;
mod guard;
mod html;
mod kill;
mod library;
mod links;
mod locales;
mod lock;
mod node;
mod place;
mod precache;
mod process;
mod python;
mod ran;
mod requirements;
mod serve;
mod setup;
mod sim;
mod size;
mod split;
mod stage;
mod tally;
mod test;
mod toolchain;
mod wasm;

use std::process::ExitCode;

use args::{Args, Opt};
use fault::Fault;

/// One recipe: its name, what it accepts, and what it does.
struct Command {
    name: &'static str,
    about: &'static str,
    options: &'static [Opt],
    run: fn(&Args) -> Result<(), Fault>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        about: "set up, build and start the server with both apps",
        options: serve::OPTIONS,
        run: serve::run,
    },
    Command { name: "test", about: "set up and run every check and test", options: &[], run: test::run },
    Command { name: "check", about: "formatting and clippy only", options: &[], run: check::run },
    Command { name: "dist", about: "build the site into dist/", options: &[], run: dist::run },
    Command { name: "size", about: "what a first visit weighs, beside its budget", options: &[], run: size::run },
    Command {
        name: "bench",
        about: "how fast the phone app is, beside its bars",
        options: bench::OPTIONS,
        run: bench::run,
    },
    Command {
        name: "contract",
        about: "try the real server against its own document, as everybody who may ask",
        options: contract::OPTIONS,
        run: contract::run,
    },
    Command {
        name: "guard",
        about: "headers, cookies, the page's policy, and that no request leaves the origin",
        options: &[],
        run: guard::run,
    },
    Command {
        name: "requirements",
        about: "what residents and helpers wish, and whether the last run of the tests showed it",
        options: requirements::OPTIONS,
        run: requirements::run,
    },
    Command {
        name: "sim",
        about: "replicas and everything that can go wrong between them, from a seed",
        options: sim::OPTIONS,
        run: sim::run,
    },
    Command {
        name: "kill",
        about: "kill the real server while phones push to it, and count what is lost",
        options: kill::OPTIONS,
        run: kill::run,
    },
    Command {
        name: "setup",
        about: "fetch the tools again that an earlier run went without",
        options: &[],
        run: setup::run,
    },
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        print_usage();
        return if matches!(name.as_str(), "" | "help" | "--help") { ExitCode::SUCCESS } else { ExitCode::from(2) };
    };
    match Args::parse(words, command.options).and_then(|args| (command.run)(&args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("\n✗ {fault}");
            ExitCode::FAILURE
        }
    }
}

fn print_usage() {
    println!("cargo xtask <command>\n");
    for command in COMMANDS {
        println!("  {:<12} {}", command.name, command.about);
        for option in command.options {
            println!("               {option}");
        }
    }
}
