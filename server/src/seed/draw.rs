//! Chance that repeats itself: the same seed draws the same, on every machine and
//! in every version. Everybody and everything draws from a source of its own, so
//! that nobody's life depends on how many were made up before.

use chrono::Duration;
use domain::dates::Instant;
use uuid::{Builder, Uuid};

/// What is drawn for.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    Plan,
    Staff,
    Organization,
    Assister,
    Consumer,
}

/// A source of draws: SplitMix64 (Steele, Lea, Flood 2014), which is public domain.
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64, of: Of, number: usize) -> Self {
        let mut source = Self(seed);
        for part in [of as u64, number as u64] {
            source.0 = source.next() ^ part;
        }
        source
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to just below the bound; 0 where there is no room.
    pub fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.next()) * (bound as u128);
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// Whether something happens that happens to so many of a thousand.
    pub fn happens(&mut self, of_a_thousand: usize) -> bool {
        self.below(1000) < of_a_thousand
    }

    pub fn pick<'a, T>(&mut self, some: &'a [T]) -> &'a T {
        &some[self.below(some.len())]
    }

    /// One of several with weights.
    pub fn weighed<'a, T>(&mut self, some: &'a [(usize, T)]) -> &'a T {
        let mut drawn = self.below(some.iter().map(|(weight, _)| weight).sum());
        let place = some.iter().position(|(weight, _)| {
            let here = drawn < *weight;
            drawn = drawn.saturating_sub(*weight);
            here
        });
        &some[place.unwrap_or_default()].1
    }

    /// An instant from one to just before the other, to the second.
    pub fn between(&mut self, from: Instant, to: Instant) -> Instant {
        let seconds = usize::try_from((to - from).num_seconds()).unwrap_or_default();
        from + Duration::seconds(i64::try_from(self.below(seconds)).unwrap_or_default())
    }

    /// A row id of that instant (UUID version 7).
    pub fn id(&mut self, at: Instant) -> Uuid {
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.next().to_be_bytes());
        random[8..].copy_from_slice(&self.next().to_be_bytes()[..2]);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    pub fn shuffle<T>(&mut self, some: &mut [T]) {
        for last in (1..some.len()).rev() {
            some.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same() {
        let draw = |seed, number| {
            let mut source = Draw::new(seed, Of::Consumer, number);
            [(); 4].map(|()| source.below(1_000_000))
        };
        assert_eq!(draw(7, 3), draw(7, 3));
        assert_ne!(draw(7, 3), draw(7, 4));
        assert_ne!(draw(7, 3), draw(8, 3));
    }

    #[test]
    fn draws_keep_to_their_bounds_and_weights() {
        let mut source = Draw::new(1, Of::Plan, 0);
        assert_eq!(source.below(0), 0);
        let rare = (0..10_000).filter(|_| *source.weighed(&[(1, true), (99, false)])).count();
        assert!((50..200).contains(&rare), "{rare}");
        assert!((0..1000).all(|_| source.below(7) < 7));
    }

    #[test]
    fn ids_are_ordered_by_time() {
        let mut source = Draw::new(1, Of::Plan, 0);
        let at: Instant = "2026-11-23T15:00:00Z".parse().expect("an instant");
        assert!(source.id(at) < source.id(at + Duration::milliseconds(1)));
        assert_eq!(source.id(at).get_version_num(), 7);
    }
}
