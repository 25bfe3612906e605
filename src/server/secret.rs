//! Secrets: 256 random bits in the hands of one person. The server keeps only their hash.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

/// SHA-256 of a secret or of an event's bytes.
pub type Hash = [u8; 32];

/// SHA-256 of `bytes`.
pub fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// 256 random bits, written in base64url as 43 characters: a session's token, or the secret of a link.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A new one, from the operating system's randomness.
    pub fn random() -> Self {
        Self(rand::random())
    }

    /// Reads 43 characters of base64url; none when they are anything else.
    pub fn read(text: &str) -> Option<Self> {
        Some(Self(URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?))
    }

    /// What is kept of it. With 256 random bits one round of SHA-256 is enough: there is nothing to guess.
    pub fn hash(&self) -> Hash {
        hash(&self.0)
    }

    /// As it travels: in a cookie or in the fragment of a link.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }
}

impl fmt::Debug for Secret {
    /// Never shows the secret: it must not end up in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_reads_back_and_nothing_else_does() {
        let secret = Secret::random();
        assert_eq!(secret.reveal().len(), 43);
        assert_eq!(Secret::read(&secret.reveal()), Some(secret.clone()));
        for text in ["", "short", &format!("{}=", secret.reveal()), &secret.reveal().replace(|_| true, "+")] {
            assert_eq!(Secret::read(text), None, "{text}");
        }
        assert_eq!(format!("{secret:?}"), "Secret");
    }
}
