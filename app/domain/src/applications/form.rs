//! From the inputs of a page to typed fields, the same with and without
//! scripts. Beside each input stands a hidden one, `seen.p2.given_name`, with
//! what was seen; a date has three inputs, `p2.birth_date.month` and so on.

use super::{DateParts, FieldKey, Kind, Seen, StepKey, Typed};

/// The name of the hidden input beside a field.
pub fn seen_name(key: FieldKey) -> String {
    format!("seen.{key}")
}

/// The names of the boxes of a date: month, day, year.
pub fn date_names(key: FieldKey) -> [String; 3] {
    ["month", "day", "year"].map(|part| format!("{key}.{part}"))
}

/// Reads the fields of a page from a form. A browser does not send a box that is
/// not ticked, so that a missing one means no; any other missing field was not
/// on the page. Fields of other pages are not looked at.
pub fn typed_from_form(page: StepKey, input: impl Fn(&str) -> Option<String>) -> Vec<Typed> {
    let typed = |key: FieldKey| {
        let raw = match key.field.kind() {
            Kind::BirthDate => {
                let [month, day, year] = date_names(key).map(|name| input(&name));
                let sent = [&month, &day, &year].into_iter().any(Option::is_some);
                let part = |part: Option<String>| part.unwrap_or_default();
                sent.then(|| {
                    DateParts { month: part(month), day: part(day), year: part(year) }.raw()
                })
            }
            Kind::Agreement => Some(input(&key.to_string()).unwrap_or_default()),
            _ => input(&key.to_string()),
        }?;
        let seen = input(&seen_name(key)).map(|text| text.parse::<Seen>().unwrap_or_default());
        Some(Typed { key, raw, seen: seen.unwrap_or_default() })
    };
    page.fields().into_iter().filter(|key| key.field.is_kept()).filter_map(typed).collect()
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
            read("privacy-warning", &[("seen.privacy_read", "1:yes")]),
            ["privacy_read= saw 1:yes"]
        );
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
