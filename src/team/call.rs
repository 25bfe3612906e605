//! Calls to the server, and what it means when they come to nothing.

use domain::body::Body;
use ui::{
    open::App,
    platform::{keep::Kept, net::Reply, page},
};

use crate::text::Key;

/// Why a call came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody is signed in, or not any more.
    SignedOut,
    /// Whoever is signed in may not do this, or it is not there.
    NotYours,
    /// It does not fit what was done before.
    Conflict,
    /// Too often: it can be tried again after so many seconds.
    Pause(u32),
    /// No network, or a server that cannot do it now.
    NotNow,
}

/// Makes a call; only a good answer is one.
pub async fn call(method: &str, path: &str, body: Option<&str>) -> Result<Reply, Fault> {
    let reply = App::Team.call(method, path, body).await.map_err(|_| Fault::NotNow)?;
    match reply.status {
        200..300 => Ok(reply),
        401 => Err(Fault::SignedOut),
        403 | 404 => Err(Fault::NotYours),
        409 => Err(Fault::Conflict),
        429 => Err(Fault::Pause(reply.retry_after.unwrap_or(60))),
        _ => Err(Fault::NotNow),
    }
}

/// The body of a call that says these words. As the body of an event is written: the program holds no second way.
pub fn body(words: &[(&str, &str)]) -> String {
    let body = words.iter().fold(Body::default(), |body, (field, word)| body.with(field, *word));
    serde_json::to_string(&body).unwrap_or_default()
}

impl Fault {
    /// What a person reads about it.
    pub const fn text(self) -> Key {
        match self {
            Self::SignedOut => Key::SignInWhyAgain,
            Self::NotYours => Key::OopsNotYours,
            Self::Conflict | Self::Pause(_) | Self::NotNow => Key::OopsNotNow,
        }
    }

    /// What a person reads about it, on a page that was open already. A session that ended leads to signing in, and from
    /// there back to this page.
    pub fn met(self) -> Key {
        if self == Self::SignedOut {
            sign_in_again();
        }
        self.text()
    }
}

/// Leads to signing in, and from there back to this page.
pub fn sign_in_again() {
    Kept::TeamBack.set(&page::path());
    page::open("/team/sign-in?why=again");
}
