//! What becomes of a body that nobody wanted? It is read and thrown away, within limits, before the answer goes out.
//!
//! A request may be refused before its body is read: it is too large, of another type, for a memory that is none. Closing the
//! connection then would break the upload off, and the client, still sending, would see a broken connection instead of the
//! reason (RFC 9112, 9.6). So the rest is read first.

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::oneshot;
use tokio_stream::StreamExt;

/// The most that is read of what nobody wanted: a body that is a little too large, not one without an end.
const MOST: usize = 64 * 1024 * 1024;
/// How long it may take.
const LONGEST: Duration = Duration::from_secs(10);

/// A body that gives what is left of it back when it is let go.
struct Returned {
    body: Body,
    back: Option<oneshot::Sender<Body>>,
}

impl HttpBody for Returned {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Returned {
    fn drop(&mut self) {
        if let Some(back) = self.back.take() {
            // Whoever waits for it may have gone away with the connection.
            let _ = back.send(std::mem::take(&mut self.body));
        }
    }
}

/// Reads to its end what the handler has left of the body of a request that it refused.
pub(super) async fn drain_refused(request: Request, next: Next) -> Response {
    // Who asks first has sent nothing yet, and is told not to.
    if request.body().is_end_stream() || request.headers().contains_key(header::EXPECT) {
        return next.run(request).await;
    }
    let (back, mut rest) = oneshot::channel();
    let request = request.map(|body| Body::new(Returned { body, back: Some(back) }));
    let response = next.run(request).await;
    if response.status().is_client_error()
        && let Ok(body) = rest.try_recv()
    {
        // Whether it ended, broke off or was too much: the answer is the same.
        let _ = tokio::time::timeout(LONGEST, throw_away(body)).await;
    }
    response
}

async fn throw_away(body: Body) {
    let mut read = 0;
    let mut pieces = body.into_data_stream();
    while let Some(Ok(piece)) = pieces.next().await {
        read += piece.len();
        if read > MOST {
            return;
        }
    }
}
