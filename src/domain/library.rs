//! The library for who builds a route: small steps in plain words, what a large assignment falls apart in, and the
//! templates that a route starts from. All of it is content; what it means is decided here.
//!
//! It is read from two files of the site: the words and facts of every step (`/library/nl.json`), and what only who builds
//! needs (`/team-library/building.json`, from `public/library/building.toml`).

use crate::{
    body::{Body, Scalar},
    json::{self, Object},
    step::{Help, PhaseKind},
    words::{Part, Words},
};

/// Everything one can build with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// The small steps, in the order of the parts of a route and then by their names.
    pub items: Vec<Item>,
    /// The large assignments that are known.
    pub large: Vec<Large>,
    /// What a route starts from.
    pub templates: Vec<Template>,
}

/// One small step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id in the library.
    pub id: String,
    /// Its words.
    pub words: Words,
    /// In which part of a route it belongs.
    pub phase: PhaseKind,
    /// The name of its pictogram.
    pub icon: String,
    /// How many minutes it takes.
    pub minutes: u16,
    /// With how much help it starts.
    pub help: Help,
    /// What it is about, as words of the library.
    pub topics: Vec<String>,
    /// Whether it is needed before arrangements can begin.
    pub needed: bool,
    /// The phrases by which a line of a list is known, each as the beginnings of its words.
    pub phrases: Vec<String>,
    body: Body,
}

/// An assignment that is too large for one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Large {
    /// What it is called.
    pub title: String,
    /// The phrases by which it is known, each as the beginnings of its words.
    pub phrases: Vec<String>,
    /// The small steps that it falls apart in, as ids of the library.
    pub steps: Vec<String>,
}

/// What a route starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its id: `standard`, `light` or `crisis`.
    pub id: String,
    /// Its parts, in order, with how many months each usually takes; 0 is not known.
    pub phases: Vec<(PhaseKind, u16)>,
    /// The steps that it lays out, as ids of the library, in order.
    pub steps: Vec<String>,
}

/// What the JSON of an item holds for who builds, and a step on the route does not.
const NOT_OF_A_STEP: [&str; 3] = ["phase", "help", "topics"];

impl Library {
    /// Reads the library from its two files; none when one of them cannot be read.
    pub fn read(steps: &str, building: &str) -> Option<Self> {
        let building = Object::read(building)?;
        let phrases = building.object("phrases")?;
        let needed = building.texts("needed");
        let item = |(id, raw): (&str, &str)| Item::read(id, raw, phrases.texts(id), needed.iter().any(|one| one == id));
        let large = |raw| {
            let large = Object::read(raw)?;
            Some(Large { title: large.text("title")?, phrases: large.texts("phrases"), steps: large.texts("steps") })
        };
        let mut items = Object::read(steps)?.fields().map(item).collect::<Option<Vec<_>>>()?;
        items.sort_by(|a, b| (a.phase, a.words.get(Part::Title)).cmp(&(b.phase, b.words.get(Part::Title))));
        Some(Self {
            items,
            large: building.list("large")?.into_iter().map(large).collect::<Option<_>>()?,
            templates: building.list("templates")?.into_iter().map(Template::read).collect::<Option<_>>()?,
        })
    }

    /// The step with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The template with this id.
    pub fn template(&self, id: &str) -> Option<&Template> {
        self.templates.iter().find(|template| template.id == id)
    }

    /// The steps that fit `wanted` (any beginning of a word in their name, what they are for or their phrases) and are
    /// about `topic`; an empty one fits all.
    pub fn search(&self, wanted: &str, topic: &str) -> Vec<&Item> {
        let wanted = tokens(wanted);
        let about = |item: &&Item| topic.is_empty() || item.topics.iter().any(|one| one == topic);
        let fits = |item: &&Item| {
            let said = [Part::Title, Part::Short, Part::Brings].map(|part| item.words.get(part)).join(" ");
            let known = tokens(&[&said, " ", &item.phrases.join(" ")].concat());
            wanted.iter().all(|word| known.iter().any(|one| one.starts_with(word.as_str())))
        };
        self.items.iter().filter(about).filter(fits).collect()
    }
}

impl Item {
    fn read(id: &str, raw: &str, phrases: Vec<String>, needed: bool) -> Option<Self> {
        let body = Body::read(raw)?;
        let of = |field: &str| body.maybe(field).map(ToOwned::to_owned);
        let words = Words::read(&body).ok()?;
        let mut kept = body.clone().with("template", id);
        for field in NOT_OF_A_STEP {
            kept.0.remove(&field.to_owned());
        }
        Some(Self {
            id: id.into(),
            phase: PhaseKind::named(&of("phase")?)?,
            icon: of("icon")?,
            minutes: body.number("minutes", crate::words::MOST_MINUTES).ok()?,
            help: Help::named(&of("help")?)?,
            topics: body.list("topics"),
            needed,
            phrases,
            words,
            body: kept,
        })
    }

    /// The body of the `StepAdded` that puts it on a route: without what is empty, as somebody would write it.
    pub fn body(&self) -> Body {
        let said = |value: &Scalar| *value != Scalar::List(Vec::new()) && *value != Scalar::Text(String::new());
        Body(
            self.body
                .0
                .iter()
                .filter(|(_, value)| said(value))
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
        )
    }
}

impl Template {
    fn read(raw: &str) -> Option<Self> {
        let template = Object::read(raw)?;
        let phase = |raw| {
            let phase = Object::read(raw)?;
            let months = phase.number("months").unwrap_or_default().try_into().ok()?;
            Some((PhaseKind::named(&phase.text("kind")?)?, months))
        };
        Some(Self {
            id: template.text("id")?,
            phases: template.list("phases")?.into_iter().map(phase).collect::<Option<_>>()?,
            steps: template.texts("steps"),
        })
    }
}

/// The words of a text in small letters without accents, as lines and phrases are compared.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let plain = |c: char| match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'á' | 'à' | 'ä' => 'a',
        'ó' | 'ò' | 'ö' => 'o',
        'í' | 'ï' => 'i',
        'ú' | 'ü' => 'u',
        other => other,
    };
    let small: String = text.chars().flat_map(char::to_lowercase).map(plain).collect();
    small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(Into::into).collect()
}

impl Object<'_> {
    /// The texts of a list; empty when there is none.
    fn texts(&self, name: &str) -> Vec<String> {
        self.list(name).unwrap_or_default().into_iter().filter_map(json::text).collect()
    }
}
