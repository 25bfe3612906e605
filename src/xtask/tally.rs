//! Reads the counts of passed and failed tests from what test runners print.

/// How many tests ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// Adds what a line of output says: nextest's summary, cargo's result per binary, or node's closing counts.
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
        }
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> (usize, usize) {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        (tally.passed, tally.failed)
    }

    #[test]
    fn nextest() {
        let summary =
            "\u{1b}[32;1m     Summary\u{1b}[0m [   0.013s] 8 tests run: 6 passed (1 slow), 2 failed, 3 skipped";
        let repeated = "    test result: FAILED. 0 passed; 1 failed; 0 ignored";
        assert_eq!(tally(&["        PASS [   0.003s] xtask html", repeated, summary]), (6, 2));
    }

    #[test]
    fn cargo_test_per_binary() {
        assert_eq!(
            tally(&[
                "test result: ok. 4 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
                "test result: FAILED. 1 passed; 2 failed; 0 ignored",
            ]),
            (5, 2)
        );
    }

    #[test]
    fn node() {
        assert_eq!(tally(&["ℹ tests 7", "ℹ pass 6", "ℹ fail 1", "# passing by"]), (6, 1));
    }
}
