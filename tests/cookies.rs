//! The flags that a cookie has to have: one list, for the tests over the wire and for `cargo xtask guard`.

use std::collections::BTreeSet;

use crate::{headers::Reach, http::Answer};

const HOUR: u64 = 3600;

/// A cookie of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// The session of a phone, also while it waits for its check number.
    Phone,
    /// The session of somebody of the team.
    Team,
    /// Ties what an identity provider says to the browser that asked.
    SignIn,
}

/// What is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It is given.
    Given,
    /// It is taken back.
    Taken,
}

impl Cookie {
    /// Its name without what browsers guard it by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "session",
            Self::Team => "team-session",
            Self::SignIn => "sign-in",
        }
    }

    /// How long it may live, in seconds.
    const fn most(self) -> u64 {
        match self {
            Self::Phone => 365 * 24 * HOUR,
            Self::Team => 12 * HOUR,
            Self::SignIn => 600,
        }
    }

    /// A provider sends people back from another site, and the browser has to bring the cookie of the attempt along.
    const fn same_site(self) -> &'static str {
        match self {
            Self::Phone | Self::Team => "SameSite=Strict",
            Self::SignIn => "SameSite=Lax",
        }
    }

    /// What differs in the one cookie of `answer`, one sentence each. No flag may stand there that is not wanted:
    /// a `Domain` would hand the cookie to other hosts.
    pub fn faults(self, done: Done, reach: Reach, answer: &Answer) -> Vec<String> {
        let [cookie] = answer.all("set-cookie")[..] else {
            return vec![format!("one cookie must be set, and there are {}", answer.all("set-cookie").len())];
        };
        let mut parts = cookie.split("; ");
        let (name, secret) = parts.next().and_then(|pair| pair.split_once('=')).unwrap_or_default();
        let (prefix, secure) = match reach {
            Reach::Loopback => ("", None),
            Reach::Https => ("__Host-", Some("Secure")),
        };
        let (length, seconds) = match done {
            Done::Given => (43, self.most()),
            Done::Taken => (0, 0),
        };
        let age = format!("Max-Age={seconds}");
        let wanted: BTreeSet<&str> = ["Path=/", "HttpOnly", self.same_site(), &age].into_iter().chain(secure).collect();
        let flags: BTreeSet<&str> = parts.collect();
        let mut faults = Vec::new();
        if name != format!("{prefix}{}", self.name()) {
            faults.push(format!("the cookie is called {name} and must be called {prefix}{}", self.name()));
        }
        if secret.len() != length {
            faults.push(format!("its secret has {} characters and must have {length}", secret.len()));
        }
        faults.extend(wanted.difference(&flags).map(|flag| format!("the cookie must say {flag}")));
        faults.extend(flags.difference(&wanted).map(|flag| format!("the cookie must not say {flag}")));
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(reach: Reach, done: Done, cookie: &str) -> usize {
        let headers = vec![("set-cookie".to_owned(), cookie.to_owned())];
        Cookie::Phone.faults(done, reach, &Answer { status: 201, headers, body: Vec::new() }).len()
    }

    #[test]
    fn a_flag_that_is_absent_weaker_or_too_much_is_found() {
        let given = format!("session={}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000", "a".repeat(43));
        let guarded = format!("__Host-{given}; Secure");
        assert_eq!(faults(Reach::Loopback, Done::Given, &given), 0);
        assert_eq!(faults(Reach::Https, Done::Given, &guarded), 0);
        assert_eq!(faults(Reach::Https, Done::Given, &given), 2, "neither its name nor its connection is guarded");
        assert_eq!(faults(Reach::Loopback, Done::Given, &given.replace("; HttpOnly", "")), 1);
        assert_eq!(faults(Reach::Loopback, Done::Given, &given.replace("Strict", "None")), 2);
        assert_eq!(faults(Reach::Loopback, Done::Given, &format!("{given}; Domain=example.org")), 1);
        assert_eq!(faults(Reach::Loopback, Done::Given, "session=short; Path=/"), 4);
        assert_eq!(faults(Reach::Loopback, Done::Taken, &given), 3, "a secret stays, for a year");
    }
}
