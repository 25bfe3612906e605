//! The wire of identity: who is signed in, how a phone is paired, and which routes somebody takes part in.
//!
//! Moments are RFC 3339 in UTC, as the server's clock says them.

use serde::{Deserialize, Serialize};

use crate::{
    id::{PersonId, RouteId, Uuid},
    party::Party,
};

/// Whose session this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// In which capacity.
    pub party: Party,
    /// The one route of this session; an account has a list of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<RouteId>,
    /// The name of the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The organisation of the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// When it ends at the latest.
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub ends: String,
}

/// A phone that waits until somebody beside it confirms its check number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Waiting {
    /// Which pairing.
    pub id: Uuid,
    /// Two digits, read aloud by the one who holds the phone.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[1-9][0-9]$"))]
    pub check_number: String,
    /// Whose route it is: a first name, empty while the route has none.
    pub name: String,
    /// When waiting is over.
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub ends: String,
}

/// Body of `POST /v1/pairings`: the secret of a link, or the digits that somebody typed. One of the two.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Redeem {
    /// From the link.
    Secret(BySecret),
    /// Typed.
    Code(ByCode),
}

/// The secret of a link, and nothing beside it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BySecret {
    /// 256 random bits in base64url, 43 characters, from the fragment of the link.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"))]
    pub secret: String,
}

/// Typed digits, and nothing beside them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ByCode {
    /// Nine digits.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{9}$"))]
    pub code: String,
}

/// Answer to `POST /v1/routes/{id}/pairing-codes`: what opens the route on a phone, shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairingCode {
    /// Which pairing this starts.
    pub id: Uuid,
    /// For the QR: it stands in the fragment of the link.
    pub secret: String,
    /// The same for typing: nine digits.
    pub code: String,
    /// When it no longer works.
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub ends: String,
}

/// How far a pairing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PairingState {
    /// No phone used it yet.
    Waiting,
    /// A phone shows its check number.
    Redeemed,
    /// The number was right: the phone is paired.
    Confirmed,
    /// The number was wrong: start again with a new code.
    Refused,
    /// Its time was over.
    Ended,
}

/// Answer to `GET` and `PATCH /v1/pairings/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairingNow {
    /// How far it is.
    pub state: PairingState,
}

/// Body of `PATCH /v1/pairings/{id}`: the number that was read aloud.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckNumber {
    /// Two digits.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{2}$"))]
    pub check_number: String,
}

/// Answer to `GET /v1/routes/{id}/devices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Devices {
    /// The resident's phones that have this route, the newest first.
    pub devices: Vec<PairedDevice>,
}

/// A phone that was paired with a route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairedDevice {
    /// Names it to revoke it.
    pub id: Uuid,
    /// In which capacity it is used.
    pub party: Party,
    /// Whose it is.
    pub person: PersonId,
    /// When it was paired.
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub paired_at: String,
    /// The day on which it was last heard of, to the day: not when somebody looked at it.
    #[cfg_attr(feature = "openapi", schema(format = Date))]
    pub last_seen: String,
    /// Whether it is the device that asks.
    pub current: bool,
}

/// Body of `POST /v1/sessions`: the local sign-in.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// The login name; capitals do not matter.
    pub name: String,
    /// The password.
    pub password: String,
}

/// Answer to `GET /v1/sign-in-ways`: how one can sign in at this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInWays {
    /// By a name and a password of this server: for trying out.
    pub local: bool,
    /// By the identity provider of an organisation.
    pub oidc: bool,
}

/// Answer to `GET /v1/routes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Routes {
    /// The routes in which the account takes part, the newest first.
    pub routes: Vec<RouteLine>,
}

/// One route of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RouteLine {
    /// Which route.
    pub id: RouteId,
    /// Whose: a first name, empty while the route has none.
    pub name: String,
    /// In which capacity the account takes part.
    pub party: Party,
    /// Since when.
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub since: String,
}

/// Body of `POST /v1/routes`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StartRoute {
    /// The resident's first name, 1-60 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60))]
    pub name: String,
}

/// Answer to `POST /v1/routes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewRoute {
    /// The route that was started.
    pub id: RouteId,
    /// Its resident.
    pub resident: PersonId,
    /// The resident's first name.
    pub name: String,
}

/// Answer to `GET /v1/accounts`: who can be asked to join a route, or to take it over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Accounts {
    /// Everybody with an account, by name.
    pub accounts: Vec<AccountLine>,
}

/// One account of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountLine {
    /// Who.
    pub person: PersonId,
    /// The name that others read.
    pub name: String,
    /// For whom this person works.
    pub organisation: String,
    /// In which capacity this person takes part in routes.
    pub role: Party,
    /// The telephone number at work, when it is known; it stands on the routes of this person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}
