//! Passwords of the local sign-in: kept as argon2id, and checked so that nobody can tell a wrong name from a wrong
//! password by how long it takes.

use std::sync::LazyLock;

use argon2::{
    Argon2, PasswordHasher as _, PasswordVerifier as _,
    password_hash::{self, phc::PasswordHash},
};
use tokio::sync::Semaphore;

/// The fewest characters of a password.
pub const SHORTEST: usize = 12;

/// One check takes 19 MiB: more than two at once would cost the server more memory than all its other work.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What a name without an account is checked against.
static NOBODYS: LazyLock<Option<String>> = LazyLock::new(|| hash(&rand::random::<u128>().to_string()).ok());

/// What is kept of a password.
pub fn hash(password: &str) -> Result<String, password_hash::Error> {
    Ok(Argon2::default().hash_password(password.as_bytes())?.to_string())
}

/// Whether `password` is the one that was kept; with nothing kept it takes as long and is wrong.
pub async fn is_right(password: String, kept: Option<String>) -> bool {
    // The semaphore is never closed.
    let _permit = AT_ONCE.acquire().await;
    let checked = tokio::task::spawn_blocking(move || {
        let against = kept.as_ref().or(NOBODYS.as_ref());
        let against = against.and_then(|kept| PasswordHash::new(kept).ok());
        let same = |against| Argon2::default().verify_password(password.as_bytes(), &against).is_ok();
        against.is_some_and(same) && kept.is_some()
    });
    checked.await.unwrap_or(false)
}

/// A password that a program makes up: three groups of four, of letters and digits that nobody confuses.
pub fn made_up() -> String {
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let sign = || char::from(SIGNS[rand::random_range(0..SIGNS.len())]);
    let group = || (0..4).map(|_| sign()).collect::<String>();
    [group(), group(), group()].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_right_or_wrong_and_never_readable() {
        let password = made_up();
        assert!(password.len() >= SHORTEST);
        let kept = hash(&password).unwrap();
        assert!(kept.starts_with("$argon2id$") && !kept.contains(&password));
        assert_ne!(kept, hash(&password).unwrap(), "each has a salt of its own");
        assert!(is_right(password.clone(), Some(kept.clone())).await);
        assert!(!is_right(made_up(), Some(kept)).await);
        assert!(!is_right(password, None).await);
    }
}
