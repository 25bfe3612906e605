//! A line per stage with its time, and the skipping of what has not changed.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::fault::Fault;
use crate::fingerprint::Fingerprint;
use crate::place;

/// Runs a stage and prints how long it took. `work` returns a few words on what came out.
pub fn run(name: &str, work: impl FnOnce() -> Result<String, Fault>) -> Result<(), Fault> {
    println!("→ {name}");
    let start = Instant::now();
    match work() {
        Ok(detail) => {
            report('✓', name, &detail, start.elapsed());
            Ok(())
        }
        Err(fault) => {
            report('✗', name, "failed", start.elapsed());
            Err(fault)
        }
    }
}

/// Like `run`, unless the inputs are those of the last good run and every output is still there.
pub fn run_when_changed(
    name: &str,
    inputs: Fingerprint,
    outputs: &[PathBuf],
    work: impl FnOnce() -> Result<String, Fault>,
) -> Result<(), Fault> {
    let start = Instant::now();
    let stamp = place::state().join("stamps").join(name.replace([' ', '/'], "-"));
    let wanted = inputs.finish()?;
    let same = fs::read_to_string(&stamp).is_ok_and(|seen| seen == wanted);
    if same && outputs.iter().all(|output| output.exists()) {
        report('✓', name, "unchanged", start.elapsed());
        return Ok(());
    }
    // Half a stage may leave half its outputs, so the stamp goes before the work starts.
    let _ = fs::remove_file(&stamp);
    run(name, work)?;
    write_remembered(&stamp, &wanted)
}

/// A stage that changed nothing, or that the recipe goes on without.
pub fn note(mark: char, name: &str, detail: &str) {
    println!("{mark} {name:<22} {detail}");
}

/// Writes one of the small files in which recipes remember.
pub fn write_remembered(path: &std::path::Path, text: &str) -> Result<(), Fault> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Fault::files("making", folder))?;
    }
    fs::write(path, text).map_err(Fault::files("writing", path))
}

fn report(mark: char, name: &str, detail: &str, took: Duration) {
    println!("{mark} {name:<22} {detail:<44} {:>6.1} s", took.as_secs_f32());
}
