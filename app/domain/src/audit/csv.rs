//! Rows for a spreadsheet (RFC 4180).

/// One line with its line end. Every cell is quoted. A cell that a spreadsheet
/// would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
/// carriage return) gets an apostrophe in front and stays text.
pub fn csv_line<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    cells.join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_stays_text() {
        assert_eq!(csv_line(["=1+1", "+1", "-1", "@x"]), "\"'=1+1\",\"'+1\",\"'-1\",\"'@x\"\r\n");
        assert_eq!(csv_line([" =1", "\t=1", "＝1"]), "\"' =1\",\"'\t=1\",\"'＝1\"\r\n");
    }

    #[test]
    fn quotes_commas_and_lines_stay_in_their_cell() {
        assert_eq!(
            csv_line(["Amina \"Mina\"", "a, b", "c\nd"]),
            "\"Amina \"\"Mina\"\"\",\"a, b\",\"c\nd\"\r\n"
        );
        assert_eq!(csv_line(["", "2026"]), "\"\",\"2026\"\r\n");
    }
}
