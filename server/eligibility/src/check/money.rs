//! Income and deductions.

use super::{ProblemCode, Problems};
use crate::input::{
    Amount, Day, Deduction, DeductionKind, Income, IncomeKind, Person, Rhythm, Whole,
};
use std::fmt;

/// The largest amount, in cents: a billion dollars.
const LARGEST: i64 = 100_000_000_000;
const MOST_ITEMS: usize = 100;
const HOURS_OF_A_WEEK: i64 = 168;

pub(super) fn check(person: &Person, index: usize, problems: &mut Problems) {
    for (name, length) in [("income", person.income.len()), ("deductions", person.deductions.len())]
    {
        if length > MOST_ITEMS {
            problems.add(format_args!("people[{index}].{name}"), ProblemCode::TooMany);
            return;
        }
    }
    for (at, item) in person.income.iter().enumerate() {
        income(item, &format_args!("people[{index}].income[{at}]"), problems);
    }
    for (at, item) in person.deductions.iter().enumerate() {
        deduction(item, &format_args!("people[{index}].deductions[{at}]"), problems);
    }
    for (name, attested) in [
        ("current_monthly_income", person.current_monthly_income),
        ("projected_annual_income", person.projected_annual_income),
    ] {
        if let Some(typed) = attested {
            // A loss may be larger than everything else.
            amount(Some(typed), true, &format_args!("people[{index}].{name}"), problems);
        }
    }
}

fn income(item: &Income, place: &dyn fmt::Display, problems: &mut Problems) {
    if item.kind == IncomeKind::Unknown {
        problems.add(format_args!("{place}.kind"), ProblemCode::NotAChoice);
    }
    amount(item.amount, item.kind.may_be_a_loss(), &format_args!("{place}.amount"), problems);
    if item.rhythm == Rhythm::Unknown {
        problems.add(format_args!("{place}.rhythm"), ProblemCode::NotAChoice);
    }
    match (item.rhythm, item.hours_per_week) {
        (Rhythm::Hour, None) => {
            problems.add(format_args!("{place}.hours_per_week"), ProblemCode::Required);
        }
        (_, Some(Whole(hours)))
            if !hours.is_some_and(|hours| (0..=HOURS_OF_A_WEEK).contains(&hours)) =>
        {
            problems.add(format_args!("{place}.hours_per_week"), ProblemCode::NumberNotANumber);
        }
        _ => {}
    }
    for (name, day) in [("starts", item.starts), ("ends", item.ends), ("decree", item.decree)] {
        if day == Some(Day(None)) {
            problems.add(format_args!("{place}.{name}"), ProblemCode::DateNotADate);
        }
    }
    if item.rhythm == Rhythm::Once && item.starts.is_none() {
        problems.add(format_args!("{place}.starts"), ProblemCode::Required);
    }
    if let (Some(Day(Some(starts))), Some(Day(Some(ends)))) = (item.starts, item.ends)
        && ends < starts
    {
        problems.add(format_args!("{place}.ends"), ProblemCode::DatesOutOfOrder);
    }
    if item.kind == IncomeKind::AlimonyReceived && item.decree.is_none() {
        problems.add(format_args!("{place}.decree"), ProblemCode::Required);
    }
}

fn deduction(item: &Deduction, place: &dyn fmt::Display, problems: &mut Problems) {
    if item.kind == DeductionKind::Unknown {
        problems.add(format_args!("{place}.kind"), ProblemCode::NotAChoice);
    }
    amount(item.amount, false, &format_args!("{place}.amount"), problems);
    let possible = !matches!(item.rhythm, Rhythm::Unknown | Rhythm::Hour | Rhythm::Once);
    if !possible {
        problems.add(format_args!("{place}.rhythm"), ProblemCode::NotAChoice);
    }
    match item.decree {
        Some(Day(None)) => {
            problems.add(format_args!("{place}.decree"), ProblemCode::DateNotADate);
        }
        None if item.kind == DeductionKind::AlimonyPaid => {
            problems.add(format_args!("{place}.decree"), ProblemCode::Required);
        }
        _ => {}
    }
}

pub(super) fn amount(
    typed: Option<Amount>,
    may_be_a_loss: bool,
    field: &dyn fmt::Display,
    problems: &mut Problems,
) -> Option<i64> {
    let code = match typed {
        None => ProblemCode::Required,
        Some(Amount(None)) => ProblemCode::MoneyFormat,
        Some(Amount(Some(cents))) if cents < 0 && !may_be_a_loss => ProblemCode::MoneyNegative,
        Some(Amount(Some(cents))) if !(-LARGEST..=LARGEST).contains(&cents) => {
            ProblemCode::MoneyTooLarge
        }
        Some(Amount(Some(cents))) => return Some(cents),
    };
    problems.add(field, code);
    None
}
