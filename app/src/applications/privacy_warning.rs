//! The four-part privacy warning that Minnesota law puts before the first
//! question (Minn. Stat. 13.04 subd. 2): what for, whether one has to answer,
//! what follows, and who else may see it.

use crate::i18n::{Texts, text::applications as t};
use domain::associations::PRIVACY_WARNING_VERSION;
use leptos::prelude::*;

#[component]
pub fn PrivacyWarning(
    /// The client to whom an assister reads it.
    client: Option<String>,
) -> impl IntoView {
    let texts = Texts::here();
    let lead = match &client {
        None => texts.text(t::WARNING_LEAD).to_owned(),
        Some(name) => texts.fill(t::WARNING_LEAD_CLIENT, &[("name", name)]),
    };
    let parts = [
        (t::WARNING_USE, t::WARNING_USE_BODY),
        (t::WARNING_MUST, t::WARNING_MUST_BODY),
        (t::WARNING_RESULT, t::WARNING_RESULT_BODY),
        (t::WARNING_SHARE, t::WARNING_SHARE_BODY),
    ];
    view! {
        <p class="al-lead">{lead}</p>
        <div class="al-deed">
            {parts
                .into_iter()
                .map(|(heading, body)| view! {
                    <section>
                        <h2>{texts.text(heading)}</h2>
                        <p>{texts.text(body)}</p>
                    </section>
                })
                .collect_view()}
        </div>
        <p class="al-small al-muted">
            {texts.fill(t::WARNING_VERSION, &[("version", &PRIVACY_WARNING_VERSION.to_string())])}
        </p>
    }
}
