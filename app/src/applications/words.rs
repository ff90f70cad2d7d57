//! Questions, choices and answers in words.

use crate::{
    i18n::{
        Texts, date,
        text::{Text, applications as a, labels, questions as t},
    },
    ui::Choice,
};
use domain::{
    accounts::PhoneNumber,
    applications::{
        About, ContactBy, Field, IncomeAny, JobOfferStatus, Kind, Language, Often, OtherIncomeKind,
        Relationship, Section, Step, Value, YesNo,
    },
};

/// The name of a part of the task list.
pub fn section(texts: Texts, section: Section, client: Option<&str>) -> String {
    let plain = |text| texts.text(text).to_owned();
    let with = |text| texts.fill(text, &[("name", client.unwrap_or_default())]);
    match (section, client.is_some()) {
        (Section::Start, _) => plain(a::SECTION_START),
        (Section::Contact, false) => plain(a::SECTION_CONTACT),
        (Section::Contact, true) => with(a::SECTION_CONTACT_CLIENT),
        (Section::Household, _) => plain(a::SECTION_HOUSEHOLD),
        (Section::Income, _) => plain(a::SECTION_INCOME),
        (Section::JobInsurance, _) => plain(a::SECTION_JOB_INSURANCE),
        (Section::Review, false) => plain(a::SECTION_REVIEW),
        (Section::Review, true) => with(a::SECTION_REVIEW_CLIENT),
        (Section::Sign, _) => plain(a::SECTION_SIGN),
    }
}

/// The title of a page, without anybody's name.
pub const fn title(step: Step) -> Text {
    match step {
        Step::PrivacyWarning => t::TITLE_PRIVACY_WARNING,
        Step::FinancialHelp => t::TITLE_FINANCIAL_HELP,
        Step::ContactName => t::TITLE_CONTACT_NAME,
        Step::ContactBirthDate => t::TITLE_CONTACT_BIRTH_DATE,
        Step::ContactAddress => t::TITLE_CONTACT_ADDRESS,
        Step::ContactReach => t::TITLE_CONTACT_REACH,
        Step::ContactLanguage => t::TITLE_CONTACT_LANGUAGE,
        Step::HouseholdPeople => t::TITLE_HOUSEHOLD_PEOPLE,
        Step::PersonName => t::TITLE_PERSON_NAME,
        Step::PersonBirthDate => t::TITLE_PERSON_BIRTH_DATE,
        Step::PersonRelationship => t::TITLE_PERSON_RELATIONSHIP,
        Step::PersonApplying => t::TITLE_PERSON_APPLYING,
        Step::IncomeAny => t::TITLE_INCOME_ANY,
        Step::IncomeJob => t::TITLE_INCOME_JOB,
        Step::IncomeOther => t::TITLE_INCOME_OTHER,
        Step::JobOffer => t::TITLE_JOB_OFFER,
        Step::JobOfferCost => t::TITLE_JOB_OFFER_COST,
        Step::Review => t::TITLE_REVIEW,
        Step::Sign => t::TITLE_SIGN,
    }
}

/// The question as it is put to the reader about themself.
const fn to_you(step: Step) -> Text {
    match step {
        Step::PrivacyWarning => t::PRIVACY_WARNING_YOU,
        Step::FinancialHelp => t::FINANCIAL_HELP_YOU,
        Step::ContactName | Step::PersonName => t::CONTACT_NAME_YOU,
        Step::ContactBirthDate | Step::PersonBirthDate => t::CONTACT_BIRTH_DATE_YOU,
        Step::ContactAddress => t::CONTACT_ADDRESS_YOU,
        Step::ContactReach => t::CONTACT_REACH_YOU,
        Step::ContactLanguage => t::CONTACT_LANGUAGE_YOU,
        Step::HouseholdPeople => t::HOUSEHOLD_PEOPLE_YOU,
        Step::PersonRelationship => t::PERSON_RELATIONSHIP_YOU,
        Step::PersonApplying => t::PERSON_APPLYING_YOU,
        Step::IncomeAny => t::INCOME_ANY_YOU,
        Step::IncomeJob => t::INCOME_JOB_YOU,
        Step::IncomeOther => t::INCOME_OTHER_YOU,
        Step::JobOffer => t::JOB_OFFER_YOU,
        Step::JobOfferCost => t::JOB_OFFER_COST_YOU,
        Step::Review => t::REVIEW_YOU,
        Step::Sign => t::SIGN_YOU,
    }
}

/// The question about somebody by first name.
const fn about_other(step: Step) -> Text {
    match step {
        Step::PrivacyWarning => t::PRIVACY_WARNING_OTHER,
        Step::FinancialHelp => t::FINANCIAL_HELP_OTHER,
        Step::ContactName | Step::PersonName => t::CONTACT_NAME_OTHER,
        Step::ContactBirthDate | Step::PersonBirthDate => t::CONTACT_BIRTH_DATE_OTHER,
        Step::ContactAddress => t::CONTACT_ADDRESS_OTHER,
        Step::ContactReach => t::CONTACT_REACH_OTHER,
        Step::ContactLanguage => t::CONTACT_LANGUAGE_OTHER,
        Step::HouseholdPeople => t::HOUSEHOLD_PEOPLE_OTHER,
        Step::PersonRelationship => t::PERSON_RELATIONSHIP_OTHER,
        Step::PersonApplying => t::PERSON_APPLYING_OTHER,
        Step::IncomeAny => t::INCOME_ANY_OTHER,
        Step::IncomeJob => t::INCOME_JOB_OTHER,
        Step::IncomeOther => t::INCOME_OTHER_OTHER,
        Step::JobOffer => t::JOB_OFFER_OTHER,
        Step::JobOfferCost => t::JOB_OFFER_COST_OTHER,
        Step::Review => t::REVIEW_OTHER,
        Step::Sign => t::SIGN_OTHER,
    }
}

/// The question in plain words.
pub fn heading(texts: Texts, step: Step, about: &About, client: Option<&str>) -> String {
    match (about, client) {
        (About::You, _) => texts.text(to_you(step)).to_owned(),
        // In one's own file the others are related to "you".
        (About::Named(name), None) if step == Step::PersonRelationship => {
            texts.fill(t::PERSON_RELATIONSHIP_YOU, &[("name", name)])
        }
        (About::Named(name), client) => {
            texts.fill(about_other(step), &[("name", name), ("client", client.unwrap_or_default())])
        }
        (About::Unnamed, _) => texts.text(t::PERSON_NAME_UNNAMED).to_owned(),
    }
}

/// A sentence below the question, where one helps.
pub const fn lead(step: Step) -> Option<Text> {
    Some(match step {
        Step::FinancialHelp => t::FINANCIAL_HELP_LEAD,
        Step::ContactName => t::CONTACT_NAME_LEAD,
        Step::ContactAddress => t::CONTACT_ADDRESS_LEAD,
        Step::ContactReach => t::CONTACT_REACH_LEAD,
        Step::ContactLanguage => t::CONTACT_LANGUAGE_LEAD,
        Step::HouseholdPeople => t::HOUSEHOLD_PEOPLE_LEAD,
        Step::PersonName => t::PERSON_NAME_LEAD,
        Step::PersonApplying => t::PERSON_APPLYING_LEAD,
        Step::IncomeAny => t::INCOME_ANY_LEAD,
        Step::IncomeJob => t::INCOME_JOB_LEAD,
        Step::IncomeOther => t::INCOME_OTHER_LEAD,
        Step::JobOffer => t::JOB_OFFER_LEAD,
        Step::JobOfferCost => t::JOB_OFFER_COST_LEAD,
        _ => return None,
    })
}

/// Help beside the question: what unfolds it, and what it says.
pub fn help(step: Step) -> Vec<(Text, Text)> {
    let mut help = match step {
        Step::FinancialHelp => vec![
            (t::HELP_FINANCIAL_HELP, t::HELP_FINANCIAL_HELP_BODY),
            (t::HELP_FINANCIAL_HELP_NO, t::HELP_FINANCIAL_HELP_NO_BODY),
        ],
        Step::ContactName | Step::PersonName => vec![(t::HELP_NAME, t::HELP_NAME_BODY)],
        Step::ContactBirthDate | Step::PersonBirthDate => {
            vec![(t::WHY_WE_ASK, t::HELP_BIRTH_DATE_BODY)]
        }
        Step::ContactAddress => {
            vec![(t::HELP_ADDRESS, t::HELP_ADDRESS_BODY), (t::WHY_WE_ASK, t::HELP_ADDRESS_WHY_BODY)]
        }
        Step::ContactReach => vec![(t::HELP_REACH, t::HELP_REACH_BODY)],
        Step::HouseholdPeople | Step::PersonRelationship => vec![
            (t::HELP_HOUSEHOLD, t::HELP_HOUSEHOLD_BODY),
            (t::WHY_WE_ASK, t::HELP_HOUSEHOLD_WHY_BODY),
        ],
        Step::PersonApplying => vec![(t::HELP_APPLYING, t::HELP_APPLYING_BODY)],
        Step::IncomeAny | Step::IncomeOther => vec![
            (t::HELP_INCOME_ANY, t::HELP_INCOME_ANY_BODY),
            (t::WHY_WE_ASK, t::HELP_INCOME_WHY_BODY),
        ],
        Step::IncomeJob => vec![
            (t::HELP_INCOME_JOB, t::HELP_INCOME_JOB_BODY),
            (t::HELP_INCOME_HOURS, t::HELP_INCOME_HOURS_BODY),
            (t::WHY_WE_ASK, t::HELP_INCOME_WHY_BODY),
        ],
        Step::JobOffer | Step::JobOfferCost => vec![
            (t::HELP_JOB_OFFER, t::HELP_JOB_OFFER_BODY),
            (t::WHY_WE_ASK, t::HELP_JOB_OFFER_WHY_BODY),
        ],
        Step::PrivacyWarning | Step::ContactLanguage | Step::Review | Step::Sign => Vec::new(),
    };
    if step != Step::PrivacyWarning {
        help.push((t::WHO_CAN_SEE, t::WHO_CAN_SEE_BODY));
    }
    help
}

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
        (Field::OfferCostUnknown, _) => texts.text(t::TICK_OFFER_COST_UNKNOWN).to_owned(),
        (field, _) => label(texts, field).to_owned(),
    }
}

/// What helps to fill in a field.
pub const fn hint(field: Field) -> Option<Text> {
    Some(match field {
        Field::BirthDate => t::HINT_BIRTH_DATE,
        Field::PayAmount | Field::OtherIncomeAmount | Field::OfferCost => t::HINT_MONEY,
        Field::ContactPhone => t::HINT_PHONE,
        Field::Zip => t::HINT_ZIP,
        Field::PayHours => t::HINT_HOURS,
        _ => return None,
    })
}

/// The choices of a field, in order.
pub fn choices(texts: Texts, field: Field) -> Vec<Choice> {
    let Kind::Choice(values) = field.kind() else { return Vec::new() };
    values
        .iter()
        .map(|value| {
            let choice = Choice::new(*value, choice_in_words(texts, field, value));
            let hint = match (field, value.parse()) {
                (Field::PayOften, Ok(Often::TwoWeeks)) => Some(t::OFTEN_TWO_WEEKS_HINT),
                (Field::PayOften, Ok(Often::TwiceAMonth)) => Some(t::OFTEN_TWICE_A_MONTH_HINT),
                _ => None,
            };
            match hint {
                Some(hint) => choice.hint(texts.text(hint)),
                None => choice,
            }
        })
        .collect()
}

/// A chosen value in words.
fn choice_in_words(texts: Texts, field: Field, value: &str) -> String {
    let text = match field {
        Field::Language => value.parse().ok().map(language),
        Field::ContactBy => value.parse().ok().map(contact_by),
        Field::Relationship => value.parse().ok().map(relationship),
        Field::IncomeAny => value.parse().ok().map(income),
        Field::PayOften => value.parse().ok().map(often),
        Field::OtherIncomeKind => value.parse().ok().map(other_income),
        Field::JobOffer => value.parse().ok().map(job_offer),
        _ => value.parse().ok().map(yes_no),
    };
    text.map_or(value, |text| texts.text(text)).to_owned()
}

pub const fn yes_no(answer: YesNo) -> Text {
    match answer {
        YesNo::Yes => t::YES,
        YesNo::No => t::NO,
    }
}

pub const fn language(language: Language) -> Text {
    match language {
        Language::English => t::LANGUAGE_EN,
        Language::Spanish => t::LANGUAGE_ES,
        Language::Somali => t::LANGUAGE_SO,
        Language::Hmong => t::LANGUAGE_HMN,
    }
}

pub const fn contact_by(by: ContactBy) -> Text {
    match by {
        ContactBy::Letter => t::CONTACT_BY_LETTER,
        ContactBy::Email => t::CONTACT_BY_EMAIL,
        ContactBy::Phone => t::CONTACT_BY_PHONE,
    }
}

pub const fn relationship(relationship: Relationship) -> Text {
    match relationship {
        Relationship::Spouse => t::RELATIONSHIP_SPOUSE,
        Relationship::Child => t::RELATIONSHIP_CHILD,
        Relationship::Stepchild => t::RELATIONSHIP_STEPCHILD,
        Relationship::Parent => t::RELATIONSHIP_PARENT,
        Relationship::Sibling => t::RELATIONSHIP_SIBLING,
        Relationship::OtherRelative => t::RELATIONSHIP_OTHER_RELATIVE,
        Relationship::NotRelated => t::RELATIONSHIP_NOT_RELATED,
    }
}

const fn income(income: IncomeAny) -> Text {
    match income {
        IncomeAny::Job => t::INCOME_JOB,
        IncomeAny::Other => t::INCOME_OTHER,
        IncomeAny::Both => t::INCOME_BOTH,
        IncomeAny::None => t::INCOME_NONE,
    }
}

pub const fn often(often: Often) -> Text {
    match often {
        Often::Hour => t::OFTEN_HOUR,
        Often::Week => t::OFTEN_WEEK,
        Often::TwoWeeks => t::OFTEN_TWO_WEEKS,
        Often::TwiceAMonth => t::OFTEN_TWICE_A_MONTH,
        Often::Month => t::OFTEN_MONTH,
        Often::Year => t::OFTEN_YEAR,
    }
}

pub const fn other_income(kind: OtherIncomeKind) -> Text {
    match kind {
        OtherIncomeKind::SocialSecurity => t::KIND_SOCIAL_SECURITY,
        OtherIncomeKind::Unemployment => t::KIND_UNEMPLOYMENT,
        OtherIncomeKind::Pension => t::KIND_PENSION,
        OtherIncomeKind::Rental => t::KIND_RENTAL,
        OtherIncomeKind::Interest => t::KIND_INTEREST,
        OtherIncomeKind::SomethingElse => t::KIND_SOMETHING_ELSE,
    }
}

pub const fn job_offer(status: JobOfferStatus) -> Text {
    match status {
        JobOfferStatus::Enrolled => t::OFFER_ENROLLED,
        JobOfferStatus::Offered => t::OFFER_OFFERED,
        JobOfferStatus::None => t::OFFER_NONE,
    }
}

/// A phone number as people read it.
pub fn phone(digits: &str) -> String {
    PhoneNumber::parse(digits).map_or_else(|_| digits.to_owned(), |number| number.to_string())
}

/// An answer that was understood, in words.
pub fn value(texts: Texts, field: Field, value: &Value) -> String {
    match value {
        Value::Text(text) if field == Field::ContactPhone => phone(text),
        Value::Text(text) => text.clone(),
        Value::Choice(chosen) => choice_in_words(texts, field, chosen),
        Value::Date(day) => date(texts, *day),
        Value::Money(amount) => amount.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Agreed => texts.text(t::TICKED).to_owned(),
    }
}

/// A stored answer, right or wrong, as its field shows it.
pub fn raw(texts: Texts, field: Field, raw: &str) -> String {
    if raw.trim().is_empty() {
        let text = if field.kind() == Kind::Agreement { t::NO } else { t::NOT_ANSWERED };
        return texts.text(text).to_owned();
    }
    match field.kind() {
        Kind::Choice(_) => choice_in_words(texts, field, raw),
        Kind::Agreement => texts.text(t::TICKED).to_owned(),
        _ => raw.to_owned(),
    }
}
