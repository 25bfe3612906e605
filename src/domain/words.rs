//! The words of a step: what people read about it, in one language.

use crate::{
    body::{Body, Fault},
    small_map::SmallMap,
};

/// The most parts a step is split in.
pub const MOST_ITEMS: usize = 3;
/// The longest title of a step, in characters.
pub const LONGEST_TITLE: usize = 60;
/// The most minutes that a step of a resident takes; a larger one is split.
pub const MOST_MINUTES: u16 = 15;

/// What a reader expects where a title stands.
pub(crate) const TITLE: &str = "a title of 1 to 60 characters";

/// Whether `text` can be the title of a step: at least one character, at most [`LONGEST_TITLE`].
pub fn is_title(text: &str) -> bool {
    (1..=LONGEST_TITLE).contains(&text.chars().count())
}

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident = $key:literal)*) => {
        /// One sentence or name among the words of a step, or the goal of the route.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Part { $($(#[$doc])* $name),* }

        impl Part {
            /// Every part.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name on the wire and in the library.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }
        }
    };
}

parts! {
    /// A verb and what it is done to, at most [`LONGEST_TITLE`] characters.
    Title = "title"
    /// What the step is called once it is done.
    Short = "short"
    /// Why it is there.
    Why = "why"
    /// What it will bring.
    Brings = "brings"
    /// When it is done; reads after "Klaar als".
    DoneWhen = "doneWhen"
    /// The fact once it is done.
    Won = "won"
    /// What it has brought.
    Relief = "relief"
    /// What helps when it does not work out.
    PlanB = "planB"
    /// Why we ask for a paper, and what happens with it.
    Asked = "asked"
    /// What one can say or send.
    Script = "script"
    /// What the resident does it all for, in the resident's own words. Of the route, not of a step.
    Goal = "goal"
    /// What the resident calls the route. Of the route, not of a step.
    RouteName = "routeName"
}

impl Part {
    /// Whether it is a word about the whole route.
    pub const fn is_of_route(self) -> bool {
        matches!(self, Self::Goal | Self::RouteName)
    }

    /// The part with this name.
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|part| part.key() == key)
    }
}

/// The words of one step. `{helper}` in them stands for the name of the person who helps with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    texts: SmallMap<Part, String>,
    /// Up to [`MOST_ITEMS`] small parts, each a small win of its own.
    pub items: Vec<String>,
    /// What one needs for it.
    pub needs: Vec<String>,
}

impl Words {
    /// Reads the words from the body of a `StepAdded` or from a step of the library.
    ///
    /// A fault when there is no title, or more than [`MOST_ITEMS`] parts.
    pub fn read(body: &Body) -> Result<Self, Fault> {
        if !is_title(body.text("title")?) {
            return Err(Fault { field: "title", expected: TITLE });
        }
        let words = Self {
            texts: Part::ALL.iter().filter_map(|part| Some((*part, body.maybe(part.key())?.into()))).collect(),
            items: body.list("items"),
            needs: body.list("needs"),
        };
        if words.items.len() > MOST_ITEMS {
            return Err(Fault { field: "items", expected: "at most 3 parts" });
        }
        Ok(words)
    }

    /// The words of `part`; empty when it has none.
    pub fn get(&self, part: Part) -> &str {
        self.texts.get(&part).map_or("", String::as_str)
    }

    /// Puts other words in the place of `part`.
    pub fn set(&mut self, part: Part, words: &str) {
        self.texts.insert(part, words.into());
    }

    /// What the step is called once it is done: its short name, or else its title.
    pub fn done_name(&self) -> &str {
        match self.get(Part::Short) {
            "" => self.get(Part::Title),
            short => short,
        }
    }
}

/// `text` with `{helper}` replaced by `name`.
pub fn with_helper(text: &str, name: &str) -> String {
    text.replace("{helper}", name)
}
