//! One recipe at a time writes to the shared folders; a second one waits, instead of mixing half a site with another.

use std::fs::{self, File, TryLockError};

use crate::fault::Fault;
use crate::{place, stage};

/// Holds the lock until it is dropped.
pub struct Lock {
    _file: File,
}

/// Takes the lock, and says so when another run has it.
pub fn take() -> Result<Lock, Fault> {
    let path = place::state().join("lock");
    fs::create_dir_all(place::state()).map_err(Fault::files("making", &place::state()))?;
    let file = File::create(&path).map_err(Fault::files("opening", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            stage::note('…', "another recipe", "is building here; waiting for it");
            file.lock().map_err(Fault::files("locking", &path))?;
        }
        Err(TryLockError::Error(why)) => return Err(Fault::files("locking", &path)(why)),
    }
    Ok(Lock { _file: file })
}
