//! `cargo xtask test`: everything that has to hold, on any machine, with one closing line.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::apt::Package;
use crate::args::Args;
use crate::fault::Fault;
use crate::guard::{self, Watched};
use crate::ran::{self, Ran};
use crate::tally::Tally;
use crate::wasm::Build;
use crate::{apt, check, contract, node, place, process, serve, size, stage};

const BROWSERS: &[Package] = &[
    Package { name: "chromium", gives: "/usr/bin/chromium" },
    Package { name: "chromium-headless-shell", gives: "/usr/bin/chromium-headless-shell" },
    Package { name: "firefox-esr", gives: "/usr/bin/firefox-esr" },
    Package { name: "webkit2gtk-driver", gives: "/usr/bin/WebKitWebDriver" },
    Package { name: "xvfb", gives: "/usr/bin/Xvfb" },
    Package { name: "fonts-liberation", gives: "/usr/share/fonts/truetype/liberation" },
    Package { name: "fonts-noto-core", gives: "/usr/share/fonts/truetype/noto" },
];

/// What came of each part, in the order in which they ran.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    tally: Tally,
}

/// The recipe itself. A part that fails does not keep the others from running. The server is the developer's build, which the
/// native tests have built most of, and which checks its sums; the site is the one for people.
pub fn run(args: &Args) -> Result<(), Fault> {
    let mut report = Report::default();
    ran::forget();
    for (name, words) in check::CHECKS {
        report.part(name, || one(process::run(&mut check::cargo(words))));
    }
    report.part("native tests", || counted(&mut native_tests()));
    report.part("site and its size", || one(size::run(args)));
    report.part("server for the browsers", || one(serve::build_server(Build::Dev)));
    report.part("contract", || one(contract::run_in_test()));
    report.part("identity provider", || one(set_up_provider()));
    report.part("sign-in tests", || counted(&mut node_tests(sign_in_tests())));
    if browser_folder().join("package.json").exists() {
        report.part("browsers", || one(set_up_browsers()));
        let mut watched = Watched::begin()?;
        report.part("browser tests", || counted(watched.tests()));
        report.part("guard", || one(guard::answers().and_then(|()| watched.verdict())));
    } else {
        report.lines.push(format!("- {:<24} left out: tests/browser has no package.json", "browser tests"));
    }
    report.close()
}

/// Everything the browser tests need: browsers from Debian, and their drivers from npm.
pub fn set_up_browsers() -> Result<(), Fault> {
    stage::run("browsers", || apt::ensure("testing in browsers", BROWSERS))?;
    if !browser_folder().join("package.json").exists() {
        return Ok(());
    }
    let inputs = crate::fingerprint::Fingerprint::default().path(browser_folder().join("package-lock.json"));
    let modules = browser_folder().join("node_modules");
    stage::run_when_changed("browser drivers", inputs, &[modules], || {
        node::clean_install(&browser_folder())?;
        Ok("from npm".to_owned())
    })
}

/// The identity provider that the sign-in tests start.
pub fn set_up_provider() -> Result<(), Fault> {
    let inputs = crate::fingerprint::Fingerprint::default().path(sign_in_tests().join("package-lock.json"));
    stage::run_when_changed("identity provider", inputs, &[sign_in_tests().join("node_modules")], || {
        node::clean_install(&sign_in_tests())?;
        Ok("from npm".to_owned())
    })
}

impl Report {
    fn part(&mut self, name: &str, work: impl FnOnce() -> Result<Tally, Fault>) {
        println!("\n── {name}");
        let start = Instant::now();
        let tally = work().unwrap_or_else(|fault| {
            eprintln!("✗ {fault}");
            Tally { failed: 1, ..Tally::default() }
        });
        let mark = if tally.failed == 0 { '✓' } else { '✗' };
        let Tally { passed, failed, .. } = tally;
        let seconds = start.elapsed().as_secs_f32();
        self.lines.push(format!("{mark} {name:<24} {passed:>5} passed {failed:>4} failed {seconds:>8.1} s"));
        self.tally.add(tally);
    }

    fn close(self) -> Result<(), Fault> {
        println!("\n── what ran");
        self.lines.iter().for_each(|line| println!("{line}"));
        println!("\n{} passed, {} failed", self.tally.passed, self.tally.failed);
        Ran::new(self.tally.names).keep()?;
        if self.tally.failed == 0 { Ok(()) } else { Err(Fault::Failed(self.tally.failed)) }
    }
}

/// A part that is one check.
fn one(result: Result<(), Fault>) -> Result<Tally, Fault> {
    result.map(|()| Tally { passed: 1, ..Tally::default() })
}

/// A part that counts its own tests. A runner that ends badly without a failed test is a failure too.
pub fn counted(command: &mut Command) -> Result<Tally, Fault> {
    let mut tally = Tally::default();
    let ended_well = process::run_seen(command, |line| tally.read(line))?;
    if !ended_well && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

fn native_tests() -> Command {
    // Both runners leave documentation examples out, so that the count does not depend on the runner.
    if process::find("cargo-nextest").is_some() {
        check::cargo(&["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests=pass", "--status-level=pass"])
    } else {
        check::cargo(&["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"])
    }
}

fn sign_in_tests() -> PathBuf {
    place::root().join("tests/oidc")
}

/// Everything that runs in browsers, two files at a time: each waits for its browser more than it computes.
pub fn browser_tests() -> Command {
    let mut tests = node_tests(browser_folder());
    tests.arg("--test-concurrency=2");
    tests
}

/// The tests of a folder, each of which has an end however it goes.
fn node_tests(folder: PathBuf) -> Command {
    let mut tests = Command::new("node");
    tests.arg("--import").arg(browser_folder().join("support/patience.mjs")).arg("--test").current_dir(folder);
    tests
}

fn browser_folder() -> PathBuf {
    place::root().join("tests/browser")
}
