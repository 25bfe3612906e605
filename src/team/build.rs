//! Makes the `Key` of the texts that only the team reads.

use std::error::Error;

#[path = "../ui/key_code.rs"]
mod key_code;

fn main() -> Result<(), Box<dyn Error>> {
    key_code::write("../../public/team-locales/nl.json")
}
