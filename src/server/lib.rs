//! The server of Routekaart: it keeps each route's log, orders it for transport, and guards who sees what.
//!
//! Start reading at [`router`], then [`log::append`] and [`store`].

#![warn(missing_docs)]

mod access_log;
pub mod api;
pub mod clock;
pub mod config;
pub mod demo;
pub mod export;
mod headers;
mod health;
pub mod hints;
pub mod identity;
pub mod log;
pub mod remind;
mod router;
pub mod secret;
pub mod sight;
mod site;
pub mod store;

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::serve::ListenerExt as _;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time::sleep};

use clock::Clock;
use config::{Config, Local, Origin};
use hints::Hints;
use identity::{guesses::Guesses, key::Key, oidc::Provider};
use remind::Post;
use sight::looks::Recent;
use store::Store;

/// How long an answer that is under way may take once the server stops.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// What every call has at hand.
#[derive(Clone)]
pub struct App {
    store: Arc<dyn Store>,
    hints: Hints,
    origin: Origin,
    clock: Clock,
    key: Key,
    local: Local,
    oidc: Option<Arc<Provider>>,
    post: Option<Arc<Post>>,
    typed_codes: Guesses,
    passwords: Guesses,
    looked: Recent,
    closing: watch::Receiver<bool>,
}

/// Serves on `listener` until `shutdown`; then takes nothing new, ends the streams and finishes what is under way.
pub async fn serve(
    listener: TcpListener,
    config: Config,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (close, closing) = watch::channel(false);
    let Config { store, site, origin, clock, key, local, oidc, post } = config;
    let (oidc, post) = (oidc.map(Arc::new), post.map(Arc::new));
    let mut closed = closing.clone();
    let app = App {
        store,
        hints: Hints::default(),
        origin,
        clock,
        key,
        local,
        oidc,
        post: post.clone(),
        typed_codes: Guesses::default(),
        passwords: Guesses::default(),
        looked: Recent::default(),
        closing,
    };
    let reminding = post.map(|post| tokio::spawn(remind::run(app.clone(), post)));
    let router = router::router(app, site).into_make_service_with_connect_info::<SocketAddr>();
    // Small answers go out at once instead of waiting for more to send with them.
    let listener = listener.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    let served = axum::serve(listener, router).with_graceful_shutdown(async move {
        shutdown.await;
        close.send_replace(true);
    });
    let ended = tokio::select! {
        ended = served.into_future() => ended,
        () = async { let _ = closed.wait_for(|closing| *closing).await; sleep(LAST_ANSWERS).await; } => Ok(()),
    };
    reminding.inspect(JoinHandle::abort);
    ended
}
