//! The rules that an assister accepts before the account is turned on.

/// The version of the text; its words never change without a new number.
pub const RULES_OF_BEHAVIOR_VERSION: i32 = 1;
