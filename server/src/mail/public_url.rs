//! The address under which people reach the portal.

use std::fmt;

/// Where people reach the portal: `https://portal.example.org`, the beginning of
/// every link in a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

/// The text is no address of a web site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the public URL begins with https:// (or http://) and is followed by a name, without a path"
)]
pub struct NotAPublicUrl;

impl std::str::FromStr for PublicUrl {
    type Err = NotAPublicUrl;

    fn from_str(text: &str) -> Result<Self, NotAPublicUrl> {
        let url = text.trim().trim_end_matches('/');
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let good = host.is_some_and(|host| {
            !host.is_empty() && !host.contains(|c: char| c == '/' || c == '?' || c.is_whitespace())
        });
        if good { Ok(Self(url.to_owned())) } else { Err(NotAPublicUrl) }
    }
}

impl PublicUrl {
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// Whether it leads to the loopback.
    pub fn is_this_machine(&self) -> bool {
        let host = self.0.split_once("://").map_or("", |(_, host)| host);
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|local| {
            host.strip_prefix(local).is_some_and(|port| port.is_empty() || port.starts_with(':'))
        })
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_has_no_path() {
        let public: PublicUrl = "https://portal.example.org/".parse().expect("a public URL");
        assert_eq!(public.to_string(), "https://portal.example.org");
        assert!(public.is_https() && !public.is_this_machine());
        for text in ["http://localhost", "http://127.0.0.1:3000", "http://[::1]:3000"] {
            let url: PublicUrl = text.parse().expect("a public URL");
            assert!(url.is_this_machine() && !url.is_https(), "{text}");
        }
        for text in ["portal.example.org", "https://", "ftp://x.org", "https://x.org/portal", ""] {
            assert_eq!(text.parse::<PublicUrl>(), Err(NotAPublicUrl), "{text}");
        }
    }
}
