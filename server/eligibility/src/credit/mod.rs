//! The premium tax credit: 26 USC 36B.

mod amount;
mod applicable;
mod cost_sharing;
mod eligibility;
mod family;
mod tax_household;

pub(crate) use amount::{Found, determine_credit, missing_reason};
pub(crate) use cost_sharing::cost_sharing;
pub(crate) use tax_household::{TaxHousehold, income, tax_households};
