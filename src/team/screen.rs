//! The screens of the team and their addresses. Each is opened as a page of its own, so that nothing of one resident
//! stays behind when the route of another is opened.

use domain::id::RouteId;
use ui::platform::page;

use crate::talk::Part;

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The routes of who is signed in.
    Routes,
    /// Signing in.
    SignIn,
    /// One route, as everybody in the room sees it.
    Route(RouteId),
    /// Opening a route on a phone, and the phones that have it.
    Pair(RouteId),
    /// Who is on a route, what each sees, and handing it over.
    People(RouteId),
    /// The talk about a route, at one of its parts.
    Talk(RouteId, Part),
    /// There is no such screen.
    Nowhere,
}

impl Screen {
    /// The screen of an address.
    pub fn at(path: &str) -> Self {
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let of = |id: &str, screen: fn(RouteId) -> Self| id.parse().map_or(Self::Nowhere, screen);
        match parts.as_slice() {
            ["team"] => Self::Routes,
            ["team", "sign-in"] => Self::SignIn,
            ["team", "routes", id] => of(id, Self::Route),
            ["team", "routes", id, "pair"] => of(id, Self::Pair),
            ["team", "routes", id, "people"] => of(id, Self::People),
            ["team", "routes", id, "talk", part] => match (id.parse(), Part::named(part)) {
                (Ok(id), Some(part)) => Self::Talk(id, part),
                _ => Self::Nowhere,
            },
            _ => Self::Nowhere,
        }
    }

    /// The address of this screen.
    pub fn path(self) -> String {
        match self {
            Self::Routes | Self::Nowhere => "/team".into(),
            Self::SignIn => "/team/sign-in".into(),
            Self::Route(id) => format!("/team/routes/{id}"),
            Self::Pair(id) => format!("/team/routes/{id}/pair"),
            Self::People(id) => format!("/team/routes/{id}/people"),
            Self::Talk(id, part) => format!("/team/routes/{id}/talk/{}", part.key()),
        }
    }

    /// Opens this screen.
    pub fn open(self) {
        page::open(&self.path());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_an_address_of_its_own() {
        let route: RouteId = "7c1e0f4a-1111-4222-8333-444455556666".parse().unwrap();
        let talk =
            [Part::Prepare, Part::Tell, Part::Choose, Part::Paste, Part::Agree].map(|part| Screen::Talk(route, part));
        let others = [Screen::Routes, Screen::SignIn, Screen::Route(route), Screen::Pair(route), Screen::People(route)];
        for screen in others.into_iter().chain(talk) {
            assert_eq!(Screen::at(&screen.path()), screen);
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_says_so() {
        for path in
            ["/team/elsewhere", "/team/routes", "/team/routes/7", "/team/routes/7/pair", "/team/routes/7/talk", "/"]
        {
            assert_eq!(Screen::at(path), Screen::Nowhere, "{path}");
        }
    }
}
