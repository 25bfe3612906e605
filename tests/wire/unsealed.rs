//! A browser as a push service knows it: it opens what was sealed for it (RFC 8291, RFC 8188), and looks who signed
//! (RFC 8292). With other libraries than the server's, so that a slip of either shows.

use aes_gcm::{Aes128Gcm, KeyInit as _, aead::Aead as _};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use p256::{
    PublicKey, SecretKey,
    ecdh::diffie_hellman,
    ecdsa::{Signature, VerifyingKey, signature::Verifier as _},
};
use serde_json::Value;
use sha2::Sha256;

/// The example of RFC 8291, appendix A: the browser's private key, its secret, and a message that was sealed for it.
const PRIVATE: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
const PUBLIC: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";
const SEALED: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

/// What a resident chooses on a phone with this browser.
pub fn choice(endpoint: &str, at: &str, lang: &str) -> String {
    format!(r#"{{"endpoint":"{endpoint}","p256dh":"{PUBLIC}","auth":"{SECRET}","at":"{at}","lang":"{lang}"}}"#)
}

fn bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

fn derived<const N: usize>(salt: &[u8], secret: &[u8], info: &[u8]) -> [u8; N] {
    let mut key = [0; N];
    Hkdf::<Sha256>::new(Some(salt), secret).expand(info, &mut key).unwrap();
    key
}

/// Opens a message of one record that was sealed for this browser.
pub fn open(message: &[u8]) -> String {
    let own = SecretKey::from_slice(&bytes(PRIVATE)).unwrap();
    let (salt, rest) = message.split_at(16);
    let (size, rest) = rest.split_at(4);
    let (theirs, record) = rest[1..].split_at(rest[0].into());
    assert!(record.len() <= u32::from_be_bytes(size.try_into().unwrap()) as usize, "one record");
    let public = PublicKey::from_sec1_bytes(theirs).unwrap();
    let shared = diffie_hellman(own.to_nonzero_scalar(), public.as_affine());
    let info = [b"WebPush: info\0", &bytes(PUBLIC)[..], theirs].concat();
    let secret = derived::<32>(&bytes(SECRET), shared.raw_secret_bytes(), &info);
    let key = derived::<16>(salt, &secret, b"Content-Encoding: aes128gcm\0");
    let nonce = derived::<12>(salt, &secret, b"Content-Encoding: nonce\0");
    let opened = Aes128Gcm::new(&key.into()).decrypt(&nonce.into(), record).unwrap();
    let end = opened.iter().rposition(|byte| *byte != 0).unwrap();
    assert_eq!(opened[end], 2, "the last record");
    String::from_utf8(opened[..end].into()).unwrap()
}

/// The claims of an `Authorization` that holds under `key`, the public key that the server tells.
pub fn claims(authorization: &str, key: &str) -> Value {
    let (token, own) = authorization.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
    assert_eq!(own, key);
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let signature = Signature::from_slice(&bytes(signature)).unwrap();
    VerifyingKey::from_sec1_bytes(&bytes(key)).unwrap().verify(signed.as_bytes(), &signature).unwrap();
    let [header, claims] = signed.split('.').map(bytes).collect::<Vec<_>>().try_into().unwrap();
    let header: Value = serde_json::from_slice(&header).unwrap();
    assert_eq!((header["typ"].as_str(), header["alg"].as_str()), (Some("JWT"), Some("ES256")));
    serde_json::from_slice(&claims).unwrap()
}

#[test]
fn the_example_of_the_standard_opens() {
    assert_eq!(open(&bytes(SEALED)), "When I grow up, I want to be a watermelon");
}
