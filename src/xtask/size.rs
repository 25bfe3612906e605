//! `cargo xtask size`: what a first visit to the phone app weighs, and the team's program, each beside its budget.

use std::collections::BTreeMap;
use std::fs;

use crate::args::Args;
use crate::dist;
use crate::fault::Fault;
use crate::wasm::Build;

/// Bytes of a first visit, as they lie on disk and as they travel.
#[derive(Clone, Copy, Default)]
struct Weight {
    raw: u64,
    brotli: u64,
}

/// A line of the table: its budget in bytes that travel, if it has one.
struct Line {
    what: &'static str,
    budget: Option<u64>,
    weight: Weight,
}

/// The recipe itself: refused when a line is over its budget.
pub fn run(_: &Args) -> Result<(), Fault> {
    dist::build(Build::Release)?;
    let phone = read_weights()?;
    let lines = lines(&phone);
    print(&lines);
    match lines.iter().filter(|line| line.is_over()).count() {
        0 => Ok(()),
        over => Err(Fault::OverBudget(over)),
    }
}

/// Budgets for the route from nothing to a ticked step with every screen of the phone in the program; a kilobyte is
/// 1,000 bytes.
fn lines(phone: &BTreeMap<String, Weight>) -> Vec<Line> {
    let sum = |kind: fn(&str) -> bool| phone.iter().filter(|(path, _)| kind(path)).map(|(_, weight)| *weight).sum();
    let largest = |kind: fn(&str) -> bool| {
        let weights = phone.iter().filter(|(path, _)| kind(path)).map(|(_, weight)| *weight);
        weights.max_by_key(|weight| weight.brotli).unwrap_or_default()
    };
    let line = |what, budget: Option<u64>, weight| Line { what, budget: budget.map(|kilo| kilo * 1000), weight };

    let wasm = sum(is_wasm);
    let glue = sum(is_glue);
    let shell = sum(is_shell);
    let language = largest(|path| path.starts_with("/locales/"));
    let other = sum(is_other);
    vec![
        line("wasm", Some(150), wasm),
        line("glue JS", Some(8), glue),
        line("shell html + css", Some(14), shell),
        line("one language", Some(8), language),
        line("boot script, pictures", None, other),
        // Dutch is part of the program; another language is fetched by who chose it, and counts on top.
        line("before a tick works", Some(180), [wasm, glue, shell, other].into_iter().sum()),
        line("other screens, after first paint", None, sum(|path| path == "/later.wasm")),
        line("fonts, after first paint", Some(26), sum(is_font)),
        line("library, one language", None, largest(|path| path.starts_with("/library/"))),
        line("the team's wasm", Some(220), sum(|path| path == "/team.wasm")),
    ]
}

fn is_wasm(path: &str) -> bool {
    path == "/resident.wasm"
}

fn is_glue(path: &str) -> bool {
    path == "/resident.js"
}

fn is_shell(path: &str) -> bool {
    path.ends_with(".html") || (path.ends_with(".css") && path != "/print.css")
}

fn is_other(path: &str) -> bool {
    (path.ends_with(".js") && !is_glue(path)) || path.ends_with(".svg")
}

/// The extended Latin subsets are fetched only by a text that holds their letters.
fn is_font(path: &str) -> bool {
    path.ends_with(".woff2") && !path.contains("-ext-")
}

fn read_weights() -> Result<BTreeMap<String, Weight>, Fault> {
    let record = dist::record();
    let text = fs::read_to_string(&record).map_err(Fault::files("reading", &record))?;
    let names: BTreeMap<String, String> =
        serde_json::from_str(&text).map_err(Fault::step(format!("reading {}", record.display())))?;
    let folder = dist::folder(Build::Release);
    let length = |name: &str| fs::metadata(folder.join(name.trim_start_matches('/'))).map(|about| about.len());
    let weigh = |(path, name): (String, String)| {
        let raw = length(&name).unwrap_or_default();
        (path, Weight { raw, brotli: length(&format!("{name}.br")).unwrap_or(raw) })
    };
    Ok(names.into_iter().map(weigh).collect())
}

fn print(lines: &[Line]) {
    println!("\n{:<32} {:>9} {:>9} {:>9}", "first visit, bytes", "raw", "brotli", "budget");
    for line in lines {
        let budget = line.budget.map_or_else(String::new, |budget| budget.to_string());
        let mark = if line.is_over() { "  over" } else { "" };
        println!("{:<32} {:>9} {:>9} {:>9}{mark}", line.what, line.weight.raw, line.weight.brotli, budget);
    }
}

impl Line {
    fn is_over(&self) -> bool {
        self.budget.is_some_and(|budget| self.weight.brotli > budget)
    }
}

impl std::iter::Sum for Weight {
    fn sum<I: Iterator<Item = Weight>>(weights: I) -> Weight {
        weights.fold(Weight::default(), |sum, one| Weight { raw: sum.raw + one.raw, brotli: sum.brotli + one.brotli })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(wasm: u64) -> Vec<Line> {
        let weights =
            [("/resident.wasm", wasm), ("/boot.js", 500), ("/locales/nl.json", 900), ("/locales/en.json", 800)];
        lines(&weights.map(|(path, brotli)| (path.to_owned(), Weight { raw: brotli, brotli })).into())
    }

    #[test]
    fn one_byte_over_is_over() {
        assert!(!phone(150_000).iter().any(Line::is_over));
        assert_eq!(phone(150_001).iter().filter(|line| line.is_over()).count(), 1);
    }

    #[test]
    fn dutch_comes_with_the_program_and_the_largest_language_is_told_apart() {
        let weight = |what| phone(0).iter().find(|line| line.what == what).unwrap().weight.brotli;
        assert_eq!(weight("one language"), 900);
        assert_eq!(weight("before a tick works"), 500);
    }
}
