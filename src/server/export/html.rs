//! An export to read: what stands on the route first, then every event. Plain HTML without script; everything that
//! somebody wrote is escaped.

use std::fmt::Write as _;

use domain::{
    body::{Body, Scalar, day},
    event::Entry,
    fold::Fold,
    id::{PersonId, Uuid},
    party::Party,
    said,
    step::Role,
    view::RouteView,
};

use super::{Export, words};

/// The file is opened from a disk, where no server guards it: it says itself that nothing in it may run or be fetched.
const HEAD: &str = "<!doctype html>
<html lang=\"nl\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>Mijn stappen</title>
<style>
body { font: 1.125rem/1.6 sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1d2733; }
h1, h2, h3 { line-height: 1.25; }
li { margin: 0.25rem 0; }
small { color: #4a5663; font-size: 1rem; }
</style>
</head>
<body>
";

/// The whole page.
pub fn write(export: &Export) -> String {
    let entries: Vec<Entry> = export.entries().collect();
    let mut fold = Fold::default();
    entries.iter().for_each(|entry| fold.apply(entry));
    let page = Page { export, view: fold.view() };
    let sections = [page.start(), page.steps(), page.wins(), page.people(), page.sharing(), page.events(&entries)];
    format!("{HEAD}{}</body>\n</html>\n", sections.concat())
}

struct Page<'a> {
    export: &'a Export,
    view: RouteView,
}

impl Page<'_> {
    fn start(&self) -> String {
        let (name, made) = (escape(&self.view.name), words::day(self.export.at.day()));
        let mut text = format!("<h1>De stappen van {name}</h1>\n<p>Dit bestand is van {made}.\n");
        text += "Hierin staat alles wat u in Mijn stappen kunt zien.</p>\n";
        text += "<p>Notities voor het team alleen staan er niet in.\nVraag die aan bij uw gemeente.</p>\n";
        text + &section("Waar u het voor doet", self.view.goal.iter().map(|goal| escape(goal)))
    }

    fn steps(&self) -> String {
        let mut text = String::from("<h2>Uw stappen</h2>\n");
        for phase in &self.view.phases {
            let title = phase.title.as_deref().unwrap_or_else(|| words::phase(phase.kind));
            // Writing to a string never fails.
            let _ = write!(text, "<h3>{}</h3>\n<ul>\n", escape(title));
            for step in &phase.steps {
                let status = words::status(&step.status(), |person| self.name(person));
                let _ = writeln!(text, "<li>{}: {}</li>", escape(step.words.done_name()), escape(&status));
            }
            text += "</ul>\n";
        }
        text
    }

    fn wins(&self) -> String {
        let better = self.view.better.iter().map(|better| escape(&better.text));
        let kind = self.view.compliments.iter();
        let kind = kind.map(|kind| escape(&format!("{}: {}", self.name(kind.mark.author.person), kind.text)));
        section("Wat er gelukt is", better.chain(kind))
    }

    fn people(&self) -> String {
        let line = |person: &domain::fold::Person| {
            let also = [&person.phone, &person.hours].into_iter().flatten().map(|also| format!(", {also}"));
            escape(&format!("{}, {}{}", person.name, words::role(person.role), also.collect::<String>()))
        };
        section("Wie er meedoet", self.view.people.values().map(line))
    }

    fn sharing(&self) -> String {
        let sees = self.export.consents.consents.iter().map(|consent| {
            let topics: Vec<_> = consent.sees.iter().map(|topic| words::topic(*topic)).collect();
            let topics = if topics.is_empty() { "niets".into() } else { topics.join(", ") };
            format!("{}: {topics}", words::party(consent.party))
        });
        let looked = self.export.views.views.iter().map(|view| {
            let (at, who) = (words::moment(&view.at), self.name(view.person));
            let of = [words::party(view.party), &view.organisation].join(" ");
            escape(&format!("{at}: {who} ({}) keek naar {}", of.trim(), words::topic(view.topic)))
        });
        section("Wie wat mag zien", sees) + &section("Wie er keek", looked)
    }

    fn events(&self, entries: &[Entry]) -> String {
        section("Alles wat er is opgeschreven", entries.iter().map(|entry| self.event(entry)))
    }

    fn event(&self, Entry { author, event }: &Entry) -> String {
        let who = match author.party {
            Party::Resident => "U".into(),
            party => self.view.name_of(author.person).unwrap_or(words::party(party)).to_owned(),
        };
        let about = event.about.and_then(|about| self.called(about)).map(|name| format!(": {name}"));
        let head = format!("{} \u{2013} {who}", words::moment(&event.at));
        let what = format!("{}{}", words::kind(&event.kind), about.unwrap_or_default());
        let said = self.said(&event.body);
        format!("<small>{}</small><br>{}{}", escape(&head), escape(&what), said)
    }

    /// Everything that the body says, field by field.
    fn said(&self, body: &Body) -> String {
        let lines = body.0.iter().map(|(field, said)| {
            format!("<br><small>{}: {}</small>", escape(words::field(field)), escape(&self.value(field, said)))
        });
        lines.collect()
    }

    fn value(&self, field: &str, value: &Scalar) -> String {
        match value {
            Scalar::Text(text) => {
                let called = || text.parse().ok().and_then(|id| self.called(id));
                let chosen = words::choice(field, text).map(Into::into);
                let moment = || said::moment(text).map(|_| words::moment(text));
                chosen
                    .or_else(called)
                    .or_else(|| day(text).map(words::day))
                    .or_else(moment)
                    .unwrap_or_else(|| text.clone())
            }
            Scalar::Number(number) => number.to_string(),
            Scalar::Flag(true) => "ja".into(),
            Scalar::Flag(false) => "nee".into(),
            Scalar::List(list) => {
                let words: Vec<&str> = list.iter().map(|word| words::choice(field, word).unwrap_or(word)).collect();
                words.join("; ")
            }
        }
    }

    /// What the step, phase or person with this id is called.
    fn called(&self, id: Uuid) -> Option<String> {
        let step = self.view.steps().find(|step| step.id.0 == id).map(|step| step.words.done_name().to_owned());
        let phase = || self.view.phases.iter().find(|phase| phase.id.is_some_and(|phase| phase.0 == id));
        let phase = || phase().map(|phase| phase.title.clone().unwrap_or_else(|| words::phase(phase.kind).into()));
        step.or_else(phase).or_else(|| self.view.name_of(PersonId(id)).map(Into::into))
    }

    /// The name of somebody, or what is known of it.
    fn name(&self, person: PersonId) -> String {
        match self.view.people.get(&person) {
            Some(found) if found.role == Role::Resident => "u".into(),
            Some(found) => found.name.clone(),
            None => "iemand van het team".into(),
        }
    }
}

/// A heading with a list under it, or the word that there is nothing. The items are HTML.
fn section(title: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    match items.as_str() {
        "" => format!("<h2>{title}</h2>\n<p>Nog niets.</p>\n"),
        items => format!("<h2>{title}</h2>\n<ul>\n{items}</ul>\n"),
    }
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
