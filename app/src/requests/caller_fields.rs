//! What a caller says about a consumer, field by field. The system compares; the
//! page never shows what is on file.

use super::words::identifiers;
use crate::{
    context::{self, Rejected},
    i18n::{Texts, text::requests as t},
    ui::{Alert, DateField, TextField, Tone},
};
use domain::{
    accounts::{ContactEmail, PersonName},
    requests::Identifier,
    validation::Code,
};
use leptos::prelude::*;

/// Name, date of birth and the others. Nothing is required by itself.
#[component]
pub fn CallerFields() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <TextField name="consumer_name" autocomplete="off" maxlength={2 * PersonName::MOST} />
        <DateField name="birth" />
        <TextField name="contact_email" autocomplete="off" input_type="email" maxlength=ContactEmail::MOST />
        <TextField name="contact_phone" autocomplete="off" inputmode="tel" maxlength=30 />
        <TextField name="street" autocomplete="off" hint=texts.text(t::ADDRESS_HINT) maxlength=100 />
        <TextField name="zip" autocomplete="off" inputmode="numeric" maxlength=10 />
        <TextField
            name="sign_in_name"
            label=texts.text(t::IDENTIFIER_SIGN_IN)
            autocomplete="off"
            maxlength=ContactEmail::MOST
        />
    }
}

/// After a mismatch: which of the typed identifiers did match.
#[component]
pub fn Matched(
    /// The path of the form's server function.
    form: &'static str,
) -> impl IntoView {
    let texts = Texts::here();
    let matched = context::rejected()
        .filter(|rejected| rejected.form == form)
        .map(|rejected| matched(&rejected))
        .unwrap_or_default();
    (!matched.is_empty()).then(|| {
        let body = texts.fill(t::MATCHED_BODY, &[("which", &identifiers(texts, &matched))]);
        view! { <Alert tone=Tone::Info title=texts.text(t::MATCHED_TITLE)><p>{body}</p></Alert> }
    })
}

/// The typed identifiers of which the refusal says nothing. A refusal for another
/// reason than a comparison says nothing of any.
fn matched(rejected: &Rejected) -> Vec<Identifier> {
    let errors = rejected.field_errors();
    let compared = |code| matches!(code, Code::DoesNotMatch | Code::ThreeIdentifiersNeeded);
    if errors.is_empty() || !errors.iter().all(|error| compared(error.code)) {
        return Vec::new();
    }
    let mismatches = |one: &Identifier| {
        errors.iter().any(|error| error.field == one.field() && error.code == Code::DoesNotMatch)
    };
    Identifier::ALL
        .iter()
        .copied()
        .filter(|one| {
            let input = if *one == Identifier::DateOfBirth { "birth_year" } else { one.field() };
            rejected.value(input).is_some_and(|typed| !typed.trim().is_empty())
        })
        .filter(|one| !mismatches(one))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::AppError;
    use domain::validation::Invalid;

    fn refused(typed: &[&str], errors: &[(&str, Code)]) -> Rejected {
        let mut invalid = Invalid::default();
        for (field, code) in errors {
            invalid.push(field, *code);
        }
        Rejected {
            form: String::new(),
            values: typed.iter().map(|name| ((*name).to_owned(), "x".to_owned())).collect(),
            error: Some(AppError::Invalid(invalid)),
        }
    }

    #[test]
    fn what_was_typed_and_is_not_wrong_matches() {
        let typed = ["consumer_name", "birth_year", "contact_phone", "zip"];
        assert_eq!(
            matched(&refused(&typed, &[("contact_phone", Code::DoesNotMatch)])),
            [Identifier::FullName, Identifier::DateOfBirth]
        );
        assert_eq!(
            matched(&refused(
                &["consumer_name"],
                &[("consumer_name", Code::ThreeIdentifiersNeeded)]
            )),
            [Identifier::FullName]
        );
    }

    #[test]
    fn nothing_is_said_of_what_was_not_compared() {
        for errors in [
            &[("birth", Code::DateNotADate)][..],
            &[("contact_phone", Code::DoesNotMatch), ("zip", Code::Required)],
            &[("consumer_name", Code::CallerNotMatched)],
        ] {
            assert!(matched(&refused(&["consumer_name", "contact_phone"], errors)).is_empty());
        }
    }
}
