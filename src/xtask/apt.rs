//! Debian's packages, where the machine has them and lets us.

use std::process::Command;

use crate::fault::Fault;
use crate::process;

/// A package and the file by which one sees that it is there.
pub struct Package {
    pub name: &'static str,
    pub gives: &'static str,
}

/// Installs what is absent. Without apt or without root it says the exact command instead.
pub fn ensure(purpose: &str, packages: &[Package]) -> Result<String, Fault> {
    let absent: Vec<&str> = packages.iter().filter(|package| !is_there(package)).map(|package| package.name).collect();
    if absent.is_empty() {
        return Ok("all there".to_owned());
    }
    if !may_install() {
        return Err(Fault::Missing {
            what: format!("{purpose} needs {}", absent.join(", ")),
            mend: format!("sudo apt-get install -y --no-install-recommends {}", absent.join(" ")),
        });
    }
    process::run(Command::new("apt-get").args(["update", "-qq"]))?;
    process::run(
        Command::new("apt-get")
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(&absent)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )?;
    Ok(format!("installed {}", absent.join(", ")))
}

/// Whether all of these packages are there.
pub fn are_there(packages: &[Package]) -> bool {
    packages.iter().all(is_there)
}

/// Whether this machine has apt and we are root.
fn may_install() -> bool {
    let root = || process::capture(Command::new("id").arg("-u")).is_ok_and(|id| id == b"0\n");
    process::find("apt-get").is_some() && root()
}

fn is_there(package: &Package) -> bool {
    std::path::Path::new(package.gives).exists()
}
