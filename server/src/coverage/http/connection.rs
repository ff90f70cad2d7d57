//! One request over one connection. Applications are few and answers worth a handshake, so no
//! connection is kept.

use bytes::Bytes;
use http::{
    Method, Request, StatusCode, Uri,
    header::{ACCEPT, CONTENT_TYPE, HOST},
    uri::Scheme,
};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use std::sync::Arc;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

/// The header by which a repeated question is known to be the same.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// A longer answer is no determination.
const MOST_BYTES: usize = 1 << 20;

/// Why an attempt failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failed {
    /// Trying again may help.
    Now,
    /// The question itself is not accepted.
    Refused,
    TooLong,
}

/// Where the engine listens.
#[derive(Clone)]
pub(super) struct Endpoint {
    uri: Uri,
    host: String,
    port: u16,
    tls: Option<(TlsConnector, ServerName<'static>)>,
}

impl Endpoint {
    /// Reads an address; none for one over which households would travel in the open.
    pub fn parse(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let authority = uri.authority()?;
        if authority.as_str().contains('@') {
            return None;
        }
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        let here = matches!(host.as_str(), "localhost" | "127.0.0.1" | "::1");
        let (tls, port) = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTPS => (Some(tls(&host)?), 443),
            Some(scheme) if *scheme == Scheme::HTTP && here => (None, 80),
            _ => return None,
        };
        let port = authority.port_u16().unwrap_or(port);
        Some(Self { host, port, tls, uri })
    }

    /// Asks once.
    pub async fn post(&self, body: &[u8], key: Option<&str>) -> Result<Vec<u8>, Failed> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(now)?;
        match &self.tls {
            None => self.send(stream, body, key).await,
            Some((connector, name)) => {
                let stream = connector.connect(name.clone(), stream).await.map_err(now)?;
                self.send(stream, body, key).await
            }
        }
    }

    async fn send(
        &self,
        stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
        body: &[u8],
        key: Option<&str>,
    ) -> Result<Vec<u8>, Failed> {
        let (mut sender, connection) = handshake(TokioIo::new(stream)).await.map_err(now)?;
        // It ends with the request: the sender is dropped here.
        tokio::spawn(connection);
        let path = self.uri.path_and_query().map_or("/", |path| path.as_str());
        let host = self.uri.authority().map_or("", |authority| authority.as_str());
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(HOST, host)
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "application/json");
        if let Some(key) = key {
            request = request.header(IDEMPOTENCY_KEY, key);
        }
        let body = Full::new(Bytes::copy_from_slice(body));
        let request = request.body(body).map_err(|_| Failed::Refused)?;
        let answer = sender.send_request(request).await.map_err(now)?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::UNPROCESSABLE_ENTITY => return Err(Failed::Refused),
            status => {
                tracing::warn!(status = status.as_u16(), "the engine of the state is not ready");
                return Err(Failed::Now);
            }
        }
        match Limited::new(answer.into_body(), MOST_BYTES).collect().await {
            Ok(whole) => Ok(whole.to_bytes().to_vec()),
            Err(error) if error.is::<LengthLimitError>() => Err(Failed::TooLong),
            Err(_) => Err(Failed::Now),
        }
    }
}

/// The texts of these errors may name the host, which is the operator's affair and known.
fn now(error: impl std::fmt::Display) -> Failed {
    tracing::warn!(%error, "the engine of the state cannot be reached");
    Failed::Now
}

fn tls(host: &str) -> Option<(TlsConnector, ServerName<'static>)> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .ok()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned()).ok()?;
    Some((TlsConnector::from(Arc::new(config)), name))
}
