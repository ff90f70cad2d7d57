//! One showing of a page to one person, so that the page's own earlier saves do
//! not stand in its way.
//!
//! A save may be stored while its answer is lost on the way back. The page then
//! sends again what it had seen at first, and meets its own text as if somebody
//! else had written it. What the same showing wrote counts as seen.

use super::{FieldKey, Seen, Typed};
use crate::ids::PageViewId;

/// A showing of a page, and the how-manieth save of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageView {
    pub id: PageViewId,
    /// Grows with every save of this showing, also with one that repeats another;
    /// 0 without scripts.
    pub turn: i32,
}

/// What a page sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    pub typed: Vec<Typed>,
    /// None for a button that gives a single answer.
    pub view: Option<PageView>,
}

impl From<Vec<Typed>> for Filled {
    fn from(typed: Vec<Typed>) -> Self {
        Self { typed, view: None }
    }
}

impl Filled {
    /// The fields to compare with what is stored. A field that this showing wrote
    /// itself was seen as it is stored now; one that a later save of it wrote
    /// already is left out: this one was overtaken on its way.
    ///
    /// `stored` answers what a field holds and which showing the same person wrote
    /// it from.
    pub fn to_compare(self, stored: impl Fn(FieldKey) -> (Seen, Option<PageView>)) -> Vec<Typed> {
        let Self { typed, view } = self;
        let Some(view) = view else { return typed };
        let compare = |typed: Typed| match stored(typed.key) {
            (now, Some(wrote)) if wrote.id == view.id => {
                (wrote.turn <= view.turn).then_some(Typed { seen: now, ..typed })
            }
            _ => Some(typed),
        };
        typed.into_iter().filter_map(compare).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Field, merge, testing::*};
    use super::*;
    use uuid::Uuid;

    const HERE: PageViewId = PageViewId(Uuid::from_u128(1));
    const ELSEWHERE: PageViewId = PageViewId(Uuid::from_u128(2));

    /// The street that is stored after a page, which saw `seen`, sends `raw` in
    /// its third save, while `stored` was written from `wrote`.
    fn street(seen: &str, stored: &str, wrote: Option<(PageViewId, i32)>, raw: &str) -> String {
        let key = Field::Street.key();
        let mut now = answers(&format!("street={seen}"));
        let seen = now.seen(key);
        now = with(now, &format!("street={stored}"));
        let view = Some(PageView { id: HERE, turn: 3 });
        let filled = Filled { typed: vec![Typed { key, raw: raw.to_owned(), seen }], view };
        let wrote = wrote.map(|(id, turn)| PageView { id, turn });
        let typed = filled.to_compare(|key| (now.seen(key), wrote));
        let merged = merge(&now, &typed).expect("a merge");
        now.apply(&merged.writes);
        now.raw(key).to_owned()
    }

    #[test]
    fn what_the_page_wrote_itself_counts_as_seen() {
        assert_eq!(street("old", "first", Some((HERE, 2)), "second"), "second");
        // Also when the person went back to what the page showed at first.
        assert_eq!(street("old", "first", Some((HERE, 2)), "old"), "old");
    }

    #[test]
    fn what_another_page_wrote_does_not() {
        assert_eq!(street("old", "theirs", Some((ELSEWHERE, 2)), "mine"), "theirs");
        assert_eq!(street("old", "theirs", None, "mine"), "theirs");
    }

    #[test]
    fn a_save_that_was_overtaken_changes_nothing() {
        assert_eq!(street("old", "newest", Some((HERE, 4)), "late"), "newest");
    }
}
