//! The body of an event: a flat map from a field's name to a text, a number, a yes or no, or a list of texts.
//!
//! One type for every kind keeps the phone's program small (a type per kind costs kilobytes each),
//! and keeps fields that this version does not know, so that nothing of a newer app is lost.

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{
    json::{self, Object},
    small_map::SmallMap,
};

/// One value of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// Words, a name, an id, a date or a time.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A short list of texts.
    List(Vec<String>),
}

/// What an event says, field by field. An event is at most 8 KiB, so a body is small.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Body(pub SmallMap<String, Scalar>);

/// A field that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: a field of the event or of its body.
    pub field: &'static str,
    /// What is expected there.
    pub expected: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} is expected", self.field, self.expected)
    }
}

impl Body {
    /// Reads a body; none when it is no object, or holds what this version has no type for.
    pub fn read(raw: &str) -> Option<Self> {
        let fields = Object::read(raw)?;
        fields.fields().map(|(name, value)| Some((name.into(), Scalar::read(value)?))).collect::<Option<_>>().map(Self)
    }

    /// The same body with one more field.
    pub fn with(mut self, field: &str, value: impl Into<Scalar>) -> Self {
        self.0.insert(field.into(), value.into());
        self
    }

    /// The text of `field`, when it has one.
    pub fn maybe(&self, field: &str) -> Option<&str> {
        match self.0.get(field) {
            Some(Scalar::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The text of `field`; a fault when there is none.
    pub fn text(&self, field: &'static str) -> Result<&str, Fault> {
        self.maybe(field).ok_or(Fault { field, expected: "a text" })
    }

    /// The number of `field` when it lies within `0..=most`; a fault otherwise.
    pub fn number(&self, field: &'static str, most: u16) -> Result<u16, Fault> {
        match self.0.get(field) {
            Some(Scalar::Number(number)) if (0..=i64::from(most)).contains(number) => Ok(*number as u16),
            _ => Err(Fault { field, expected: "a whole number within its bounds" }),
        }
    }

    /// Whether `field` says yes; a field that is absent says no.
    pub fn says(&self, field: &str) -> bool {
        self.0.get(field) == Some(&Scalar::Flag(true))
    }

    /// The list of `field`; one that is absent is empty.
    pub fn list(&self, field: &str) -> Vec<String> {
        match self.0.get(field) {
            Some(Scalar::List(list)) => list.clone(),
            _ => Vec::new(),
        }
    }

    /// The day of `field`, like `2024-06-14`, when there is one; a fault when it is no day.
    pub fn day(&self, field: &'static str) -> Result<Option<NaiveDate>, Fault> {
        self.parsed(field, "a day like 2024-06-14", day)
    }

    /// The time of day of `field`, like `18:30`, when there is one; a fault when it is no time.
    pub fn time(&self, field: &'static str) -> Result<Option<NaiveTime>, Fault> {
        self.parsed(field, "a time like 18:30", time)
    }

    fn parsed<T>(
        &self,
        field: &'static str,
        expected: &'static str,
        read: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Fault> {
        match self.0.get(field) {
            None => Ok(None),
            Some(Scalar::Text(text)) => read(text).map(Some).ok_or(Fault { field, expected }),
            Some(_) => Err(Fault { field, expected }),
        }
    }
}

/// Reads `2024-06-14`. By hand, since chrono's own parser is as large as the rest of chrono together.
pub fn day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Reads `18:30`.
pub fn time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    if (hour.len(), minute.len()) != (2, 2) {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

impl Scalar {
    /// Reads a value; none when this version has no type for it.
    fn read(raw: &str) -> Option<Self> {
        match raw.as_bytes().first()? {
            b'"' => json::text(raw).map(Self::Text),
            b'[' => json::list(raw)?.into_iter().map(json::text).collect::<Option<_>>().map(Self::List),
            b't' | b'f' => Some(Self::Flag(raw == "true")),
            _ => raw.parse().ok().map(Self::Number),
        }
    }
}

impl From<&str> for Scalar {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<Vec<String>> for Scalar {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

impl From<NaiveDate> for Scalar {
    fn from(day: NaiveDate) -> Self {
        Self::Text(day_text(day))
    }
}

impl From<NaiveTime> for Scalar {
    fn from(time: NaiveTime) -> Self {
        Self::Text(time_text(time))
    }
}

/// `2024-06-14`, put together by hand: the apps have no other use for chrono's own writing.
pub fn day_text(day: NaiveDate) -> String {
    let mut text = day.year().to_string();
    for number in [day.month(), day.day()] {
        text.push('-');
        push_two(&mut text, number);
    }
    text
}

/// `18:30`.
pub fn time_text(time: NaiveTime) -> String {
    let mut text = String::new();
    push_two(&mut text, time.hour());
    text.push(':');
    push_two(&mut text, time.minute());
    text
}

fn push_two(text: &mut String, number: u32) {
    text.push_str(if number < 10 { "0" } else { "" });
    text.push_str(&number.to_string());
}

impl From<bool> for Scalar {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for Scalar {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(list) => list.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> de::Visitor<'de> for Any {
            type Value = Scalar;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a whole number, true or false, or a list of texts")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar::Text(text.into()))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Scalar, E> {
                Ok(Scalar::Number(number))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Scalar, E> {
                i64::try_from(number).map(Scalar::Number).map_err(E::custom)
            }
            fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Scalar, E> {
                Ok(Scalar::Flag(flag))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<Scalar, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Scalar::List(list))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_comes_back_as_it_was_written() {
        let text = r#"{"heavy":true,"items":["a","b"],"minutes":5,"title":"Bel","unknownLater":"stays"}"#;
        let body: Body = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&body).unwrap(), text);
    }

    #[test]
    fn a_day_is_read_only_when_it_is_a_day() {
        assert_eq!(day("2024-06-14"), NaiveDate::from_ymd_opt(2024, 6, 14));
        for text in ["2024-6-14", "2024-13-01", "14-06-2024", "2023-02-29", ""] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(time("18:30"), NaiveTime::from_hms_opt(18, 30, 0));
        assert_eq!(time("24:00"), None);
    }
}
