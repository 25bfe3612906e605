//! What people read, in their language: the texts of `public/locales` and the words of the library.

use std::sync::Arc;

use domain::{
    body::Body,
    json::{self, Object},
    small_map::SmallMap,
    view::StepView,
    words::{Part, Words, with_helper},
};

use crate::platform::net;

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// A text that people read. Each app has an enum of its own, so that the phone does not carry the team's.
pub trait Named: Copy {
    /// Its name in the files of locales, and what it is in Dutch.
    fn row(self) -> (&'static str, &'static str);
}

/// A language of the app; Dutch as it addresses its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Dutch that says "u", which is built in.
    Nl,
    /// Dutch that says "je". Its files hold only what differs.
    Je,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered. How Dutch addresses its reader is a choice of its own.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nl | Self::Je => "nl",
            Self::En => "en",
        }
    }

    /// Its name in the language itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Nl | Self::Je => "Nederlands",
            Self::En => "English",
        }
    }

    /// What its files are called.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Je => "nl-je",
            other => other.tag(),
        }
    }

    /// The language with this tag; Dutch when there is none.
    pub fn tagged(tag: &str) -> Self {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag).unwrap_or(Self::Nl)
    }
}

/// The texts of one language. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The language.
    pub lang: Lang,
    other: Option<Arc<Other>>,
}

/// A language that was fetched.
#[derive(Debug)]
struct Other {
    texts: SmallMap<String, String>,
    library: SmallMap<String, Words>,
}

impl Texts {
    /// Dutch.
    pub const fn dutch() -> Self {
        Self { lang: Lang::Nl, other: None }
    }

    /// A language from its file of texts and its file of library words; a text that is missing in
    /// it is read in Dutch. None when the texts cannot be read.
    pub fn read(lang: Lang, texts: &str, library: &str) -> Option<Self> {
        let texts = Object::read(texts)?;
        let texts = texts.fields().filter_map(|(key, raw)| Some((key.into(), json::text(raw)?))).collect();
        let words = |(id, raw): (&str, &str)| Some((id.into(), Words::read(&Body::read(raw)?).ok()?));
        let library = Object::read(library).map(|steps| steps.fields().filter_map(words).collect()).unwrap_or_default();
        Some(Self { lang, other: Some(Arc::new(Other { texts, library })) })
    }

    /// A language, or Dutch as long as it cannot be had.
    pub async fn load(lang: Lang) -> Self {
        match lang {
            Lang::Nl => Self::dutch(),
            other => Self::fetch(other).await.unwrap_or_else(Self::dutch),
        }
    }

    /// Fetches a language; none when it cannot be had now.
    pub async fn fetch(lang: Lang) -> Option<Self> {
        let texts = net::file(&format!("/locales/{}.json", lang.file())).await?;
        let library = net::file(&format!("/library/{}.json", lang.file())).await?;
        Self::read(lang, &texts, &library)
    }

    /// The same with the texts of one more folder; where those cannot be had they are read in Dutch.
    pub async fn with(mut self, folder: &str) -> Self {
        let Some(other) = self.other.as_mut().and_then(Arc::get_mut) else { return self };
        let file = net::file(&format!("/{folder}/{}.json", self.lang.tag())).await.unwrap_or_default();
        for (name, raw) in Object::read(&file).iter().flat_map(Object::fields) {
            if let Some(text) = json::text(raw) {
                other.texts.insert(name.into(), text);
            }
        }
        self
    }

    /// The text of `key`.
    #[inline(never)]
    pub fn get(&self, key: impl Named) -> &str {
        let (name, dutch) = key.row();
        self.other.as_ref().and_then(|other| other.texts.get(name)).map_or(dutch, String::as_str)
    }

    /// The text of `key` with each `{name}` replaced.
    #[inline(never)]
    pub fn fill(&self, key: impl Named, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(values.iter().find(|(wanted, _)| *wanted == name).map_or("", |(_, value)| value));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// The text for one, or for another number, with `{n}` replaced.
    ///
    /// Both languages tell only one from other (CLDR plural rules); a language with more forms
    /// gets its rule here.
    pub fn count<K: Named>(&self, one: K, other: K, n: usize) -> String {
        self.fill(if n == 1 { one } else { other }, &[("n", &n.to_string())])
    }

    /// The title of a step of the library in this language; none in Dutch, and where the library has no such step.
    pub(crate) fn title_of(&self, template: &str) -> Option<&str> {
        Some(self.other.as_ref()?.library.get(template)?.get(Part::Title))
    }

    /// The words of `step` in this language: from the library when nobody changed them and the
    /// library has them, as written otherwise. `helper` is the name put in for `{helper}`.
    pub fn words(&self, step: &StepView, helper: &str) -> Words {
        let template = step.template.as_ref().filter(|_| !step.reworded);
        let translated = || self.other.as_ref()?.library.get(template?);
        let mut words = translated().unwrap_or(&step.words).clone();
        for part in Part::ALL {
            if words.get(*part).contains('{') {
                let named = with_helper(words.get(*part), helper);
                words.set(*part, &named);
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of each app and of the phone's scripts, in Dutch and in English.
    const FILES: [[&str; 2]; 3] = [
        [include_str!("../../public/locales/nl.json"), include_str!("../../public/locales/en.json")],
        [include_str!("../../public/phone-locales/nl.json"), include_str!("../../public/phone-locales/en.json")],
        [include_str!("../../public/team-locales/nl.json"), include_str!("../../public/team-locales/en.json")],
    ];

    #[test]
    fn every_dutch_text_has_an_english_one_and_the_other_way_round() {
        for file in FILES {
            let [dutch, english] = file
                .map(|text| Object::read(text).unwrap().fields().map(|(name, _)| name.to_owned()).collect::<Vec<_>>());
            assert_eq!(dutch, english);
        }
    }

    #[test]
    fn a_translation_has_the_same_places_to_fill() {
        let places = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect();
            names.sort();
            names
        };
        for [dutch, english] in FILES {
            let english = Object::read(english).unwrap();
            for (name, text) in Object::read(dutch).unwrap().fields() {
                assert_eq!(places(text), places(english.raw(name).unwrap()), "{name}");
            }
        }
    }

    #[test]
    fn each_key_reads_its_own_text_in_both_languages() {
        let texts = Texts::read(Lang::En, FILES[0][1], "{}").unwrap();
        assert_eq!([Texts::dutch().get(Key::NavHelp), texts.get(Key::NavHelp)], ["Hulp", "Help"]);
    }

    #[test]
    fn dutch_that_says_je_reads_what_differs_and_the_rest_as_it_was() {
        let texts = Texts::read(Lang::Je, include_str!("../../public/locales/nl-je.json"), "{}").unwrap();
        assert_eq!([Key::RouteTitle, Key::NavHelp].map(|key| texts.get(key).to_owned()), ["Je stappen", "Hulp"]);
        assert_eq!([texts.lang.tag(), texts.lang.own_name()], ["nl", "Nederlands"]);
    }
}
