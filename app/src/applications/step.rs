//! One question of the draft.

use super::{file::in_place, question::AskQuestion};
use crate::{
    error::AppError,
    i18n::{Texts, text::applications as t},
    routes::{self, File},
    ui::{ButtonLink, Page, Problem},
};
use domain::applications::{Step, StepKey};
use leptos::prelude::*;

#[component]
pub fn StepPage() -> impl IntoView {
    in_place(|file, place| {
        let key = place.step.and_then(|step| step.parse::<StepKey>().ok());
        match key {
            None => view! { <Problem error=AppError::NotFound /> }.into_any(),
            // Those pages have routes of their own.
            Some(StepKey { step: Step::Review | Step::Sign, .. }) => {
                view! { <Problem error=AppError::NotFound /> }.into_any()
            }
            Some(key) => view! { <AskQuestion file page=key /> }.into_any(),
        }
    })
}

/// The way through the application does not lead to this page any more. With a
/// form that is shown again this is said; else the person is taken to the list.
#[component]
pub fn MovedOn(file: File) -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::MOVED_ON)>
                <p>{texts.text(t::MOVED_ON_BODY)}</p>
                <div class="al-actions">
                    <ButtonLink href=routes::application(texts.language(), file)>
                        {texts.text(t::BACK_TO_LIST)}
                    </ButtonLink>
                </div>
            </Page>
        </div>
    }
}
