//! Names after contents: a file that another one names gets a hash in its name, so that it may be cached for ever.
//!
//! Sources name files by their path in the site between quotes, brackets or after `=`: `href="/phone.css"`,
//! `url(/fonts/text.woff2)`, `import("/resident.js")`, `"/sprite.svg#tick"`. Known paths are replaced by the hashed
//! ones; everything else stays as it is. A file keeps its own name when
//! - people or browsers ask for it by that name (`KEEPS_NAME`),
//! - a program makes up its name while running (`/locales/` and its like, `/library/`) or holds it in its wasm, or
//! - nothing names it.

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::Fault;
use crate::fingerprint::short_hash;

/// The site as gathered: contents by path.
pub type Site = BTreeMap<String, Vec<u8>>;

/// A file of the finished site.
pub struct File {
    /// Its path in dist, with a leading slash.
    pub name: String,
    /// Its contents, with the final names of the files it names.
    pub bytes: Vec<u8>,
    /// The paths it names, as in the sources.
    pub links: BTreeSet<String>,
}

const KEEPS_NAME: [&str; 6] = [".html", ".webmanifest", "/sw.js", "/robots.txt", "/favicon.ico", "/dev-build"];
const NAMED_WHILE_RUNNING: [&str; 6] =
    ["/glossary/", "/locales/", "/phone-locales/", "/team-locales/", "/library/", "/.well-known/"];
const TEXT: [&str; 5] = [".html", ".css", ".js", ".svg", ".webmanifest"];

/// Gives every file its final name and contents.
pub fn link(site: Site) -> Result<BTreeMap<String, File>, Fault> {
    let links: BTreeMap<&str, BTreeSet<String>> =
        site.iter().map(|(path, bytes)| (path.as_str(), links_of(path, bytes, &site))).collect();
    let by_wasm = links.iter().filter(|(path, _)| path.ends_with(".wasm")).flat_map(|(_, links)| links);
    let by_text = links.iter().filter(|(path, _)| !path.ends_with(".wasm")).flat_map(|(_, links)| links);
    let kept: BTreeSet<&String> = by_wasm.chain(site.keys().filter(|path| keeps_name(path))).collect();
    let hashed = by_text.filter(|path| !kept.contains(path)).cloned().collect();

    let mut linker = Linker { site: &site, links: &links, hashed, done: BTreeMap::new(), open: Vec::new() };
    for path in site.keys() {
        linker.finish(path)?;
    }
    Ok(linker.done)
}

struct Linker<'a> {
    site: &'a Site,
    links: &'a BTreeMap<&'a str, BTreeSet<String>>,
    hashed: BTreeSet<String>,
    done: BTreeMap<String, File>,
    open: Vec<String>,
}

impl Linker<'_> {
    /// Finishes a file after those whose names it needs, since a name depends on the contents.
    fn finish(&mut self, path: &str) -> Result<(), Fault> {
        if self.done.contains_key(path) {
            return Ok(());
        }
        if self.open.iter().any(|open| open == path) {
            let doing = "naming files after their contents".to_owned();
            return Err(Fault::Step { doing, why: format!("{} name each other in a circle", self.open.join(", ")) });
        }
        self.open.push(path.to_owned());
        let links = self.links.get(path).cloned().unwrap_or_default();
        for link in &links {
            if self.hashed.contains(link) {
                self.finish(link)?;
            }
        }
        self.open.pop();

        let source = self.site.get(path).cloned().unwrap_or_default();
        let bytes = match String::from_utf8(source) {
            Ok(text) if is_text(path) => self.replace(&text).into_bytes(),
            Ok(text) => text.into_bytes(),
            Err(other) => other.into_bytes(),
        };
        let name = if self.hashed.contains(path) { hashed_name(path, &bytes) } else { path.to_owned() };
        self.done.insert(path.to_owned(), File { name, bytes, links });
        Ok(())
    }

    fn replace(&self, text: &str) -> String {
        let mut replaced = String::with_capacity(text.len() + 256);
        let mut copied = 0;
        for (start, path) in paths_in(text) {
            let Some(file) = self.done.get(path).filter(|_| self.hashed.contains(path)) else { continue };
            replaced.push_str(&text[copied..start]);
            replaced.push_str(&file.name);
            copied = start + path.len();
        }
        replaced.push_str(&text[copied..]);
        replaced
    }
}

fn links_of(path: &str, bytes: &[u8], site: &Site) -> BTreeSet<String> {
    if path.ends_with(".wasm") {
        let holds = |other: &&String| bytes.windows(other.len()).any(|window| window == other.as_bytes());
        return site.keys().filter(holds).cloned().collect();
    }
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| is_text(path)) else { return BTreeSet::new() };
    let known = paths_in(text).map(|(_, link)| link).filter(|link| *link != path && site.contains_key(*link));
    known.map(str::to_owned).collect()
}

/// Everything in a text that stands where a path can stand, with its place.
fn paths_in(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(['"', '\'', '`', '(', '=']).filter_map(|(before, _)| {
        let start = before + 1;
        let rest = text.get(start..).filter(|rest| rest.starts_with('/'))?;
        let ends = |c: char| c.is_whitespace() || "\"'`()#?>,;\\".contains(c);
        Some((start, &rest[..rest.find(ends).unwrap_or(rest.len())]))
    })
}

fn keeps_name(path: &str) -> bool {
    KEEPS_NAME.iter().any(|end| path.ends_with(end)) || NAMED_WHILE_RUNNING.iter().any(|start| path.starts_with(start))
}

fn is_text(path: &str) -> bool {
    TEXT.iter().any(|end| path.ends_with(end))
}

fn hashed_name(path: &str, bytes: &[u8]) -> String {
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    format!("{stem}-{}.{extension}", short_hash(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(files: &[(&str, &str)]) -> BTreeMap<String, File> {
        link(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()).unwrap()
    }

    #[test]
    fn a_change_deep_down_renames_all_that_leads_to_it() {
        let site = |font: &str| {
            linked(&[
                ("/a.woff2", font),
                ("/phone.css", "x{src:url(/a.woff2)}"),
                ("/index.html", "<link href=/phone.css>"),
            ])
        };
        let (one, other) = (site("1"), site("2"));
        assert_ne!(one["/phone.css"].name, other["/phone.css"].name);
        assert_eq!(one["/index.html"].name, "/index.html");
        let page = String::from_utf8(one["/index.html"].bytes.clone()).unwrap();
        assert_eq!(page, format!("<link href={}>", one["/phone.css"].name));
    }

    #[test]
    fn what_a_program_names_keeps_its_name() {
        let site =
            linked(&[("/s.svg", "s"), ("/app.wasm", "..use/s.svg#a.."), ("/index.html", "'/s.svg' '/app.wasm'")]);
        assert_eq!(site["/s.svg"].name, "/s.svg");
        assert!(site["/app.wasm"].name.starts_with("/app-"));
    }

    #[test]
    fn a_fragment_stays_and_a_longer_path_is_another_path() {
        let site = linked(&[("/s.svg", "s"), ("/index.html", r##"<use href="/s.svg#tick"> "/s.svgz" "##)]);
        let page = String::from_utf8(site["/index.html"].bytes.clone()).unwrap();
        assert_eq!(page, format!(r##"<use href="{}#tick"> "/s.svgz" "##, site["/s.svg"].name));
    }

    #[test]
    fn a_circle_is_refused() {
        let site = [("/a.js", "'/b.js'"), ("/b.js", "'/a.js'")];
        assert!(link(site.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into()).is_err());
    }
}
