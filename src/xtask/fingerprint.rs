//! One hash over everything a stage reads: contents, not times, so that a fresh checkout counts as the same.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::fault::Fault;

/// The inputs of a stage, being gathered.
#[derive(Default)]
pub struct Fingerprint {
    texts: Vec<String>,
    paths: Vec<PathBuf>,
}

impl Fingerprint {
    /// Counts a text in: a flag, a version, a choice.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.texts.push(text.into());
        self
    }

    /// Counts a file in, or every file below a folder. What is absent counts as absent.
    pub fn path(mut self, path: impl Into<PathBuf>) -> Self {
        self.paths.push(path.into());
        self
    }

    /// Counts several paths in.
    pub fn paths<P: Into<PathBuf>>(self, paths: impl IntoIterator<Item = P>) -> Self {
        paths.into_iter().fold(self, Fingerprint::path)
    }

    /// The hash, in hexadecimal.
    pub fn finish(self) -> Result<String, Fault> {
        let mut hash = Sha256::new();
        for text in &self.texts {
            hash.update(text.as_bytes());
            hash.update([0]);
        }
        for path in &self.paths {
            for file in files_below(path)? {
                let bytes = fs::read(&file).map_err(Fault::files("reading", &file))?;
                hash.update(file.to_string_lossy().as_bytes());
                hash.update(bytes.len().to_le_bytes());
                hash.update(&bytes);
            }
        }
        Ok(hex(&hash.finalize()))
    }
}

/// Every file at or below a path, sorted; none when it is absent. Hidden folders and node_modules are left out,
/// except `.well-known`, which is part of the site.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>, Fault> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(Fault::files("reading", path))? {
        let entry = entry.map_err(Fault::files("reading", path))?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name == "node_modules" || (name.starts_with('.') && name != ".well-known") {
            continue;
        }
        files.extend(files_below(&entry.path())?);
    }
    files.sort();
    Ok(files)
}

/// The first part of the hash of some bytes: enough to name a file after its contents.
pub fn short_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..6])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_do_not_run_together() {
        let one = Fingerprint::default().text("ab").text("c").finish().unwrap();
        let other = Fingerprint::default().text("a").text("bc").finish().unwrap();
        assert_ne!(one, other);
    }

    #[test]
    fn an_absent_file_is_not_a_fault() {
        assert!(files_below(Path::new("/nowhere/at/all")).unwrap().is_empty());
    }
}
