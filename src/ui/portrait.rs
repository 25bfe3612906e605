//! A face beside a name.

use domain::{fold::Person, step::Role};

use crate::{
    icon::{Frame, Part, drawing},
    node::{Node, el, text},
};

/// The face of a person: the drawn portrait, or else the initials, so that nobody wears the face of another. Who is
/// not a person, or not known yet, gets the outline of one.
pub fn portrait(person: Option<&Person>) -> Node {
    match person {
        Some(Person { face: Some(face), .. }) if symbol(face) != OUTLINE => drawn(symbol(face)),
        Some(person) if person.role != Role::Urgent => initials(&person.name),
        _ => drawn(OUTLINE),
    }
}

/// The initials of a name in a circle, of which the shade depends on the name. The name itself stands beside it.
pub fn initials(name: &str) -> Node {
    let letters: String = name.split_whitespace().take(2).filter_map(|word| word.chars().next()).collect();
    let shade = name.bytes().fold(0_u8, u8::wrapping_add) % 3;
    let circle = el("span", "portrait initials").attr("data-shade", shade.to_string()).attr("aria-hidden", "true");
    circle.with(text("span", "", letters))
}

const OUTLINE: &str = "land#portrait-0";

fn drawn(symbol: &'static str) -> Node {
    drawing(Frame::of("portrait"), vec![Part::whole(symbol)])
}

fn symbol(face: &str) -> &'static str {
    match face {
        "1" => "land#portrait-1",
        "2" => "land#portrait-2",
        _ => OUTLINE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, role: Role, face: Option<&str>) -> Person {
        Person { name: name.into(), role, phone: None, hours: None, face: face.map(Into::into) }
    }

    #[test]
    fn every_portrait_is_in_the_sprite() {
        let sprite = include_str!("../../public/land.svg");
        for face in ["0", "1", "2"] {
            let id = symbol(face).replace("land#", "id=\"");
            assert!(sprite.contains(&format!("{id}\"")), "{id}");
        }
    }

    #[test]
    fn who_has_no_portrait_has_initials_and_never_the_face_of_another() {
        for face in [None, Some("of a newer app")] {
            assert_eq!(portrait(Some(&person("Els van Dijk", Role::Worker, face))).words(), "Ev");
        }
        assert_eq!(portrait(Some(&person("Naomi", Role::Worker, Some("1")))).words(), "");
        assert_eq!(portrait(Some(&person("Hulp vandaag", Role::Urgent, None))).words(), "");
        assert_eq!(portrait(None).words(), "");
    }
}
