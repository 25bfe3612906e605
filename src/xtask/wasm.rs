//! From Rust to what a browser loads: cargo, wasm-bindgen, wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::fault::Fault;
use crate::fingerprint::Fingerprint;
use crate::node::{Text, Tools};
use crate::split::{self, Parts};
use crate::toolchain::Toolchain;
use crate::{place, process, stage};

/// The apps: each is a binary crate, and becomes `/<name>.js` and `/<name>.wasm`.
pub const PROGRAMS: [&str; 2] = ["resident", "team"];

/// The program of which a part comes after the first paint, and the name of that part.
const CUT: [&str; 2] = ["resident", "later"];

/// Measures the fold in a browser: built as the apps are, and no part of the site.
pub const FOLD: &str = "fold";

const TARGET: &str = "wasm32-unknown-unknown";

/// For whom the site is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// For people: as small as it gets.
    Release,
    /// For a developer: as soon as it gets.
    Dev,
}

impl Build {
    /// Cargo's profile, and the folder it writes to.
    fn profile(self) -> (&'static str, &'static str) {
        match self {
            Build::Release => ("web", "web"),
            Build::Dev => ("dev", "debug"),
        }
    }
}

/// Builds programs together; their files are then in `output`.
pub fn build(build: Build, programs: &[&str], toolchain: Toolchain, tools: Option<&Tools>) -> Result<(), Fault> {
    let outputs: Vec<PathBuf> = programs.iter().map(|name| compiled(build, name)).collect();
    let stage = format!("compile {} {build:?}", programs.join(" "));
    stage::run_when_changed(&stage, sources(programs, toolchain), &outputs, || {
        compile(build, programs, toolchain)?;
        Ok(format!("by {}", toolchain.name()))
    })?;
    for name in programs {
        let recipe = ["wasm.rs", "split.rs", "node.rs"].map(|file| place::root().join("src/xtask").join(file));
        let inputs = Fingerprint::default().path(compiled(build, name)).paths(recipe).text(if tools.is_some() {
            "optimised"
        } else {
            "as it is"
        });
        let outputs: Vec<PathBuf> = files(name).into_iter().map(|(name, end)| output(build, name, end)).collect();
        stage::run_when_changed(&format!("bind {name} {build:?}"), inputs, &outputs, || bind(build, name, tools))?;
    }
    Ok(())
}

/// The names and endings of a program's finished files.
pub fn files(program: &str) -> Vec<(&str, &str)> {
    let [cut, later] = CUT;
    let mut files = vec![(program, "js"), (program, "wasm")];
    files.extend((program == cut).then_some((later, "wasm")));
    files
}

/// The finished file of a program, or of a part of it.
pub fn output(build: Build, program: &str, extension: &str) -> PathBuf {
    place::web_target().join("bound").join(build.profile().1).join(program).with_extension(extension)
}

fn sources(programs: &[&str], toolchain: Toolchain) -> Fingerprint {
    let inputs = ["Cargo.toml", "Cargo.lock", "src/domain", "src/ui", "public/locales", "public/team-locales"];
    let recipe = ["src/xtask/wasm.rs", "src/xtask/toolchain.rs"];
    Fingerprint::default()
        .text(toolchain.name())
        .paths(inputs.iter().chain(&recipe).map(|path| place::root().join(path)))
        .paths(programs.iter().map(|name| source(name)))
}

fn source(program: &str) -> PathBuf {
    let folder = if program == FOLD { "tests/browser/bench" } else { "src" };
    place::root().join(folder).join(program)
}

fn compiled(build: Build, program: &str) -> PathBuf {
    place::web_target().join(TARGET).join(build.profile().1).join(program).with_extension("wasm")
}

fn compile(build: Build, programs: &[&str], toolchain: Toolchain) -> Result<(), Fault> {
    let mut cargo = toolchain.cargo();
    cargo.current_dir(place::root()).arg("build").args(["--target", TARGET, "--profile", build.profile().0]);
    cargo.arg("--target-dir").arg(place::web_target());
    cargo.args(programs.iter().flat_map(|name| ["--package", name]));
    if toolchain.builds_std() {
        cargo
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
            .env("RUSTC_BOOTSTRAP", "1");
    }
    cargo.env("RUSTFLAGS", flags(build, toolchain));
    process::run(&mut cargo)
}

/// What makes the programs smaller, measured on the phone app (bytes after brotli, 2026-11-22): a panic that is a plain
/// trap, without its texts, which needs std's source, and a std made small (`optimize_for_size`), 212,245 to 204,457
/// when the app was twice as large. Not taken: opt-level `s` instead of `z`, 116,581 beside 111,538; other passes of
/// wasm-opt, under 1%; `erase_components`, since screens are one type of view already.
fn flags(build: Build, toolchain: Toolchain) -> &'static str {
    match (build, toolchain.builds_std()) {
        (Build::Release, true) => "-Zunstable-options -Cpanic=immediate-abort",
        (Build::Release, false) | (Build::Dev, _) => "",
    }
}

fn bind(build: Build, program: &str, tools: Option<&Tools>) -> Result<String, Fault> {
    let doing = format!("wasm-bindgen on {program}");
    let parts = cut(build, program)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(parts.as_ref().map_or_else(|| compiled(build, program), |parts| parts.first.clone()));
    // The glue then finds its program by itself, so that a page only has to start it.
    bindgen.typescript(false).omit_default_module_path(false);
    bindgen.remove_name_section(build == Build::Release).remove_producers_section(true);
    // What the later part shares with the first is exported by the linker, under names that are not to be changed.
    bindgen.keep_lld_exports(parts.is_some()).demangle(parts.is_none());
    bindgen.web(true).map_err(Fault::step(&doing))?;
    let mut bound = bindgen.generate_output().map_err(Fault::step(&doing))?;
    if bound.snippets().values().any(|scripts| !scripts.is_empty()) || !bound.local_modules().is_empty() {
        return Err(Fault::Step {
            doing,
            why: "a crate brings JavaScript of its own, which the site has no place for".into(),
        });
    }

    // A crate below Leptos exports streams that nobody here uses, and an export keeps its code alive.
    let exports = &mut bound.wasm_mut().exports;
    let unused: Vec<_> =
        exports.iter().filter(|export| export.name.contains("intounderlying")).map(|export| export.id()).collect();
    unused.into_iter().for_each(|export| exports.delete(export));

    let wasm = output(build, program, "wasm");
    write(&wasm, &bound.wasm_mut().emit_wasm())?;
    // The glue looks for its program beside itself; the site names it by its path, which dist then replaces.
    let script = bound.js().replace(&format!("{program}_bg.wasm"), &format!("/{program}.wasm"));
    let mut script = match &parts {
        Some(parts) => finish_later(build, parts, &script, tools)?,
        None => script,
    }
    .into_bytes();
    if let Some(tools) = tools {
        tools.optimise_wasm(&wasm)?;
        script = tools.minify(Text::Script, &script)?;
    }
    write(&output(build, program, "js"), &script)?;
    Ok(format!("{} bytes", size(&wasm)?))
}

/// The parts of the program of which one comes later.
fn cut(build: Build, program: &str) -> Result<Option<Parts>, Fault> {
    if program != CUT[0] {
        return Ok(None);
    }
    let folder = place::web_target().join("cut").join(build.profile().1);
    fs::create_dir_all(&folder).map_err(Fault::files("making", &folder))?;
    split::split(&compiled(build, program), &folder).map(Some)
}

/// Puts the later part in its place; returns the glue of the first part, that loads it.
fn finish_later(build: Build, parts: &Parts, glue: &str, tools: Option<&Tools>) -> Result<String, Fault> {
    let [_, later] = CUT;
    let file = output(build, later, "wasm");
    fs::copy(&parts.later, &file).map_err(Fault::files("copying", &parts.later))?;
    if let Some(tools) = tools {
        tools.optimise_wasm(&file)?;
    }
    parts.join(glue, &format!("/{later}.wasm"))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), Fault> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(Fault::files("making", folder))?;
    }
    fs::write(file, bytes).map_err(Fault::files("writing", file))
}

fn size(file: &Path) -> Result<u64, Fault> {
    Ok(fs::metadata(file).map_err(Fault::files("reading", file))?.len())
}
