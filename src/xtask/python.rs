//! Programs written in Python, each in an environment of its own under `target/`, pinned by the hashes of their files.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::apt::Package;
use crate::fault::Fault;
use crate::fingerprint::Fingerprint;
use crate::{apt, place, process, stage};

const PYTHON: &[Package] = &[
    Package { name: "python3", gives: "/usr/bin/python3" },
    Package { name: "python3-venv", gives: "/usr/share/doc/python3-venv" },
];

/// Installs what `requirements` names, unless it is there; the answer is the folder with its programs.
pub fn tools(name: &str, requirements: &Path) -> Result<PathBuf, Fault> {
    let folder = place::state().join(name);
    let bin = folder.join("bin");
    let inputs = Fingerprint::default().path(requirements);
    stage::run_when_changed(name, inputs, &[bin.join(name)], || {
        let python = interpreter(name)?;
        process::run(Command::new(python).args(["-m", "venv", "--clear"]).arg(&folder))?;
        let words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"];
        process::run(Command::new(bin.join("python")).args(words).arg(requirements))?;
        Ok("from PyPI".to_owned())
    })?;
    Ok(bin)
}

/// A Python that can make environments: the one of PATH, or else Debian's.
fn interpreter(purpose: &str) -> Result<&'static str, Fault> {
    let mut check = Command::new("python3");
    check.args(["-c", "import venv, ensurepip"]).stderr(Stdio::null());
    if check.status().is_ok_and(|status| status.success()) {
        return Ok("python3");
    }
    apt::ensure(purpose, PYTHON)?;
    Ok("/usr/bin/python3")
}
