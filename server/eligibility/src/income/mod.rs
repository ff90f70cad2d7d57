//! Whose income counts, and how much of it: 42 CFR 435.603(d), (e) and 26 USC 36B(d).

mod filing;
mod magi;
mod total;

pub(crate) use filing::Filings;
pub(crate) use magi::{Magi, not_counted};
pub(crate) use total::{Counted, counted};
