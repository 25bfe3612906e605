//! Signing in with the identity provider of an organisation: OpenID Connect, the code flow with PKCE.
//!
//! All of it happens in the server. The provider's tokens are read once, for who somebody is, and thrown away: the
//! browser gets a session of this server, like everybody else.

mod attempts;
mod claims;
mod options;

use std::time::Duration;

use openidconnect::{
    AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, Nonce, PkceCodeChallenge, RedirectUrl, Scope, TokenResponse as _,
    core::{CoreAuthenticationFlow, CoreProviderMetadata},
    reqwest,
};
use serde::Deserialize;
use tokio::sync::Mutex;

use crate::{
    clock::Moment,
    secret::{Hash, Secret, hash},
};
use attempts::{Attempt, Attempts};
pub use claims::Person;
pub use options::Options;

/// How long somebody may take at the provider.
pub const ATTEMPT_LIVES: Duration = Duration::from_secs(600);
/// How long what the provider says of itself, with its keys, is not asked again.
const METADATA_LIVES: Duration = Duration::from_secs(600);
/// A provider that does not answer by then is not there.
const PATIENCE: Duration = Duration::from_secs(10);

type Client =
    claims::Client<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The identity provider of an organisation, as this server knows it.
pub struct Provider {
    options: Options,
    http: reqwest::Client,
    attempts: Attempts,
    metadata: Mutex<Option<(Moment, CoreProviderMetadata)>>,
}

/// What the provider sends the browser back with.
#[derive(Debug, Default, Deserialize)]
pub struct Answer {
    /// What the tokens are fetched with, when somebody signed in.
    pub code: Option<String>,
    /// What this server sent along.
    pub state: Option<String>,
    /// Why nobody signed in.
    pub error: Option<String>,
}

/// Why somebody is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No role that this server knows.
    Role,
    /// Without the second proof that this server asks for.
    Mfa,
    /// It took too long, or this answer was used before.
    Expired,
    /// The provider said no, or what it said does not hold.
    Refused,
}

impl Provider {
    /// The provider that `options` name. A sentence about what is wrong when there can be no connection at all.
    pub fn new(options: Options) -> Result<Self, String> {
        // A redirect of a provider's own call would lead the server wherever somebody likes.
        let http = reqwest::ClientBuilder::new().redirect(reqwest::redirect::Policy::none()).timeout(PATIENCE).build();
        let http = http.map_err(|why| format!("no https client: {why}"))?;
        Ok(Self { options, http, attempts: Attempts::default(), metadata: Mutex::default() })
    }

    /// Begins a sign-in: where the browser goes, and the secret that ties what comes back to this browser.
    pub async fn start(&self, callback: &str, now: Moment) -> Result<(String, Secret), Why> {
        let client = self.client(callback, now).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let mut request =
            client.authorize_url(flow, CsrfToken::new_random, Nonce::new_random).set_pkce_challenge(challenge);
        for scope in &self.options.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        for level in &self.options.levels {
            request = request.add_auth_context_value(AuthenticationContextClass::new(level.clone()));
        }
        let (url, state, nonce) = request.url();
        let browser = Secret::random();
        let attempt = Attempt { state: hash(state.secret().as_bytes()), nonce, verifier, began: now };
        self.attempts.keep(browser.hash(), attempt);
        Ok((url.into(), browser))
    }

    /// Ends a sign-in, once: who signed in, or why nobody did.
    pub async fn finish(
        &self,
        callback: &str,
        browser: Option<Hash>,
        answer: Answer,
        now: Moment,
    ) -> Result<Person, Why> {
        let attempt = browser.and_then(|browser| self.attempts.take(&browser, now)).ok_or(Why::Expired)?;
        let state = answer.state.ok_or(Why::Refused)?;
        if hash(state.as_bytes()) != attempt.state {
            return Err(Why::Refused);
        }
        match answer.error.as_deref() {
            None => {}
            Some("unmet_authentication_requirements") => return Err(Why::Mfa),
            Some(_) => return Err(Why::Refused),
        }
        let code = AuthorizationCode::new(answer.code.ok_or(Why::Refused)?);
        let client = self.client(callback, now).await?;
        let request = client.exchange_code(code).map_err(|why| refused(&why))?.set_pkce_verifier(attempt.verifier);
        let tokens = request.request_async(&self.http).await.map_err(|why| refused(&why))?;
        let token = tokens.id_token().ok_or_else(|| refused(&"no ID token"))?;
        let claims = match token.claims(&client.id_token_verifier(), &attempt.nonce) {
            Ok(claims) => claims,
            Err(ClaimsVerificationError::Expired(_)) => return Err(Why::Expired),
            Err(why) => {
                // The provider may have new keys: they are asked for again next time.
                *self.metadata.lock().await = None;
                return Err(refused(&why));
            }
        };
        claims::person(claims, &self.options)
    }

    async fn client(&self, callback: &str, now: Moment) -> Result<Client, Why> {
        let mut known = self.metadata.lock().await;
        let metadata = match known.as_ref().filter(|(asked, _)| now.since(*asked) < METADATA_LIVES) {
            Some((_, metadata)) => metadata.clone(),
            None => {
                let asked = CoreProviderMetadata::discover_async(self.options.issuer.clone(), &self.http).await;
                let metadata = asked.map_err(|why| refused(&why))?;
                known.insert((now, metadata)).1.clone()
            }
        };
        let callback = RedirectUrl::new(callback.into()).map_err(|why| refused(&why))?;
        let Options { client_id, client_secret, .. } = &self.options;
        let client = claims::Client::from_provider_metadata(metadata, client_id.clone(), client_secret.clone());
        Ok(client.set_redirect_uri(callback))
    }
}

/// Says why in the log, which holds nothing about a person: what the provider answered is not for whoever asks.
fn refused(why: &dyn std::fmt::Display) -> Why {
    tracing::warn!(%why, "the identity provider's answer does not hold");
    Why::Refused
}
