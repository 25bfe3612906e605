//! Drawings from the sprites `public/icons.svg` and `public/land.svg`. Never told to a screen
//! reader: beside every drawing stand words.

use domain::status::Shape;

use crate::node::{Node, el};

macro_rules! icons {
    ($($name:ident = $id:literal)*) => {
        /// A pictogram of the sprite.
        #[allow(missing_docs, reason = "a pictogram says what it is")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon { $($name),* }

        impl Icon {
            /// Every pictogram.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The symbol that draws it.
            pub const fn symbol(self) -> &'static str {
                match self { $(Self::$name => concat!("icons#", $id)),* }
            }

            /// The pictogram that a step names; a sheet of paper when there is none of that name,
            /// since a newer app may have put one on the route that this one does not know.
            pub fn named(name: &str) -> Self {
                match name { $($id => Self::$name,)* _ => Self::Paper }
            }
        }
    };
}

icons! {
    Back = "back" Bag = "bag" Bank = "bank" Calendar = "calendar" Clock = "clock" Coin = "coin" Copy = "copy"
    Detour = "detour" Device = "device" Done = "done" Family = "family" Folder = "folder" Food = "food"
    Form = "form" Forward = "forward" Globe = "globe" Goal = "goal" Hand = "hand" Heart = "heart" Hide = "hide"
    Hourglass = "hourglass" House = "house" Later = "later" Letter = "letter" LetterOpen = "letter-open"
    Lock = "lock" Moon = "moon" Now = "now" Offline = "offline" Paper = "paper" Pen = "pen" People = "people"
    Person = "person" Phone = "phone" Plug = "plug" Plus = "plus" Question = "question" Refresh = "refresh"
    Route = "route" Saved = "saved" Seen = "seen" Sent = "sent" Share = "share" Shield = "shield"
    Sliders = "sliders" Smaller = "smaller" Speaker = "speaker" Sun = "sun" Talk = "talk" Tick = "tick"
    Undo = "undo" Work = "work"
}

/// One symbol of a sprite, put down in a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The sprite that holds it and its name there, like `land#strip`.
    pub symbol: &'static str,
    /// Its class; empty is none.
    pub class: &'static str,
    /// x, y, width and height in the units of the drawing; none is the whole drawing.
    pub at: Option<[i32; 4]>,
}

impl Part {
    /// A symbol over the whole drawing.
    pub const fn whole(symbol: &'static str) -> Self {
        Self { symbol, class: "", at: None }
    }
}

impl Part {
    /// A symbol with a place lies around the origin of a group, so that the style sheet can turn it
    /// about its own middle; its class is of a group around that one, whose place is left alone.
    fn draw(self) -> Node {
        let symbol = |class| el("use", class).attr("picture", self.symbol);
        let Some([x, y, width, height]) = self.at else { return symbol(self.class) };
        let middle = [x + width / 2, y + height / 2].map(|side| side.to_string());
        let mut placed = symbol("");
        for (name, side) in [("x", -width / 2), ("y", -height / 2), ("width", width), ("height", height)] {
            placed = placed.attr(name, side.to_string());
        }
        let group = el("g", "").attr("transform", ["translate(", &middle[0], " ", &middle[1], ")"].concat());
        el("g", self.class).with(group.with(placed))
    }
}

/// The frame that a drawing lies in: its class, its `viewBox` and how it fits.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Its class.
    pub class: &'static str,
    /// Its `viewBox`; none is that of the symbol.
    pub view_box: Option<&'static str>,
    /// Its `preserveAspectRatio`; none is the browser's own.
    pub fit: Option<&'static str>,
}

impl Frame {
    /// A frame that takes its `viewBox` from the symbol in it.
    pub const fn of(class: &'static str) -> Self {
        Self { class, view_box: None, fit: None }
    }
}

/// A drawing put together from symbols.
pub fn drawing(frame: Frame, parts: Vec<Part>) -> Node {
    el("svg", frame.class)
        .maybe("viewBox", frame.view_box)
        .maybe("preserveAspectRatio", frame.fit)
        .attr("aria-hidden", "true")
        .all(parts.into_iter().map(Part::draw))
}

/// A pictogram with a class of its own, such as `icon icon--s`.
pub fn icon_in(class: &'static str, icon: Icon) -> Node {
    drawing(Frame::of(class), vec![Part::whole(icon.symbol())])
}

/// A pictogram.
pub fn icon(icon: Icon) -> Node {
    icon_in("icon", icon)
}

/// The sign of a status, to go before its word.
pub fn sign(class: &'static str, shape: Shape) -> Node {
    drawing(Frame::of(class), vec![Part::whole(sign_symbol(shape))])
}

const fn sign_symbol(shape: Shape) -> &'static str {
    match shape {
        Shape::Done => "icons#shape-done",
        Shape::Now | Shape::Stuck => "icons#shape-now",
        Shape::Others => "icons#shape-others",
        Shape::Later => "icons#shape-later",
        Shape::Maybe => "icons#shape-maybe",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPRITE: &str = include_str!("../../public/icons.svg");

    fn drawn(symbol: &str) -> bool {
        SPRITE.contains(&symbol.replace("icons#", "id=\"").replace(' ', "")[..])
    }

    #[test]
    fn every_pictogram_is_in_the_sprite_and_every_one_in_the_sprite_has_a_name() {
        for icon in Icon::ALL {
            assert!(drawn(icon.symbol()), "{icon:?}");
        }
        let ids = SPRITE.split("<symbol id=\"").skip(1).filter_map(|rest| rest.split_once('"'));
        for (id, _) in ids.filter(|(id, _)| !id.starts_with("shape-") && !id.starts_with("mark-")) {
            let named = Icon::named(id);
            assert_eq!(named.symbol(), format!("icons#{id}"));
        }
    }

    #[test]
    fn every_pictogram_of_the_library_is_known() {
        let library = include_str!("../../public/library/steps.toml");
        for line in library.lines().filter_map(|line| line.strip_prefix("icon = ")) {
            let name = line.trim_matches('"');
            assert!(name == "paper" || Icon::named(name) != Icon::Paper, "{name}");
        }
    }

    #[test]
    fn every_shape_has_a_sign() {
        for shape in [Shape::Done, Shape::Now, Shape::Others, Shape::Later, Shape::Maybe, Shape::Stuck] {
            assert!(drawn(sign_symbol(shape)), "{shape:?}");
        }
    }

    #[test]
    fn an_unknown_pictogram_is_a_sheet_of_paper() {
        assert_eq!(Icon::named("unicorn"), Icon::Paper);
    }
}
