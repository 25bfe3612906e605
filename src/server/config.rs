//! What a server is started with.

use std::{path::PathBuf, sync::Arc};

use crate::{
    clock::Clock,
    identity::{key::Key, oidc::Provider},
    remind::Post,
    store::Store,
};

/// What a server is started with.
pub struct Config {
    /// Where the log is kept.
    pub store: Arc<dyn Store>,
    /// The folder with the built site; without it only `/v1` answers.
    pub site: Option<PathBuf>,
    /// How people reach this server.
    pub origin: Origin,
    /// What time it is.
    pub clock: Clock,
    /// The server's own key.
    pub key: Key,
    /// Whether one can sign in with a name and a password of this server.
    pub local: Local,
    /// The identity provider with which people sign in, when there is one.
    pub oidc: Option<Provider>,
    /// The way to push services, when residents can be reminded.
    pub post: Option<Post>,
}

/// How people reach this server: it decides how cookies are guarded and whose pages may change something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// By plain http, from this machine only: for trying out and for tests.
    Loopback,
    /// By https, through a proxy that ends TLS: `https://` and the host, without a path.
    Https(String),
}

/// Whether one can sign in with a name and a password of this server: for trying out, never in production.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// Outside production.
    On,
    /// In production.
    Off,
}
