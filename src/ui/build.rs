//! Makes the `Key` of the texts that the phone reads, and what of the library it has to know without a file.

use std::error::Error;

mod content_code;
mod key_code;

fn main() -> Result<(), Box<dyn Error>> {
    key_code::write("../../public/locales/nl.json")?;
    content_code::write("../../public/library")
}
