//! Listens until it is told to stop.

use crate::{ServerOptions, router};
use axum::Router;
use std::{future::IntoFuture, io::Write, time::Duration};
use tokio::net::TcpListener;

/// How long requests under way may take after the signal to stop.
const DRAIN: Duration = Duration::from_secs(20);

/// Serves where the listener listens. A line on standard output tells where, for
/// people and for scripts.
///
/// # Errors
/// The listener fails.
pub async fn serve(
    options: ServerOptions,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let app: Router = router(&options);
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{}", listener.local_addr()?)?;
    out.flush()?;
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        stop.await;
        let _ = stopping.send(());
    });
    // An open event stream must not keep the server up.
    let give_up = async {
        let _ = stopped.await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        served = server.into_future() => served,
        () = give_up => Ok(()),
    }
}

/// Ends on Ctrl-C and on the signal that service managers send.
pub async fn stop_signal() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = interrupt => {},
        () = terminate => {},
    }
}
