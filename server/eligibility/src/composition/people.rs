//! A set of people, by their positions.

use crate::check::MOST_PEOPLE;

/// A set of positions below [`MOST_PEOPLE`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct People(u32);

const _: () = assert!(MOST_PEOPLE <= 32, "a set is 32 bits");

impl People {
    pub fn of(one: usize) -> Self {
        let mut people = Self::default();
        people.insert(one);
        people
    }

    /// The first so many.
    pub fn first(number: usize) -> Self {
        (0..number).fold(Self::default(), |all, one| all.with(Self::of(one)))
    }

    pub fn insert(&mut self, one: usize) {
        debug_assert!(one < MOST_PEOPLE);
        self.0 |= 1_u32.wrapping_shl(u32::try_from(one).unwrap_or_default());
    }

    pub fn extend(&mut self, more: impl IntoIterator<Item = usize>) {
        for one in more {
            self.insert(one);
        }
    }

    pub fn contains(self, one: usize) -> bool {
        self.0 & Self::of(one).0 != 0
    }

    #[must_use]
    pub fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    #[must_use]
    pub fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    #[must_use]
    pub fn among(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = rest.trailing_zeros();
            // The lowest bit goes.
            rest &= rest.wrapping_sub(1);
            (next < u32::BITS).then(|| usize::try_from(next).unwrap_or_default())
        })
    }

    #[must_use]
    pub fn filter(self, keep: impl Fn(usize) -> bool) -> Self {
        let mut kept = Self::default();
        kept.extend(self.iter().filter(|one| keep(*one)));
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::People;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let mut people = People::of(3);
        people.extend([0, 31]);
        assert_eq!(people.iter().collect::<Vec<_>>(), [0, 3, 31]);
        assert_eq!(people.len(), 3);
        assert!(people.contains(31) && !people.contains(1));
        assert_eq!(people.without(People::of(3)).iter().collect::<Vec<_>>(), [0, 31]);
        assert_eq!(People::first(32).len(), 32);
        assert!(People::default().iter().next().is_none());
    }
}
