//! What the URL of the directory asks for. A value that means nothing is left
//! out: an old or broken link still shows the directory.

use domain::{
    assisters::{AssisterKind, DirectoryFilter, SPOKEN_LANGUAGES, county_of_slug},
    ids::AssisterAccountId,
    lists::Cursor,
};
use leptos_router::params::ParamsMap;

/// Reads the query; [`crate::routes::find_help_at`] writes it.
pub fn asked(query: &ParamsMap) -> (DirectoryFilter, Option<Cursor<AssisterAccountId>>) {
    let read = |name: &str| query.get(name);
    let spoken = |tag: &String| SPOKEN_LANGUAGES.contains(&tag.as_str());
    let filter = DirectoryFilter {
        kind: read("kind")
            .and_then(|kind| AssisterKind::parse(&kind))
            .filter(|kind| DirectoryFilter::KINDS.contains(kind)),
        county: read("county").and_then(|slug| county_of_slug(&slug)).map(str::to_owned),
        language: read("language").filter(spoken),
        taking_new_clients: read("taking").is_some_and(|value| value == "yes"),
    };
    let after = read("after").and_then(|id| id.parse().ok()).map(Cursor::After);
    let before = read("before").and_then(|id| id.parse().ok()).map(Cursor::Before);
    (filter, after.or(before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes;
    use domain::accounts::Language;

    fn read_back(url: &str) -> (DirectoryFilter, Option<Cursor<AssisterAccountId>>) {
        let mut map = ParamsMap::new();
        for pair in url.split_once('?').map_or("", |(_, asked)| asked).split('&') {
            if let Some((name, value)) = pair.split_once('=') {
                map.insert(name.to_owned(), value.to_owned());
            }
        }
        asked(&map)
    }

    #[test]
    fn a_url_of_the_directory_reads_back() {
        let id: AssisterAccountId = "018f3c2a9b7c7d0e8f1a2b3c4d5e6f70".parse().expect("an id");
        for cursor in [None, Some(Cursor::After(id)), Some(Cursor::Before(id))] {
            for county in [None, Some("Lac qui Parle".to_owned()), Some("St. Louis".to_owned())] {
                for taking_new_clients in [false, true] {
                    let filter = DirectoryFilter {
                        kind: Some(AssisterKind::Broker),
                        county: county.clone(),
                        language: Some("hmn".to_owned()),
                        taking_new_clients,
                    };
                    let url = routes::find_help_at(Language::En, &filter, cursor);
                    assert_eq!(read_back(&url), (filter, cursor), "{url}");
                }
            }
        }
        let open = routes::find_help_at(Language::Es, &DirectoryFilter::default(), None);
        assert_eq!(open, "/es/find-help");
    }

    #[test]
    fn a_broken_url_shows_the_directory() {
        for broken in
            ["?kind=cac&county=Atlantis&language=xx&taking=1&after=Nguyen", "?county=&kind="]
        {
            assert_eq!(read_back(broken), (DirectoryFilter::default(), None), "{broken}");
        }
    }
}
