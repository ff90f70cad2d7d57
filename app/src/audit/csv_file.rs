//! The trail as a file for a spreadsheet.

use super::words::{channel, role, what, who};
use crate::i18n::{Texts, text::audit as t};
use domain::{
    audit::{EXPORT_MOST, TrailRow, csv_line},
    dates::minnesota_time,
};
use store::audit::Export;

/// Writes a line per event under a line of names. Spreadsheets know by the mark
/// in front that the letters are UTF-8.
pub fn write(texts: Texts, export: &Export) -> String {
    let head = [
        t::CSV_NUMBER,
        t::CSV_WHEN,
        t::COLUMN_WHO,
        t::CSV_ROLE,
        t::COLUMN_WHAT,
        t::CSV_CODE,
        t::COLUMN_FOR,
        t::COLUMN_HOW,
        t::COLUMN_REQUEST,
    ]
    .map(|text| texts.text(text));
    let mut file = String::from('\u{feff}');
    file.push_str(&csv_line(head));
    for row in &export.rows {
        file.push_str(&line(texts, row));
    }
    if export.cut {
        let cut = texts.fill(t::EXPORT_CUT, &[("most", &EXPORT_MOST.to_string())]);
        file.push_str(&csv_line([cut.as_str()]));
    }
    file
}

fn line(texts: Texts, row: &TrailRow) -> String {
    let number = row.seq.to_string();
    let when = minnesota_time(row.at).format("%Y-%m-%d %H:%M:%S").to_string();
    let (who, request) = (who(texts, row), row.request.to_string());
    csv_line([
        number.as_str(),
        &when,
        &who,
        texts.text(role(row.role)),
        texts.text(what(row.done)),
        row.done.as_str(),
        row.acting_for.as_deref().unwrap_or_default(),
        row.channel.map_or("", |each| texts.text(channel(each))),
        &request,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        accounts::{Language, Role},
        audit::{ActorRole, Channel, Done},
        ids::RequestId,
    };

    fn row(name: &str) -> TrailRow {
        TrailRow {
            seq: 7,
            at: "2026-11-23T15:00:00Z".parse().expect("an instant"),
            actor: Some(name.to_owned()),
            role: ActorRole::Person(Role::Assister),
            done: Done::AnswersSaved,
            acting_for: Some("Amina Warsame".to_owned()),
            channel: Some(Channel::Phone),
            request: RequestId(uuid::Uuid::from_u128(1)),
        }
    }

    #[test]
    fn a_name_that_is_a_formula_stays_text() {
        let export = Export { rows: vec![row("=1+1 \"Rosa\"")], cut: true };
        let file = write(Texts::of(Language::En), &export);
        let lines: Vec<&str> = file.trim_start_matches('\u{feff}').lines().collect();
        assert!(lines[1].starts_with("\"7\",\"2026-11-23 09:00:00\",\"'=1+1 \"\"Rosa\"\"\","));
        assert!(lines[1].contains("\"answers_saved\",\"Amina Warsame\",\"on the phone\""));
        assert!(lines[2].contains("10000"), "what is left out is said");
        assert_eq!(lines.len(), 3);
    }
}
