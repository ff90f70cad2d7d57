//! From the inputs of a page to typed fields, the same with and without
//! scripts. Beside each input stands a hidden one, `seen.p2.given_name`, with
//! what was seen; a date has three inputs, `p2.birth_date.month` and so on.

use super::{DateParts, FieldKey, Kind, NONE, PersonNumber, Seen, StepKey, Typed};

/// The name of the hidden input beside a field.
pub fn seen_name(key: FieldKey) -> String {
    format!("seen.{key}")
}

/// The names of the boxes of a date: month, day, year.
pub fn date_names(key: FieldKey) -> [String; 3] {
    ["month", "day", "year"].map(|part| format!("{key}.{part}"))
}

/// The name of one of several boxes.
pub fn box_name(key: FieldKey, value: &str) -> String {
    format!("{key}.{value}")
}

/// Reads the fields of a page from a form. A browser does not send a box that is
/// not ticked, so that a missing one means no; any other missing field was not
/// on the page. Fields of other pages are not looked at.
pub fn typed_from_form(page: StepKey, input: impl Fn(&str) -> Option<String>) -> Vec<Typed> {
    let typed = |key: FieldKey| {
        let seen = input(&seen_name(key)).map(|text| text.parse::<Seen>().unwrap_or_default());
        let raw = match key.field.kind() {
            Kind::Date(_) => {
                let [month, day, year] = date_names(key).map(|name| input(&name));
                let sent = [&month, &day, &year].into_iter().any(Option::is_some);
                let part = |part: Option<String>| part.unwrap_or_default();
                sent.then(|| {
                    DateParts { month: part(month), day: part(day), year: part(year) }.raw()
                })
            }
            Kind::Agreement | Kind::Reading => Some(input(&key.to_string()).unwrap_or_default()),
            Kind::Several(values) => ticked(key, values.iter().copied(), &input, &seen),
            Kind::People => {
                let people = (1..=PersonNumber::LAST.get()).map(|number| number.to_string());
                ticked(key, people.chain([NONE.to_owned()]), &input, &seen)
            }
            // The input is always empty at first: nothing typed changes nothing.
            Kind::Ssn => {
                let typed = input(&key.to_string()).filter(|typed| !typed.trim().is_empty());
                typed.or_else(|| seen.as_ref().map(|seen| seen.raw.clone()))
            }
            _ => input(&key.to_string()),
        }?;
        Some(Typed { key, raw, seen: seen.unwrap_or_default() })
    };
    page.fields().into_iter().filter(|key| key.field.is_kept()).filter_map(typed).collect()
}

/// The values of the boxes that are ticked. A browser sends none for those that are
/// not, so that only what was seen beside them tells whether they were on the page.
fn ticked(
    key: FieldKey,
    values: impl Iterator<Item = impl AsRef<str>>,
    input: &impl Fn(&str) -> Option<String>,
    seen: &Option<Seen>,
) -> Option<String> {
    let ticked: Vec<String> = values
        .map(|value| value.as_ref().to_owned())
        .filter(|value| input(&box_name(key, value)).is_some())
        .collect();
    (!ticked.is_empty() || seen.is_some()).then(|| ticked.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn read(page: &str, form: &[(&str, &str)]) -> Vec<String> {
        let input = |name: &str| {
            form.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        let typed = typed_from_form(step(page), input);
        typed
            .iter()
            .map(|typed| format!("{}={} saw {}", typed.key, typed.raw, typed.seen))
            .collect()
    }

    #[test]
    fn a_page_sends_its_fields_and_what_was_seen() {
        let form = [
            ("p2.given_name", "Yusuf"),
            ("seen.p2.given_name", "1:Yusef"),
            ("p2.family_name", "Warsame"),
        ];
        assert_eq!(
            read("person-name-2", &form),
            ["p2.given_name=Yusuf saw 1:Yusef", "p2.family_name=Warsame saw 0:"]
        );
    }

    #[test]
    fn three_boxes_are_one_answer() {
        let form = [
            ("p2.birth_date.month", "3"),
            ("p2.birth_date.day", ""),
            ("p2.birth_date.year", "1990"),
            ("seen.p2.birth_date", "2:3/14/1990"),
        ];
        assert_eq!(read("person-birth-date-2", &form), ["p2.birth_date=3//1990 saw 2:3/14/1990"]);
        assert_eq!(read("person-birth-date-2", &[]), [""; 0]);
    }

    #[test]
    fn a_box_that_was_not_sent_is_not_ticked() {
        assert_eq!(
            read("privacy-warning", &[("seen.privacy_read", "1:1 en")]),
            ["privacy_read= saw 1:1 en"]
        );
    }

    #[test]
    fn several_boxes_are_one_answer() {
        let boxes = [("p2.income_sources.rental", "yes"), ("p2.income_sources.job", "yes")];
        assert_eq!(read("income-sources-2", &boxes), ["p2.income_sources=job rental saw 0:"]);
        assert_eq!(
            read("income-sources-2", &[("seen.p2.income_sources", "1:job")]),
            ["p2.income_sources= saw 1:job"]
        );
        assert_eq!(read("income-sources-2", &[]), [""; 0]);
        assert_eq!(read("household-home", &[("lives_here.3", "yes")]), ["lives_here=3 saw 0:"]);
    }

    #[test]
    fn a_number_that_is_not_typed_again_stays() {
        let kept = [("p1.ssn", ""), ("seen.p1.ssn", "1:ok:9999:ab")];
        assert_eq!(read("person-ssn-1", &kept), ["p1.ssn=ok:9999:ab saw 1:ok:9999:ab"]);
        let typed = [("p1.ssn", "219-09-9999"), ("seen.p1.ssn", "1:ok:9999:ab")];
        assert_eq!(read("person-ssn-1", &typed), ["p1.ssn=219-09-9999 saw 1:ok:9999:ab"]);
    }

    #[test]
    fn fields_of_other_pages_and_signatures_are_not_read() {
        assert_eq!(read("contact-name", &[("zip", "55101"), ("p2.given_name", "Yusuf")]), [""; 0]);
        assert_eq!(
            read("sign", &[("signature", "Amina Warsame"), ("sign_agreement", "yes")]),
            [""; 0]
        );
    }
}
