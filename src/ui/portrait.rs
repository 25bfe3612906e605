//! A face beside a name.

use domain::step::Role;

use crate::{
    icon::{Frame, Part, drawing},
    node::Node,
};

/// The drawing that stands for somebody with this role. Roles without a drawing of their own, and
/// people nobody was told of yet, get the outline of a person.
pub fn portrait(role: Option<Role>) -> Node {
    drawing(Frame::of("portrait"), vec![Part::whole(symbol(role))])
}

const fn symbol(role: Option<Role>) -> &'static str {
    match role {
        Some(Role::Worker) => "land#portrait-1",
        Some(Role::Specialist) => "land#portrait-2",
        _ => "land#portrait-0",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_portrait_is_in_the_sprite() {
        let sprite = include_str!("../../public/land.svg");
        for role in [None, Some(Role::Worker), Some(Role::Specialist), Some(Role::Urgent)] {
            let id = symbol(role).replace("land#", "id=\"");
            assert!(sprite.contains(&format!("{id}\"")), "{id}");
        }
    }
}
