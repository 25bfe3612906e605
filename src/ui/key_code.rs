//! Writes the code of a `Key`, one for each text of a file of locales, so that a text that does not exist does not
//! compile, and so that Dutch is there without reading a file. Part of two build scripts: each app's texts are its own.

use std::{collections::BTreeMap, env, error::Error, fmt::Write, fs, path::Path};

/// Writes `keys.rs` into the build's folder, from the Dutch texts in `file`.
pub fn write(file: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={file}");
    let texts: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(file)?)?;
    let mut keys = String::new();
    let mut table = String::new();
    for (key, text) in &texts {
        writeln!(keys, "    /// `{key}`: {text}\n    {},", variant(key))?;
        writeln!(table, "    ({key:?}, {text:?}),")?;
    }
    let code = format!(
        "/// Every text of {file:?} by its name there.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Key {{\n{keys}}}\n\n\
         /// Name and Dutch text of each [`Key`], in the same order.\n\
         const DUTCH: [(&str, &str); {}] = [\n{table}];\n",
        texts.len()
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
