//! How many households of four are determined in a second, on one core. `cargo xtask bench
//! determine` runs it optimised.
//!
//! First the engine alone, then with JSON in and out as `alongside determine` does it. Each
//! figure is the median of several rounds over the same families, which differ in income, ages
//! and circumstances. Time is that of the processor, where the system tells it, so that whatever
//! else a machine does takes nothing from the figure of one core. Last, the stream with JSON runs over two lengths, each in a process of its
//! own, and the most memory that it took has to be the same.

#![expect(clippy::print_stdout, reason = "a measurement talks on standard output")]

use eligibility::{determine, input::Household, parameters::Parameters};
use serde_json::{Value, json};
use std::{env, error::Error, fs, hint::black_box, io::Write, process::Command, time::Instant};

/// The bar of the engine alone.
const BAR: u128 = 100_000;
const FAMILIES: usize = 2_000;
const ROUNDS: usize = 25;
/// How many households the two streams hold.
const STREAMS: [usize; 2] = [10_000, 200_000];
/// How far the memory of the two may differ, in KiB: pages that the system hands out.
const SLACK: u64 = 512;
const STREAM: &str = "--stream";

fn main() -> Result<(), Box<dyn Error>> {
    let parameters = Parameters::shipped()?;
    let mut arguments = env::args().skip(1);
    if arguments.next().as_deref() == Some(STREAM) {
        let length = arguments.next().unwrap_or_default().parse()?;
        return stream(&parameters, length);
    }
    speed(&parameters)?;
    memory()
}

fn speed(parameters: &Parameters) -> Result<(), Box<dyn Error>> {
    let lines: Vec<String> = (0..FAMILIES).map(|number| family(number).to_string()).collect();
    let families: Vec<Household> =
        lines.iter().map(|line| serde_json::from_str(line)).collect::<Result<_, _>>()?;
    for family in &families {
        determine(parameters, family)?;
    }

    let engine = rate(|| {
        for family in &families {
            black_box(determine(parameters, black_box(family)))?;
        }
        Ok(())
    })?;
    let mut output = Vec::new();
    let with_json = rate(|| {
        for line in &lines {
            answer(parameters, black_box(line), &mut output)?;
            black_box(&output);
        }
        Ok(())
    })?;
    println!("engine alone   {engine:>9} determinations a second and core");
    println!("with JSON      {with_json:>9} determinations a second and core");
    if engine < BAR {
        return Err(format!("the engine alone must reach {BAR}").into());
    }
    Ok(())
}

/// One line in, one line out.
fn answer(parameters: &Parameters, line: &str, output: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
    output.clear();
    let family: Household = serde_json::from_str(line)?;
    serde_json::to_writer(&mut *output, &determine(parameters, &family)?)?;
    output.write_all(b"\n")?;
    Ok(())
}

/// Answers so many lines, each written only when its turn comes, and prints the most memory that
/// the process ever took, in KiB.
fn stream(parameters: &Parameters, length: usize) -> Result<(), Box<dyn Error>> {
    let mut output = Vec::new();
    for number in 0..length {
        answer(parameters, &family(number % FAMILIES).to_string(), &mut output)?;
        black_box(&output);
    }
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("{}", peak.unwrap_or_default().trim().trim_end_matches(" kB"));
    Ok(())
}

fn memory() -> Result<(), Box<dyn Error>> {
    if !cfg!(target_os = "linux") {
        println!("peak memory    not measured on this system");
        return Ok(());
    }
    let mut peaks = [0_u64; 2];
    for (peak, length) in peaks.iter_mut().zip(STREAMS) {
        let run = Command::new(env::current_exe()?).args([STREAM, &length.to_string()]).output()?;
        *peak = String::from_utf8(run.stdout)?.trim().parse()?;
        println!("peak memory    {peak:>9} KiB over a stream of {length} households");
    }
    if peaks[0].abs_diff(peaks[1]) > SLACK {
        return Err("a longer stream must not take more memory".into());
    }
    Ok(())
}

/// Households a second: the median round.
fn rate(mut round: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<u128, Box<dyn Error>> {
    let mut nanoseconds = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let (start, before) = (Instant::now(), on_processor());
        round()?;
        let passed = start.elapsed().as_nanos();
        let worked = before.zip(on_processor()).map(|(before, after)| after - before);
        nanoseconds.push(worked.unwrap_or(passed));
    }
    nanoseconds.sort_unstable();
    let median = nanoseconds[ROUNDS / 2].max(1);
    Ok(u128::try_from(FAMILIES)? * 1_000_000_000 / median)
}

/// For how many nanoseconds this thread had a processor so far, on Linux.
fn on_processor() -> Option<u128> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok()
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
