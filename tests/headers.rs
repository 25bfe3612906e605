//! The headers that every answer has to have: one list, for the tests over the wire and for `cargo xtask guard`.

use crate::http::Answer;

/// How people reach the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// By plain http, on its own machine.
    Loopback,
    /// By https, through a proxy.
    Https,
}

/// How long a browser may keep an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Not at all: it is about a person.
    Never,
    /// It may be kept, and is asked for again each time.
    AskedAgain,
    /// Its name says what is in it.
    Forever,
}

impl Kept {
    /// As `Cache-Control` says it.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Never => "no-store",
            Self::AskedAgain => "no-cache",
            Self::Forever => "public, max-age=31536000, immutable",
        }
    }
}

/// Whose pages may read an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Those of this server.
    Own,
    /// Those of any site: the document of the API.
    Anybody,
}

/// What an answer has to say.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// How it was asked.
    pub reach: Reach,
    /// How long it may be kept.
    pub kept: Kept,
    /// Who may read it.
    pub readers: Readers,
}

/// Nothing that is not named here may be fetched, run or put around a page.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types worker";

impl Wanted {
    /// An answer that only pages of this server read.
    pub const fn own(reach: Reach, kept: Kept) -> Self {
        Self { reach, kept, readers: Readers::Own }
    }

    /// Each header and its whole value; an empty value is a header that must not be there.
    fn headers(self) -> [(&'static str, &'static str); 11] {
        let (resource, origins) = match self.readers {
            Readers::Own => ("same-origin", ""),
            Readers::Anybody => ("cross-origin", "*"),
        };
        let transport = match self.reach {
            Reach::Loopback => "",
            Reach::Https => "max-age=63072000; includeSubDomains",
        };
        [
            ("content-security-policy", POLICY),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("permissions-policy", "camera=(self), geolocation=(), microphone=()"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", resource),
            ("access-control-allow-origin", origins),
            ("access-control-allow-credentials", ""),
            ("strict-transport-security", transport),
            ("cache-control", self.kept.said()),
            ("server", ""),
        ]
    }

    /// What differs in `answer`, one sentence for each header; a header that stands there twice differs too.
    pub fn faults(self, answer: &Answer) -> Vec<String> {
        let differs = |(name, wanted): (&str, &str)| {
            let said = answer.all(name).join(" and ");
            (said != wanted).then(|| format!("{name} says \"{said}\" and must say \"{wanted}\""))
        };
        self.headers().into_iter().filter_map(differs).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(wanted: Wanted) -> Answer {
        let headers = wanted.headers().into_iter().filter(|(_, value)| !value.is_empty());
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Answer { status: 200, headers, body: Vec::new() }
    }

    #[test]
    fn a_header_that_is_absent_weaker_doubled_or_too_much_is_found() {
        let wanted = Wanted::own(Reach::Loopback, Kept::Never);
        assert_eq!(wanted.faults(&answer(wanted)), Vec::<String>::new());
        let changed = |change: fn(&mut Vec<(String, String)>)| {
            let mut answer = answer(wanted);
            change(&mut answer.headers);
            wanted.faults(&answer).len()
        };
        assert_eq!(changed(|headers| drop(headers.remove(0))), 1);
        assert_eq!(changed(|headers| headers[0].1 = headers[0].1.replace("'self'", "*")), 1);
        assert_eq!(changed(|headers| headers.push(headers[1].clone())), 1);
        assert_eq!(changed(|headers| headers.push(("access-control-allow-origin".into(), "*".into()))), 1);
    }
}
