//! What the environment says about the identity provider.

use domain::party::Party;
use openidconnect::{ClientId, ClientSecret, IssuerUrl};

/// What this server has to know of an identity provider.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which provider.
    pub issuer: IssuerUrl,
    /// What the provider calls this server.
    pub client_id: ClientId,
    /// With what this server shows that it is so; a public client has none.
    pub client_secret: Option<ClientSecret>,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// The claim with somebody's roles.
    pub roles_claim: String,
    /// The provider's word for each party, the first that fits counts.
    pub roles: Vec<(Party, String)>,
    /// The claim with the name of somebody's organisation.
    pub organisation_claim: String,
    /// The levels of proof (`acr`) of which one is needed; none when any will do.
    pub levels: Vec<String>,
}

/// Residents pair a phone; they have no role at a provider.
const ROLES: [Party; 4] = [Party::Worker, Party::Specialist, Party::Adviser, Party::Volunteer];

impl Options {
    /// Reads the variables `ROUTEKAART_OIDC_…`; none when there is no issuer among them. A sentence about what is
    /// wrong otherwise.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, String> {
        let named = |name: &str| variable(&format!("ROUTEKAART_OIDC_{name}")).filter(|value| !value.is_empty());
        let Some(issuer) = named("ISSUER") else { return Ok(None) };
        let issuer = IssuerUrl::new(issuer).map_err(|why| format!("ROUTEKAART_OIDC_ISSUER: {why}"))?;
        if issuer.url().scheme() != "https" && !is_loopback(&issuer) {
            return Err("ROUTEKAART_OIDC_ISSUER: https is expected".into());
        }
        let client_id = named("CLIENT_ID").ok_or("ROUTEKAART_OIDC_CLIENT_ID is needed beside the issuer")?;
        let list = |text: String| text.split(',').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
        Ok(Some(Self {
            issuer,
            client_id: ClientId::new(client_id),
            client_secret: named("CLIENT_SECRET").map(ClientSecret::new),
            scopes: named("SCOPES").map_or(vec!["profile".into()], list),
            roles_claim: named("ROLES_CLAIM").unwrap_or("roles".into()),
            roles: match named("ROLES") {
                Some(text) => list(text).iter().map(|pair| role(pair)).collect::<Result<_, _>>()?,
                None => ROLES.map(|party| (party, party.key().into())).into(),
            },
            organisation_claim: named("ORGANISATION_CLAIM").unwrap_or("organisation".into()),
            levels: named("ACR").map(list).unwrap_or_default(),
        }))
    }

    /// The party of somebody whom the provider gives these roles.
    pub fn role_of(&self, words: &[&str]) -> Option<Party> {
        self.roles.iter().find(|(_, word)| words.contains(&word.as_str())).map(|(party, _)| *party)
    }

    /// The provider's host, for an organisation without a name.
    pub fn host(&self) -> &str {
        self.issuer.url().host_str().unwrap_or_default()
    }
}

fn is_loopback(issuer: &IssuerUrl) -> bool {
    matches!(issuer.url().host_str(), Some("127.0.0.1" | "[::1]" | "localhost"))
}

/// `worker=buurtteam`.
fn role(pair: &str) -> Result<(Party, String), String> {
    let party = |word: &str| Party::try_from(word.to_owned()).ok().filter(|party| ROLES.contains(party));
    let read = pair.split_once('=').and_then(|(word, theirs)| Some((party(word.trim())?, theirs.trim().to_owned())));
    read.ok_or_else(|| format!("ROUTEKAART_OIDC_ROLES: pairs like worker=buurtteam are expected, not {pair}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Option<Options>, String> {
        let value = |name: &str| pairs.iter().find(|(key, _)| name.strip_prefix("ROUTEKAART_OIDC_") == Some(key));
        Options::read(|name| value(name).map(|(_, value)| (*value).into()))
    }

    #[test]
    fn a_provider_needs_https_and_a_name_for_this_server() {
        assert!(read(&[]).unwrap().is_none());
        let client = ("CLIENT_ID", "routekaart");
        assert!(read(&[("ISSUER", "https://login.example.org")]).is_err());
        assert!(read(&[("ISSUER", "http://login.example.org"), client]).is_err());
        assert!(read(&[("ISSUER", "not a url"), client]).is_err());
        assert!(read(&[("ISSUER", "http://127.0.0.1:4000"), client]).unwrap().is_some());
        let options = read(&[("ISSUER", "https://login.example.org"), client]).unwrap().unwrap();
        assert_eq!(options.host(), "login.example.org");
        assert!(options.levels.is_empty());
    }

    #[test]
    fn the_providers_words_become_parties_and_nothing_else() {
        let ours = [("ISSUER", "https://login.example.org"), ("CLIENT_ID", "routekaart")];
        let options = read(&ours).unwrap().unwrap();
        assert_eq!(options.role_of(&["volunteer", "worker"]), Some(Party::Worker));
        assert_eq!(options.role_of(&["resident", "admin", ""]), None);
        let theirs = |roles| read(&[ours[0], ours[1], ("ROLES", roles)]);
        let options = theirs("specialist=wi, worker=buurtteam").unwrap().unwrap();
        assert_eq!(options.role_of(&["buurtteam", "wi"]), Some(Party::Specialist));
        assert_eq!(options.role_of(&["worker"]), None);
        for wrong in ["worker", "resident=burger", "boss=wi"] {
            assert!(theirs(wrong).is_err(), "{wrong}");
        }
    }
}
