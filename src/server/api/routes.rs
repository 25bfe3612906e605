//! `GET` and `POST /v1/routes`: the routes of an account, and starting one.
//!
//! 200 the routes · 201 the route that was started, with its resident · 400 unreadable, or no name · 401 no session ·
//! 403 not for this party, or another site asks · 413 over 1 KiB · 415 not JSON · 503 with `Retry-After`

use axum::{Json, extract::State, http::StatusCode};
use domain::{
    identity::{NewRoute, Routes, StartRoute},
    party::Author,
    rights,
};

use super::{
    body::JsonBytes,
    problem::Problem,
    signed::{AppParam, Caller},
};
use crate::{
    App,
    identity::{account::readable_name, route},
    store::identity::{AccountBy, Held},
};

const LARGEST_START: usize = 1024;

/// The routes in which the account takes part.
#[utoipa::path(get, path = "/v1/routes", tag = "routes", security(("session" = [])), params(AppParam),
    responses(
        (status = 200, description = "The routes, the newest first", body = Routes),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not for this party", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn list_routes(State(app): State<App>, Caller(held): Caller) -> Result<Json<Routes>, Problem> {
    by_account(&held)?;
    let who = Author { party: held.party, person: held.person };
    let routes = app.store.look(move |txn| route::list(txn, who)).await?;
    Ok(Json(Routes { routes }))
}

/// Start a route.
#[utoipa::path(post, path = "/v1/routes", tag = "routes", security(("session" = [])), params(AppParam), request_body = StartRoute,
    responses(
        (status = 201, description = "The route that was started", body = NewRoute),
        (status = 400, description = "Unreadable, or no name of 1-60 characters", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not for this party, or asked by another site", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Over 1 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn start_route(
    State(app): State<App>,
    Caller(held): Caller,
    body: JsonBytes<LARGEST_START>,
) -> Result<(StatusCode, Json<NewRoute>), Problem> {
    by_account(&held)?;
    if !rights::may_start_route(held.party) {
        return Err(Problem::not_for_party("a neighbourhood worker or specialist starts a route"));
    }
    let StartRoute { name } = body.read()?;
    let name = readable_name(&name).ok_or_else(|| Problem::bad_field("/name", "1-60 characters are expected"))?;
    let (name, now) = (name.to_owned(), app.clock.now());
    let started = app.store.change(move |txn| {
        let account = txn.account(&AccountBy::Person(held.person))?;
        account.map(|maker| route::start(txn, &maker, &name, now)).transpose()
    });
    let route = started.await?.ok_or_else(Problem::no_session)?;
    Ok((StatusCode::CREATED, Json(route)))
}

/// A session for one route knows that route, and has no list.
fn by_account(held: &Held) -> Result<(), Problem> {
    match held.route {
        None => Ok(()),
        Some(_) => Err(Problem::not_for_party("this session is for one route; an account has a list of them")),
    }
}
