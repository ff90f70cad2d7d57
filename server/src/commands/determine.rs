//! `alongside determine`: households on standard input, one JSON object a line; determinations on
//! standard output, one a line, in the same order. The schemas are in `server/eligibility/schema`.
//!
//! A line that cannot be determined is answered with an error record, and the run goes on:
//! `{"line": 7, "id": "h7", "errors": [{"field": "people[0].age", "code": "required"}]}`.
//! Empty lines are passed over, and a byte order mark before the first. `null` says the same as a
//! field that is not there. One line is held at a time, so any number of them takes the same
//! memory.
//!
//! Exit code: 0 when every line was answered, be it with an error record; with `--strict` 1 when
//! there was one. 1 when the parameters cannot be read or the streams fail; 2 when the command
//! line is wrong.

use super::{CommandError, ParameterFiles};
use clap::Args;
use eligibility::{determine, input::Household, parameters::Parameters};
use serde::Deserialize;
use serde_json::{Value, error::Category, json};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

/// Some programs write it before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// A longer line is no household.
const LONGEST_LINE: usize = 1 << 20;

#[derive(Debug, Args)]
pub struct Determine {
    #[command(flatten)]
    parameters: ParameterFiles,
    /// End with code 1 when a line was answered with an error record
    #[arg(long)]
    strict: bool,
}

/// How many lines were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    answered: u64,
    wrong: u64,
}

impl Determine {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let parameters = self.parameters.read()?;
        let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let input = BufReader::with_capacity(1 << 16, io::stdin().lock());
        let tally = match answer_lines(&parameters, input, &mut output) {
            Ok(tally) => tally,
            // Whoever reads has enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            Err(source) => {
                return Err(CommandError::Io { what: "the households".to_owned(), source });
            }
        };
        let Tally { answered, wrong } = tally;
        tracing::info!(answered, wrong, "households");
        if self.strict && wrong > 0 {
            return Err(CommandError::Refused(format!(
                "{wrong} of {answered} lines were answered with an error record."
            )));
        }
        Ok(())
    }
}

/// Answers each line. What was written is handed on whenever no further line waits.
fn answer_lines<R: Read>(
    parameters: &Parameters,
    mut input: BufReader<R>,
    output: &mut impl Write,
) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let fits = match read_line(&mut input, &mut line)? {
            Line::End => break,
            Line::Whole => true,
            Line::TooLong => false,
        };
        if number == 1 && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        if fits && line.trim_ascii().is_empty() {
            continue;
        }
        tally.answered += 1;
        let errors = if fits {
            answer(parameters, &line, output)?
        } else {
            Some(of_line("line_too_long", LONGEST_LINE))
        };
        if let Some(mut record) = errors {
            tally.wrong += 1;
            record["line"] = json!(number);
            serde_json::to_writer(&mut *output, &record)?;
        }
        output.write_all(b"\n")?;
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
    output.flush()?;
    Ok(tally)
}

/// Writes the determination, or gives back the record of what is wrong.
fn answer(
    parameters: &Parameters,
    line: &[u8],
    output: &mut impl Write,
) -> io::Result<Option<Value>> {
    let household = match read_household(line) {
        Ok(household) => household,
        Err(record) => return Ok(Some(record)),
    };
    match determine(parameters, &household) {
        Ok(determination) => {
            serde_json::to_writer(output, &determination)?;
            Ok(None)
        }
        Err(problems) => Ok(Some(json!({ "id": household.id, "errors": problems }))),
    }
}

/// Reads a line as a household, or gives back the record of what is wrong.
fn read_household(line: &[u8]) -> Result<Household, Value> {
    let error = match serde_json::from_slice(line) {
        // A list would be read as fields in their order.
        Ok(_) if !line.trim_ascii_start().starts_with(b"{") => {
            return Err(of_line("wrong_type", 1));
        }
        Ok(household) => return Ok(household),
        Err(error) => error,
    };
    let mut record = unreadable(&error);
    if error.classify() != Category::Data {
        return Err(record);
    }
    // Only now it is worth another look: for fields that say `null`, and for the id.
    let Ok(mut value) = serde_json::from_slice::<Value>(line) else {
        return Err(record);
    };
    if without_nulls(&mut value)
        && let Ok(household) = Household::deserialize(&value)
    {
        return Ok(household);
    }
    if let Some(id @ Value::String(_)) = value.get("id") {
        record["id"] = id.clone();
    }
    Err(record)
}

/// Takes away every field that says `null`; whether there was one.
fn without_nulls(value: &mut Value) -> bool {
    match value {
        Value::Object(fields) => {
            let before = fields.len();
            fields.retain(|_, field| !field.is_null());
            let mut found = fields.len() < before;
            for field in fields.values_mut() {
                found |= without_nulls(field);
            }
            found
        }
        Value::Array(items) => {
            items.iter_mut().fold(false, |found, item| without_nulls(item) | found)
        }
        _ => false,
    }
}

/// What kept a line from being read. The text of the error could repeat what was typed.
fn unreadable(error: &serde_json::Error) -> Value {
    let code = match error.classify() {
        Category::Data if error.to_string().starts_with("unknown field") => "unknown_field",
        Category::Data => "wrong_type",
        Category::Io | Category::Syntax | Category::Eof => "not_json",
    };
    of_line(code, error.column())
}

fn of_line(code: &str, column: usize) -> Value {
    json!({ "id": null, "errors": [{ "field": "", "code": code, "column": column }] })
}

enum Line {
    Whole,
    TooLong,
    End,
}

/// Reads up to the next line feed, and no more than [`LONGEST_LINE`] into memory.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Line> {
    let limit = u64::try_from(LONGEST_LINE).unwrap_or(u64::MAX);
    if input.by_ref().take(limit).read_until(b'\n', line)? == 0 {
        return Ok(Line::End);
    }
    if line.len() < LONGEST_LINE || line.last() == Some(&b'\n') {
        return Ok(Line::Whole);
    }
    input.skip_until(b'\n')?;
    Ok(Line::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUSEHOLD: &str = r#"{"id":"h1","state":"MN","county":"Hennepin","coverage_year":2026,"determined_on":"2026-02-10","people":[{"id":"p1","age":40,"tax":{"files":true},"projected_annual_income":4000000}]}"#;

    fn answers(input: &[u8]) -> (Tally, Vec<Value>) {
        let parameters = Parameters::shipped().expect("parameters");
        let mut output = Vec::new();
        let tally = answer_lines(&parameters, BufReader::new(input), &mut output).expect("a run");
        let text = String::from_utf8(output).expect("text");
        let answers = text.lines().map(|line| serde_json::from_str(line).expect("JSON"));
        (tally, answers.collect())
    }

    #[test]
    fn every_line_is_answered_in_order() {
        let input = format!("{HOUSEHOLD}\n\n{}", HOUSEHOLD.replace("h1", "h2"));
        let (tally, answers) = answers(input.as_bytes());
        assert_eq!(tally, Tally { answered: 2, wrong: 0 });
        let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
        assert_eq!(ids, ["h1", "h2"]);
        assert_eq!(answers[0]["people"][0]["outcome"], "premium_tax_credit");
    }

    #[test]
    fn a_bad_line_is_answered_and_the_run_goes_on() {
        let bad = [
            "{".to_owned(),
            "[]".to_owned(),
            HOUSEHOLD.replace("\"people\"", "\"persons\""),
            HOUSEHOLD.replace("\"age\":40", "\"age\":-40"),
            HOUSEHOLD.replace(":[{", ":{").replace("}]}", "}}"),
        ];
        let mut input = bad.join("\n").into_bytes();
        input.extend(b"\n\xff\xfe\n");
        input.extend(HOUSEHOLD.as_bytes());
        let (tally, answers) = answers(&input);
        assert_eq!(tally, Tally { answered: 7, wrong: 6 });
        let codes: Vec<&Value> =
            answers[..6].iter().map(|answer| &answer["errors"][0]["code"]).collect();
        assert_eq!(
            codes,
            [
                "not_json",
                "wrong_type",
                "unknown_field",
                "age_not_possible",
                "wrong_type",
                "not_json"
            ]
        );
        assert_eq!(answers[3]["line"], 4);
        assert_eq!(answers[3]["id"], "h1");
        assert_eq!(answers[3]["errors"][0]["field"], "people[0].age");
        assert_eq!(answers[6]["id"], "h1");
        // Whoever asked is told even when the rest could not be read.
        let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
        assert_eq!(ids[2..6], [&json!("h1"), &json!("h1"), &json!("h1"), &Value::Null]);
    }

    #[test]
    fn null_says_the_same_as_nothing() {
        let filled = HOUSEHOLD.replace(
            r#""age":40"#,
            r#""age":40,"pregnant":null,"applies":null,"immigration":null,"income":null,"cares_for":null"#,
        );
        assert!(serde_json::from_str::<Household>(&filled).is_err(), "the quick way knows no null");
        let (_, answers) = answers(format!("{HOUSEHOLD}\n{filled}").as_bytes());
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[0]["people"][0]["outcome"], "premium_tax_credit");
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        let (tally, answers) =
            answers(format!("\u{feff}{HOUSEHOLD}\n\u{feff}{HOUSEHOLD}").as_bytes());
        assert_eq!(tally, Tally { answered: 2, wrong: 1 });
        assert_eq!(answers[0]["id"], "h1");
        assert_eq!(answers[1]["errors"][0]["code"], "not_json");
    }

    #[test]
    fn a_line_without_end_takes_no_more_memory() {
        let mut input = vec![b' '; 3 * LONGEST_LINE];
        input.extend(b"\n");
        input.extend(HOUSEHOLD.as_bytes());
        let (tally, answers) = answers(&input);
        assert_eq!(tally, Tally { answered: 2, wrong: 1 });
        assert_eq!(answers[0]["errors"][0]["code"], "line_too_long");
        assert_eq!(answers[1]["id"], "h1");
    }
}
