//! The build tools that come from npm: wasm-opt (binaryen) and esbuild, pinned by `package-lock.json` beside this file.
//!
//! Without them the site still works; it is only larger. So their absence is said, not refused.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fault::Fault;
use crate::fingerprint::Fingerprint;
use crate::{place, process, stage};

/// What wasm-bindgen's output uses. With all features on, wasm-opt writes what browsers do not read yet.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What esbuild is asked to make smaller.
#[derive(Clone, Copy)]
pub enum Text {
    Script,
    Style,
}

/// The installed tools.
pub struct Tools {
    bin: PathBuf,
}

/// Installs the tools; none when this machine has no npm or cannot reach its registry.
pub fn tools() -> Result<Option<Tools>, Fault> {
    if process::find("npm").is_none() {
        stage::note('!', "build tools", "no Node here: going on without wasm-opt and esbuild; the site is larger");
        return Ok(None);
    }
    let inputs = || Fingerprint::default().paths(RECIPE.map(|name| source().join(name)));
    let gave_up = place::state().join("tools-absent");
    if fs::read_to_string(&gave_up).is_ok_and(|seen| inputs().finish().is_ok_and(|wanted| seen == wanted)) {
        stage::note('!', "build tools", "not fetched earlier, going on without; try again: cargo xtask setup");
        return Ok(None);
    }
    let tools = Tools { bin: folder().join("node_modules/.bin") };
    match stage::run_when_changed("build tools", inputs(), std::slice::from_ref(&tools.bin), install) {
        Ok(()) => Ok(Some(tools)),
        Err(fault) => {
            stage::note('!', "build tools", &format!("going on without wasm-opt and esbuild\n{fault}"));
            stage::write_remembered(&gave_up, &inputs().finish()?)?;
            Ok(None)
        }
    }
}

/// Forgets that the tools could not be fetched.
pub fn forget() {
    let _ = fs::remove_file(place::state().join("tools-absent"));
}

/// `npm ci`, with its chatter left out.
pub fn clean_install(folder: &Path) -> Result<(), Fault> {
    let words = ["ci", "--no-audit", "--no-fund", "--fetch-retries=1", "--loglevel=error"];
    process::run(Command::new("npm").args(words).current_dir(folder))
}

impl Tools {
    /// Makes a wasm file smaller, in place.
    pub fn optimise_wasm(&self, file: &Path) -> Result<(), Fault> {
        let mut command = Command::new(self.bin.join("wasm-opt"));
        // Nothing lies in the first 1,024 bytes but the far end of the stack (rustc links with --stack-first): an address that
        // is computed may become one with an offset, which is a hundredth of the program. What sets a local to what it holds
        // already (rse) is seen after the first pass only, and the second is then half a kilobyte on the team's program.
        command
            .args(["-Oz", "--rse", "-Oz", "--low-memory-unused", "--quiet"])
            .args(WASM_FEATURES)
            .arg(file)
            .arg("-o")
            .arg(file);
        process::run(&mut command)
    }

    /// Makes a script or a style sheet smaller, without changing what it means.
    pub fn minify(&self, kind: Text, text: &[u8]) -> Result<Vec<u8>, Fault> {
        let loader = match kind {
            Text::Script => "--loader=js",
            Text::Style => "--loader=css",
        };
        process::pipe(Command::new(self.bin.join("esbuild")).args(["--minify", "--log-level=warning", loader]), text)
    }
}

const RECIPE: [&str; 2] = ["package.json", "package-lock.json"];

fn source() -> PathBuf {
    place::root().join("src/xtask")
}

fn folder() -> PathBuf {
    place::state().join("tools")
}

fn install() -> Result<String, Fault> {
    let folder = folder();
    fs::create_dir_all(&folder).map_err(Fault::files("making", &folder))?;
    for name in RECIPE {
        let from = source().join(name);
        fs::copy(&from, folder.join(name)).map_err(Fault::files("copying", &from))?;
    }
    clean_install(&folder)?;
    Ok("wasm-opt and esbuild from npm".to_owned())
}
