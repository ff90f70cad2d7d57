//! What happens to every request before a page or a server function sees it,
//! outermost first: headers, host, origin, who asks.

pub mod headers;
pub mod host;
pub mod identity;
pub mod origin;
