//! `GET /v1/routes/{id}/events?after=&limit=`: everything that the reader may see after a cursor.
//!
//! 200 a page, with `ETag` · 304 nothing after the cursor, when `If-None-Match` names the last `ETag` ·
//! 400 bad cursor or limit · 401 no session · 403 not a route of yours ·
//! 410 start again: the cursor is of another log or another sight · 503 with `Retry-After`
//!
//! Whoever is not the resident is noted as a reader of the topics on the page, before it goes out.
//!
//! `Cache-Control: no-store`, so that nothing of a route stays in a browser's cache: the device keeps the ETag itself.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::{api::Session, id::RouteId, party::Party, topic::Topics};

use super::{
    page,
    problem::Problem,
    query::{PullParams, PullQuery},
    signed::{AppParam, OnRoute, Signed},
};
use crate::{
    App,
    clock::Moment,
    log::pull::{Ask, Pulled, pull_signed},
    sight::looks,
};

/// Everything that the reader may see after a cursor.
#[utoipa::path(get, path = "/v1/routes/{id}/events", tag = "events", security(("session" = [])),
    params(("id" = RouteId, Path, description = "The route"), AppParam, PullParams,
        ("If-None-Match" = Option<String>, Header, description = "The ETag of the last answer")),
    responses(
        (status = 200, description = "A page", body = page::Page, headers(("ETag" = String, description = "Names this state of the log for this reader")),
            links(("next page" = (operation_id = "pull_events", description = "What comes after", parameters(("id" = "$request.path.id"), ("after" = "$response.body#/next")))))),
        (status = 304, description = "Nothing after the cursor"),
        (status = 400, description = "Bad cursor or limit", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No session", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Not a route of yours", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "Start again", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not now: see Retry-After", body = Problem, content_type = "application/problem+json"),
    ))]
pub async fn pull_events(
    State(app): State<App>,
    OnRoute(signed): OnRoute,
    query: PullQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|etag| etag.to_str().ok()).map(Into::into);
    let ask = Ask { after: query.after, most: query.limit, known };
    let (Signed { session, token }, now) = (signed, app.clock.now());
    let route = session.route;
    let pulled = app.store.look(move |txn| pull_signed(txn, &token, route, &ask, now)).await?;
    match pulled? {
        Pulled::Page(page) => {
            note_look(&app, session, page.topics(), now).await?;
            let json = [(header::CONTENT_TYPE, "application/json")];
            Ok((json, [(header::ETAG, page.etag.clone())], page::write(&page)).into_response())
        }
        Pulled::Unchanged { etag } => Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response()),
        Pulled::StartAgain => Err(Problem::start_again()),
    }
}

/// Keeps who looks at what, before the page goes out: nobody reads unseen. The resident's own looking is not kept.
async fn note_look(app: &App, reader: Session, topics: Topics, now: Moment) -> Result<(), Problem> {
    let missing = app.looked.missing(&reader, topics, now);
    if reader.party == Party::Resident || missing == Topics::NONE {
        return Ok(());
    }
    let by = reader.clone();
    app.store.change(move |txn| looks::keep(txn, &by, missing, now)).await?;
    app.looked.kept(&reader, missing, now);
    Ok(())
}
