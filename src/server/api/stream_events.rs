//! `GET /v1/routes/{id}/stream`: server-sent hints that the route's head is now `n`, and nothing else.
//!
//! 200 a stream of `event: head`, `data: {"head":n}`; the first at once, then one after every commit that changes what
//! the reader sees ·
//! 400 bad id · 401 no session · 403 not a route of yours · 503 with `Retry-After`
//!
//! A hint says that a pull may bring something; missing one costs nothing but time. At every commit on the route, and
//! at least each minute, the session and what it may see are looked up anew: the stream ends when the session does,
//! and when the server stops.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::State,
    http::header::{CACHE_CONTROL, HeaderName},
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::{api::Check, id::RouteId};
use futures_util::{Stream, stream};
use tokio::{sync::watch, time::sleep};

use super::{
    problem::Problem,
    signed::{AppParam, OnRoute, Signed},
};
use crate::{App, clock::Clock, identity::session, log::cursor::Sight, sight::Sees, store::Store};

/// Often enough that proxies, which give up after 30 seconds or more of silence, keep the stream open.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// How long a session that ends by the clock alone still has its stream.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

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
    // Listening starts before looking, so that no commit falls in between.
    let mut heads = app.hints.listen(signed.session.route);
    heads.mark_changed();
    // Proxies that collect an answer before passing it on would hold every hint back.
    let headers = [(CACHE_CONTROL, "no-store"), (HeaderName::from_static("x-accel-buffering"), "no")];
    let alive = KeepAlive::new().interval(SIGN_OF_LIFE);
    let App { store, clock, closing, .. } = app;
    let listener = Listener { store, clock, closing, signed, heads, seen: None };
    Ok((headers, Sse::new(hints(listener)).keep_alive(alive)))
}

/// Somebody who listens.
struct Listener {
    store: Arc<dyn Store>,
    clock: Clock,
    closing: watch::Receiver<bool>,
    signed: Signed,
    heads: watch::Receiver<u64>,
    /// What was seen at the last hint.
    seen: Option<Seen>,
}

/// What a reader sees, short: equal when a pull would bring nothing.
type Seen = (Sight, Check);

fn hints(listener: Listener) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(listener, |mut listener| async {
        let head = listener.next().await?;
        let hint = Event::default().event("head").data(format!("{{\"head\":{head}}}"));
        Some((Ok(hint), listener))
    })
}

impl Listener {
    /// The head at the next change of what this reader sees; none when the stream ends.
    async fn next(&mut self) -> Option<u64> {
        loop {
            tokio::select! {
                _ = self.closing.wait_for(|closing| *closing) => return None,
                changed = self.heads.changed() => changed.ok()?,
                () = sleep(LOOK_AGAIN) => {}
            }
            self.heads.mark_unchanged();
            let (head, seen) = self.look().await?;
            if self.seen.as_ref() != Some(&seen) {
                self.seen = Some(seen);
                return Some(head);
            }
        }
    }

    /// The head, and what this reader sees of it; none when that is nothing any more. Both from one look: a commit that
    /// was not told yet is seen here, and is not told a second time.
    async fn look(&self) -> Option<(u64, Seen)> {
        let (token, route, now) = (self.signed.token, self.signed.session.route, self.clock.now());
        let looked = self.store.look(move |txn| match session::on_route(txn, &token, route, now)? {
            Err(_) => Ok(None),
            Ok(reader) => {
                let sees = Sees::of(txn, &reader)?;
                let head = txn.head(route)?.unwrap_or_default();
                Ok(Some((head, (Sight::new(txn.log_id()?, &sees), txn.check(&sees)?))))
            }
        });
        looked.await.ok().flatten()
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use domain::{
        api::Session,
        id::{PersonId, Uuid},
        party::Party,
    };
    use futures_util::StreamExt as _;

    use super::*;
    use crate::{clock::Moment, store::memory::Memory};

    /// Nobody tells the stream that the session ended: it finds out by itself, within a minute.
    #[tokio::test(start_paused = true)]
    async fn a_stream_looks_again_each_minute() {
        let store: Arc<dyn Store> = Arc::new(Memory::new(Uuid(1)));
        let route = RouteId(Uuid(2));
        let session = Session { route, party: Party::Worker, person: PersonId(Uuid(3)) };
        let who = session.clone();
        let token = store.change(move |txn| {
            txn.add_route(route)?;
            Ok(session::open(txn, &who, Moment::now())?.1.token)
        });
        let token = token.await.unwrap();
        let (heads, closing) = (watch::Sender::new(0), watch::Sender::new(false));
        let listener = Listener {
            store: Arc::clone(&store),
            clock: Clock::System,
            closing: closing.subscribe(),
            signed: Signed { session, token },
            heads: heads.subscribe(),
            seen: None,
        };
        heads.send_replace(0);
        let mut stream = pin!(hints(listener));
        assert!(stream.next().await.is_some());
        store.change(move |txn| txn.end_session(&token)).await.unwrap();
        let asked = tokio::time::Instant::now();
        assert!(stream.next().await.is_none());
        assert_eq!(asked.elapsed().as_secs(), LOOK_AGAIN.as_secs());
    }
}
