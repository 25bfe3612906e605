//! The style sheets of each page, joined from `style/`.

use std::collections::BTreeMap;
use std::fs;

use crate::fault::Fault;
use crate::fingerprint::files_below;
use crate::place;

/// What the phone needs, in the order of the cascade. A part that is not there is left out.
const PHONE: [&str; 7] = ["tokens", "theme", "base", "parts", "people", "route", "wide"];

/// Its own sheet, loaded for paper only.
const PRINT: &str = "print";

/// `/phone.css`, `/team.css` (the phone's, and every part the phone does not need) and `/print.css`.
pub fn bundles() -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let parts = parts()?;
    let join = |names: &mut dyn Iterator<Item = &str>| -> Vec<u8> {
        names.filter_map(|name| parts.get(name)).flat_map(|text| [text.as_bytes(), b"\n"].concat()).collect()
    };
    let for_team = parts.keys().map(String::as_str).filter(|name| !PHONE.contains(name) && *name != PRINT);
    Ok(BTreeMap::from([
        ("/phone.css".to_owned(), join(&mut PHONE.into_iter())),
        ("/team.css".to_owned(), join(&mut PHONE.into_iter().chain(for_team))),
        ("/print.css".to_owned(), join(&mut [PRINT].into_iter())),
    ]))
}

fn parts() -> Result<BTreeMap<String, String>, Fault> {
    let mut parts = BTreeMap::new();
    for file in files_below(&place::root().join("style"))? {
        let Some(name) = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".css")) else { continue };
        parts.insert(name.to_owned(), fs::read_to_string(&file).map_err(Fault::files("reading", &file))?);
    }
    Ok(parts)
}
