//! Who asks a push service to hand something on: this server, by a key of its own (RFC 8292, "VAPID").

use std::{io, path::Path, time::Duration};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    error::Unspecified,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::json;

use crate::{clock::Moment, identity::key::kept};

/// How long a push service may believe one signature; at most a day (section 2).
const LASTS: Duration = Duration::from_secs(12 * 3600);

/// The server's key towards push services, with whom they may write to.
pub struct Vapid {
    pair: EcdsaKeyPair,
    contact: String,
}

impl Vapid {
    /// The key in `push.key` of `folder`, made when there is none. `contact` is whom a push service can write to:
    /// `mailto:` or `https://`. Another key than the one that phones know makes their reminders stop.
    pub fn open(folder: &Path, contact: String) -> io::Result<Self> {
        let document = kept(folder, "push.key", || made().map(|new| new.as_ref().into()))?;
        Self::of(&document, contact)
    }

    /// A new key that is kept nowhere.
    pub fn random(contact: String) -> io::Result<Self> {
        Self::of(made()?.as_ref(), contact)
    }

    fn of(document: &[u8], contact: String) -> io::Result<Self> {
        let read = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document, &SystemRandom::new());
        let pair = read.map_err(|_| io::Error::other("push.key holds no key; remove it to get a new one"))?;
        Ok(Self { pair, contact })
    }

    /// The public key, as browsers ask for it: a point of P-256, uncompressed, in base64url.
    pub fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.pair.public_key())
    }

    /// The `Authorization` of a message to the push service at `audience`, which is scheme, host and port.
    pub fn authorization(&self, audience: &str, now: Moment) -> io::Result<String> {
        let expires = now.plus(LASTS).0 / 1000;
        let claims = json!({ "aud": audience, "exp": expires, "sub": self.contact });
        let [header, claims] = [json!({ "typ": "JWT", "alg": "ES256" }), claims].map(|part| {
            let text = part.to_string();
            URL_SAFE_NO_PAD.encode(text)
        });
        let signed = format!("{header}.{claims}");
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).map_err(no_chance)?;
        Ok(format!("vapid t={signed}.{}, k={}", URL_SAFE_NO_PAD.encode(signature), self.public()))
    }
}

fn made() -> io::Result<ring::pkcs8::Document> {
    EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).map_err(no_chance)
}

fn no_chance(_: Unspecified) -> io::Error {
    io::Error::other("the system gives no random numbers")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once() {
        let folder = std::env::temp_dir().join(format!("routekaart-push-{:x}", rand::random::<u64>()));
        std::fs::create_dir_all(&folder).unwrap();
        let open = || Vapid::open(&folder, "mailto:beheer@routekaart.example".into());
        let first = open().unwrap().public();
        assert_eq!(open().unwrap().public(), first);
        assert_eq!(first.len(), 87);
        std::fs::write(folder.join("push.key"), b"short").unwrap();
        assert!(open().is_err_and(|why| why.to_string().contains("push.key")));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
