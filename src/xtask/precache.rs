//! What the service worker keeps, and under which version.
//!
//! `public/sw.js` holds two literals that dist fills: `"__FILES__"` becomes the list of paths, `"__VERSION__"` a hash
//! over every one of those files and the worker itself.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::fault::Fault;
use crate::fingerprint::short_hash;
use crate::links::File;

const WORKER: &str = "/sw.js";
const PAGE: &str = "/index.html";
/// The phone asks for these by a name it makes up while running.
const NAMED_WHILE_RUNNING: [&str; 4] = ["/glossary/", "/locales/", "/phone-locales/", "/library/"];

/// Fills the list and the version in the service worker, when the site has one.
pub fn fill(files: &mut BTreeMap<String, File>) -> Result<(), Fault> {
    let kept = of_phone(files);
    let Some(worker) = files.get(WORKER) else { return Ok(()) };
    let source = String::from_utf8_lossy(&worker.bytes).into_owned();

    let mut version = source.clone().into_bytes();
    let mut names = Vec::new();
    for file in kept.iter().filter_map(|path| files.get(path)) {
        version.extend(file.name.as_bytes());
        version.extend(&file.bytes);
        names.push(&file.name);
    }
    let filled = put(source, "__FILES__", &json!(names).to_string())?;
    let filled = put(filled, "__VERSION__", &json!(short_hash(&version)).to_string())?;
    if let Some(worker) = files.get_mut(WORKER) {
        worker.bytes = filled.into_bytes();
    }
    Ok(())
}

/// Every path the phone may ask for: what its page leads to, its languages and its library. The team's program is not
/// among them, nor what only the manifest names, since that is for the moment of installing.
pub fn of_phone(files: &BTreeMap<String, File>) -> BTreeSet<String> {
    let at_run_time = |path: &&String| NAMED_WHILE_RUNNING.iter().any(|start| path.starts_with(start));
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut next: Vec<String> = files.keys().filter(at_run_time).cloned().collect();
    next.push(PAGE.to_owned());
    while let Some(path) = next.pop() {
        let Some(file) = files.get(&path).filter(|_| path != WORKER) else { continue };
        if !path.ends_with(".webmanifest") {
            next.extend(file.links.iter().filter(|link| !found.contains(*link)).cloned());
        }
        found.insert(path);
    }
    found
}

fn put(source: String, mark: &str, value: &str) -> Result<String, Fault> {
    let quoted = ['"', '\'', '`'].map(|quote| format!("{quote}{mark}{quote}"));
    let found = quoted.iter().find(|literal| source.contains(*literal));
    let literal = found.ok_or_else(|| Fault::Content(vec![format!("public/sw.js: \"{mark}\" is absent")]))?;
    Ok(source.replacen(literal, value, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::link;

    fn site(phone_script: &str) -> BTreeMap<String, File> {
        let files = [
            ("/index.html", "'/resident.js' '/site.webmanifest'"),
            ("/team.html", "'/team.js'"),
            ("/resident.js", phone_script),
            ("/team.js", "2"),
            ("/locales/nl.json", "{}"),
            ("/site.webmanifest", "'/icon.png'"),
            ("/icon.png", "3"),
            ("/sw.js", r#"const files="__FILES__",version='__VERSION__'"#),
        ];
        link(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into()).unwrap()
    }

    #[test]
    fn the_phone_keeps_its_own_files_only() {
        let kept = of_phone(&site("1"));
        let expected = ["/index.html", "/locales/nl.json", "/resident.js", "/site.webmanifest"];
        assert_eq!(kept.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn another_file_is_another_version() {
        let worker = |script: &str| {
            let mut files = site(script);
            fill(&mut files).unwrap();
            String::from_utf8(files["/sw.js"].bytes.clone()).unwrap()
        };
        assert!(worker("1").starts_with(r#"const files=["/index.html","/locales/nl.json","/resident-"#));
        assert_eq!(worker("1"), worker("1"));
        assert_ne!(worker("1"), worker("2"));
    }
}
