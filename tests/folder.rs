//! A folder of its own for one test, gone after it.

use std::{
    io,
    path::{Path, PathBuf},
};

/// A folder that goes when this goes.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A new, empty one.
    pub fn new() -> io::Result<Self> {
        let folder = std::env::temp_dir().join(format!("routekaart-{:x}", rand::random::<u64>()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
