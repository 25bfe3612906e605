//! The server's own key. Nine digits can be guessed by whoever steals the database; with this key beside it, in a
//! file of its own, the database alone is not enough.

use std::{
    fmt,
    fs::OpenOptions,
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::secret::Hash;

/// As long as the block of the hash, which is what HMAC asks for.
const BYTES: usize = 64;

/// A key that only this server has.
#[derive(Clone)]
pub struct Key([u8; BYTES]);

impl Key {
    /// A new one.
    pub fn random() -> Self {
        let mut bytes = [0; BYTES];
        let (one, two) = bytes.split_at_mut(BYTES / 2);
        one.copy_from_slice(&rand::random::<[u8; BYTES / 2]>());
        two.copy_from_slice(&rand::random::<[u8; BYTES / 2]>());
        Self(bytes)
    }

    /// The key in `server.key` of `folder`; made when there is none, readable to the server's own user only.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let bytes = kept(folder, "server.key", || Ok(Self::random().0.into()))?;
        let wrong = |_| io::Error::other("server.key does not hold 64 bytes; remove it to get a new one");
        bytes.try_into().map(Self).map_err(wrong)
    }

    /// What is kept of `text`: nobody without the key can tell from it what the text was, however short.
    pub fn hash(&self, text: &str) -> Hash {
        let mut mac = Hmac::<Sha256>::new(&self.0.into());
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

/// The bytes of the file `name` in `folder`; when there is none, those that `make` makes are kept there, readable to the
/// server's own user only.
pub fn kept(folder: &Path, name: &str, make: impl FnOnce() -> io::Result<Vec<u8>>) -> io::Result<Vec<u8>> {
    let file = folder.join(name);
    match std::fs::read(&file) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {
            let bytes = make()?;
            // Under another name first: a file with this name is always whole.
            let new = folder.join(format!("{name}.new"));
            let mut written = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new)?;
            written.write_all(&bytes)?;
            written.sync_all()?;
            std::fs::rename(new, file)?;
            Ok(bytes)
        }
        read => read,
    }
}

impl fmt::Debug for Key {
    /// Never shows the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_kept_from_others() {
        let folder = std::env::temp_dir().join(format!("routekaart-key-{:x}", rand::random::<u64>()));
        std::fs::create_dir_all(&folder).unwrap();
        let first = Key::open(&folder).unwrap();
        assert_eq!(first.hash("123456789"), Key::open(&folder).unwrap().hash("123456789"));
        assert_ne!(first.hash("123456789"), Key::random().hash("123456789"));
        let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(folder.join("server.key")).unwrap());
        assert_eq!(mode & 0o777, 0o600);
        std::fs::write(folder.join("server.key"), b"short").unwrap();
        assert!(Key::open(&folder).unwrap_err().to_string().contains("64 bytes"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
