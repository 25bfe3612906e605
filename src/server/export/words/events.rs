//! The Dutch of what happened: kinds of events, their fields, and the words that the app chose for their values.

use domain::{
    said::Saying,
    step::{PhaseKind, Role},
};

use super::{phase, role};

/// What happened; a kind that this version does not know keeps its own name.
pub fn kind(kind: &str) -> &str {
    if let Some(saying) = Saying::named(kind) {
        return said(saying);
    }
    match kind {
        "OwnStepAdded" => "Een stap van uzelf",
        "RouteStarted" => "De route begon",
        "TextSet" => "Tekst gewijzigd",
        "PhaseAdded" => "Deel toegevoegd",
        "PhaseOpened" => "Deel begonnen",
        "PersonJoined" => "Iemand doet mee",
        "HandedOver" => "Een collega neemt het over",
        "StepAdded" => "Stap toegevoegd",
        "StepHidden" => "Stap weggehaald",
        "StepShown" => "Stap teruggezet",
        "PlaceSet" => "Plaats op de route gekozen",
        "OwnerSet" => "Afgesproken wie dit doet",
        "HelpLevelSet" => "Afgesproken hoe wij helpen",
        "WindowSet" => "Afgesproken wanneer",
        "Released" => "Afgesproken of dit nu kan",
        "PromiseSet" => "Iets beloofd",
        "ItemDone" => "Deel van de stap gedaan",
        "ItemReopened" => "Vinkje bij een deel weggehaald",
        "StepDone" => "Stap gedaan",
        "StepReopened" => "Vinkje weggehaald",
        "StepUnstuck" => "Deze stap lukt toch",
        "StepSeen" => "Gezien dat de stap klaar is",
        "StepFinished" => "Afgerond wat bij de stap hoort",
        "WinNoted" => "Er is iets gelukt",
        "Compliment" => "Een compliment",
        other => other,
    }
}

/// What people told each other.
const fn said(saying: Saying) -> &'static str {
    match saying {
        Saying::QuestionAsked => "U stelde een vraag",
        Saying::QuestionRead => "Uw vraag is gelezen",
        Saying::AnswerPromised => "Iemand zoekt het antwoord uit",
        Saying::QuestionAnswered => "Antwoord op uw vraag",
        Saying::QuestionForwarded => "Een ander beantwoordt uw vraag",
        Saying::QuestionClosed => "Uw vraag is klaar",
        Saying::StepStuck => "Deze stap lukt nu niet",
        Saying::ObstacleTaken => "Iemand lost op wat in de weg staat",
        Saying::ObstacleGone => "Opgelost wat in de weg stond",
        Saying::HelpAsked => "U vroeg hulp bij een stap",
        Saying::HelpOffered => "Iemand kan deze stap overnemen",
        Saying::HelpWithdrawn => "Hulp is toch niet nodig",
        Saying::ConfidenceSet => "Of u denkt dat het lukt",
        Saying::HelpNoted => "Wat hielp",
        Saying::WishNoted => "Uw wens",
        Saying::WishWithdrawn => "U nam een wens terug",
        Saying::NoteWritten => "Notitie",
        Saying::AgreementMade => "Afspraak gemaakt",
        Saying::AgreementAnswered => "Mening over een afspraak",
        Saying::AgreementEnded => "Afspraak is voorbij",
        Saying::CardSet => "Afgesproken hoe wij contact houden",
        Saying::AppointmentMade => "Gesprek gepland",
        Saying::AppointmentDeclined => "U kunt niet bij een gesprek",
        Saying::AppointmentKept => "U kunt toch wel bij een gesprek",
        Saying::AppointmentHeld => "Hoe een gesprek ging",
        Saying::CrisisStarted => "Hulp vandaag begon",
        Saying::CrisisEnded => "Hulp vandaag is klaar",
        Saying::SafetyChecked => "Eten, huis, stroom en zorg nagevraagd",
        Saying::Paused => "Even rust, of minder tegelijk",
        Saying::QuietSet => "U wilde even geen berichten",
        Saying::Resumed => "Het gaat weer verder",
        Saying::HoursSet => "Wanneer iemand te bereiken is",
        Saying::TalkOpened => "Wij gingen samen zitten",
        Saying::Prepared => "Wat iemand vooraf opschreef",
        Saying::LanguageSet => "In welke taal u het liefst praat",
        Saying::TimesSet => "Wanneer u kunt afspreken",
        Saying::SummaryTold => "Voorgelezen wat wij afspraken",
        Saying::SummaryHeard => "Of het voorgelezene klopt",
        Saying::AgreementHeard => "Wat u van een afspraak vond",
        Saying::TaughtBack => "De eerste stap in uw woorden",
        Saying::TalkClosed => "Het gesprek is afgerond",
        Saying::WinWithdrawn => "Teruggenomen dat er iets beter ging",
    }
}

/// What a field of an event is called; one that this version does not know keeps its own name.
pub fn field(field: &str) -> &str {
    match field {
        "name" => "naam",
        "started" => "begonnen",
        "field" => "wat",
        "value" | "text" => "tekst",
        "phase" => "deel van de route",
        "title" => "titel",
        "months" => "maanden",
        "role" => "rol",
        "phone" => "telefoon",
        "hours" => "bereikbaar",
        "icon" => "plaatje",
        "minutes" => "minuten",
        "heavy" => "zwaar",
        "template" => "voorbeeld",
        "short" => "korte titel",
        "why" => "waarom",
        "brings" => "wat het oplevert",
        "doneWhen" => "klaar als",
        "won" => "wat er gelukt is",
        "relief" => "wat het gaf",
        "planB" => "als het niet lukt",
        "script" => "wat u kunt zeggen",
        "asked" => "waarom wij dit vragen",
        "items" => "delen",
        "needs" => "wat u nodig hebt",
        "key" => "plaats",
        "owner" => "wie dit doet",
        "level" => "hoe wij helpen",
        "helper" => "wie helpt",
        "from" => "vanaf",
        "to" => "tot en met",
        "time" => "tijd",
        "state" => "kan dit nu",
        "reason" => "reden",
        "before" => "u hoort iets vóór",
        "then" => "anders belt",
        "on" => "op",
        "item" => "deel van de stap",
        "subject" => "waarover",
        "how" => "hoe",
        "person" => "wie",
        "by" => "wie dit doet",
        "answer" => "antwoord",
        "channel" => "contact",
        "days" => "dagen",
        "silent" => "als het stil blijft",
        "at" => "wanneer",
        "with" => "met",
        "place" => "waar",
        "travel" => "hoe u er komt",
        "outcome" => "hoe het ging",
        "instead" => "wie anders",
        "away" => "weer terug op",
        "language" => "taal",
        "interpreter" => "tolk",
        "step" => "stap",
        "times" => "dagdelen",
        other => other,
    }
}

/// What a word stands for that the app chose, not a person; none for everything else.
pub fn choice(field: &str, word: &str) -> Option<&'static str> {
    match (field, word) {
        ("owner", "resident") => Some("u"),
        ("owner", "third") => Some("iemand van buiten"),
        ("role", word) => Role::named(word).map(role),
        ("phase", word) => PhaseKind::named(word).map(phase),
        ("level", "we") => Some("wij doen het"),
        ("level", "together") => Some("samen"),
        ("level", "alongside") => Some("u doet het, wij kijken mee"),
        ("level", "self") => Some("u doet het zelf"),
        ("state", "open") => Some("ja"),
        ("state", "later") => Some("later"),
        ("state", "maybe") => Some("misschien"),
        ("state", "dropped") => Some("hoeft niet meer"),
        ("by", "resident") => Some("u"),
        ("how", "with") => Some("samen"),
        ("how", "for") => Some("iemand anders doet het"),
        ("how", "pause") => Some("rust"),
        ("how", "lighten") => Some("minder tegelijk"),
        ("answer", "agree") => Some("mee eens"),
        ("answer", "disagree") => Some("niet mee eens"),
        ("answer", "unsure") => Some("weet het nog niet"),
        ("answer", "right") => Some("ja, dit klopt"),
        ("answer", "other") => Some("nee, het is anders"),
        ("times", "morning") => Some("ochtend"),
        ("times", "afternoon") => Some("middag"),
        ("times", "evening") => Some("avond"),
        ("channel", "call") => Some("bellen"),
        ("channel", "message") => Some("een bericht"),
        ("channel", "visit") => Some("langskomen"),
        ("channel", "letter") => Some("een brief"),
        ("outcome", "held") => Some("het ging door"),
        ("outcome", "missed") => Some("het ging niet door"),
        ("outcome", "moved") => Some("het werd een ander moment"),
        ("value", "yes") => Some("ja"),
        ("value", "maybe") => Some("misschien"),
        ("value", "no") => Some("nee"),
        ("reason", "much") => Some("het is te veel"),
        ("reason", "scared") => Some("spannend"),
        ("reason", "missing") => Some("u mist iets"),
        ("reason" | "subject", "other") => Some("iets anders"),
        ("subject", "unclear") => Some("dit is niet duidelijk"),
        ("subject", "letter") => Some("een brief"),
        ("subject", "calls") => Some("iemand belt u"),
        ("subject", "call") => Some("u wilt gebeld worden"),
        ("subject", "again") => Some("nog niet duidelijk"),
        ("needs", "food") => Some("eten"),
        ("needs", "home") => Some("huis"),
        ("needs", "energy") => Some("stroom, gas of water"),
        ("needs", "care") => Some("zorg"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use domain::{crisis::Need, setback::REASONS};

    use super::*;

    #[test]
    fn nothing_that_the_app_chose_is_read_in_the_words_of_the_wire() {
        assert!(Need::ALL.iter().all(|need| choice("needs", need.key()).is_some()));
        assert!(REASONS.iter().all(|reason| choice("reason", reason).is_some()));
        for said in Saying::ALL {
            assert_ne!(kind(said.key()), said.key());
        }
        assert_eq!(kind("OfALaterVersion"), "OfALaterVersion");
    }
}
