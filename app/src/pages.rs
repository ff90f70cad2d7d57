//! Pages that belong to no feature: the public first page and what the footer
//! leads to.

use crate::{
    context::Surroundings,
    coverage::SpecialEnrollment,
    i18n::{Texts, text::pages as t},
    routes,
    ui::{ButtonLink, ButtonStyle, Page, Sentence},
};
use leptos::prelude::*;

/// The public first page.
#[component]
pub fn Start() -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let viewer = use_context::<Surroundings>().and_then(|here| here.viewer);
    let ways = [
        (t::WAY_CHOOSE, t::WAY_CHOOSE_BODY),
        (t::WAY_TOGETHER, t::WAY_TOGETHER_BODY),
        (t::WAY_STOP, t::WAY_STOP_BODY),
    ];
    view! {
        <div class="al-two al-two--even">
            <div class="al-column al-stack">
                <Page title=texts.text(t::START_TITLE)>
                    <p class="al-lead">{texts.text(t::START_LEAD)}</p>
                    <div class="al-actions">
                        {match viewer {
                            Some(viewer) => view! {
                                <ButtonLink href=routes::home(language, viewer.role)>{texts.text(t::GO_ON)}</ButtonLink>
                            }.into_any(),
                            None => view! {
                                <ButtonLink href=routes::sign_in(language)>{texts.text(t::SIGN_IN)}</ButtonLink>
                                <ButtonLink href=routes::register(language) kind=ButtonStyle::Quiet>
                                    {texts.text(t::REGISTER)}
                                </ButtonLink>
                            }.into_any(),
                        }}
                    </div>
                    <p><a href=routes::estimate(language)>{texts.text(t::ESTIMATE)}</a></p>
                    <p><a href=routes::find_help(language)>{texts.text(t::FIND_HELP)}</a></p>
                    <p class="al-muted">{texts.text(t::ALONE_IS_FINE)}</p>
                    <SpecialEnrollment />
                </Page>
            </div>
            <div class="al-welcome al-stack">
                <svg class="al-welcome__art" viewBox="0 0 440 88" preserveAspectRatio="xMinYMid slice" aria-hidden="true" focusable="false">
                    <path class="al-mark__a" d="M-10 62C70 62 96 22 176 22s104 40 184 40 100-22 130-22"></path>
                    <path class="al-mark__b" d="M-10 82C70 82 96 42 176 42s104 40 184 40 100-22 130-22"></path>
                </svg>
                {ways
                    .into_iter()
                    .map(|(title, body)| view! {
                        <div class="al-stack-sm"><h2>{texts.text(title)}</h2><p>{texts.text(body)}</p></div>
                    })
                    .collect_view()}
            </div>
        </div>
    }
}

/// One heading and its paragraphs.
fn prose(title: &'static str, paragraphs: Vec<&'static str>) -> impl IntoView {
    view! {
        <div class="al-column al-stack">
            <Page title=title>
                {paragraphs.into_iter().map(|text| view! { <p><Sentence text=text /></p> }).collect_view()}
            </Page>
        </div>
    }
}

/// What is kept, who sees it, for how long.
#[component]
pub fn Privacy() -> impl IntoView {
    let texts = Texts::here();
    let parts =
        [t::PRIVACY_WHAT, t::PRIVACY_WHO, t::PRIVACY_RECORD, t::PRIVACY_LONG, t::PRIVACY_ASK];
    prose(texts.text(t::PRIVACY_TITLE), parts.map(|part| texts.text(part)).to_vec())
}

#[component]
pub fn Accessibility() -> impl IntoView {
    let texts = Texts::here();
    let parts = [t::ACCESSIBILITY_GOAL, t::ACCESSIBILITY_TESTED, t::ACCESSIBILITY_HELP];
    prose(texts.text(t::ACCESSIBILITY_TITLE), parts.map(|part| texts.text(part)).to_vec())
}

#[component]
pub fn ReportProblem() -> impl IntoView {
    let texts = Texts::here();
    let parts = [t::REPORT_CALL, t::REPORT_SAFE, t::REPORT_FRAUD];
    prose(texts.text(t::REPORT_TITLE), parts.map(|part| texts.text(part)).to_vec())
}
