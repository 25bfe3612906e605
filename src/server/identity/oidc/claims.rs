//! What a provider says of somebody, and what of it counts here.

use domain::party::Party;
use openidconnect::{
    AdditionalClaims, EmptyExtraTokenFields, IdTokenClaims, IdTokenFields, StandardErrorResponse,
    StandardTokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken, CoreRevocationErrorResponse,
        CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Options, Why};
use crate::{
    identity::account::{readable_name, readable_phone},
    store::identity::Subject,
};

/// Every claim that is not a standard one, as the provider wrote it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Others(Map<String, Value>);

impl AdditionalClaims for Others {}

type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

/// The library's client, which keeps the claims that are not standard.
pub type Client<Auth, Device, Introspection, Revocation, Token, UserInfo> = openidconnect::Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    Auth,
    Device,
    Introspection,
    Revocation,
    Token,
    UserInfo,
>;

/// Somebody who signed in at the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What the provider calls this person.
    pub subject: Subject,
    /// The name that others read.
    pub name: String,
    /// For whom this person works.
    pub organisation: String,
    /// In which capacity.
    pub role: Party,
    /// The telephone number, which residents call.
    pub phone: Option<String>,
}

/// Who these claims are about, when they hold all that this server asks for.
pub fn person(claims: &IdTokenClaims<Others, CoreGenderClaim>, options: &Options) -> Result<Person, Why> {
    let level = claims.auth_context_ref().map(|level| level.as_str());
    if !options.levels.is_empty() && !level.is_some_and(|level| options.levels.iter().any(|asked| asked == level)) {
        return Err(Why::Mfa);
    }
    let others = &claims.additional_claims().0;
    let role = options.role_of(&words(others, &options.roles_claim)).ok_or(Why::Role)?;
    let name = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str());
    let login = claims.preferred_username().map(|name| name.as_str());
    let name = [name, login].into_iter().flatten().find_map(readable_name).unwrap_or(role.key());
    let organisation = words(others, &options.organisation_claim);
    let organisation = organisation.first().and_then(|name| readable_name(name)).unwrap_or(options.host());
    let subject = Subject { issuer: claims.issuer().to_string(), id: claims.subject().to_string() };
    let phone = claims.phone_number().and_then(|phone| readable_phone(phone.as_str())).map(Into::into);
    Ok(Person { subject, name: name.into(), organisation: organisation.into(), role, phone })
}

/// The words of a claim: one text or a list of them, also inside another claim, as in `realm_access.roles`.
fn words<'a>(claims: &'a Map<String, Value>, path: &str) -> Vec<&'a str> {
    let inside = || {
        let (outer, rest) = path.split_once('.')?;
        Some(words(claims.get(outer)?.as_object()?, rest))
    };
    match claims.get(path) {
        Some(Value::String(word)) => vec![word],
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        Some(_) => Vec::new(),
        None => inside().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_found_as_a_text_a_list_and_inside_another_claim() {
        let claims = serde_json::json!({
            "role": "worker", "roles": ["worker", 7, "adviser"], "realm_access": { "roles": ["specialist"] },
            "https://example.org/roles": ["volunteer"], "number": 7,
        });
        let claims = claims.as_object().unwrap();
        assert_eq!(words(claims, "role"), ["worker"]);
        assert_eq!(words(claims, "roles"), ["worker", "adviser"]);
        assert_eq!(words(claims, "realm_access.roles"), ["specialist"]);
        assert_eq!(words(claims, "https://example.org/roles"), ["volunteer"]);
        for nothing in ["number", "gone", "gone.roles", "role.x", ""] {
            assert!(words(claims, nothing).is_empty(), "{nothing}");
        }
    }
}
