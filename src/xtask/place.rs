//! Where everything lies.

use std::path::PathBuf;

/// The root of the repository.
pub fn root() -> PathBuf {
    // Cargo says it at run time too, so that a moved checkout does not build into its old place.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.ancestors().nth(2).map_or_else(|| here.clone(), PathBuf::from)
}

/// Cargo's target folder for this machine's own programs.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The target folder of the two apps, apart so that their flags never undo the native build.
pub fn web_target() -> PathBuf {
    target().join("web")
}

/// What the recipes remember between runs.
pub fn state() -> PathBuf {
    target().join("recipes")
}
