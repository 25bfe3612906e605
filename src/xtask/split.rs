//! Cutting a program in two: what the first paint needs, and what may come after it.
//!
//! `wasm_split_cli_support` follows from each function to the functions and the texts that it uses, and moves what only
//! the later part uses to a file of its own. The two share one memory and one table of functions.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::fault::Fault;

/// The script that loads the later part, as the first part asks for it.
const LOADER: &str = "./__wasm_split.js";

/// The two parts of a program, on disk.
pub struct Parts {
    /// What starts; still to be bound.
    pub first: PathBuf,
    /// What it loads.
    pub later: PathBuf,
    loader: PathBuf,
}

/// Cuts `program`, and leaves its parts in `folder`.
pub fn split(program: &Path, folder: &Path) -> Result<Parts, Fault> {
    let doing = format!("cutting {} in two", program.display());
    let bytes = fs::read(program).map_err(Fault::files("reading", program))?;
    // wasm-bindgen names its output after its input.
    let first = folder.join(program.file_name().unwrap_or_default());
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = LOADER;
    let parts = transform(options).map_err(Fault::step(&doing))?;
    match <[PathBuf; 1]>::try_from(parts.split_modules) {
        Ok([later]) => Ok(Parts { first, later, loader: folder.join(LOADER) }),
        Err(parts) => Err(Fault::Step { doing, why: format!("{} later parts instead of one", parts.len()) }),
    }
}

impl Parts {
    /// The glue with the loader in it, which then fetches `later`. Two scripts that name each other could not both be
    /// named after their contents.
    pub fn join(&self, glue: &str, later: &str) -> Result<String, Fault> {
        let loader = fs::read_to_string(&self.loader).map_err(Fault::files("reading", &self.loader))?;
        let file = self.later.file_name().unwrap_or_default().display();
        let loader = replace(&loader, "import { initSync } from \"./main.js\";", "")?;
        let loader = replace(&loader, "export const __wasm_split_load_later", "const __wasm_split_load_later")?;
        let loader = replace(&loader, &format!("new URL(\"./{file}\", import.meta.url)"), &format!("{later:?}"))?;
        let glue = replace(glue, &format!("import * as import1 from {LOADER:?}"), "")?;
        let glue =
            replace(&glue, &format!("{LOADER:?}: import1"), &format!("{LOADER:?}: {{ __wasm_split_load_later }}"))?;
        Ok(glue + &loader)
    }
}

/// The same with the one place that says `old` saying `new`.
fn replace(script: &str, old: &str, new: &str) -> Result<String, Fault> {
    match script.matches(old).count() {
        1 => Ok(script.replace(old, new)),
        found => Err(Fault::Step {
            doing: "joining the glue and the loader of the later part".into(),
            why: format!("{found} times {old}, instead of once: another version of the tool?"),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loader_that_looks_otherwise_is_refused_and_not_left_half_joined() {
        assert_eq!(replace("a b c", "b", "d").unwrap(), "a d c");
        assert!(replace("a c", "b", "d").is_err());
        assert!(replace("b b", "b", "d").is_err());
    }
}
