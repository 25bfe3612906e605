//! Who asks: everybody on one demo route, and somebody whose phone was revoked.

use std::{io, path::Path};

use domain::{api::Session, id::PersonId, party::Party};
use routekaart_tests::{events::any_id, http::Client, program::Program};
use server::{
    log::sign_in,
    store::{Store, sqlite::Sqlite},
};

/// Somebody who asks.
pub struct Caller {
    /// In the figures.
    pub name: &'static str,
    /// The route of the session.
    pub route: String,
    /// A link that opens a session, as often as one likes.
    pub link: String,
    /// The token of a session that has ended, for who has no other.
    pub ended: Option<String>,
}

/// Gives everybody a link, beside those that the server itself made at its start.
pub fn enter(server: &Program, data: &Path) -> io::Result<Vec<Caller>> {
    let resident = Client::new(server.address).paired(&server.link)?.get("/v1/sessions/current")?.body;
    let resident: Session = serde_json::from_slice(&resident)?;
    let caller = |name, link: &str| Caller { name, route: resident.route.to_string(), link: link.into(), ended: None };
    let mut callers = vec![caller("resident", &server.link)];
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let store = Sqlite::open(data, any_id()).map_err(io::Error::other)?;
    for (name, party) in [("worker", Party::Worker), ("volunteer", Party::Volunteer), ("revoked", Party::Resident)] {
        let session = Session { party, person: PersonId(any_id()), ..resident.clone() };
        let link = (&store as &dyn Store).change(move |txn| sign_in::make_link(txn, &session));
        callers.push(caller(name, &runtime.block_on(link).map_err(io::Error::other)?.reveal()));
    }
    if let Some(revoked) = callers.last_mut() {
        revoked.ended = Some(revoked_token(&Client::new(server.address).paired(&revoked.link)?, &revoked.route)?);
    }
    Ok(callers)
}

/// The token of a phone from which the route was taken.
fn revoked_token(phone: &Client, route: &str) -> io::Result<String> {
    let path = format!("/v1/routes/{route}/devices");
    let devices = phone.get(&path)?.json();
    let own = devices["devices"].as_array().and_then(|all| all.iter().find(|device| device["current"] == true));
    let own = own.and_then(|device| device["id"].as_str()).ok_or_else(|| io::Error::other("no phone"))?;
    phone.call("DELETE", &format!("{path}/{own}"), b"")?;
    let cookie = phone.headers.iter().find_map(|(_, cookie)| cookie.split_once('='));
    cookie.map(|(_, token)| token.to_owned()).ok_or_else(|| io::Error::other("no cookie"))
}
