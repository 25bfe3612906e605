//! Reads which tests passed and failed from what test runners print.

/// What came of one test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
}

/// Which tests ran, and how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    /// The names as the runners print them: the path of a function, or a title.
    pub names: Vec<(Outcome, String)>,
}

impl Tally {
    /// Adds what a line of output says: nextest's summary, cargo's result per binary, or node's closing counts; and
    /// what came of one test.
    pub fn read(&mut self, line: &str) {
        let line = plain(line);
        // Indented results are what nextest repeats of a failed test, which its summary counts already.
        let line = line.trim_end();
        if line.trim_start().starts_with("Summary [") || line.starts_with("test result:") {
            self.passed += number_before(line, " passed");
            self.failed += number_before(line, " failed") + number_before(line, " timed out");
        } else if let Some(count) = node_count(line, "pass") {
            self.passed += count;
        } else if let Some(count) = node_count(line, "fail") {
            self.failed += count;
        } else if let Some((outcome, name)) = test(line.trim_start()) {
            self.names.push((outcome, name));
        }
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.names.extend(other.names);
    }
}

/// The line without the terminal's colours.
fn plain(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
}

fn number_before(line: &str, word: &str) -> usize {
    let before = line.split_once(word).map_or("", |(before, _)| before);
    before.rsplit(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

fn node_count(line: &str, word: &str) -> Option<usize> {
    let rest = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "))?;
    rest.strip_prefix(word)?.trim().parse().ok()
}

/// What a line says of one test, when it does.
fn test(line: &str) -> Option<(Outcome, String)> {
    nextest(line).or_else(|| cargo(line)).or_else(|| node(line))
}

/// `PASS [   0.003s] (1/8) tests::wire pull::pages`, also without the count.
fn nextest(line: &str) -> Option<(Outcome, String)> {
    let (word, rest) = line.split_once(" [")?;
    let outcome = match word {
        "PASS" => Outcome::Passed,
        "FAIL" | "TIMEOUT" | "SIGABRT" | "SIGSEGV" => Outcome::Failed,
        _ => return None,
    };
    Some((outcome, rest.split_once("s] ")?.1.rsplit(' ').next()?.to_owned()))
}

/// `test pull::pages ... ok`.
fn cargo(line: &str) -> Option<(Outcome, String)> {
    let (name, end) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    match end {
        "ok" => Some((Outcome::Passed, name.to_owned())),
        "FAILED" => Some((Outcome::Failed, name.to_owned())),
        _ => None,
    }
}

/// `ok 1 - a title`, or `✔ a title (1.2ms)`. A test that was left out did not run.
fn node(line: &str) -> Option<(Outcome, String)> {
    let (outcome, name) = match line.split_once(' ')? {
        ("✔", title) => (Outcome::Passed, title.rsplit_once(" (")?.0),
        ("✖", title) => (Outcome::Failed, title.rsplit_once(" (")?.0),
        ("ok", rest) => (Outcome::Passed, rest.split_once(" - ")?.1),
        ("not", rest) => (Outcome::Failed, rest.strip_prefix("ok ")?.split_once(" - ")?.1),
        _ => return None,
    };
    let left_out = ["# SKIP", "# TODO"].iter().any(|mark| name.contains(mark));
    (!left_out).then(|| (outcome, name.replace("\\#", "#")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> (usize, usize, Vec<(Outcome, String)>) {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        (tally.passed, tally.failed, tally.names)
    }

    fn named(outcome: Outcome, name: &str) -> (Outcome, String) {
        (outcome, name.to_owned())
    }

    #[test]
    fn nextest() {
        let summary =
            "\u{1b}[32;1m     Summary\u{1b}[0m [   0.013s] 8 tests run: 6 passed (1 slow), 2 failed, 3 skipped";
        let repeated = "    test result: FAILED. 0 passed; 1 failed; 0 ignored";
        let one = "\u{1b}[32;1m        PASS\u{1b}[0m [   0.003s] (1/8) xtask::bin/xtask html::tests::short";
        let names = vec![named(Outcome::Passed, "html::tests::short"), named(Outcome::Failed, "push::twice")];
        let bad = "        FAIL [   0.003s] tests::wire push::twice";
        assert_eq!(tally(&[one, repeated, bad, summary]), (6, 2, names));
    }

    #[test]
    fn cargo_test_per_binary() {
        assert_eq!(
            tally(&[
                "test push::twice ... ok",
                "test push::never ... ignored",
                "test result: ok. 4 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
                "test result: FAILED. 1 passed; 2 failed; 0 ignored",
            ]),
            (5, 2, vec![named(Outcome::Passed, "push::twice")])
        );
    }

    #[test]
    fn node() {
        let names = vec![named(Outcome::Passed, "R011 one tap (of two)"), named(Outcome::Failed, "a \u{2713} inside")];
        assert_eq!(
            tally(&["✔ R011 one tap (of two) (12.3ms)", "    not ok 2 - a ✓ inside", "ok 3 - left # SKIP"]),
            (0, 0, names)
        );
        assert_eq!(tally(&["ℹ tests 7", "ℹ pass 6", "ℹ fail 1", "# passing by"]), (6, 1, vec![]));
    }
}
