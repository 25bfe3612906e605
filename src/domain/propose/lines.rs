//! The lines of a list that was pasted from a letter or a document, and what those are that ask for nothing.

use crate::library::tokens;

/// The most lines that are read of one list; what comes after it is left as one line that says so.
pub const MOST_LINES: usize = 60;

/// Marks of a list that are ticked.
const TICKED: [&str; 6] = ["[x]", "☑", "✓", "✔", "✅", "(x)"];

/// How a letter opens and ends.
const GREETINGS: [&str; 7] = ["beste", "geachte", "hallo", "met vriendelijke", "vriendelijke", "met groet", "groet"];

/// What a list is called above its lines.
const NAMES: [&str; 6] = ["actielijst", "actiepunten", "acties", "takenlijst", "afspraken", "todo"];

/// The lines of a pasted list, without its bullets and numbers. A line that goes on where the one before it was broken by a
/// letter or a document (it begins small, and the one before did not end) belongs to that one.
pub fn lines(pasted: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for raw in pasted.split(['\n', '\r', '\u{2028}']) {
        let (line, is_item) = without_bullet(raw.trim());
        if line.is_empty() {
            continue;
        }
        let goes_on = !is_item && line.starts_with(char::is_lowercase);
        match lines.last_mut().filter(|last| goes_on && !last.ends_with(['.', ';', ':', '!', '?'])) {
            Some(last) => last.extend([" ", &line]),
            None => lines.push(line),
        }
    }
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1).join("; ");
        lines.push(rest);
    }
    lines
}

/// A line without what marks it in a list, and whether something did. A tick stays: it says that it was done.
fn without_bullet(line: &str) -> (String, bool) {
    const BULLETS: &[char] = &['-', '–', '—', '•', '*', '·', '○', '●', '▪', '◦', '☐', '□', '>', '\u{f0b7}', '\u{f0a7}'];
    let mut rest = line.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace());
    if let Some(after) = rest.strip_prefix("[ ]") {
        rest = after.trim_start();
    }
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && let Some(after) = rest[digits..].strip_prefix(['.', ')', ':'])
        && (after.is_empty() || after.starts_with(char::is_whitespace))
    {
        rest = after.trim_start();
    } else if let Some(after) = rest.get(1..).and_then(|after| after.strip_prefix(") "))
        && rest.starts_with(|c: char| c.is_ascii_lowercase())
    {
        rest = after;
    }
    (rest.trim_end_matches([' ', '\t', '\u{a0}']).to_owned(), rest.len() < line.len() || is_ticked(rest))
}

/// Whether a line is marked as done.
pub fn is_ticked(line: &str) -> bool {
    TICKED.iter().any(|tick| line.starts_with(tick) || line.ends_with(tick))
}

/// Whether a line is a heading in capitals: several words of which none has a small letter.
pub fn is_capitals(line: &str) -> bool {
    line.split_whitespace().count() > 1 && line.contains(char::is_uppercase) && !line.contains(char::is_lowercase)
}

/// Whether a line is nothing but what a list is called.
pub fn is_name(line: &str) -> bool {
    matches!(tokens(line).as_slice(), [name] if NAMES.contains(&name.as_str()))
}

/// Whether a line says which page it stands on: "Pagina 1 van 2".
pub fn is_page(line: &str) -> bool {
    let words = tokens(line);
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        [page, number] => page == "pagina" && is_number(number),
        [page, number, of, all] => page == "pagina" && is_number(number) && of == "van" && is_number(all),
        _ => false,
    }
}

/// Whether a line opens or ends a letter.
pub fn greets(line: &str) -> bool {
    let small = line.to_lowercase();
    let ends_word = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    GREETINGS.iter().any(|greeting| small.strip_prefix(greeting).is_some_and(ends_word))
}

/// A line without its ticks.
pub fn without_ticks(line: &str) -> String {
    TICKED.iter().fold(line.to_owned(), |line, tick| line.replace(tick, " ")).trim().to_owned()
}
