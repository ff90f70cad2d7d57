//! What the URL of the client list asks for. A value that means nothing is left
//! out: an old or broken link still shows a list.

use domain::{
    clients::{ApplicationStanding, ListQuery, Sort},
    coverage::ResultFilter,
    lists::Cursor,
};
use leptos_router::params::ParamsMap;

/// Reads the query; [`crate::routes::client_list`] writes it.
pub fn asked(query: &ParamsMap) -> ListQuery {
    let read = |name: &str| query.get(name);
    let after = read("after").and_then(|id| id.parse().ok()).map(Cursor::After);
    let before = read("before").and_then(|id| id.parse().ok()).map(Cursor::Before);
    ListQuery {
        application: read("state").and_then(|state| ApplicationStanding::parse(&state)),
        result: read("result").and_then(|result| ResultFilter::parse(&result)),
        sort: read("sort").and_then(|sort| Sort::parse(&sort)).unwrap_or_default(),
        search: read("search").and_then(|id| id.parse().ok()),
        cursor: after.or(before),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes;
    use domain::{
        accounts::Language,
        ids::{AssociationId, SearchId},
    };

    fn read_back(query: &ListQuery) -> ListQuery {
        let url = routes::client_list(Language::En, query);
        let mut map = ParamsMap::new();
        for pair in url.split_once('?').map_or("", |(_, asked)| asked).split('&') {
            if let Some((name, value)) = pair.split_once('=') {
                map.insert(name.to_owned(), value.to_owned());
            }
        }
        asked(&map)
    }

    #[test]
    fn a_url_of_the_list_reads_back() {
        let (association, search) =
            ("018f3c2a9b7c7d0e8f1a2b3c4d5e6f70", "9f1c7c1e4f4d4a0b8d2e3f4a5b6c7d8e");
        let association: AssociationId = association.parse().expect("an id");
        let search: SearchId = search.parse().expect("an id");
        for cursor in [None, Some(Cursor::After(association)), Some(Cursor::Before(association))] {
            for sort in Sort::ALL {
                for application in [None, Some(ApplicationStanding::Submitted)] {
                    for result in std::iter::once(None).chain(ResultFilter::ALL.map(Some)) {
                        let (sort, search) = (*sort, Some(search));
                        let query = ListQuery { application, result, sort, search, cursor };
                        assert_eq!(read_back(&query), query);
                    }
                }
            }
        }
        assert_eq!(routes::client_list(Language::Es, &ListQuery::default()), "/es/clients");
    }

    #[test]
    fn a_broken_url_shows_the_list() {
        let mut map = ParamsMap::new();
        for name in ["after", "result", "search", "sort", "state"] {
            map.insert(name, "Nguyen".to_owned());
        }
        assert_eq!(asked(&map), ListQuery::default());
    }
}
