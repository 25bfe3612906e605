//! `cargo xtask bench`: how fast the phone app is in Chromium, beside its bars.
//!
//! What measures is in `tests/browser/bench`; here are the bars and the medians. A busy machine measures itself, so the
//! load is printed with the figures.

mod bars;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::args::{Args, Opt};
use crate::fault::Fault;
use crate::fingerprint::Fingerprint;
use crate::wasm::{self, Build};
use crate::{dist, lock, node, place, process, serve, stage, test, toolchain};
use bars::{BARS, KINDS, median};

/// What the recipe accepts.
pub const OPTIONS: &[Opt] = &[
    Opt::Value { name: "--runs", otherwise: "5", about: "how often each is measured; the median counts" },
    Opt::Value { name: "--only", otherwise: "", about: "one of fold, tick, live, offline, lighthouse" },
];

/// The samples of every measure, by its name.
type Samples = BTreeMap<String, Vec<f64>>;

/// The recipe itself: refused when a median is outside its bar.
pub fn run(args: &Args) -> Result<(), Fault> {
    let runs = args.value("--runs");
    if !runs.parse::<usize>().is_ok_and(|runs| runs >= 5) {
        return Err(Fault::Usage(format!("--runs {runs}: a median takes at least 5")));
    }
    let only = args.value("--only");
    let kinds: Vec<&str> = KINDS.into_iter().filter(|kind| only.is_empty() || *kind == only).collect();
    if kinds.is_empty() {
        return Err(Fault::Usage(format!("--only {only}: there is no such measure")));
    }
    set_up()?;
    let mut measure = Command::new("node");
    measure.current_dir(folder()).args(["main.mjs", runs]).args(kinds);
    measure.env("ROUTEKAART_SERVER", serve::program(Build::Release));
    measure.env("ROUTEKAART_FOLD", wasm::output(Build::Release, wasm::FOLD, "wasm").with_file_name(""));
    let (about, samples) = read(&process::capture(&mut measure)?)?;
    println!("\n{about}; medians of at least {runs}");
    match print(&samples) {
        0 => Ok(()),
        over => Err(Fault::TooSlow(over)),
    }
}

/// Everything that is measured, and what measures it.
fn set_up() -> Result<(), Fault> {
    dist::build(Build::Release)?;
    serve::build_server(Build::Release)?;
    build_fold()?;
    test::set_up_browsers()?;
    let inputs = Fingerprint::default().path(folder().join("package-lock.json"));
    stage::run_when_changed("lighthouse", inputs, &[folder().join("node_modules")], || {
        node::clean_install(&folder())?;
        Ok("from npm".to_owned())
    })
}

fn build_fold() -> Result<(), Fault> {
    let _alone = lock::take()?;
    let tools = node::tools()?;
    wasm::build(Build::Release, &[wasm::FOLD], toolchain::find()?, tools.as_ref())
}

fn folder() -> PathBuf {
    place::root().join("tests/browser/bench")
}

fn read(report: &[u8]) -> Result<(String, Samples), Fault> {
    let doing = "reading what was measured";
    let mut report: Value = serde_json::from_slice(report).map_err(Fault::step(doing))?;
    let samples = serde_json::from_value(report["samples"].take()).map_err(Fault::step(doing))?;
    Ok((report["about"].as_str().unwrap_or_default().to_owned(), samples))
}

/// Prints the medians with the least and the most, and counts those outside their bar.
fn print(samples: &Samples) -> usize {
    println!("\n{:<46} {:>9} {:>9}   {:<20}", "whole phone", "median", "bar", "least to most");
    let mut outside = 0;
    for bar in &BARS {
        let Some(mut values) = samples.get(bar.key).cloned() else { continue };
        values.sort_by(f64::total_cmp);
        let median = median(&values);
        let [least, most] = [values.first(), values.last()].map(|value| number(value.copied().unwrap_or(f64::NAN)));
        let spread = format!("{least} to {most}");
        let mark = if bar.bound.holds(median) { "" } else { "  outside" };
        println!("{:<46} {:>9} {:>9}   {spread:<20}{mark}", bar.what, number(median), bar.bound.shown());
        outside += usize::from(!bar.bound.holds(median));
    }
    outside
}

/// Three digits that say something.
fn number(value: f64) -> String {
    let decimals = match value {
        value if value >= 100.0 || value == value.trunc() => 0,
        value if value >= 10.0 => 1,
        value if value >= 1.0 => 2,
        _ => 3,
    };
    format!("{value:.decimals$}")
}
