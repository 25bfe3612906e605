//! Which compiler builds the apps for wasm32, found once and remembered.
//!
//! With the source of std at hand, std is built along with the apps and without the text of panics, which makes the
//! phone's program about an eighth smaller. rustup brings that source where it may download; Debian brings a whole
//! compiler with it where it may not. The prebuilt target is what is left when neither works.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::apt::{self, Package};
use crate::fault::Fault;
use crate::{place, process, stage};

/// The way the apps are compiled on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// rustup's compiler, std from its source.
    RustupSource,
    /// Debian's compiler, std from its source.
    DebianSource,
    /// rustup's compiler and its prebuilt std.
    Prebuilt,
}

/// In order of preference.
const ALL: [Toolchain; 3] = [Toolchain::RustupSource, Toolchain::DebianSource, Toolchain::Prebuilt];

/// Long enough for a slow line to fetch a component, short enough not to be taken for a hang.
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(120);

const DEBIAN: &[Package] = &[
    Package { name: "rustc-web", gives: "/usr/bin/rustc" },
    Package { name: "cargo-web", gives: "/usr/bin/cargo" },
    Package { name: "rust-web-src", gives: "/usr/lib/rustlib/src/rust/library/std" },
    Package { name: "lld-22", gives: DEBIAN_LLD },
];
const DEBIAN_LLD: &str = "/usr/bin/lld-22";

/// Finds the toolchain, installing it where that is possible. The choice of an earlier run holds while it is there.
pub fn find() -> Result<Toolchain, Fault> {
    if let Some(chosen) = remembered().filter(|chosen| chosen.is_ready()) {
        stage::note('✓', "wasm32 compiler", chosen.name());
        return Ok(chosen);
    }
    let mut found = None;
    stage::run("wasm32 compiler", || {
        let toolchain = ALL.into_iter().find(|way| way.make_ready()).ok_or_else(nothing_worked)?;
        found = Some(toolchain);
        stage::write_remembered(&memory(), toolchain.name())?;
        Ok(toolchain.name().to_owned())
    })?;
    found.ok_or_else(nothing_worked)
}

/// Forgets the choice, so that the next run looks again for a better one.
pub fn forget() {
    let _ = fs::remove_file(memory());
}

impl Toolchain {
    /// What a person and the memory of earlier runs call it.
    pub fn name(self) -> &'static str {
        match self {
            Toolchain::RustupSource => "rustup, std from source",
            Toolchain::DebianSource => "Debian, std from source",
            Toolchain::Prebuilt => "rustup, prebuilt std",
        }
    }

    /// Whether std is built along with the apps.
    pub fn builds_std(self) -> bool {
        self != Toolchain::Prebuilt
    }

    /// The toolchain that is soonest done: the prebuilt std where it happens to be there, otherwise this one.
    pub fn soonest(self) -> Toolchain {
        if Toolchain::Prebuilt.is_ready() { Toolchain::Prebuilt } else { self }
    }

    /// `cargo`, set to this toolchain.
    pub fn cargo(self) -> Command {
        if self != Toolchain::DebianSource {
            return Command::new("cargo");
        }
        // Cargo takes rustc from PATH, where rustup's would come first.
        let mut path = std::ffi::OsString::from("/usr/bin:");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let mut cargo = Command::new("/usr/bin/cargo");
        cargo.env("PATH", path).env("RUSTC", "/usr/bin/rustc").env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
        cargo
    }

    fn is_ready(self) -> bool {
        match self {
            Toolchain::RustupSource => rustup_has("src/rust/library/std"),
            Toolchain::DebianSource => apt::are_there(DEBIAN) && debian_lld().is_ok_and(|link| link.exists()),
            Toolchain::Prebuilt => rustup_has("wasm32-unknown-unknown/lib"),
        }
    }

    fn install(self) -> Result<(), Fault> {
        match self {
            Toolchain::RustupSource => rustup(&["component", "add", "rust-src"]),
            Toolchain::DebianSource => install_debian(),
            Toolchain::Prebuilt => rustup(&["target", "add", "wasm32-unknown-unknown"]),
        }
    }

    /// Makes it ready where it is not; a way that does not work here is said, and another follows.
    fn make_ready(self) -> bool {
        if self.is_ready() {
            return true;
        }
        if let Err(fault) = self.install() {
            stage::note('!', self.name(), &format!("not on this machine: {fault}"));
        }
        self.is_ready()
    }
}

fn remembered() -> Option<Toolchain> {
    let name = fs::read_to_string(memory()).ok()?;
    ALL.into_iter().find(|way| way.name() == name)
}

fn memory() -> PathBuf {
    place::state().join("toolchain")
}

fn nothing_worked() -> Fault {
    Fault::Missing {
        what: "no compiler for wasm32 on this machine, and none could be fetched".to_owned(),
        mend: "rustup component add rust-src   (or, on Debian, as root: apt-get install --no-install-recommends \
               rustc-web cargo-web rust-web-src lld-22)"
            .to_owned(),
    }
}

fn rustup(words: &[&str]) -> Result<(), Fault> {
    process::run_within(Command::new("rustup").args(words), DOWNLOAD_LIMIT)
}

fn rustup_has(part: &str) -> bool {
    sysroot(Path::new("rustc")).is_some_and(|sysroot| sysroot.join("lib/rustlib").join(part).exists())
}

fn sysroot(rustc: &Path) -> Option<PathBuf> {
    let output = process::capture(Command::new(rustc).args(["--print", "sysroot"])).ok()?;
    Some(PathBuf::from(String::from_utf8(output).ok()?.trim()))
}

fn install_debian() -> Result<(), Fault> {
    apt::ensure("building for wasm32", DEBIAN)?;
    let link = debian_lld()?;
    if link.exists() {
        return Ok(());
    }
    // rustc looks for its linker by this name and in this folder; Debian ships it under another name.
    let folder = link.parent().unwrap_or(&link);
    fs::create_dir_all(folder).map_err(Fault::files("making", folder))?;
    process::run(Command::new("ln").args(["-s", DEBIAN_LLD]).arg(&link))
}

fn debian_lld() -> Result<PathBuf, Fault> {
    let output = process::capture(Command::new("/usr/bin/rustc").args(["--print", "target-libdir"]))?;
    let libraries = PathBuf::from(String::from_utf8_lossy(&output).trim());
    Ok(libraries.with_file_name("bin").join("rust-lld"))
}
