//! Sealing a message for one browser: nobody on the way can read it, the push service neither (RFC 8291, with the content
//! coding `aes128gcm` of RFC 8188).

use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    error::Unspecified,
    hkdf::{self, HKDF_SHA256, Salt},
    rand::{SecureRandom as _, SystemRandom},
};

use crate::store::reminders::Address;

/// How long a sealed text is, whatever it says: its length tells nothing. Longer than every text that is sent.
const PADDED: usize = 128;
/// The size of a record; there is one, which is smaller.
const RECORD: u32 = 4096;
/// Stands after the text of the last record (RFC 8188, section 2).
const LAST: u8 = 2;

/// The key of an address is no point on the curve, or the text is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit;

impl From<Unspecified> for Unfit {
    fn from(_: Unspecified) -> Self {
        Self
    }
}

/// Seals `text` for the browser behind `address`.
pub fn seal(address: &Address, text: &str) -> Result<Vec<u8>, Unfit> {
    let random = SystemRandom::new();
    let mut salt = [0; 16];
    random.fill(&mut salt)?;
    let own = EphemeralPrivateKey::generate(&ECDH_P256, &random)?;
    let public = own.compute_public_key()?;
    let theirs = UnparsedPublicKey::new(&ECDH_P256, address.key);
    let shared = agree_ephemeral(own, &theirs, |secret| {
        let info: [&[u8]; 3] = [b"WebPush: info\0", &address.key, public.as_ref()];
        derived::<32>(&address.auth, secret, &info)
    })??;
    let key = derived::<16>(&salt, &shared, &[b"Content-Encoding: aes128gcm\0"])?;
    let nonce = derived::<NONCE_LEN>(&salt, &shared, &[b"Content-Encoding: nonce\0"])?;

    let mut record = Vec::from(text);
    if record.len() >= PADDED {
        return Err(Unfit);
    }
    record.push(LAST);
    record.resize(PADDED + 1, 0);
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key)?);
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record)?;

    let length = u8::try_from(public.as_ref().len()).map_err(|_| Unfit)?;
    Ok([&salt[..], &RECORD.to_be_bytes(), &[length], public.as_ref(), &record].concat())
}

/// Whether `key` is a point of P-256 that something can be sealed for.
pub fn is_key(key: &[u8; 65]) -> bool {
    seal(&Address { endpoint: String::new(), key: *key, auth: [0; 16] }, "").is_ok()
}

/// HKDF with SHA-256: `N` bytes.
fn derived<const N: usize>(salt: &[u8], secret: &[u8], info: &[&[u8]]) -> Result<[u8; N], Unspecified> {
    struct Length<const N: usize>;
    impl<const N: usize> hkdf::KeyType for Length<N> {
        fn len(&self) -> usize {
            N
        }
    }
    let mut bytes = [0; N];
    Salt::new(HKDF_SHA256, salt).extract(secret).expand(info, Length::<N>)?.fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(key: [u8; 65]) -> Address {
        Address { endpoint: "https://push.example.org/1".into(), key, auth: [7; 16] }
    }

    #[test]
    fn what_is_sealed_is_as_long_whatever_it_says_and_never_the_same_twice() {
        let random = SystemRandom::new();
        let theirs = EphemeralPrivateKey::generate(&ECDH_P256, &random).unwrap().compute_public_key().unwrap();
        let address = address(theirs.as_ref().try_into().unwrap());
        let [one, other] = ["a", &"b".repeat(PADDED - 1)].map(|text| seal(&address, text).unwrap());
        assert_eq!(one.len(), other.len());
        assert_ne!(one, seal(&address, "a").unwrap());
        assert_eq!(seal(&address, &"b".repeat(PADDED)), Err(Unfit));
    }

    #[test]
    fn a_key_that_is_no_point_is_refused() {
        let mut off_the_curve = [1; 65];
        off_the_curve[0] = 4;
        for key in [[0; 65], [4; 65], off_the_curve] {
            assert_eq!(seal(&address(key), "a"), Err(Unfit));
        }
    }
}
