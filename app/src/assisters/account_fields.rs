//! The fields of an assister's account, of a new one and of one that is changed.

use crate::{
    associations::spoken,
    i18n::{Texts, text::roster as t},
    ui::{CheckField, CheckList, Choice, FormContext, TextField},
};
use domain::{
    accounts::{ContactEmail, PersonName},
    applications::COUNTIES,
    assisters::{AssisterAccount, AssisterKind, SPOKEN_LANGUAGES, county_slug},
};
use leptos::prelude::*;

/// Name, number, address, what the public sees, languages and counties. `known`
/// is the account that is changed.
#[component]
pub fn AccountFieldset(
    kind: AssisterKind,
    #[prop(optional_no_strip)] known: Option<AssisterAccount>,
) -> impl IntoView {
    let texts = Texts::here();
    let (number, number_hint, number_length) = match kind {
        AssisterKind::Broker => (t::NPN, t::NPN_HINT, 10),
        AssisterKind::Navigator | AssisterKind::Cac => (t::ASSISTER_ID, t::ASSISTER_ID_HINT, 11),
    };
    let text = |read: fn(&AssisterAccount) -> Option<String>| {
        known.as_ref().and_then(read).unwrap_or_default()
    };
    let taking = known.as_ref().is_none_or(|known| known.taking_new_clients);
    let listed = known.as_ref().is_none_or(|known| known.listed);
    view! {
        <TextField
            name="account[given_name]"
            value=text(|known| Some(known.given_name.clone()))
            maxlength=PersonName::MOST
        />
        <TextField
            name="account[family_name]"
            value=text(|known| Some(known.family_name.clone()))
            maxlength=PersonName::MOST
        />
        <TextField
            name="account[login_email]"
            hint=texts.text(t::LOGIN_EMAIL_HINT)
            value=text(|known| Some(known.login_email.clone()))
            input_type="email"
            maxlength=ContactEmail::MOST
        />
        <TextField
            name="account[credential]"
            label=texts.text(number)
            hint=texts.text(number_hint)
            value=text(|known| Some(known.credential.clone()))
            class="al-input--number"
            maxlength=number_length
        />
        <h2>{texts.text(t::PUBLIC_PART)}</h2>
        <p class="al-muted">{texts.text(t::PUBLIC_PART_HINT)}</p>
        <TextField
            name="account[public_phone]"
            value=text(|known| known.public_phone.clone())
            input_type="tel"
        />
        <TextField
            name="account[public_email]"
            hint=texts.text(t::PUBLIC_EMAIL_HINT)
            value=text(|known| known.public_email.clone())
            input_type="email"
            maxlength=ContactEmail::MOST
        />
        <TextField name="account[city]" value=text(|known| Some(known.city.clone())) />
        <TextField
            name="account[hours]"
            hint=texts.text(t::HOURS_HINT)
            value=text(|known| known.hours.clone())
        />
        <CheckList
            name="languages"
            ticked=known.as_ref().map_or_else(|| vec!["en".to_owned()], |known| known.languages.clone())
            choices=languages(texts)
        />
        <Counties known=known.as_ref().map(|known| known.counties.clone()).unwrap_or_default() />
        <CheckField
            name="account[taking_new_clients]"
            label=texts.text(t::TAKING_NEW_CLIENTS)
            checked=taking
        />
        {(kind == AssisterKind::Cac).then(|| view! {
            <p class="al-muted">{texts.text(t::CAC_NOT_LISTED)}</p>
        })}
        {(kind != AssisterKind::Cac).then(|| view! {
            <CheckField name="account[listed]" label=texts.text(t::LISTED) checked=listed />
        })}
    }
}

/// The 87 counties, folded away: most assisters name two or three.
#[component]
fn Counties(known: Vec<String>) -> impl IntoView {
    let texts = Texts::here();
    let choices: Vec<Choice> =
        COUNTIES.iter().map(|county| Choice::new(county_slug(county), *county)).collect();
    let ticked: Vec<String> = known.iter().map(|county| county_slug(county)).collect();
    let named = known.join(", ");
    // What was refused must not be out of sight.
    let shown_again = use_context::<FormContext>().is_some_and(FormContext::is_shown_again);
    view! {
        <div class="al-stack-sm">
            {(!named.is_empty()).then(|| view! {
                <p>{texts.fill(t::COUNTIES_NOW, &[("counties", &named)])}</p>
            })}
            <details class="al-details" open=shown_again>
                <summary>{texts.text(t::COUNTIES_OPEN)}</summary>
                <div class="al-details__body"><CheckList name="counties" ticked choices /></div>
            </details>
        </div>
    }
}

fn languages(texts: Texts) -> Vec<Choice> {
    let name = |tag: &str| spoken(texts, &[tag.to_owned()]);
    SPOKEN_LANGUAGES.iter().map(|tag| Choice::new(*tag, name(tag))).collect()
}
