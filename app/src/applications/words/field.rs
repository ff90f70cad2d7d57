//! What stands around one input.

use crate::i18n::{
    Texts,
    text::{Text, labels, questions as t},
};
use domain::applications::{DateRange, Field, Kind};

/// The label of a field.
pub fn label(texts: Texts, field: Field) -> &'static str {
    labels::by_name(field.name()).map_or("", |label| texts.text(label))
}

/// The sentence beside a box to tick.
pub fn agreement(texts: Texts, field: Field, client: Option<&str>) -> String {
    match (field, client) {
        (Field::PrivacyRead, None) => texts.text(t::TICK_PRIVACY_READ_YOU).to_owned(),
        (Field::PrivacyRead, Some(name)) => {
            texts.fill(t::TICK_PRIVACY_READ_OTHER, &[("name", name)])
        }
        (Field::OfferCostUnknown | Field::OfferFamilyCostUnknown, _) => {
            texts.text(t::TICK_COST_UNKNOWN).to_owned()
        }
        (field, _) => label(texts, field).to_owned(),
    }
}

/// What helps to fill in a field.
pub const fn hint(field: Field) -> Option<Text> {
    match field {
        Field::MailStreet => Some(t::HINT_MAIL_STREET),
        Field::ImmigrationSince => Some(t::HINT_SINCE),
        Field::ImmigrationNoWaiting => Some(t::HINT_NO_WAITING),
        Field::NoSsn => Some(t::HINT_NO_SSN),
        Field::Expected => Some(t::HINT_EXPECTED),
        Field::PayHours => Some(t::HINT_HOURS),
        Field::OtherIncomeOn => Some(t::HINT_ONCE_ON),
        Field::YearAmount => Some(t::HINT_YEAR_AMOUNT),
        _ => hint_of_kind(field.kind()),
    }
}

const fn hint_of_kind(kind: Kind) -> Option<Text> {
    Some(match kind {
        Kind::Date(DateRange::Birth) => t::HINT_BIRTH_DATE,
        Kind::Date(DateRange::Past | DateRange::Near) => t::HINT_DATE,
        Kind::Several(_) | Kind::People => t::HINT_SEVERAL,
        Kind::Money => t::HINT_MONEY,
        Kind::Profit => t::HINT_PROFIT,
        Kind::Phone => t::HINT_PHONE,
        Kind::Zip => t::HINT_ZIP,
        Kind::State => t::HINT_STATE,
        Kind::Ssn => t::HINT_SSN,
        Kind::Text { .. }
        | Kind::Name
        | Kind::Choice(_)
        | Kind::Person { .. }
        | Kind::Number { .. }
        | Kind::County
        | Kind::Email
        | Kind::Agreement
        | Kind::Reading
        | Kind::Version => return None,
    })
}
