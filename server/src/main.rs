//! placeholder until commands exist
use app::{ClientBundle, context::Services};
use std::{path::PathBuf, sync::Arc};
#[tokio::main]
async fn main() {
    tracing_subscriber::fmt().init();
    let store = store::Store::open(&store::StoreOptions::new(std::env::var("DB").unwrap_or("sqlite:///tmp/dev.db?mode=rwc".into()))).await.expect("db");
    let dist = std::env::var("DIST").ok().map(PathBuf::from);
    let bundle = dist.as_ref().map_or_else(ClientBundle::none, |d| ClientBundle::load(d).expect("bundle"));
    let services = Services { store, clock: Arc::new(server::clock::SystemClock), demo: true, mailbox: None, secure_cookies: false };
    server::serve::serve(server::ServerOptions { services, dist, bundle }, "127.0.0.1:3111".parse().expect("a"), server::serve::stop_signal()).await.expect("serve");
}
