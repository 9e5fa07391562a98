//! Who may connect, and for how long? The accept loop.
//!
//! `axum::serve` has no time-out for headers, so that a few hundred slow connections hold it for ever; this loop gives each
//! connection [`HEADER_TIMEOUT`] to say what it wants, and on shutdown lets what is under way finish.

use super::live::Live;
use super::router;
use crate::app::App;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tower::ServiceExt;

/// How long a client may take to send a request's headers. Browsers send theirs within a packet or two.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// How long requests that are under way may take once the server stops.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);
/// How long to wait when the system has no file descriptor left for a new connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Why the server does not listen where it was told to.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// The address is reachable from other machines.
    #[error(
        "{0} can be reached from other machines, and there are no accounts yet: anybody who reached it could read and \
         change everything. Listen on 127.0.0.1 or [::1]; to work from another machine, forward the port over SSH"
    )]
    NotLoopback(SocketAddr),
    /// The address cannot be had.
    #[error("cannot listen on {address}: {error}")]
    Unavailable {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        error: std::io::Error,
    },
}

/// Takes `address`, if it is on loopback.
///
/// # Errors
/// [`ListenError`] when it is not, or is taken.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, ListenError> {
    if !address.ip().is_loopback() {
        return Err(ListenError::NotLoopback(address));
    }
    TcpListener::bind(address).await.map_err(|error| ListenError::Unavailable { address, error })
}

/// Serves the app and its pages on `listener` until `stop` is done; `static_dir` serves the pages from a folder instead of the ones compiled in.
pub async fn serve(listener: TcpListener, app: App, static_dir: Option<PathBuf>, stop: impl Future<Output = ()>) {
    let live = Live::default();
    let router = router(app, static_dir, live.clone());
    let connections = GracefulShutdown::new();
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADER_TIMEOUT);
    tokio::pin!(stop);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        // Small answers follow one another; waiting to fill a packet would cost 40 ms each.
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        let service = hyper::service::service_fn(move |request: Request<Incoming>| {
            router.clone().oneshot(request.map(axum::body::Body::new))
        });
        let connection = connections.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    live.close();
    let _ = tokio::time::timeout(SHUTDOWN_TIMEOUT, connections.shutdown()).await;
}
