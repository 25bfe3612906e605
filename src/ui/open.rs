//! Opening an app: by a link or by typed digits, again where it was opened before, or by the cookie when storage was cleared.

use domain::{api::Session, json::Object, view::RouteView};

use crate::{
    content,
    platform::{
        keep::Kept,
        net::{Call, NoAnswer, Reply},
        page,
    },
    text::Key,
};

/// One of the two apps. Each has its own session and its own storage, so that both can be open in one browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum App {
    /// The resident's phone.
    Phone,
    /// The shared screen and the team's pages.
    Team,
}

impl App {
    /// The name by which the server knows its session, and by which its storage is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Team => "team",
        }
    }

    /// What of `view` is seen here: the resident sees a part of the plan at a time, the team the whole.
    pub fn sight(self, view: RouteView) -> RouteView {
        match self {
            Self::Phone => view.dosed(&content::HELD),
            Self::Team => view,
        }
    }

    /// Where this app keeps when it last had news. A team has many routes, and opens none without internet.
    pub fn news(self) -> Option<Kept> {
        (self == Self::Phone).then_some(Kept::News)
    }

    /// What opens here.
    pub async fn door(self) -> Door {
        if let Some(secret) = page::fragment("pair") {
            page::replace(&page::path());
            return self.redeem("secret", &secret).await;
        }
        match Kept::Session.get().and_then(|row| Session::read(&row)) {
            Some(session) if self == Self::Phone => Door::Open(session),
            _ => self.current().await,
        }
    }

    /// Opens with the `secret` of a link, or with the `code` that somebody typed.
    pub async fn redeem(self, field: &str, value: &str) -> Door {
        // Neither holds a character that JSON writes in another way; one that does is no secret and no code.
        let body = ["{\"", field, "\":\"", value, "\"}"].concat();
        // Asked before the answer: that is where the session is kept.
        let is_new = self == Self::Phone && Kept::Session.get().is_none();
        let gone = if field == "code" { Key::OopsCode } else { Key::OopsLink };
        let door = self.answered(self.call("POST", "pairings", Some(&body)).await, gone);
        if is_new && matches!(door, Door::Open(_)) {
            Kept::First.set("yes");
        }
        door
    }

    /// What the server says of the cookie that is here.
    pub async fn current(self) -> Door {
        self.answered(self.call("GET", "sessions/current", None).await, Key::WelcomeText)
    }

    fn answered(self, reply: Result<Reply, NoAnswer>, otherwise: Key) -> Door {
        let Ok(reply) = reply else { return Door::Shut(Key::OopsOffline) };
        match (reply.status, Object::read(&reply.body)) {
            (200 | 201, _) => match Session::read(&reply.body) {
                Some(session) => {
                    // A professional has many routes, and asks who is signed in each time.
                    if self == Self::Phone {
                        Kept::Session.set(&reply.body);
                    }
                    Door::Open(session)
                }
                None => Door::Shut(otherwise),
            },
            (202, Some(waiting)) => {
                let [number, name] = ["checkNumber", "name"].map(|field| waiting.text(field).unwrap_or_default());
                Door::Waiting { number, name }
            }
            (401, _) if reply.is_revoked() => Door::Revoked,
            (429, _) => Door::Shut(Key::OopsTries),
            _ => Door::Shut(otherwise),
        }
    }

    /// Makes a call as this app: `path` is what comes after `/v1/`, without a query.
    pub async fn call(self, method: &str, path: &str, body: Option<&str>) -> Result<Reply, NoAnswer> {
        Call { method, path: &format!("/v1/{path}?app={}", self.name()), body, etag: None }.send().await
    }
}

/// What opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// A route.
    Open(Session),
    /// Nothing yet: somebody has to confirm this number.
    Waiting {
        /// Two digits.
        number: String,
        /// Whose route it is; empty while that is not known.
        name: String,
    },
    /// Nothing, and why.
    Shut(Key),
    /// Nothing any more: the route was taken from this phone.
    Revoked,
}
