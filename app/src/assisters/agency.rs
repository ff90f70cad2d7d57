//! Where an agency administrator begins. The organization's roster is not kept
//! here yet, and the page says so.

use crate::{
    context::Surroundings,
    error::AppError,
    i18n::{Texts, text::assisters as t},
    ui::{Page, Problem},
};
use domain::accounts::Role;
use leptos::prelude::*;

/// Who is signed in, and whom to call until the roster is here.
#[component]
pub fn AgencyPage() -> impl IntoView {
    let texts = Texts::here();
    let viewer = use_context::<Surroundings>().and_then(|here| here.viewer);
    let error = match viewer {
        Some(viewer) if viewer.role == Role::AgencyAdministrator => {
            return view! {
                <div class="al-column al-stack">
                    <Page title=texts.text(t::AGENCY_TITLE)>
                        <p class="al-lead">{texts.fill(t::AGENCY_LEAD, &[("name", &viewer.name)])}</p>
                        <p>{texts.text(t::AGENCY_SOON)}</p>
                        <p>{texts.text(t::AGENCY_UNTIL_THEN)}</p>
                        <p>{texts.text(t::AGENCY_CLIENTS)}</p>
                    </Page>
                </div>
            }
            .into_any();
        }
        Some(_) => AppError::Forbidden,
        None => AppError::Unauthenticated,
    };
    view! { <Problem error /> }.into_any()
}
