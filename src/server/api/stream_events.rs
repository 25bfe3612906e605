//! `GET /v1/routes/{id}/stream`: server-sent hints that the route's head is now `n`, and nothing else.
//!
//! 200 a stream of `event: head`, `data: {"head":n}`; the first at once, then one after every commit ·
//! 400 bad id · 401 no session · 403 not a route of yours · 503 with `Retry-After`
//!
//! A hint says that a pull may bring something; missing one costs nothing but time. The stream ends when the session
//! does, at the latest with the next hint, and when the server stops.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State,
    http::header::{CACHE_CONTROL, HeaderName},
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::id::RouteId;
use futures_util::{Stream, stream};
use tokio::sync::watch;

use super::{
    problem::Problem,
    signed::{AppParam, OnRoute, Signed},
};
use crate::{App, identity::session};

/// Often enough that proxies, which give up after 30 seconds or more of silence, keep the stream open.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// Hints that the route's head is now n.
#[utoipa::path(get, path = "/v1/routes/{id}/stream", tag = "events", security(("session" = [])), params(("id" = RouteId, Path, description = "The route"), AppParam),
    responses(
        (status = 200, description = "Server-sent events `head` with data `{\"head\":n}`", body = String, content_type = "text/event-stream"),
        (status = 400, description = "Bad id", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn stream_events(State(app): State<App>, OnRoute(signed): OnRoute) -> Result<impl IntoResponse, Problem> {
    let route = signed.session.route;
    // Listening starts before looking, so that no commit falls in between.
    let mut heads = app.hints.listen(route);
    let head = app.store.look(move |txn| txn.head(route)).await?.unwrap_or_default();
    app.hints.tell(route, head);
    heads.mark_changed();
    // Proxies that collect an answer before passing it on would hold every hint back.
    let headers = [(CACHE_CONTROL, "no-store"), (HeaderName::from_static("x-accel-buffering"), "no")];
    let alive = KeepAlive::new().interval(SIGN_OF_LIFE);
    Ok((headers, Sse::new(hints(app, signed, heads)).keep_alive(alive)))
}

fn hints(app: App, signed: Signed, heads: watch::Receiver<u64>) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold((app, signed, heads), |(app, signed, mut heads)| async move {
        let mut closing = app.closing.clone();
        tokio::select! {
            _ = closing.wait_for(|closing| *closing) => return None,
            changed = heads.changed() => changed.ok()?,
        }
        let head = *heads.borrow_and_update();
        let (token, route, now) = (signed.token, signed.session.route, app.clock.now());
        let still = app.store.look(move |txn| session::on_route(txn, &token, route, now)).await;
        still.ok()?.ok()?;
        let hint = Event::default().event("head").data(format!("{{\"head\":{head}}}"));
        Some((Ok(hint), (app, signed, heads)))
    })
}
