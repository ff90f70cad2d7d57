//! An assister calls who has filed no request: verify them and file it.

use super::{
    api::FileForCaller,
    caller_fields::{CallerFields, Matched},
    words::wish,
};
use crate::{
    context::Surroundings,
    error::AppError,
    i18n::{Texts, text::requests as t},
    routes,
    ui::{
        BackLink, CheckField, Choice, ChoiceField, Form, FormAction, LongTextField, Page, Problem,
        Submit, TextField,
    },
};
use domain::{
    accounts::PersonName,
    requests::{Line, MOST_NOTE, WishReason},
};
use leptos::{prelude::*, server_fn::ServerFn};

#[component]
pub fn FileForCallerPage() -> impl IntoView {
    let texts = Texts::here();
    let viewer = use_context::<Surroundings>().and_then(|here| here.viewer);
    let error = match viewer.map(|viewer| Line::of_role(viewer.role)) {
        Some(Some(_)) => return view! { <Ask texts /> }.into_any(),
        Some(None) => AppError::Forbidden,
        None => AppError::Unauthenticated,
    };
    view! { <Problem error /> }.into_any()
}

#[component]
fn Ask(texts: Texts) -> impl IntoView {
    let choices = WishReason::ALL
        .iter()
        .map(|reason| Choice::new(reason.as_str(), texts.text(wish(*reason))))
        .collect();
    view! {
        <BackLink href=routes::calls(texts.language()) text=texts.text(t::CALLS_TITLE) />
        <div class="al-column al-stack">
            <Page title=texts.text(t::NEW_TITLE)>
                <p class="al-lead">{texts.text(t::VERIFY_LEAD)}</p>
                <Matched form=FileForCaller::PATH />
                <Form action={FormAction::<FileForCaller>::new()} plain=true>
                    <h2>{texts.text(t::VERIFY_ASSISTER)}</h2>
                    <TextField name="assister_name" autocomplete="off" maxlength={2 * PersonName::MOST} />
                    <TextField
                        name="assister_number"
                        hint=texts.text(t::ASSISTER_NUMBER_HINT)
                        autocomplete="off"
                        maxlength=40
                    />
                    <h2>{texts.text(t::VERIFY_CLIENT)}</h2>
                    <p class="al-muted">{texts.text(t::NEW_CLIENT)}</p>
                    <CallerFields />
                    <CheckField name="on_the_line" label=texts.text(t::ON_THE_LINE) />
                    <h2>{texts.text(t::NEW_WISH)}</h2>
                    <ChoiceField name="reason" label=texts.text(t::NEW_WHY) choices />
                    <LongTextField
                        name="note"
                        label=texts.text(t::NEW_NOTE)
                        hint=texts.text(t::STOP_NOTE_HINT)
                        maxlength=MOST_NOTE
                    />
                    <div class="al-actions"><Submit>{texts.text(t::NEW_FILE)}</Submit></div>
                </Form>
            </Page>
        </div>
    }
}
