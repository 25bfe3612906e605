//! `cargo xtask setup`: looks again for what earlier runs could not fetch, and fetches everything the others need.

use crate::args::Args;
use crate::fault::Fault;
use crate::{node, test, toolchain};

/// The recipe itself.
pub fn run(_: &Args) -> Result<(), Fault> {
    toolchain::forget();
    node::forget();
    toolchain::find()?;
    node::tools()?;
    test::set_up_browsers()
}
