//! Whether a text is plain: what a resident under stress reads at once, and never as a reproach.
//!
//! The same rules hold the files of texts in the tests and hint at a worker who types. They are for Dutch, the language in
//! which residents are written to; a hint names what to change, and nothing is changed by itself.

/// The most words of a sentence.
pub const MOST_WORDS: usize = 12;
/// The least ease of reading of a screen or of a step: easy, for who reads little.
pub const LEAST_EASE: f32 = 70.0;
/// From so many syllables on a word is hard, and needs an explanation beside it.
pub const HARD_SYLLABLES: usize = 5;

/// Words and turns that no resident reads: they blame, press or threaten.
const FORBIDDEN: &[&str] = &[
    "te laat",
    "moet",
    "moeten",
    "moest",
    "moesten",
    "dient",
    "dienen",
    "verplicht",
    "verplichte",
    "verplichting",
    "mislukt",
    "mislukte",
    "fout",
    "foute",
    "fouten",
    "achterstallig",
    "achterstallige",
    "sanctie",
    "sancties",
    "stopzetten",
    "stopgezet",
    "actielijst",
    "taak",
    "taken",
    "deadline",
    "score",
    "streak",
    "traject",
    "goed zo",
    "goed bezig",
    "knap gedaan",
];

/// Before "anders" these make it another thing and not a threat.
const ANOTHER: &[&str] = &["iets", "niets", "iemand", "niemand", "ergens", "wat", "heel"];

/// Signs of a sentence that does not say who acts.
const PASSIVE: &[&str] = &["wordt", "worden", "werd", "werden"];

/// Stretches of time that one has to count out; a date can be read.
const STRETCHES: &[&str] = &["dag", "dagen", "week", "weken", "maand", "maanden", "uur"];

/// Words that end like a diminutive and are none.
const NO_DIMINUTIVES: &[&str] = &["je", "beetje", "meisje", "meisjes", "oranje"];

/// What makes a text less plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A sentence has more than [`MOST_WORDS`] words: how many, and how it begins.
    Long(usize, String),
    /// A word or turn that blames, presses or threatens.
    Forbidden(&'static str),
    /// "Anders …": a threat.
    Threat,
    /// An exclamation mark cheers or presses.
    Exclaims,
    /// A diminutive belittles: the word.
    Diminutive(String),
    /// It does not say who acts: the word that shows it.
    Passive(&'static str),
    /// A time that has to be counted out, in the place of a date.
    Counted,
}

/// What could be plainer in `text`; nothing when it is plain.
pub fn hints(text: &str) -> Vec<Hint> {
    let mut hints = Vec::new();
    for sentence in sentences(text) {
        let count = sentence.len();
        if count > MOST_WORDS {
            hints.push(Hint::Long(count, sentence[..3].join(" ")));
        }
        let joined = format!(" {} ", sentence.join(" "));
        let says = |words: &str| joined.contains(&format!(" {words} "));
        hints.extend(FORBIDDEN.iter().filter(|words| says(words)).map(|words| Hint::Forbidden(words)));
        hints.extend(PASSIVE.iter().filter(|word| says(word)).map(|word| Hint::Passive(word)));
        hints.extend(sentence.iter().filter(|word| is_diminutive(word)).cloned().map(Hint::Diminutive));
        hints.extend(threatens(&sentence).then_some(Hint::Threat));
        hints.extend(counts_out(&sentence).then_some(Hint::Counted));
    }
    hints.extend(text.contains('!').then_some(Hint::Exclaims));
    hints
}

/// How easy these texts are to read together, by Flesch as Douma set it for Dutch: 206.835 − 0.93 × words a sentence − 77 ×
/// syllables a word. Syllables are groups of vowels. 100 and more when nothing is said.
pub fn ease<'a>(texts: impl IntoIterator<Item = &'a str>) -> f32 {
    let all: Vec<Vec<String>> = texts.into_iter().flat_map(sentences).collect();
    let words: usize = all.iter().map(Vec::len).sum();
    if words == 0 {
        return 100.0;
    }
    let spoken: usize = all.iter().flatten().map(|word| syllables(word)).sum();
    let [sentences, words, spoken] = [all.len(), words, spoken].map(|count| count as f32);
    206.835 - 0.93 * words / sentences - 77.0 * spoken / words
}

/// How many words a text has.
pub fn words(text: &str) -> usize {
    sentences(text).iter().map(Vec::len).sum()
}

/// The hard words of a text: long to say, or `jargon`. Each needs an explanation beside it.
pub fn hard_words(text: &str) -> Vec<String> {
    sentences(text).into_iter().flatten().filter(|word| syllables(word) >= HARD_SYLLABLES).collect()
}

/// Each sentence as its words in small letters. Places that are filled in later count as what will stand there.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let text = filled(&text.replace("**", ""));
    let mut all = vec![Vec::new()];
    for piece in text.split_whitespace() {
        let word: String =
            piece.trim_matches(|c: char| !c.is_alphanumeric()).chars().flat_map(char::to_lowercase).collect();
        if let Some(sentence) = all.last_mut().filter(|_| !word.is_empty()) {
            sentence.push(word);
        }
        if piece.ends_with(['.', '!', '?', ':', ';', '|']) {
            all.push(Vec::new());
        }
    }
    all.retain(|sentence| !sentence.is_empty());
    all
}

/// The text with an everyday name, number or day in each place like `{name}`.
fn filled(text: &str) -> String {
    let mut filled = String::new();
    for (place, part) in text.split(['{', '}']).enumerate() {
        filled.push_str(match part {
            _ if place % 2 == 0 => part,
            "date" | "from" | "last" => "maandag 3 juni",
            "minutes" => "5 minuten",
            "n" | "total" | "day" | "hour" | "minute" => "3",
            _ => "Naomi",
        });
    }
    filled.replace('|', "| ")
}

/// How many syllables: groups of vowels. A trema begins a new group; a word without vowels is said as one.
fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut within = false;
    for c in word.chars() {
        let parts = "ëïöü".contains(c);
        let vowel = parts || "aeiouyáàâéèêíóòôúû".contains(c);
        count += usize::from(parts || vowel && !within);
        within = vowel;
    }
    count.max(1)
}

fn is_diminutive(word: &str) -> bool {
    (word.ends_with("je") || word.ends_with("jes")) && word.len() > 4 && !NO_DIMINUTIVES.contains(&word)
}

/// Whether "anders" stands alone, as in "anders stopt het".
fn threatens(sentence: &[String]) -> bool {
    let before = |place: usize| place.checked_sub(1).and_then(|before| sentence.get(before));
    let alone = |place: usize| before(place).is_none_or(|word| !ANOTHER.contains(&word.as_str()));
    sentence.iter().enumerate().any(|(place, word)| word == "anders" && alone(place))
}

/// Whether it says "over 2 weken".
fn counts_out(sentence: &[String]) -> bool {
    sentence.windows(3).any(|words| {
        let number =
            words[1].chars().all(|c| c.is_ascii_digit()) || ["een", "één", "twee", "drie"].contains(&&*words[1]);
        words[0] == "over" && number && STRETCHES.contains(&&*words[2])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_has_no_hints() {
        let plain = "**Geen internet.** Alles is bewaard op uw telefoon. {name} belt u op {date}. Iets anders?";
        assert_eq!(hints(plain), []);
        assert!(ease([plain]) > LEAST_EASE);
    }

    #[test]
    fn r089_r140_what_presses_blames_or_threatens_is_found() {
        assert_eq!(hints("U bent te laat."), [Hint::Forbidden("te laat")]);
        assert_eq!(hints("Dat moet nu."), [Hint::Forbidden("moet")]);
        assert_eq!(hints("Bel ons. Anders stopt het."), [Hint::Threat]);
        assert_eq!(hints("Uw taken vandaag"), [Hint::Forbidden("taken")]);
        assert_eq!(hints("Bel nu, anders gaat het geld weg."), [Hint::Threat]);
    }

    #[test]
    fn r081_cheering_and_belittling_are_found() {
        assert_eq!(hints("Goed zo!!"), [Hint::Forbidden("goed zo"), Hint::Exclaims]);
        assert_eq!(hints("Nog één stapje."), [Hint::Diminutive("stapje".into())]);
    }

    #[test]
    fn a_long_sentence_and_a_passive_one_are_found() {
        let long = "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien.";
        assert_eq!(hints(long), [Hint::Long(13, "een twee drie".into())]);
        assert_eq!(hints("U wordt gebeld over 2 weken."), [Hint::Passive("wordt"), Hint::Counted]);
    }

    #[test]
    fn a_filled_place_counts_as_what_will_stand_there() {
        assert_eq!(words("U hoort iets vóór {date}."), 7);
        assert_eq!(words("maandag|dinsdag"), 2);
        assert_eq!(words("Bel na 9.00 uur."), 4);
    }

    #[test]
    fn officialese_is_hard_to_read() {
        let official = "Naar aanleiding van uw aanvraag schuldhulpverlening informeren wij u omtrent de voortgang.";
        assert!(ease([official]) < LEAST_EASE, "{}", ease([official]));
        assert_eq!(hard_words(official), ["schuldhulpverlening"]);
        assert_eq!(["ideeën", "huis", "rij", "bsn", "zorgverzekering"].map(syllables), [3, 1, 1, 1, 5]);
    }
}
