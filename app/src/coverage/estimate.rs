//! Which help there could be, before anybody applies: a few facts without a name, answered by the
//! engine that also answers applications, and forgotten.

use super::{
    api::AskEstimate,
    person::{Names, PersonCard},
    results::SpecialEnrollment,
};
use crate::{
    call, context,
    i18n::{Texts, date, text::coverage as t},
    routes,
    ui::{
        ButtonLink, ButtonStyle, CheckField, CheckList, Choice, ChoiceField, Form, FormAction,
        Page, SelectField, Submit, TextField,
    },
};
use domain::{
    applications::{COUNTIES, CoverageYear, PersonNumber},
    coverage::{Estimate, Estimated, MOST_ESTIMATED, Period, age_field},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The question, and the answer to what was just asked.
#[component]
pub fn EstimatePage() -> impl IntoView {
    let texts = Texts::here();
    let answered: Option<Estimated> = context::answered()
        .filter(|answered| answered.form == AskEstimate::PATH)
        .and_then(|answered| call::answer(&answered.json).ok());
    let asked = answered.as_ref().map(|answer| answer.asked.clone());
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::ESTIMATE_TITLE)>
                <p class="al-lead">{texts.text(t::ESTIMATE_LEAD)}</p>
                <SpecialEnrollment />
                {answered.map(|answer| view! { <AnswerTo answer /> })}
                <Question asked />
            </Page>
        </div>
    }
}

#[component]
fn Question(#[prop(optional_no_strip)] asked: Option<Estimate>) -> impl IntoView {
    let texts = Texts::here();
    let first = asked.is_none();
    // Nearly everybody asks for everybody; lines without an age count for nothing.
    let wanting: Vec<String> = match &asked {
        None => (1..=MOST_ESTIMATED).map(|person| person.to_string()).collect(),
        Some(asked) => asked
            .people
            .iter()
            .filter(|one| one.wants_coverage)
            .map(|one| one.number.to_string())
            .collect(),
    };
    let people = (1..=MOST_ESTIMATED)
        .map(|person| {
            let label = numbered(texts, person, t::ESTIMATE_PERSON_FIRST, t::ESTIMATE_PERSON);
            Choice::new(person.to_string(), label)
        })
        .collect();
    let counties = COUNTIES.map(|county| Choice::new(county, county)).to_vec();
    let periods = [(Period::Month, t::ESTIMATE_MONTH), (Period::Year, t::ESTIMATE_YEAR)]
        .map(|(period, text)| Choice::new(period.as_str(), texts.text(text)))
        .to_vec();
    let (income, period, county, married) = match &asked {
        None => (String::new(), String::new(), String::new(), false),
        Some(asked) => (
            asked.income.to_string(),
            asked.period.as_str().to_owned(),
            asked.county.clone(),
            asked.married,
        ),
    };
    view! {
        <Form action={FormAction::<AskEstimate>::new()} plain=true>
            <fieldset class="al-stack">
                <legend class="al-field__label">{texts.text(t::ESTIMATE_PEOPLE)}</legend>
                <p class="al-field__hint">{texts.text(t::ESTIMATE_PEOPLE_HINT)}</p>
                <div class="al-ages">
                    <Ages asked=asked.clone() />
                </div>
            </fieldset>
            <CheckField name="married" label=texts.text(t::ESTIMATE_MARRIED) checked=married />
            <CheckList name="wants" label=texts.text(t::ESTIMATE_WANTS) ticked=wanting choices=people />
            <SelectField
                name="county"
                label=texts.text(t::ESTIMATE_COUNTY)
                empty=texts.text(t::ESTIMATE_COUNTY_CHOOSE)
                value=county
                choices=counties
            />
            <TextField
                name="estimate_income"
                label=texts.text(t::ESTIMATE_INCOME)
                hint=texts.text(t::ESTIMATE_INCOME_HINT)
                value=income
                affix="$"
                inputmode="decimal"
                autocomplete="off"
                class="al-input--money"
                maxlength=20
            />
            <ChoiceField
                name="estimate_period"
                label=texts.text(t::ESTIMATE_PERIOD)
                value=period
                choices=periods
                two_columns=true
            />
            <div class="al-actions">
                <Submit>{texts.text(t::ESTIMATE_BUTTON)}</Submit>
                {(!first).then(|| view! {
                    <ButtonLink href=routes::estimate(texts.language()) kind=ButtonStyle::Quiet>
                        {texts.text(t::ESTIMATE_AGAIN)}
                    </ButtonLink>
                })}
            </div>
        </Form>
    }
}

/// A line for each person. Drawn inside of the form, which knows what was typed before.
#[component]
fn Ages(#[prop(optional_no_strip)] asked: Option<Estimate>) -> impl IntoView {
    let texts = Texts::here();
    let age_of = |person: u8| {
        let people = asked.iter().flat_map(|asked| &asked.people);
        let mut found = people.filter(|one| one.number.get() == person);
        found.next().map(|one| one.age.to_string()).unwrap_or_default()
    };
    (1..=MOST_ESTIMATED)
        .map(|person| {
            let label = numbered(texts, person, t::ESTIMATE_AGE_FIRST, t::ESTIMATE_AGE);
            let name = format!("ages[{}]", age_field(person));
            view! {
                <TextField
                    name
                    label
                    value=age_of(person)
                    inputmode="numeric"
                    autocomplete="off"
                    class="al-input--number"
                    maxlength=3
                />
            }
        })
        .collect_view()
}

fn numbered(
    texts: Texts,
    person: u8,
    first: crate::i18n::Text,
    other: crate::i18n::Text,
) -> String {
    let number = [("number", &*person.to_string())];
    texts.fill(if PersonNumber::APPLICANT.get() == person { first } else { other }, &number)
}

#[component]
fn AnswerTo(answer: Estimated) -> impl IntoView {
    let texts = Texts::here();
    let names: Names = answer
        .asked
        .people
        .iter()
        .map(|one| {
            let values = [("number", &*one.number.to_string()), ("age", &*one.age.to_string())];
            let text = if one.number.is_applicant() {
                t::ESTIMATE_PERSON_FIRST_AGED
            } else {
                t::ESTIMATE_PERSON_AGED
            };
            (format!("p{}", one.number), texts.fill(text, &values))
        })
        .collect();
    let cards = answer
        .determination
        .findings()
        .into_iter()
        .map(|finding| {
            let name = names.get(&format!("p{}", finding.person())).cloned().unwrap_or_default();
            view! { <PersonCard name finding names=names.clone() today=answer.on age=None /> }
        })
        .collect_view();
    let lead = texts.fill(
        t::ESTIMATE_ANSWER_LEAD,
        &[("date", &date(texts, answer.on)), ("year", &CoverageYear::NEWEST.0.to_string())],
    );
    let assumed = [
        t::ESTIMATE_ASSUMED_1,
        t::ESTIMATE_ASSUMED_2,
        t::ESTIMATE_ASSUMED_3,
        t::ESTIMATE_ASSUMED_4,
    ]
    .map(|text| view! { <li>{texts.text(text)}</li> })
    .into_iter()
    .collect_view();
    view! {
        <section class="al-stack" aria-labelledby="answer">
            <h2 id="answer">{texts.text(t::ESTIMATE_ANSWER)}</h2>
            <p>{lead}</p>
            {cards}
            <h3>{texts.text(t::ESTIMATE_ASSUMED)}</h3>
            <ul class="al-list">{assumed}</ul>
            <p>{texts.text(t::ESTIMATE_APPLY)}</p>
            <div class="al-actions">
                <ButtonLink href=routes::register(texts.language())>
                    {texts.text(t::ESTIMATE_APPLY_BUTTON)}
                </ButtonLink>
            </div>
            <p class="al-small al-muted">{texts.text(t::ESTIMATE_NOTHING_KEPT)}</p>
        </section>
    }
}
