//! One server, asked for every kind of answer by everybody who may ask.

use std::{
    io,
    path::{Path, PathBuf},
};

use routekaart_tests::{
    cookies::{Cookie, Done},
    headers::{Kept, Reach, Readers, Wanted},
    http::{Answer, Client},
    program::Program,
};
use serde_json::json;

use crate::{provider::Provider, site, table::Column};

/// As a proxy makes people reach it.
const ORIGIN: &str = "https://routekaart.example";
/// The public key of a browser, from the example of RFC 8291.
const BROWSER: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
/// What takes everything from a browser that leaves.
const EVERYTHING: &str = "\"cache\", \"cookies\", \"storage\"";

/// What is looked at.
pub struct Tried {
    /// The program.
    pub server: PathBuf,
    /// The built site.
    pub site: PathBuf,
    /// What starts the identity provider.
    pub provider: PathBuf,
}

struct Visit {
    reach: Reach,
    seen: Column,
    nobody: Client,
    link: String,
}

/// Starts a server with data of its own, and looks at what it answers.
pub fn look(tried: &Tried, data: &Path, reach: Reach) -> io::Result<Column> {
    let site = tried.site.display().to_string();
    let mut words = vec!["--site", &site];
    if reach == Reach::Https {
        words.extend(["--origin", ORIGIN]);
    }
    let provider = Provider::start(&tried.provider, ORIGIN)?;
    let environment = [
        ("ROUTEKAART_OIDC_ISSUER", provider.issuer.as_str()),
        ("ROUTEKAART_OIDC_CLIENT_ID", "routekaart"),
        ("ROUTEKAART_PUSH_CONTACT", "mailto:beheer@routekaart.example"),
    ];
    let mut server = Program::start_set(&tried.server, data, &words, &environment)?;
    let password = server.password()?;
    let (nobody, link) = (Client::new(server.address), server.link.clone());
    let mut visit = Visit { reach, seen: Column::new(reach), nobody, link };
    visit.site(&tried.site)?;
    visit.without_session()?;
    let team = visit.team(&password)?;
    visit.phone(&team)?;
    visit.provider()?;
    visit.refusals()?;
    server.kill()?;
    Ok(visit.seen)
}

impl Visit {
    fn see(&mut self, what: &str, status: u16, kept: Kept, answer: &Answer) {
        self.seen.look(what, status, Wanted::own(self.reach, kept), answer);
    }

    fn site(&mut self, site: &Path) -> io::Result<()> {
        let browser = self.nobody.with("accept", "text/html").with("accept-encoding", "br");
        for page in ["/", "/route", "/team", "/team/sign-in"] {
            self.see(&format!("GET {page}"), 200, Kept::AskedAgain, &browser.get(page)?);
        }
        for path in ["/sw.js", "/manifest.webmanifest", "/.well-known/security.txt"] {
            self.see(&format!("GET {path}"), 200, Kept::AskedAgain, &self.nobody.get(path)?);
        }
        for (kept, kind) in [(Kept::Forever, "named by its content"), (Kept::AskedAgain, "with a lasting name")] {
            let paths: Vec<_> = site::files(site)?.into_iter().filter(|path| site::kept(path) == kept).collect();
            let mut faults = Vec::new();
            for path in &paths {
                let found = Wanted::own(self.reach, kept).faults(&browser.get(path)?);
                faults.extend(found.into_iter().map(|fault| format!("{path}: {fault}")));
            }
            if paths.is_empty() {
                faults.push("the site has none".into());
            }
            self.seen.put(&format!("GET each file {kind}: {}", paths.len()), format!("200, {}", kept.said()), faults);
        }
        self.see("GET /gone.js", 404, Kept::AskedAgain, &self.nobody.get("/gone.js")?);
        self.see("GET /healthz", 200, Kept::Never, &self.nobody.get("/healthz")?);
        Ok(())
    }

    fn without_session(&mut self) -> io::Result<()> {
        let anybody = Wanted { reach: self.reach, kept: Kept::Never, readers: Readers::Anybody };
        let document = self.nobody.get("/v1/openapi.json")?;
        self.seen.look("GET /v1/openapi.json, for any site", 200, anybody, &document);
        self.see("GET /v1/sign-in-ways", 200, Kept::Never, &self.nobody.get("/v1/sign-in-ways")?);
        self.see("GET /v1/sessions/current, as nobody", 204, Kept::Never, &self.nobody.get("/v1/sessions/current")?);
        self.see("GET /v1/routes, as nobody", 401, Kept::Never, &self.nobody.get("/v1/routes")?);
        self.see("GET /v1/gone", 404, Kept::Never, &self.nobody.get("/v1/gone")?);
        self.see("PUT /v1/pairings", 405, Kept::Never, &self.nobody.put("/v1/pairings", "{}")?);
        Ok(())
    }

    /// Naomi by her password; the path of the route on which she makes codes.
    fn team(&mut self, password: &str) -> io::Result<(Client, String)> {
        let body = json!({ "name": "naomi", "password": password }).to_string();
        let signed_in = self.nobody.post("/v1/sessions?app=team", &body)?;
        self.see("POST /v1/sessions, name and password", 201, Kept::Never, &signed_in);
        self.seen.cookie("POST /v1/sessions, name and password", Cookie::Team, Done::Given, &signed_in);
        let naomi = self.nobody.holding(&signed_in);
        let routes = naomi.get("/v1/routes?app=team")?;
        self.see("GET /v1/routes, as a professional", 200, Kept::Never, &routes);
        let routes = routes.json();
        let cecilia = routes["routes"].as_array().and_then(|all| all.iter().find(|route| route["name"] == "Cecilia"));
        let id = cecilia.and_then(|route| route["id"].as_str()).ok_or_else(|| io::Error::other("no route"))?;
        Ok((naomi, format!("/v1/routes/{id}")))
    }

    fn phone(&mut self, (naomi, route): &(Client, String)) -> io::Result<()> {
        let opened = self.nobody.post("/v1/pairings", &json!({ "secret": self.link }).to_string())?;
        self.see("POST /v1/pairings, a demo link", 201, Kept::Never, &opened);
        self.seen.cookie("POST /v1/pairings, a demo link", Cookie::Phone, Done::Given, &opened);
        let phone = self.nobody.holding(&opened);
        for part in ["events", "consents", "views", "devices", "export", "export?format=html"] {
            let answer = phone.get(&format!("{route}/{part}"))?;
            self.see(&format!("GET /v1/routes/{{id}}/{part}"), 200, Kept::Never, &answer);
        }
        let first = phone.get(&format!("{route}/events"))?.json();
        let rest = format!("{route}/events?after={}", first["next"].as_str().unwrap_or_default());
        let known = phone.with("if-none-match", phone.get(&rest)?.header("etag")).get(&rest)?;
        self.see("GET /v1/routes/{id}/events, nothing new", 304, Kept::Never, &known);
        self.see("GET /v1/routes/{id}/stream", 200, Kept::Never, &phone.head_of(&format!("{route}/stream"))?);
        self.reminders(&phone)?;
        self.waiting(naomi, route)?;
        self.ends(naomi, &phone, route)
    }

    fn reminders(&mut self, phone: &Client) -> io::Result<()> {
        self.see("GET /v1/reminders", 200, Kept::Never, &self.nobody.get("/v1/reminders")?);
        let path = "/v1/sessions/current/reminder";
        let chosen = json!({ "endpoint": "https://push.example.org/1", "p256dh": BROWSER, "auth": "AAAAAAAAAAAAAAAAAAAAAA",
            "at": "morning", "lang": "nl" });
        self.see("PUT /v1/sessions/current/reminder", 204, Kept::Never, &phone.put(path, &chosen.to_string())?);
        self.see("DELETE /v1/sessions/current/reminder", 204, Kept::Never, &phone.call("DELETE", path, b"")?);
        Ok(())
    }

    /// A phone that typed a code, and was not this one.
    fn waiting(&mut self, naomi: &Client, route: &str) -> io::Result<()> {
        let made = naomi.post(&format!("{route}/pairing-codes?app=team"), "")?;
        self.see("POST /v1/routes/{id}/pairing-codes", 201, Kept::Never, &made);
        let waits = self.nobody.post("/v1/pairings", &json!({ "code": made.json()["code"] }).to_string())?;
        self.see("POST /v1/pairings, a typed code", 202, Kept::Never, &waits);
        self.seen.cookie("POST /v1/pairings, a typed code", Cookie::Phone, Done::Given, &waits);
        let left = self.nobody.holding(&waits).call("DELETE", "/v1/sessions/current", b"")?;
        self.see("DELETE /v1/sessions/current, waiting", 204, Kept::Never, &left);
        self.seen.cookie("DELETE /v1/sessions/current, waiting", Cookie::Phone, Done::Taken, &left);
        Ok(())
    }

    /// Every way in which a session ends.
    fn ends(&mut self, naomi: &Client, phone: &Client, route: &str) -> io::Result<()> {
        let out = phone.call("DELETE", "/v1/sessions/current", b"")?;
        self.left("DELETE /v1/sessions/current", Cookie::Phone, &out);
        let (here, lost) = (self.nobody.paired(&self.link)?, self.nobody.paired(&self.link)?);
        let everywhere = here.call("DELETE", "/v1/sessions", b"")?;
        self.left("DELETE /v1/sessions, everywhere", Cookie::Phone, &everywhere);
        let revoked = lost.get(&format!("{route}/events"))?;
        self.see("GET /v1/routes/{id}/events, revoked", 401, Kept::Never, &revoked);
        self.told_to_empty("GET /v1/routes/{id}/events, revoked", "\"cookies\", \"storage\"", &revoked);
        let out = naomi.call("DELETE", "/v1/sessions?app=team", b"")?;
        self.left("DELETE /v1/sessions, as a professional", Cookie::Team, &out);
        let resident = self.nobody.paired(&self.link)?;
        let erased = resident.post(&format!("{route}/erasures"), "{\"name\":\"Cecilia\"}")?;
        self.left("POST /v1/routes/{id}/erasures", Cookie::Phone, &erased);
        Ok(())
    }

    fn left(&mut self, what: &str, cookie: Cookie, answer: &Answer) {
        self.see(what, 204, Kept::Never, answer);
        self.seen.cookie(what, cookie, Done::Taken, answer);
        self.told_to_empty(what, EVERYTHING, answer);
    }

    fn told_to_empty(&mut self, what: &str, wanted: &str, answer: &Answer) {
        let said = answer.header("clear-site-data");
        let fault = (said != wanted).then(|| format!("clear-site-data says {said:?} and must say {wanted:?}"));
        self.seen.put(what, "Clear-Site-Data".into(), fault.into_iter().collect());
    }

    fn provider(&mut self) -> io::Result<()> {
        let start = self.nobody.get("/v1/sessions/oidc/start")?;
        self.see("GET /v1/sessions/oidc/start", 303, Kept::Never, &start);
        self.seen.cookie("GET /v1/sessions/oidc/start", Cookie::SignIn, Done::Given, &start);
        let back = self.nobody.holding(&start).get("/v1/sessions/oidc/callback?code=x&state=y")?;
        self.see("GET /v1/sessions/oidc/callback", 303, Kept::Never, &back);
        self.seen.cookie("GET /v1/sessions/oidc/callback", Cookie::SignIn, Done::Taken, &back);
        Ok(())
    }

    fn refusals(&mut self) -> io::Result<()> {
        let elsewhere = self.nobody.with("origin", "https://elsewhere.example");
        self.see("POST /v1/pairings, from another site", 403, Kept::Never, &elsewhere.post("/v1/pairings", "{}")?);
        self.see("POST /v1/pairings, not JSON", 415, Kept::Never, &self.nobody.call("POST", "/v1/pairings", b"{}")?);
        let large = json!({ "secret": "x".repeat(2000) }).to_string();
        self.see("POST /v1/pairings, too large", 413, Kept::Never, &self.nobody.post("/v1/pairings", &large)?);
        self.see("POST /v1/pairings, unreadable", 400, Kept::Never, &self.nobody.post("/v1/pairings", "{")?);
        for _ in 0..5 {
            self.nobody.post("/v1/pairings", "{\"code\":\"000000000\"}")?;
        }
        let paused = self.nobody.post("/v1/pairings", "{\"code\":\"000000000\"}")?;
        self.see("POST /v1/pairings, a sixth wrong code", 429, Kept::Never, &paused);
        Ok(())
    }
}
