//! Makes the `Key` of the texts that the phone reads.

use std::error::Error;

mod key_code;

fn main() -> Result<(), Box<dyn Error>> {
    key_code::write("../../public/locales/nl.json")
}
