//! A file made on the phone itself, as an address that a link can save: no server sees it, and it works offline.

/// The address of a file of this media type with this text (RFC 2397).
pub fn address(media_type: &str, text: &str) -> String {
    let mut address = ["data:", media_type, ","].concat();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            address.push('%');
            for half in [byte >> 4, byte & 15] {
                address.push(char::from(if half < 10 { b'0' + half } else { b'A' + half - 10 }));
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_that_is_no_letter_or_digit_is_written_as_its_octets() {
        assert_eq!(address("text/calendar", "A1\r\né/~"), "data:text/calendar,A1%0D%0A%C3%A9%2F%7E");
    }
}
