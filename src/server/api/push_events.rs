//! `POST /v1/routes/{id}/events`: take over a device's events, in order, once.
//!
//! 200 each event is `accepted`, `known` or `refused`, after they are on disk · 400 unreadable, with every fault ·
//! 401 no session · 403 not a route of yours · 409 a number is missing (`expectedNr`), nothing was stored ·
//! 413 over 100 events or 256 KiB · 415 not JSON · 503 with `Retry-After`
//!
//! Who made them is the session's person; an event that names its `author`, `seq` or `receivedAt` is refused.

use axum::{Json, extract::State};
use domain::{
    api::{LARGEST_PUSH, MOST_PUSHED, Push, Pushed},
    id::RouteId,
};

use super::{
    body::JsonBytes,
    problem::{FieldFault, Problem},
    signed::{AppParam, OnRoute, Signed},
};
use crate::{
    App,
    log::{
        append::{Appended, append_signed},
        incoming::Incoming,
    },
};

/// Take over a device's events, in order, once.
#[utoipa::path(post, path = "/v1/routes/{id}/events", tag = "events", security(("session" = [])), params(("id" = RouteId, Path, description = "The route"), AppParam),
    request_body = Push,
    responses(
        (status = 200, description = "What became of each event, after the commit is on disk", body = Pushed),
        (status = 400, description = "Unreadable, with every fault", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours, or asked by another site", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "A number is missing; nothing was stored", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Over 100 events or 256 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn push_events(
    State(app): State<App>,
    OnRoute(signed): OnRoute,
    body: JsonBytes<LARGEST_PUSH>,
) -> Result<Json<Pushed>, Problem> {
    let events = read(&body.0)?;
    let Signed { session, token } = signed;
    let now = app.clock.now();
    let appended = app.store.change(move |txn| append_signed(txn, &token, session.route, &events, now)).await?;
    match appended? {
        Appended::Hole { expected } => Err(Problem::number_missing(expected)),
        Appended::Stored { results, log_id, head } => {
            app.hints.tell(session.route, head);
            Ok(Json(Pushed { results, log_id }))
        }
    }
}

fn read(body: &[u8]) -> Result<Vec<Incoming>, Problem> {
    let push: Push<'_> = serde_json::from_slice(body).map_err(|fault| Problem::unreadable(fault.to_string()))?;
    if push.events.len() > MOST_PUSHED {
        return Err(Problem::too_large(format!("at most {MOST_PUSHED} events are expected")));
    }
    let mut errors = Vec::new();
    let mut events = Vec::with_capacity(push.events.len());
    for (place, raw) in push.events.iter().enumerate() {
        match Incoming::read(raw.get()) {
            Ok(event) => events.push(event),
            Err(faults) => errors.extend(faults.into_iter().map(|fault| FieldFault {
                place: format!("/events/{place}/{}", fault.field),
                detail: format!("{} is expected", fault.expected),
            })),
        }
    }
    if errors.is_empty() { Ok(events) } else { Err(Problem::bad_input(errors)) }
}
