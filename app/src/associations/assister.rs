//! The consumer's assister: details, since when, and how to change or end it.

use super::{
    api::ViewAssister,
    authorization::{can, cannot},
    person::{Blocked, Crosses, Person, Ticks, spoken},
};
use crate::{
    i18n::{Texts, date, text::associations as t},
    notices::AlertList,
    routes,
    ui::{ButtonLink, ButtonStyle, HELP_LINE, Page, PhoneLink, Sentence, ask, load},
};
use domain::{assisters::Standing, associations::CurrentAssister, dates::minnesota_date};
use leptos::prelude::*;

#[component]
pub fn AssisterPage() -> impl IntoView {
    let texts = Texts::here();
    let current = ask(|| Ok(ViewAssister {}));
    view! {
        <div class="al-stack-lg">
            <Page title=texts.text(t::ASSISTER_TITLE)>
                <AlertList />
                {load(current, |current| match current {
                    Some(current) => view! { <Details current /> }.into_any(),
                    None => view! { <NoAssister /> <HistoryLink /> }.into_any(),
                })}
            </Page>
        </div>
    }
}

/// To everybody who ever acted, and to what they did.
#[component]
fn HistoryLink() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <p><a href=routes::assister_history(texts.language())>{texts.text(t::SEE_HISTORY)}</a></p>
        <p><a href=routes::activity(texts.language())>{texts.text(t::SEE_ACTIVITY)}</a></p>
    }
}

/// Nobody acts for the consumer.
#[component]
pub fn NoAssister(
    /// The page has another main button.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let texts = Texts::here();
    let kind = if quiet { ButtonStyle::Quiet } else { ButtonStyle::Main };
    view! {
        <section class="al-card al-stack" aria-labelledby="no-assister">
            <h2 id="no-assister">{texts.text(t::NONE_TITLE)}</h2>
            <p>{texts.text(t::NONE_BODY)}</p>
            <div class="al-actions">
                <ButtonLink href=routes::choose_assister(texts.language()) kind>
                    {texts.text(t::CHOOSE_AN_ASSISTER)}
                </ButtonLink>
            </div>
            <p><a href=routes::find_help(texts.language())>{texts.text(t::FIND_NEAR_YOU)}</a></p>
            <p class="al-small al-muted">{texts.text(t::NONE_ALONE)}</p>
        </section>
    }
}

#[component]
fn Details(current: CurrentAssister) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let profile = current.profile.clone();
    let given = profile.given_name.clone();
    let remove = texts.fill(t::REMOVE, &[("name", &given)]);
    let hint = texts.fill(t::CHANGE_HINT, &[("name", &given)]);
    view! {
        <div class="al-two">
            <div class="al-stack-lg">
                <Blocked given_name=given.clone() standing=current.standing />
                <section class="al-card al-stack" aria-labelledby="now">
                    <h2 class="al-sr" id="now">{texts.text(t::YOUR_ASSISTER)}</h2>
                    <Person profile />
                    <Facts current=current.clone() />
                    <div class="al-actions">
                        <ButtonLink href=routes::choose_assister(language) kind=ButtonStyle::Quiet>
                            {texts.text(t::CHANGE)}
                        </ButtonLink>
                        <ButtonLink href=routes::remove_assister(language) kind=ButtonStyle::Stop>
                            {remove}
                        </ButtonLink>
                    </div>
                    <p class="al-small al-muted">{hint}</p>
                    {current.consent.map(|consent| view! {
                        <p><a href=routes::consent(language, consent)>{texts.text(t::SEE_OR_PRINT)}</a></p>
                    })}
                </section>
                <HistoryLink />
            </div>
            <Powers given />
        </div>
    }
}

/// Since when, until when, and how to reach them.
#[component]
fn Facts(current: CurrentAssister) -> impl IntoView {
    let texts = Texts::here();
    let profile = current.profile;
    let certified = date(texts, profile.certified_until);
    let certified = match current.standing {
        Standing::Lapsed => texts.fill(t::CERTIFIED_ENDED, &[("date", &certified)]),
        _ => texts.fill(t::CERTIFIED_UNTIL, &[("date", &certified)]),
    };
    let languages = Some(spoken(texts, &profile.languages)).filter(|names| !names.is_empty());
    view! {
        <dl class="al-summary">
            <div><dt>{texts.text(t::ACTS_SINCE)}</dt><dd>{date(texts, minnesota_date(current.since))}</dd></div>
            <div><dt>{texts.text(t::UNTIL)}</dt><dd>{texts.text(t::UNTIL_YOU_STOP)}</dd></div>
            {profile.phone.map(|number| view! {
                <div><dt>{texts.text(t::PHONE)}</dt><dd><PhoneLink number /></dd></div>
            })}
            {profile.email.map(|address| view! {
                <div>
                    <dt>{texts.text(t::EMAIL)}</dt>
                    <dd><a href=format!("mailto:{address}")>{address.clone()}</a></dd>
                </div>
            })}
            <div><dt>{texts.text(t::CITY)}</dt><dd>{profile.city}</dd></div>
            {languages.map(|names| view! {
                <div><dt>{texts.text(t::LANGUAGES)}</dt><dd>{names}</dd></div>
            })}
            <div>
                <dt>{texts.text(t::REFERENCE_NUMBER)}</dt>
                <dd class="al-number">{profile.reference_number.to_string()}</dd>
            </div>
            <div><dt>{texts.text(t::CERTIFIED)}</dt><dd>{certified}</dd></div>
        </dl>
    }
}

/// What the assister can and cannot do, and what to do when something is wrong.
#[component]
fn Powers(given: String) -> impl IntoView {
    let texts = Texts::here();
    let owned = |lines: Vec<&str>| lines.into_iter().map(str::to_owned).collect();
    view! {
        <aside class="al-stack-lg" aria-label=texts.text(t::POWERS_LABEL)>
            <section class="al-card al-stack" aria-labelledby="can">
                <h2 id="can">{texts.fill(t::GIVEN_CAN, &[("name", &given)])}</h2>
                <Ticks lines=owned(can(texts)) />
                <h2>{texts.fill(t::GIVEN_CANNOT, &[("name", &given)])}</h2>
                <Crosses lines=owned(cannot(texts)) />
            </section>
            <section class="al-stack-sm" aria-labelledby="wrong">
                <h2 id="wrong">{texts.text(t::WRONG_TITLE)}</h2>
                <p><Sentence text=texts.fill(t::WRONG_BODY, &[("number", HELP_LINE)]) /></p>
                <p>{texts.text(t::WRONG_NUMBER_BODY)}</p>
            </section>
        </aside>
    }
}
