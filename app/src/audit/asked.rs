//! What the URLs of this feature ask for. A value that means nothing is left out:
//! an old or broken link still shows a list.

use domain::{
    audit::{Done, TrailQuery},
    lists::Cursor,
};
use leptos_router::params::ParamsMap;
use std::str::FromStr;

/// Reads the query of the trail; [`crate::routes::audit_trail`] writes it.
pub fn trail(query: &ParamsMap) -> TrailQuery {
    let read = |name: &str| query.get(name);
    TrailQuery {
        actor: read("actor").and_then(|id| id.parse().ok()),
        consumer: read("consumer").and_then(|id| id.parse().ok()),
        done: read("done").and_then(|code| Done::parse(&code)),
        from: read("from").and_then(|day| day.parse().ok()),
        until: read("until").and_then(|day| day.parse().ok()),
        cursor: cursor(query),
    }
}

/// Reads the place in a list.
pub fn cursor<Id: FromStr>(query: &ParamsMap) -> Option<Cursor<Id>> {
    let read = |name: &str| query.get(name)?.parse().ok();
    read("after").map(Cursor::After).or_else(|| read("before").map(Cursor::Before))
}

/// The two halves of a place, as server functions take them.
pub fn halves<Id>(cursor: Option<Cursor<Id>>) -> (Option<Id>, Option<Id>) {
    match cursor {
        None => (None, None),
        Some(Cursor::After(id)) => (Some(id), None),
        Some(Cursor::Before(id)) => (None, Some(id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes;
    use domain::{
        accounts::Language,
        ids::{AccountId, ConsumerId},
    };

    fn read_back(url: &str) -> TrailQuery {
        let mut map = ParamsMap::new();
        for pair in url.split_once('?').map_or("", |(_, asked)| asked).split('&') {
            if let Some((name, value)) = pair.split_once('=') {
                map.insert(name.to_owned(), value.to_owned());
            }
        }
        trail(&map)
    }

    #[test]
    fn a_url_of_the_trail_reads_back() {
        let id = "018f3c2a9b7c7d0e8f1a2b3c4d5e6f70";
        let actor: AccountId = id.parse().expect("an id");
        let consumer: ConsumerId = id.parse().expect("an id");
        for cursor in [None, Some(Cursor::After(7)), Some(Cursor::Before(7))] {
            for done in [None, Some(Done::AnswersSaved)] {
                let query = TrailQuery {
                    actor: Some(actor),
                    consumer: Some(consumer),
                    done,
                    from: "2026-11-01".parse().ok(),
                    until: "2026-11-23".parse().ok(),
                    cursor,
                };
                assert_eq!(read_back(&routes::audit_trail(Language::En, &query)), query);
            }
        }
        assert_eq!(routes::audit_trail(Language::Es, &TrailQuery::default()), "/es/audit");
    }

    #[test]
    fn a_broken_url_shows_the_trail() {
        let url = "/en/audit?actor=Rosa&consumer=1&done=all&from=soon&until=&after=x&before=";
        assert_eq!(read_back(url), TrailQuery::default());
    }
}
