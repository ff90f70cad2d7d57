//! The authorization table, whole, so that a change to it is seen in review.

use domain::policy::{Action, table};
use std::collections::HashSet;

#[test]
fn the_table_reads_as_agreed() {
    insta::assert_snapshot!(table());
}

#[test]
fn every_path_is_used_once() {
    let paths: HashSet<_> = Action::ALL.iter().map(|action| action.path()).collect();
    assert_eq!(paths.len(), Action::ALL.len());
}
