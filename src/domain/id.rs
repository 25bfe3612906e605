//! Ids: 128 random bits (UUID version 4), made on the device that makes the thing.
//!
//! Version 4, so that no clock takes part in any choice between two ids.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// 128 bits, written as a UUID: 36 characters, lower case, `8-4-4-4-12`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Uuid(pub u128);

impl Uuid {
    /// A version 4 UUID from 16 random bytes; the caller supplies the randomness.
    pub const fn from_random(bytes: [u8; 16]) -> Self {
        let bits = u128::from_be_bytes(bytes);
        let version = (bits & !(0xf << 76)) | (0x4 << 76);
        Self((version & !(0x3 << 62)) | (0x2 << 62))
    }
}

/// The text is not a UUID of 36 characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id of 36 characters, like 7c1e0f4a-…, is expected")
    }
}

impl FromStr for Uuid {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let bytes = text.as_bytes();
        if bytes.len() != 36 {
            return Err(NotAnId);
        }
        let mut bits = 0u128;
        for (place, byte) in bytes.iter().enumerate() {
            let hyphen = matches!(place, 8 | 13 | 18 | 23);
            match (hyphen, byte) {
                (true, b'-') => {}
                (false, b'0'..=b'9') => bits = bits << 4 | u128::from(byte - b'0'),
                (false, b'a'..=b'f') => bits = bits << 4 | u128::from(byte - b'a' + 10),
                _ => return Err(NotAnId),
            }
        }
        Ok(Self(bits))
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'-'; 36];
        let mut shift = 128;
        for (place, byte) in text.iter_mut().enumerate() {
            if matches!(place, 8 | 13 | 18 | 23) {
                continue;
            }
            shift -= 4;
            *byte = b"0123456789abcdef"[(self.0 >> shift) as usize & 0xf];
        }
        // Only ASCII was written, so this never falls back.
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Uuid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Uuid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Uuid;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&NotAnId, f)
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Uuid, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Uuid {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, SchemaFormat, Type};
        let format = SchemaFormat::Custom("uuid".into());
        ObjectBuilder::new().schema_type(Type::String).format(Some(format)).into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Uuid {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// One route: one resident's way, shared with the people who help.
    RouteId
    /// One event: its identity, and the key that makes sending it twice harmless.
    EventId
    /// One installation of the app: one IndexedDB. A new one when storage was empty.
    DeviceId
    /// One person on a route.
    PersonId
    /// One phase of a route.
    PhaseId
    /// One step of a route.
    StepId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let id = Uuid::from_random([0xa7; 16]);
        assert_eq!(id.to_string(), "a7a7a7a7-a7a7-47a7-a7a7-a7a7a7a7a7a7");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn every_other_spelling_is_refused() {
        for text in ["", "A7A7A7A7-a7a7-47a7-a7a7-a7a7a7a7a7a7", "a7a7a7a7a7a747a7a7a7a7a7a7a7a7a7a7a7", "é"] {
            assert_eq!(text.parse::<Uuid>(), Err(NotAnId), "{text}");
        }
    }
}
