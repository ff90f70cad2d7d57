//! One line of a roster file.

use super::{Column, SPOKEN_LANGUAGE_NAMES};
use crate::{
    accounts::{name_key, parse_date},
    assisters::{AccountDetails, AccountForm, AssisterKind},
    dates::CivilDate,
    validation::{Code, Invalid},
};

/// An assister of a roster file, as far as the line itself says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterLine {
    pub details: AccountDetails,
    /// The folded name of the organization.
    pub organization_key: String,
    /// The first day of the certification.
    pub certified_from: CivilDate,
}

/// Whether a spreadsheet would take a cell for a formula.
pub fn has_formula(cell: &str) -> bool {
    cell.starts_with(['\t', '\r'])
        || cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Reads a line; errors are at the headings of its columns.
///
/// # Errors
/// [`Code::CellFormula`] before anything else of a cell, [`Code::KindUnknown`],
/// [`Code::YesOrNo`], [`Code::LanguageUnknown`], those of a date and of
/// [`AccountForm::read`]. Without a kind that is known, the number is not looked
/// at.
pub fn read_line<'c>(
    cell: impl Fn(Column) -> &'c str,
    today: CivilDate,
) -> Result<RosterLine, Invalid> {
    let mut invalid = Invalid::default();
    for column in Column::ALL {
        if has_formula(cell(column)) {
            invalid.push(column.heading(), Code::CellFormula);
        }
    }
    let check_kind = kind(cell(Column::Kind));
    let kind = invalid.check(Column::Kind.heading(), check_kind);
    let form = form(&cell, &mut invalid);
    let details = form.read(kind.unwrap_or(AssisterKind::Broker)).map_err(|mut wrong| {
        // Without a kind nobody knows which number is meant.
        wrong.0.retain(|error| kind.is_some() || error.field != "credential");
        wrong.0
    });
    let organization_key = name_key(cell(Column::Organization));
    let organization =
        if organization_key.is_empty() { Err(Code::Required) } else { Ok(organization_key) };
    let organization = invalid.check(Column::Organization.heading(), organization);
    let from = date(cell(Column::CertifiedFrom), today);
    let from = invalid.check(Column::CertifiedFrom.heading(), from);
    match (kind, details, organization, from) {
        (Some(_), Ok(details), Some(organization_key), Some(certified_from))
            if invalid.is_empty() =>
        {
            Ok(RosterLine { details, organization_key, certified_from })
        }
        (_, details, _, _) => {
            invalid.0.extend(details.err().unwrap_or_default());
            Err(in_order(invalid))
        }
    }
}

/// The fields of an account form call the number otherwise. Errors stand in the
/// order of the columns, the first of each.
fn in_order(mut invalid: Invalid) -> Invalid {
    for error in &mut invalid.0 {
        if error.field == "credential" {
            Column::Number.heading().clone_into(&mut error.field);
        }
    }
    invalid.0.sort_by_key(|error| {
        Column::ALL.into_iter().position(|column| column.heading() == error.field)
    });
    invalid.0.dedup_by(|one, before| one.field == before.field);
    invalid
}

fn form<'c>(cell: &impl Fn(Column) -> &'c str, invalid: &mut Invalid) -> AccountForm {
    let text = |column| cell(column).to_owned();
    let mut yes_or_no = |column: Column, otherwise| {
        invalid.check(column.heading(), answer(cell(column), otherwise)).unwrap_or(otherwise)
    };
    let (taking, listed) =
        (yes_or_no(Column::TakingNewClients, true), yes_or_no(Column::Listed, false));
    let spoken = parts(cell(Column::Languages)).iter().map(|name| language(name)).collect();
    let languages: Option<Vec<String>> = invalid.check(Column::Languages.heading(), spoken);
    AccountForm {
        given_name: text(Column::GivenName),
        family_name: text(Column::FamilyName),
        login_email: text(Column::LoginEmail),
        credential: text(Column::Number),
        public_phone: text(Column::PublicPhone),
        public_email: text(Column::PublicEmail),
        city: text(Column::City),
        hours: text(Column::Hours),
        languages: languages.unwrap_or_default(),
        counties: parts(cell(Column::Counties)),
        taking_new_clients: taking,
        listed,
    }
}

fn kind(typed: &str) -> Result<AssisterKind, Code> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Err(Code::Required);
    }
    AssisterKind::parse(&typed).ok_or(Code::KindUnknown)
}

fn answer(typed: &str, otherwise: bool) -> Result<bool, Code> {
    match typed.trim().to_lowercase().as_str() {
        "" => Ok(otherwise),
        "yes" | "y" | "true" | "1" => Ok(true),
        "no" | "n" | "false" | "0" => Ok(false),
        _ => Err(Code::YesOrNo),
    }
}

/// The parts of a cell that holds several, between semicolons, commas or lines.
fn parts(cell: &str) -> Vec<String> {
    cell.split([';', ',', '|', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn language(typed: &str) -> Result<String, Code> {
    let folded = typed.to_lowercase();
    SPOKEN_LANGUAGE_NAMES
        .iter()
        .find(|(name, tag)| name.to_lowercase() == folded || *tag == folded)
        .map(|(_, tag)| (*tag).to_owned())
        .ok_or(Code::LanguageUnknown)
}

/// `2026-11-01` or `11/1/2026`.
fn date(typed: &str, today: CivilDate) -> Result<CivilDate, Code> {
    let typed = typed.trim();
    let split: Vec<&str> = typed.split(['-', '/', '.']).collect();
    match split[..] {
        [""] => Err(Code::Required),
        [year, month, day] if year.chars().count() == 4 => parse_date(month, day, year, today),
        [month, day, year] => parse_date(month, day, year, today),
        _ => Err(Code::DateNotADate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(changes: &[(Column, &'static str)]) -> Result<RosterLine, Vec<(String, Code)>> {
        let cell = |column: Column| {
            changes.iter().find(|(one, _)| *one == column).map_or(column.example(), |(_, to)| to)
        };
        read_line(cell, "2026-11-23".parse().expect("a date"))
            .map_err(|wrong| wrong.0.into_iter().map(|one| (one.field, one.code)).collect())
    }

    fn wrong(changes: &[(Column, &'static str)]) -> Vec<(String, Code)> {
        read(changes).err().unwrap_or_default()
    }

    #[test]
    fn the_line_of_the_template_is_right() {
        let line = read(&[]).expect("an assister");
        assert_eq!(line.details.languages, ["en", "hmn"]);
        assert_eq!(line.details.counties, ["Dakota", "Ramsey"]);
        assert_eq!(line.organization_key, "eastside community health access");
        assert_eq!(line.certified_from.to_string(), "2026-11-01");
        let american = read(&[(Column::CertifiedFrom, "11/1/2026")]).expect("an assister");
        assert_eq!(american, line);
    }

    #[test]
    fn an_empty_line_names_every_cell_that_is_needed() {
        let empty = Column::ALL.map(|column| (column, ""));
        let needed: Vec<(String, Code)> = Column::ALL
            .into_iter()
            // Which number is needed depends on the kind.
            .filter(|column| column.is_needed() && *column != Column::Number)
            .map(|column| (column.heading().to_owned(), Code::Required))
            .collect();
        assert_eq!(wrong(&empty), needed);
    }

    #[test]
    fn each_wrong_cell_is_named_at_its_heading() {
        for (column, cell, code) in [
            (Column::Kind, "agent", Code::KindUnknown),
            (Column::LoginEmail, "info@example.org", Code::EmailShared),
            (Column::Number, "12-X", Code::AssisterIdFormat),
            (Column::Languages, "Hmong; Klingon", Code::LanguageUnknown),
            (Column::Languages, ";", Code::Required),
            (Column::Counties, "Polk; Wisconsin", Code::CountyUnknown),
            (Column::Listed, "perhaps", Code::YesOrNo),
            (Column::CertifiedFrom, "November 1", Code::DateNotADate),
            (Column::CertifiedFrom, "2/30/2026", Code::DateNotADate),
            (Column::CertifiedFrom, "11/1/26", Code::DateYearFourDigits),
            (Column::CertifiedFrom, "2026-11-24", Code::DateInFuture),
            (Column::GivenName, "R2D2", Code::NameNotAName),
        ] {
            let expected = [(column.heading().to_owned(), code)];
            assert_eq!(wrong(&[(column, cell)]), expected, "{cell}");
        }
    }

    #[test]
    fn every_wrong_cell_of_a_line_is_named_once() {
        let line = [
            (Column::City, "=1+1"),
            (Column::Kind, "=2"),
            (Column::LoginEmail, "info@example.org"),
            (Column::Number, "-"),
        ];
        let expected = [
            (Column::Kind, Code::CellFormula),
            (Column::LoginEmail, Code::EmailShared),
            (Column::Number, Code::CellFormula),
            (Column::City, Code::CellFormula),
        ];
        assert_eq!(
            wrong(&line),
            expected.map(|(column, code)| (column.heading().to_owned(), code))
        );
    }

    #[test]
    fn formulas_are_refused_wherever_they_stand() {
        for formula in ["=1+1", "+1 651 555 0119", "-2", "@SUM(A1)", "\tx", " =cmd|' /C calc'!A0"] {
            for column in [Column::City, Column::PublicPhone, Column::Hours] {
                let expected = [(column.heading().to_owned(), Code::CellFormula)];
                assert_eq!(wrong(&[(column, formula)]), expected, "{formula}");
            }
        }
    }
}
