//! Choose an assister, step 1: type the number.

use super::api::{FindAssister, ViewAssister};
use crate::{
    i18n::{Texts, text::associations as t},
    routes,
    ui::{
        Alert, BackLink, ButtonLink, ButtonStyle, Details, Form, FormAction, HELP_LINE, Page,
        PhoneLink, Submit, TextField, ask, load,
    },
};
use domain::associations::CurrentAssister;
use leptos::prelude::*;

#[component]
pub fn ChoosePage() -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let find = FormAction::<FindAssister>::new();
    let current = ask(|| Ok(ViewAssister {}));
    view! {
        <BackLink href=routes::assister(language) text=texts.text(t::YOUR_ASSISTER) />
        <div class="al-two">
            <div class="al-column al-stack">
                <p class="al-caption">{texts.text(t::CHOOSE_STEP)}</p>
                <ol class="al-steps al-steps--bar" aria-hidden="true"><li class="is-current"></li><li></li></ol>
                <Page title=texts.text(t::CHOOSE_TITLE)>
                    <p class="al-lead">{texts.text(t::CHOOSE_LEAD)}</p>
                    {load(current, move |current| current.map(|current| view! { <Replaces current /> }))}
                    <Form action=find>
                        <TextField
                            name="reference_number"
                            hint=texts.text(t::NUMBER_HINT)
                            inputmode="numeric"
                            autocomplete="off"
                            class="al-input--number"
                            maxlength=40
                        />
                        <Alert title=texts.text(t::WHAT_TO_SAY)>
                            <p>{texts.text(t::WHAT_TO_SAY_BODY)}</p>
                        </Alert>
                        <div class="al-actions">
                            <Submit>{texts.text(t::FIND)}</Submit>
                            <ButtonLink href=routes::consumer_home(language) kind=ButtonStyle::Link>
                                {texts.text(t::CANCEL)}
                            </ButtonLink>
                        </div>
                    </Form>
                    <NumberHelp />
                </Page>
            </div>
            <OtherWays />
        </div>
    }
}

/// Who would be replaced, said before anything is typed.
#[component]
fn Replaces(current: CurrentAssister) -> impl IntoView {
    let texts = Texts::here();
    let (name, given) = (current.profile.name, current.profile.given_name);
    view! { <p>{texts.fill(t::CHOOSE_REPLACES, &[("name", &name), ("given", &given)])}</p> }
}

#[component]
fn NumberHelp() -> impl IntoView {
    let texts = Texts::here();
    let numbers = [
        ("481 7203", t::NUMBER_REFERENCE),
        ("10482937", t::NUMBER_NPN),
        ("N4K29B71C", t::NUMBER_ASSISTER_ID),
    ];
    let rows = numbers
        .into_iter()
        .map(|(example, meaning)| {
            view! { <div><dt class="al-number">{example}</dt><dd>{texts.text(meaning)}</dd></div> }
        })
        .collect_view();
    view! {
        <div>
            <Details summary=texts.text(t::WHICH_NUMBER)>
                <dl class="al-summary al-summary--narrow">{rows}</dl>
            </Details>
            <Details summary=texts.text(t::NUMBER_WHERE)>
                <p>{texts.text(t::NUMBER_WHERE_BODY)}</p>
            </Details>
            <Details summary=texts.text(t::NUMBER_HEARD)>
                <p>{texts.text(t::NUMBER_HEARD_BODY)}</p>
            </Details>
        </div>
    }
}

/// No assister yet, or none wanted.
#[component]
fn OtherWays() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <aside class="al-stack" aria-label=texts.text(t::OTHER_WAYS)>
            <section class="al-card al-stack-sm" aria-labelledby="nobody-yet">
                <h2 id="nobody-yet">{texts.text(t::NOBODY_YET)}</h2>
                <p>{texts.text(t::NOBODY_YET_BODY)}</p>
                <p>
                    <a href=routes::find_help(texts.language())>{texts.text(t::FIND_NEAR_YOU)}</a>
                </p>
                <p><PhoneLink number=HELP_LINE /></p>
            </section>
            <section class="al-stack-sm" aria-labelledby="alone">
                <h2 id="alone">{texts.text(t::ALONE_TITLE)}</h2>
                <p>{texts.text(t::ALONE_BODY)}</p>
                <p>
                    <a href=routes::application(texts.language(), None)>{texts.text(t::TO_APPLICATION)}</a>
                </p>
            </section>
        </aside>
    }
}
