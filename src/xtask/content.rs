//! Gathers the site: `public/`, the style sheets, the languages, the library and the two programs.

use std::fs;

use crate::fault::Fault;
use crate::fingerprint::files_below;
use crate::links::Site;
use crate::node::{Text, Tools};
use crate::wasm::{self, Build};
use crate::{css, glossary, html, library, locales, place};

/// Compiled by recipes of their own.
const COMPILED: [&str; 5] = ["/glossary/", "/library/", "/locales/", "/phone-locales/", "/team-locales/"];

/// Every file of the site by its path, made smaller where tools allow.
pub fn gather(build: Build, tools: Option<&Tools>) -> Result<Site, Fault> {
    let mut site = from_public(tools)?;
    for (path, style) in css::bundles()? {
        site.insert(path, minified(tools, Text::Style, style)?);
    }
    site.extend(locales::compile()?);
    site.extend(library::compile()?);
    site.extend(glossary::compile()?);
    for program in wasm::PROGRAMS {
        for (name, end) in wasm::files(program) {
            let file = wasm::output(build, name, end);
            let bytes = fs::read(&file).map_err(Fault::files("reading", &file))?;
            site.insert(format!("/{name}.{end}"), bytes);
        }
    }
    Ok(site)
}

fn from_public(tools: Option<&Tools>) -> Result<Site, Fault> {
    let public = place::root().join("public");
    let mut site = Site::new();
    for file in files_below(&public)? {
        let Ok(inner) = file.strip_prefix(&public) else { continue };
        let path = format!("/{}", inner.to_string_lossy());
        if COMPILED.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        let bytes = fs::read(&file).map_err(Fault::files("reading", &file))?;
        let bytes = match path.rsplit_once('.').map(|(_, extension)| extension) {
            Some("js") => minified(tools, Text::Script, bytes)?,
            Some("html") => html::shorten(&String::from_utf8_lossy(&bytes)).into_bytes(),
            _ => bytes,
        };
        site.insert(path, bytes);
    }
    Ok(site)
}

fn minified(tools: Option<&Tools>, kind: Text, bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
    tools.map_or(Ok(bytes.clone()), |tools| tools.minify(kind, &bytes))
}
