//! Whose household is whose: 42 CFR 435.603(b) and (f).

mod household;
mod kinship;
mod people;

pub(crate) use household::{MagiHousehold, households};
pub(crate) use kinship::Kinship;
pub(crate) use people::People;
