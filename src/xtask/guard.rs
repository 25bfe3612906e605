//! `cargo xtask guard`: headers and cookies of the real server, and what the browsers did while their tests ran: every
//! breach of the page's policy, and every request that left the origin.

mod watched;

use crate::args::Args;
use crate::fault::Fault;
use crate::wasm::Build;
use crate::{check, dist, place, process, serve, test};
pub use watched::Watched;

/// The recipe itself.
pub fn run(_: &Args) -> Result<(), Fault> {
    dist::build(Build::Release)?;
    serve::build_server(Build::Dev)?;
    test::set_up_provider()?;
    test::set_up_browsers()?;
    answers()?;
    let mut watched = Watched::begin()?;
    let tests = test::counted(watched.tests())?;
    println!("\n{} browser tests passed, {} failed", tests.passed, tests.failed);
    watched.verdict()?;
    if tests.failed == 0 { Ok(()) } else { Err(Fault::Failed(tests.failed)) }
}

/// The headers of every kind of answer, and the flags of every cookie, by http and as behind https.
pub fn answers() -> Result<(), Fault> {
    let program = ["run", "--quiet", "-p", "routekaart-tests", "--bin", "guard", "--"];
    let provider = place::root().join("tests/oidc/start.mjs");
    let mut guard = check::cargo(&program);
    guard.arg("--site").arg(dist::folder(Build::Release)).arg("--provider").arg(provider);
    process::run(&mut guard)
}
