//! A consumer calls: verify them first.

use super::{api::VerifyConsumer, caller_fields::CallerFields};
use crate::{
    context::Surroundings,
    error::AppError,
    i18n::{Texts, text::requests as t},
    routes,
    ui::{Form, FormAction, Page, Problem, Submit},
};
use domain::requests::Line;
use leptos::prelude::*;

/// The page at which a call of a consumer begins.
#[component]
pub fn CallsPage() -> impl IntoView {
    let texts = Texts::here();
    let viewer = use_context::<Surroundings>().and_then(|here| here.viewer);
    let error = match viewer.map(|viewer| Line::of_role(viewer.role)) {
        Some(Some(_)) => return view! { <Verify texts /> }.into_any(),
        Some(None) => AppError::Forbidden,
        None => AppError::Unauthenticated,
    };
    view! { <Problem error /> }.into_any()
}

#[component]
fn Verify(texts: Texts) -> impl IntoView {
    view! {
        <div class="al-two">
            <div class="al-column al-stack">
                <Page title=texts.text(t::CALLS_TITLE)>
                    <p class="al-lead">{texts.text(t::CALLS_LEAD)}</p>
                    <Form action={FormAction::<VerifyConsumer>::new()} plain=true>
                        <CallerFields />
                        <div class="al-actions">
                            <Submit>{texts.text(t::COMPARE)}</Submit>
                        </div>
                    </Form>
                </Page>
            </div>
            <aside class="al-stack" aria-label=texts.text(t::CALLS_RULES)>
                <section class="al-card al-stack-sm" aria-labelledby="rules">
                    <h2 id="rules">{texts.text(t::CALLS_RULES)}</h2>
                    <ul class="al-list">
                        <li>{texts.text(t::CALLS_RULE_SAY_NOTHING)}</li>
                        <li>{texts.text(t::CALLS_RULE_THREE)}</li>
                        <li>{texts.text(t::CALLS_RULE_RECORD)}</li>
                    </ul>
                    <p>
                        <a href=routes::requests(texts.language())>{texts.text(t::CALLS_ASSISTER)}</a>
                    </p>
                    <p>
                        <a href=routes::new_request(texts.language())>{texts.text(t::CALLS_ASSISTER_NEW)}</a>
                    </p>
                </section>
            </aside>
        </div>
    }
}
