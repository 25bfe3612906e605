//! What somebody does, as a sentence: the title of a step tells somebody to do it ("Doe uw brieven in één tas"), an
//! agreement says who does ("U doet uw brieven in één tas").

/// The verbs that titles begin with and that get no `t`, or another form: each as it is told, and as it is said.
const OWN_FORMS: &[(&str, &str)] = &[
    ("ga", "gaat"),
    ("sta", "staat"),
    ("sla", "slaat"),
    ("laat", "laat"),
    ("zet", "zet"),
    ("praat", "praat"),
    ("wacht", "wacht"),
    ("start", "start"),
    ("doe", "doet"),
    ("zie", "ziet"),
];

/// The other verbs that titles begin with. They get a `t`; a word that is not here is no verb, as far as this knows.
const VERBS: &[&str] = &[
    "bedenk",
    "begin",
    "bekijk",
    "bel",
    "bespreek",
    "betaal",
    "bewaar",
    "breng",
    "check",
    "controleer",
    "deel",
    "download",
    "geef",
    "haal",
    "houd",
    "kies",
    "kijk",
    "koop",
    "leg",
    "lees",
    "lever",
    "loop",
    "maak",
    "meld",
    "neem",
    "noem",
    "onderteken",
    "open",
    "oefen",
    "pak",
    "pas",
    "plan",
    "print",
    "probeer",
    "regel",
    "reken",
    "ruim",
    "schrijf",
    "scan",
    "sorteer",
    "spreek",
    "stop",
    "stuur",
    "teken",
    "tel",
    "verstuur",
    "vertel",
    "verzamel",
    "vraag",
    "vul",
    "zeg",
    "zoek",
    "zorg",
];

/// The sentence that says that `who` does the step with this title. A title that is a sentence already stays; one that does
/// not begin with a verb that is known here stands after the name.
pub fn does(who: &str, title: &str) -> String {
    let (first, rest) = title.split_once(' ').unwrap_or((title, ""));
    let told = first.to_lowercase();
    let own = OWN_FORMS.iter().find(|(form, _)| *form == told).map(|(_, said)| (*said).to_owned());
    let said = own.or_else(|| VERBS.contains(&&*told).then(|| [&*told, "t"].concat()));
    match said {
        _ if first == who => title.into(),
        Some(verb) if rest.is_empty() => [who, " ", &verb].concat(),
        Some(verb) => [who, " ", &verb, " ", rest].concat(),
        None => [who, ": ", title].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_sentence_that_says_who_does_it() {
        for (who, title, sentence) in [
            ("U", "Doe uw brieven in één tas", "U doet uw brieven in één tas"),
            ("U", "Open één brief", "U opent één brief"),
            ("U", "Laat uw loonstrook zien", "U laat uw loonstrook zien"),
            ("Jaap", "Bel het energiebedrijf", "Jaap belt het energiebedrijf"),
            ("Jaap", "Jaap belt het energiebedrijf", "Jaap belt het energiebedrijf"),
            ("U", "Vaste rekeningen op een rij", "U: Vaste rekeningen op een rij"),
            ("U", "U belt uw verhuurder", "U belt uw verhuurder"),
            ("U", "Bel", "U belt"),
        ] {
            assert_eq!(does(who, title), sentence);
        }
    }
}
