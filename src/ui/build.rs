//! Makes `Key`, one for each text of `public/locales/nl.json`, so that a text that does not exist
//! does not compile, and so that Dutch is there without reading a file.

use std::{collections::BTreeMap, env, error::Error, fmt::Write, fs, path::Path};

const DUTCH: &str = "../../public/locales/nl.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={DUTCH}");
    let texts: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(DUTCH)?)?;
    let mut keys = String::new();
    let mut table = String::new();
    for (key, text) in &texts {
        writeln!(keys, "    /// `{key}`: {text}\n    {},", variant(key))?;
        writeln!(table, "    ({key:?}, {text:?}),")?;
    }
    let code = format!(
        "/// Every text that people read, by its name in the files of `public/locales`.\n\
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
