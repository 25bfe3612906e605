//! Reading JSON field by field, for the phone.
//!
//! The server reads and both sides write with serde_json. The phone does not read with it: its reader,
//! with the errors and number formats it brings, is a fifth of the phone's program (README, "Figures").
//! This one finds the borders of values and leaves them as text until somebody asks. Every property
//! below is held against serde_json.

use std::str::FromStr;

use crate::small_map::SmallMap;

/// A JSON object, its values still as text.
pub struct Object<'a>(SmallMap<String, &'a str>);

impl<'a> Object<'a> {
    /// Reads an object; none when `text` is not one.
    pub fn read(text: &'a str) -> Option<Self> {
        let mut fields = SmallMap::new();
        let mut scan = Scan::new(text);
        scan.each(b'{', b'}', |scan| {
            let name = self::text(scan.value()?)?;
            scan.skip(b':')?;
            fields.insert(name, scan.value()?);
            Some(())
        })?;
        scan.is_at_end().then_some(Self(fields))
    }

    /// The fields, each as its JSON, in the order of their names.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), *value))
    }

    /// The JSON of field `name`.
    pub fn raw(&self, name: &str) -> Option<&'a str> {
        self.0.get(name).copied()
    }

    /// The text of field `name`.
    pub fn text(&self, name: &str) -> Option<String> {
        text(self.raw(name)?)
    }

    /// What the text of field `name` spells, such as an id.
    pub fn spelled<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name)?.parse().ok()
    }

    /// What the word of field `name` stands for.
    pub fn word<T: TryFrom<String>>(&self, name: &str) -> Option<T> {
        T::try_from(self.text(name)?).ok()
    }

    /// The whole number of field `name`.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.raw(name)?.parse().ok()
    }

    /// Whether field `name` says true; one that is absent says no.
    pub fn says(&self, name: &str) -> bool {
        self.raw(name) == Some("true")
    }

    /// The object of field `name`.
    pub fn object(&self, name: &str) -> Option<Self> {
        Self::read(self.raw(name)?)
    }

    /// The items of field `name`, each as its JSON.
    pub fn list(&self, name: &str) -> Option<Vec<&'a str>> {
        list(self.raw(name)?)
    }
}

/// The items that `raw` lists, each as its JSON; none when it is something else.
pub fn list(raw: &str) -> Option<Vec<&str>> {
    let mut items = Vec::new();
    let mut scan = Scan::new(raw);
    scan.each(b'[', b']', |scan| {
        items.push(scan.value()?);
        Some(())
    })?;
    scan.is_at_end().then_some(items)
}

/// The text that `raw` is; none when it is something else.
pub fn text(raw: &str) -> Option<String> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'u' => escaped(&mut chars)?,
                other @ ('"' | '\\' | '/') => other,
                _ => return None,
            },
            '"' | '\0'..='\u{1f}' => return None,
            other => other,
        });
    }
    Some(text)
}

/// The character of `\uXXXX`, or of the pair of them that stands for one beyond the first 65,536.
fn escaped(chars: &mut std::str::Chars<'_>) -> Option<char> {
    let first = unit(chars)?;
    if !(0xd800..0xdc00).contains(&first) {
        return char::from_u32(first);
    }
    if (chars.next()?, chars.next()?) != ('\\', 'u') {
        return None;
    }
    let second = unit(chars).filter(|second| (0xdc00..0xe000).contains(second))?;
    char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
}

/// Four hexadecimal digits.
fn unit(chars: &mut std::str::Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |unit, _| Some(unit << 4 | chars.next()?.to_digit(16)?))
}

/// A place in a JSON text.
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn skip(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn is_at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    /// Everything between `open` and `close`, parted by commas.
    fn each(&mut self, open: u8, close: u8, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.skip(open)?;
        if self.skip(close).is_some() {
            return Some(());
        }
        loop {
            item(self)?;
            if self.skip(b',').is_none() {
                return self.skip(close);
            }
        }
    }

    /// The next value, whole: up to the end of its text, of its brackets, or of its word or number.
    fn value(&mut self) -> Option<&'a str> {
        self.peek()?;
        let start = self.at;
        let mut depth = 0_u32;
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b'"' => self.string()?,
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => break,
                b'}' | b']' => depth -= 1,
                b',' | b':' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => break,
                _ => {}
            }
            self.at += 1;
            if depth == 0 && matches!(byte, b'"' | b'}' | b']') {
                break;
            }
        }
        self.text.get(start..self.at).filter(|value| depth == 0 && !value.is_empty())
    }

    /// To the closing quote of the string that begins here.
    fn string(&mut self) -> Option<()> {
        loop {
            self.at += 1;
            match self.text.as_bytes().get(self.at)? {
                b'"' => return Some(()),
                b'\\' => self.at += 1,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn anything() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<i32>().prop_map(|number| Value::from(f64::from(number) / 4.0)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map(any::<String>(), inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Every field of every object is found, as the same value that serde_json finds.
        #[test]
        fn every_field_is_found(value in prop::collection::hash_map(any::<String>(), anything(), 0..5), pretty: bool) {
            let whole = Value::Object(value.into_iter().collect());
            let written = if pretty { serde_json::to_string_pretty(&whole) } else { serde_json::to_string(&whole) }.unwrap();
            let object = Object::read(&written).unwrap();
            let found: serde_json::Map<String, Value> = object
                .fields()
                .map(|(name, raw)| (name.to_owned(), serde_json::from_str(raw).unwrap()))
                .collect();
            prop_assert_eq!(Value::Object(found), whole);
        }

        /// Every text comes back, whatever is in it; so does every list.
        #[test]
        fn every_text_and_list_comes_back(texts in prop::collection::vec(any::<String>(), 0..5)) {
            let written = serde_json::to_string(&texts).unwrap();
            let found: Option<Vec<String>> = list(&written).unwrap().into_iter().map(text).collect();
            prop_assert_eq!(found, Some(texts));
        }

        /// Nothing that is sent makes it fall over, and what is cut off is not taken for whole.
        #[test]
        fn what_is_cut_off_is_refused(value in anything(), cut in any::<prop::sample::Index>(), noise: String) {
            let _ = (Object::read(&noise), list(&noise), text(&noise));
            let written = json!({ "field": value }).to_string();
            let end = cut.index(written.len());
            if let Some(part) = written.get(..end) {
                prop_assert!(Object::read(part).is_none());
            }
        }
    }

    #[test]
    fn escapes_are_read_as_the_characters_they_stand_for() {
        assert_eq!(text(r#""\u00e9\uD83D\uDE42 \"\\\/\n""#).as_deref(), Some("é🙂 \"\\/\n"));
        for wrong in
            [r#""\uD83D""#, r#""\uD83Dx""#, r#""\u12""#, r#""\x""#, r#""a"b""#, "\"\n\"", "\"", "a", r#""\u+123""#]
        {
            assert_eq!(text(wrong), None, "{wrong}");
        }
    }
}
