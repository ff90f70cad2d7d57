//! What the URL of the roster asks for. A value that means nothing is left out:
//! an old or broken link still shows a list.

use domain::{
    assisters::{AccountState, AssisterKind, Ending, RosterQuery},
    lists::Cursor,
};
use leptos_router::params::ParamsMap;

/// Reads the query; [`crate::routes::roster_list`] writes it.
pub fn asked(query: &ParamsMap) -> RosterQuery {
    let read = |name: &str| query.get(name);
    let after = read("after").and_then(|id| id.parse().ok()).map(Cursor::After);
    let before = read("before").and_then(|id| id.parse().ok()).map(Cursor::Before);
    RosterQuery {
        kind: read("kind").and_then(|kind| AssisterKind::parse(&kind)),
        state: read("state").and_then(|state| AccountState::parse(&state)),
        ending: read("ends").and_then(|ending| Ending::parse(&ending)),
        number_expired: read("number").as_deref() == Some("expired"),
        organization: read("organization").and_then(|id| id.parse().ok()),
        search: read("search").and_then(|id| id.parse().ok()),
        cursor: after.or(before),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes;
    use domain::accounts::Language;

    fn read_back(query: &RosterQuery) -> RosterQuery {
        let url = routes::roster_list(Language::En, query);
        let mut map = ParamsMap::new();
        for pair in url.split_once('?').map_or("", |(_, asked)| asked).split('&') {
            if let Some((name, value)) = pair.split_once('=') {
                map.insert(name.to_owned(), value.to_owned());
            }
        }
        asked(&map)
    }

    #[test]
    fn a_url_of_the_roster_reads_back() {
        let id = "018f3c2a9b7c7d0e8f1a2b3c4d5e6f70";
        let full = RosterQuery {
            kind: Some(AssisterKind::Cac),
            state: Some(AccountState::Suspended),
            ending: Some(Ending::Soon),
            number_expired: true,
            organization: id.parse().ok(),
            search: id.parse().ok(),
            cursor: id.parse().ok().map(Cursor::Before),
        };
        for query in [RosterQuery::default(), full, RosterQuery { cursor: None, ..full }] {
            assert_eq!(read_back(&query), query);
        }
        assert_eq!(routes::roster_list(Language::Es, &RosterQuery::default()), "/es/assisters");
    }

    #[test]
    fn a_broken_url_shows_the_roster() {
        let mut map = ParamsMap::new();
        for name in ["after", "search", "kind", "state", "ends", "number", "organization"] {
            map.insert(name, "Nguyen".to_owned());
        }
        assert_eq!(asked(&map), RosterQuery::default());
    }
}
