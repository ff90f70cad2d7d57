//! Parameter files: read, checked, and never carried from year to year.

use crate::asking::SHIPPED;
use eligibility::parameters::{ParameterError, Parameters};

const FEDERAL: &str = include_str!("../../parameters/federal.toml");
const MINNESOTA: &str = include_str!("../../parameters/minnesota.toml");

fn refused(federal: &str, state: &str) -> String {
    let read = Parameters::new(federal).and_then(|parameters| parameters.read(state));
    match read.expect_err("a refusal") {
        ParameterError::Wrong { place, what } => format!("{place}: {what}"),
        ParameterError::Format(error) => error.message().to_owned(),
    }
}

/// The text with one change, which must be possible.
fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn minnesota_has_87_counties_in_nine_areas() {
    let minnesota = SHIPPED.state("MN").expect("Minnesota");
    let areas: Vec<u32> =
        domain_counties().iter().filter_map(|county| minnesota.rating.area(county)).collect();
    assert_eq!(areas.len(), 87);
    assert_eq!(minnesota.rating.area("Olmsted"), Some(1));
    assert_eq!(minnesota.rating.area("Red Lake"), Some(9));
}

fn domain_counties() -> Vec<&'static str> {
    let areas = MINNESOTA.split("[[rating.areas]]").skip(1);
    let lists = areas.filter_map(|area| area.split_once("counties = [")?.1.split_once(']'));
    lists.flat_map(|(list, _)| list.split('"').skip(1).step_by(2)).collect()
}

#[test]
fn known_numbers() {
    let federal = &SHIPPED.federal;
    for (year, size, dollars) in [
        (2024, 1, 15_060),
        (2025, 4, 32_150),
        (2025, 8, 54_150),
        (2026, 1, 15_960),
        (2026, 9, 61_400),
    ] {
        let line = federal.poverty(year, "contiguous").expect("a guideline").line(size);
        assert_eq!(line, dollars * 100, "{year} {size}");
    }
    assert_eq!(federal.out_of_pocket(2026), Ok(1_060_000));
}

#[test]
fn a_missing_year_is_not_configured() {
    let federal = &SHIPPED.federal;
    let told = [
        federal.poverty(2027, "contiguous").map(|_| ()),
        federal.applicable(2027).map(|_| ()),
        federal.employer_affordability(2027).map(|_| ()),
        federal.filing(2027).map(|_| ()),
        federal.out_of_pocket(2027).map(|_| ()),
        SHIPPED.state("MN").and_then(|state| state.benchmark(2027).map(|_| ())),
    ]
    .map(|found| found.expect_err("missing").to_string());
    assert_eq!(
        told,
        [
            "poverty is not configured for 2027",
            "applicable_percentage is not configured for 2027",
            "employer_affordability is not configured for 2027",
            "filing is not configured for 2027",
            "out_of_pocket is not configured for 2027",
            "benchmark is not configured for 2027",
        ]
    );
}

#[test]
fn a_number_needs_a_source() {
    let federal = changed(FEDERAL, "source = \"Rev. Proc. 2025-32\"", "source = \"\"");
    assert_eq!(refused(&federal, MINNESOTA), "filing: a source is missing");
    let without = changed(FEDERAL, "source = \"Rev. Proc. 2025-32\"", "");
    assert!(refused(&without, MINNESOTA).contains("missing field `source`"));
}

#[test]
fn a_misprint_is_refused() {
    for (from, to, told) in [
        ("to = 133, initial", "to = 130, initial", "a band does not begin where the last one ends"),
        (
            "final = \"9.96\" },\n    { from = 300",
            "final = \"10.96\" },\n    { from = 300",
            "a percentage falls with income",
        ),
        ("from_year = 2026", "from_year = 2025", "two tables for one year"),
        ("year = 2026\nregion", "year = 2025\nregion", "two entries for the same"),
    ] {
        let told_by = refused(&changed(FEDERAL, from, to), MINNESOTA);
        assert!(told_by.ends_with(told), "{told_by}");
    }
    for (from, to, told) in [
        ("\"Dodge\", ", "\"Dodge\", \"Anoka\", ", "two entries for the same"),
        ("month = 7", "month = 13", "no such day"),
        ("area = 9, dollars = 279", "area = 8, dollars = 279", "a rating area has no price"),
        (
            "\"refugee\", \"asylee\"",
            "\"refugee\", \"martian\"",
            "an immigration status that does not exist",
        ),
        ("percent = \"278\"", "percent = \"2.7.8\"", "such as \"9.96\", or a whole number"),
        ("percent = \"278\"", "percent = 278.5", "such as \"9.96\", or a whole number"),
        (
            "name = \"Medical Assistance\"",
            "nickname = \"MA\"\nname = \"Medical Assistance\"",
            "`other_pregnant_members`, `dependent_child_below`, `poverty_guideline_from`, `disregard_source`, `household_source`, `poverty_guideline_source`, `groups`, `immigration`",
        ),
    ] {
        let told_by = refused(FEDERAL, &changed(MINNESOTA, from, to));
        assert!(told_by.ends_with(told), "{told_by}");
    }
}

#[test]
fn a_file_replaces_the_one_for_the_same_place() {
    let lower = changed(MINNESOTA, "percent = \"278\"", "percent = \"100\"");
    let parameters = SHIPPED.clone().read(&lower).expect("parameters");
    assert_eq!(parameters.states().len(), 1);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    for (from, to, told) in [
        (
            "unborn_child_groups = [\"pregnant\"]",
            "unborn_child_groups = [\"pregnent\"]",
            "a group that does not exist",
        ),
        ("name = \"age_19_or_20\"", "name = \"child_2_to_18\"", "a group twice at one time"),
        ("ages = { from = 19, to = 20 }", "ages = { from = 20, to = 19 }", "the ages go back"),
        ("children_below = 18\n", "", "children without an age"),
        (
            "from_year = 2026\nto_year = 2026\nestimated",
            "from_year = 2025\nto_year = 2026\nestimated",
            "two scales for one year",
        ),
        ("area = 9\ncounties", "area = 8\ncounties", "two entries for the same"),
    ] {
        let told_by = refused(FEDERAL, &changed(MINNESOTA, from, to));
        assert!(told_by.ends_with(told), "{told_by}");
    }
}

/// Alaska and Hawaii have guidelines of their own, for a state that names them.
#[test]
fn guidelines_of_other_regions() {
    for (region, year, size, dollars) in
        [("alaska", 2025, 1, 19_550), ("hawaii", 2026, 2, 24_890), ("contiguous", 2020, 3, 21_720)]
    {
        let line = SHIPPED.federal.poverty(year, region).expect("a guideline").line(size);
        assert_eq!(line, dollars * 100, "{region} {year}");
    }
}
