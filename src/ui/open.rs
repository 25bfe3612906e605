//! Opening an app: by a link, again where it was opened before, or by the cookie when storage was cleared.

use domain::api::{Pairing, Session};

use crate::{
    platform::{
        keep::Kept,
        live,
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

    const fn kept(self) -> Kept {
        match self {
            Self::Phone => Kept::Session,
            Self::Team => Kept::TeamSession,
        }
    }

    /// Whose route this is; a text that says why there is none.
    pub async fn session(self) -> Result<Session, Key> {
        if let Some(secret) = page::fragment("pair") {
            page::replace(&page::path());
            return self.pair(secret).await;
        }
        if let Some(session) = self.kept().get().and_then(|row| Session::read(&row)) {
            return Ok(session);
        }
        match self.call("GET", "sessions/current", None).await {
            Ok(reply) if reply.status == 200 => self.keep(&reply.body),
            _ => Err(Key::WelcomeText),
        }
    }

    async fn pair(self, secret: String) -> Result<Session, Key> {
        let body = serde_json::to_string(&Pairing { secret }).unwrap_or_default();
        match self.call("POST", "pairings", Some(&body)).await {
            Ok(reply) if reply.status == 201 => self.keep(&reply.body),
            Err(NoAnswer) if !live::is_online() => Err(Key::OopsOffline),
            Ok(_) | Err(NoAnswer) => Err(Key::OopsLink),
        }
    }

    /// Makes a call as this app: `path` is what comes after `/v1/`, without a query.
    pub async fn call(self, method: &str, path: &str, body: Option<&str>) -> Result<Reply, NoAnswer> {
        Call { method, path: &format!("/v1/{path}?app={}", self.name()), body, etag: None }.send().await
    }

    fn keep(self, row: &str) -> Result<Session, Key> {
        let session = Session::read(row).ok_or(Key::OopsLink)?;
        self.kept().set(row);
        Ok(session)
    }
}
