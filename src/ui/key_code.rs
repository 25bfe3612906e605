//! Writes the code of a `Key`, one for each text of a file of locales, so that a text that does not exist does not
//! compile, and so that Dutch is there without reading a file. Part of two build scripts: each app's texts are its own.

use std::{collections::BTreeMap, env, error::Error, fmt::Write, fs, path::Path};

/// Writes `keys.rs` into the build's folder, from the Dutch texts in `file`.
pub fn write(file: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={file}");
    let texts: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(file)?)?;
    let mut keys = String::new();
    for (key, text) in &texts {
        let name = variant(key);
        writeln!(keys, "    /// `{key}`: {text}\n    pub const {name}: Self = Self(&({key:?}, {text:?}));")?;
    }
    let code = format!(
        "/// Every text of {file:?} by its name there. Each points at its own row, and at no other: so the texts that only\n\
         /// later screens read are not in the program that the first screen waits for.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub struct Key(&'static (&'static str, &'static str));\n\n\
         #[allow(non_upper_case_globals)]\nimpl Key {{\n{keys}}}\n\n\
         impl Named for Key {{\n    fn row(self) -> (&'static str, &'static str) {{\n        *self.0\n    }}\n}}\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("keys.rs"), code)?;
    Ok(())
}

/// `now.doneWhen` becomes `NowDoneWhen`.
fn variant(key: &str) -> String {
    key.split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(|word| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)))
        .collect()
}
