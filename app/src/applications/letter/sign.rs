//! Sign and send. The signer types their own name; an assister says once more
//! for whom.

use super::{
    attestations::{Attestations, BY_ASSISTER},
    check,
};
use crate::{
    applications::{
        api::{self, Submit as SubmitApplication},
        file::{HiddenClient, in_place},
        saved::SavedLine,
        step::MovedOn,
        words,
    },
    i18n::{Texts, text::applications as t},
    routes::{self, File},
    ui::{
        Alert, BackLink, ButtonLink, CheckField, Form, FormAction, Hidden, Page, Submit, TextField,
        Tone, ask, load,
    },
};
use domain::applications::{More, Question, Step, StepKey, ToSign};
use leptos::prelude::*;

#[component]
pub fn SignPage() -> impl IntoView {
    in_place(|file, _| view! { <SignAndSend file /> })
}

#[component]
fn SignAndSend(file: File) -> impl IntoView {
    let submit = FormAction::<SubmitApplication>::new();
    let page = StepKey::first(Step::Sign);
    let question = ask(move || Ok(api::Step { client: file, step: page }));
    load(question, move |question| match question {
        Some(question) => match question.more.clone() {
            More::Sign(to_sign) => view! { <Sign file question to_sign submit /> }.into_any(),
            _ => view! { <MovedOn file /> }.into_any(),
        },
        None => view! { <MovedOn file /> }.into_any(),
    })
}

#[component]
fn Sign(
    file: File,
    question: Question,
    to_sign: ToSign,
    submit: FormAction<SubmitApplication>,
) -> impl IntoView {
    let texts = Texts::here();
    let client = question.client.as_deref();
    let review_page = routes::step(texts.language(), file, StepKey::first(Step::Review));
    let ready = file.is_none() || to_sign.review.is_some();
    let reviewed = to_sign
        .review
        .as_ref()
        .map(|review| view! { <Alert tone=Tone::Ok title=check::sentence(texts, review) /> });
    let form = if ready {
        view! { <SignForm file client=question.client.clone() to_sign submit /> }.into_any()
    } else {
        view! {
            <Alert tone=Tone::Warn title=texts.text(t::SIGN_REVIEW_MISSING)>
                <p>{texts.text(t::SIGN_REVIEW_MISSING_BODY)}</p>
            </Alert>
            <div class="al-actions">
                <ButtonLink href=review_page.clone()>{texts.text(t::SIGN_GO_REVIEW)}</ButtonLink>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="al-column al-stack">
            <div class="al-row al-row--between">
                <BackLink href=review_page />
                <SavedLine saved=question.saved.clone() />
            </div>
            <Page
                title=texts.text(words::title(Step::Sign))
                heading=words::heading(texts, Step::Sign, &question.about, client, question.year)
            >
                <p class="al-lead">{texts.text(t::SIGN_LEAD)}</p>
                {reviewed}
                {form}
            </Page>
        </div>
    }
}

#[component]
fn SignForm(
    file: File,
    client: Option<String>,
    to_sign: ToSign,
    submit: FormAction<SubmitApplication>,
) -> impl IntoView {
    let texts = Texts::here();
    let also = match &client {
        None => Vec::new(),
        Some(_) => BY_ASSISTER.to_vec(),
    };
    view! {
        <Attestations looks_for_help=to_sign.looks_for_help client also />
        <Form action=submit class="al-stack-lg">
            <HiddenClient file />
            <Hidden name="shown" value=to_sign.version.0.to_string() />
            <SignFor name=to_sign.client_name.clone() />
            <CheckField name="sign_agreement" label=texts.text(t::SIGN_BOX) />
            <TextField
                name="signature"
                label=texts.fill(t::SIGN_TYPE, &[("name", &to_sign.signer)])
                hint=texts.text(t::SIGN_TYPE_HINT)
                autocomplete=if file.is_none() { "name" } else { "off" }
                maxlength=120
            />
            <div class="al-actions"><Submit>{texts.text(t::SIGN_BUTTON)}</Submit></div>
        </Form>
    }
}

/// An assister says once more for whom.
#[component]
fn SignFor(name: Option<String>) -> impl IntoView {
    let texts = Texts::here();
    name.map(|name| {
        view! {
            <div class="al-stack-sm">
                <h2>{texts.text(t::SIGN_FOR_TITLE)}</h2>
                <p class="al-person__name">{name.clone()}</p>
                <CheckField
                    name="client_name_confirmed"
                    label=texts.fill(t::SIGN_FOR_BOX, &[("name", &name)])
                />
            </div>
        }
    })
}
