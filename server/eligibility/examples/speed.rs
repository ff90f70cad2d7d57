//! How many households of four are determined in a second, on one core. `cargo xtask bench
//! determine` runs it optimised.
//!
//! First the engine alone, then with JSON in and out as `alongside determine` does it. Each
//! figure is the median of several rounds over the same families, which differ in income, ages
//! and circumstances.

#![expect(clippy::print_stdout, reason = "a measurement talks on standard output")]

use eligibility::{determine, input::Household, parameters::Parameters};
use serde_json::{Value, json};
use std::{error::Error, hint::black_box, io::Write, time::Instant};

/// The bar of the engine alone.
const BAR: u128 = 100_000;
const FAMILIES: usize = 2_000;
const ROUNDS: usize = 25;

fn main() -> Result<(), Box<dyn Error>> {
    let parameters = Parameters::shipped()?;
    let lines: Vec<String> = (0..FAMILIES).map(|number| family(number).to_string()).collect();
    let families: Vec<Household> =
        lines.iter().map(|line| serde_json::from_str(line)).collect::<Result<_, _>>()?;
    for family in &families {
        determine(&parameters, family)?;
    }

    let engine = rate(|| {
        for family in &families {
            black_box(determine(&parameters, black_box(family)))?;
        }
        Ok(())
    })?;
    let stream = rate(|| {
        let mut output = Vec::new();
        for line in &lines {
            output.clear();
            let family: Household = serde_json::from_str(black_box(line))?;
            serde_json::to_writer(&mut output, &determine(&parameters, &family)?)?;
            output.write_all(b"\n")?;
            black_box(&output);
        }
        Ok(())
    })?;
    println!("engine alone   {engine:>9} determinations a second and core");
    println!("with JSON      {stream:>9} determinations a second and core");
    if engine < BAR {
        return Err(format!("the engine alone must reach {BAR}").into());
    }
    Ok(())
}

/// Households a second: the median round.
fn rate(mut round: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<u128, Box<dyn Error>> {
    let mut nanoseconds = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        round()?;
        nanoseconds.push(start.elapsed().as_nanos());
    }
    nanoseconds.sort_unstable();
    let median = nanoseconds[ROUNDS / 2].max(1);
    Ok(u128::try_from(FAMILIES)? * 1_000_000_000 / median)
}

/// Two parents and two children. By income they have Medical Assistance, MinnesotaCare, a credit
/// or nothing; every fifth has an employer's offer, every seventh files apart.
fn family(number: usize) -> Value {
    let files_apart = number.is_multiple_of(7);
    let pay = 60_000 + 420 * number;
    let mut household = json!({
        "id": format!("family-{number}"),
        "state": "MN",
        "county": "Hennepin",
        "coverage_year": 2026,
        "determined_on": "2026-02-10",
        "people": [
            {
                "id": "p1", "born": "1986-04-02",
                "income": [{ "kind": "wages", "amount": pay, "rhythm": "two_weeks" }],
                "tax": if files_apart { json!({ "files": true }) } else { json!({ "jointly_with": "p2" }) },
            },
            {
                "id": "p2", "age": 38, "pregnant": number.is_multiple_of(11),
                "income": [{ "kind": "interest", "amount": 1_200, "rhythm": "month" }],
                "tax": { "files": true },
            },
            { "id": "c1", "age": number % 19, "tax": { "claimed_by": "p1" } },
            { "id": "c2", "age": number % 7, "tax": { "claimed_by": "p1" } },
        ],
        "relationships": [
            { "person": "p1", "is": "spouse", "of": "p2" },
            { "person": "p1", "is": "parent", "of": "c1" },
            { "person": "p2", "is": "parent", "of": "c1" },
            { "person": "p1", "is": "parent", "of": "c2" },
            { "person": "p2", "is": "parent", "of": "c2" },
        ],
    });
    if number.is_multiple_of(5) {
        household["employer_offers"] = json!([{
            "employee": "p1", "offered_to": ["p1", "p2"], "minimum_value": true,
            "lowest_self_only_monthly": 21_000, "lowest_family_monthly": 84_000,
        }]);
    }
    household
}
