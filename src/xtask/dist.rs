//! `cargo xtask dist`: the whole site, ready to serve from a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::args::Args;
use crate::fault::Fault;
use crate::fingerprint::Fingerprint;
use crate::links::{self, File};
use crate::node::{self, Tools};
use crate::wasm::{self, Build};
use crate::{compress, content, dev, lock, place, precache, stage, toolchain};

/// The recipe itself.
pub fn run(_: &Args) -> Result<(), Fault> {
    build(Build::Release)
}

/// Builds the apps and the site, as far as anything changed.
pub fn build(build: Build) -> Result<(), Fault> {
    let _alone = lock::take()?;
    let (toolchain, tools) = match build {
        Build::Release => (toolchain::find()?, node::tools()?),
        Build::Dev => (toolchain::find()?.soonest(), None),
    };
    wasm::build(build, &wasm::PROGRAMS, toolchain, tools.as_ref())?;

    let folder = folder(build);
    let programs = wasm::PROGRAMS.iter().flat_map(|program| wasm::files(program));
    let programs = programs.map(|(name, end)| wasm::output(build, name, end));
    let inputs = Fingerprint::default()
        .paths(["public", "style", "src/xtask"].map(|path| place::root().join(path)))
        .paths(programs)
        .text(if tools.is_some() { "minified" } else { "as it is" });
    stage::run_when_changed(&format!("site {build:?}"), inputs, &[folder.clone(), record()], || {
        write_site(build, tools.as_ref(), &folder)
    })
}

/// Where the site of a build lies.
pub fn folder(build: Build) -> PathBuf {
    match build {
        Build::Release => place::root().join("dist"),
        Build::Dev => place::state().join("dist"),
    }
}

/// Where the last release wrote down which of its files is which, for the recipes that weigh them.
pub fn record() -> PathBuf {
    place::state().join("site.json")
}

fn write_site(build: Build, tools: Option<&Tools>, folder: &Path) -> Result<String, Fault> {
    let mut site = content::gather(build, tools)?;
    if build == Build::Dev {
        dev::prepare(&mut site);
    }
    let mut files = links::link(site)?;
    if build == Build::Release {
        precache::fill(&mut files)?;
    }

    let fresh = folder.with_extension("new");
    let _ = fs::remove_dir_all(&fresh);
    let mut written = Vec::new();
    for file in files.values() {
        let path = fresh.join(file.name.trim_start_matches('/'));
        let parent = path.parent().unwrap_or(&fresh);
        fs::create_dir_all(parent).map_err(Fault::files("making", parent))?;
        fs::write(&path, &file.bytes).map_err(Fault::files("writing", &path))?;
        written.push(path);
    }
    if build == Build::Release {
        compress::write_siblings(&written)?;
        write_record(&files)?;
    }
    put_in_place(&fresh, folder)?;
    Ok(format!("{} files in {}", files.len(), folder.display()))
}

/// Swaps whole folders, so that a running server never serves half a site.
fn put_in_place(fresh: &Path, folder: &Path) -> Result<(), Fault> {
    let old = folder.with_extension("old");
    let _ = fs::remove_dir_all(&old);
    if folder.exists() {
        fs::rename(folder, &old).map_err(Fault::files("moving", folder))?;
    }
    fs::rename(fresh, folder).map_err(Fault::files("moving", fresh))?;
    let _ = fs::remove_dir_all(&old);
    Ok(())
}

fn write_record(files: &BTreeMap<String, File>) -> Result<(), Fault> {
    let phone = precache::of_phone(files);
    let names = |path: &String| Some((path.clone(), json!(files.get(path)?.name)));
    let team = "/team.wasm".to_owned();
    let weighed: serde_json::Map<_, _> = phone.iter().chain([&team]).filter_map(names).collect();
    stage::write_remembered(&record(), &json!(weighed).to_string())
}
