//! What the browser tests wrote down of every browser window: how many requests, to where, and what was breached.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::fault::Fault;
use crate::{place, test};

/// A run of the browser tests that is watched.
pub struct Watched {
    tests: Command,
    folder: PathBuf,
}

/// What one browser did, by the words of `WORDS`; each file of tests writes its own.
type Sum = BTreeMap<String, u64>;
type Sums = BTreeMap<String, Sum>;

/// What is counted, and how it is called on the terminal.
const WORDS: [(&str, &str); 4] = [
    ("contexts", "windows watched"),
    ("requests", "requests to its server"),
    ("elsewhere", "requests elsewhere"),
    ("breaches", "breaches of policy"),
];

/// The browsers that are watched.
const BROWSERS: [&str; 1] = ["Chromium"];

impl Watched {
    /// Throws away what an earlier run wrote down.
    pub fn begin() -> Result<Self, Fault> {
        let folder = place::state().join("watched");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(Fault::files("making", &folder))?;
        let mut tests = test::browser_tests();
        tests.env("ROUTEKAART_WATCHED", &folder);
        Ok(Self { tests, folder })
    }

    /// What runs the tests.
    pub const fn tests(&mut self) -> &mut Command {
        &mut self.tests
    }

    /// Prints what was seen; refused when something was breached, or when a browser was not watched at all.
    pub fn verdict(&self) -> Result<(), Fault> {
        let mut sums = Sums::new();
        for entry in fs::read_dir(&self.folder).map_err(Fault::files("reading", &self.folder))? {
            let path = entry.map_err(Fault::files("reading", &self.folder))?.path();
            let text = fs::read_to_string(&path).map_err(Fault::files("reading", &path))?;
            let read = serde_json::from_str(&text);
            add(&mut sums, read.map_err(Fault::step(format!("reading {}", path.display())))?);
        }
        let titles = WORDS.map(|(_, title)| format!("{title:>24}")).concat();
        println!("\n{:<10}{titles}", "browser");
        for (browser, sum) in &sums {
            let counts = WORDS.map(|(word, _)| format!("{:>24}", count(sum, word))).concat();
            println!("{browser:<10}{counts}");
        }
        match BROWSERS.into_iter().filter(|browser| !sums.get(*browser).is_some_and(is_kept)).count() {
            0 => Ok(()),
            count => Err(Fault::Unguarded(count)),
        }
    }
}

fn add(sums: &mut Sums, more: Sums) {
    for (browser, more) in more {
        let sum = sums.entry(browser).or_default();
        more.into_iter().for_each(|(word, count)| *sum.entry(word).or_default() += count);
    }
}

fn count(sum: &Sum, word: &str) -> u64 {
    sum.get(word).copied().unwrap_or_default()
}

/// Nothing seen is no proof that nothing happened: a browser that was not watched did not keep to anything.
fn is_kept(sum: &Sum) -> bool {
    let [contexts, requests, elsewhere, breaches] = WORDS.map(|(word, _)| count(sum, word));
    contexts > 0 && requests > 0 && elsewhere == 0 && breaches == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(files: &[&str]) -> Sums {
        let mut sums = Sums::new();
        files.iter().for_each(|file| add(&mut sums, serde_json::from_str(file).unwrap()));
        sums
    }

    #[test]
    fn files_add_up_and_a_browser_that_was_not_watched_is_not_kept() {
        let quiet = r#"{"Chromium":{"contexts":2,"requests":30,"elsewhere":0,"breaches":0}}"#;
        let both = sums(&[quiet, quiet]);
        assert_eq!((count(&both["Chromium"], "contexts"), count(&both["Chromium"], "requests")), (4, 60));
        assert!(is_kept(&both["Chromium"]));
        for more in ["elsewhere", "breaches"] {
            assert!(!is_kept(&sums(&[quiet, &format!(r#"{{"Chromium":{{"{more}":1}}}}"#)])["Chromium"]), "{more}");
        }
        assert!(!is_kept(&sums(&[r#"{"Chromium":{"contexts":2}}"#])["Chromium"]), "no request was seen");
    }
}
