//! The first page of a new assister: the number to give to clients.

use super::{activation_api::ViewWelcome, words::kind};
use crate::{
    i18n::{Texts, date, text::activation as t},
    routes,
    ui::{Alert, ButtonLink, Page, Tone, ask, load},
};
use domain::assisters::Welcome;
use leptos::prelude::*;

#[component]
pub fn WelcomePage() -> impl IntoView {
    let welcome = ask(|| Ok(ViewWelcome {}));
    load(welcome, |welcome| view! { <Whole welcome /> })
}

#[component]
fn Whole(welcome: Welcome) -> impl IntoView {
    let texts = Texts::here();
    let heading = texts.fill(t::WELCOME_HEADING, &[("name", &welcome.given_name)]);
    let certified = date(texts, welcome.certified_until);
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::WELCOME_TITLE) heading>
                <Alert tone=Tone::Ok title=texts.text(t::WELCOME_DONE) />
                <section class="al-card al-stack" aria-labelledby="number">
                    <h2 id="number">{texts.text(t::YOUR_NUMBER)}</h2>
                    <p class="al-number al-number--large">{welcome.reference_number.to_string()}</p>
                    <p>{texts.text(t::YOUR_NUMBER_BODY)}</p>
                    <p>{texts.text(t::NOT_THE_REGISTRATION_NUMBER)}</p>
                </section>
                <p class="al-muted">
                    {texts.text(kind(welcome.kind))} ", " {welcome.organization} ". "
                    {texts.fill(t::CERTIFIED_UNTIL, &[("date", &certified)])}
                </p>
                <div class="al-actions">
                    <ButtonLink href=routes::clients(texts.language())>{texts.text(t::TO_CLIENTS)}</ButtonLink>
                </div>
            </Page>
        </div>
    }
}
