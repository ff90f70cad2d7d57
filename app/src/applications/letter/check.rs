//! Check all answers. The consumer confirms them; an assister reads them aloud
//! and puts that on the record, which is another act.

use super::{
    attestations::{Attestations, ShownAttestations},
    paragraphs::Letter,
};
use crate::{
    applications::{
        api::{self, AttestReview, RecordReview},
        file::{HiddenClient, in_place},
        saved::SavedLine,
        step::MovedOn,
        words,
    },
    i18n::{
        Texts, date_and_time,
        text::{applications as t, attestations as a},
    },
    routes::{self, File},
    ui::{
        Alert, BackLink, ButtonLink, CheckField, Form, FormAction, Hidden, Page, Submit, Tone,
        ask_again, load,
    },
};
use domain::{
    applications::{AnswersToCheck, Reviewed, Step, StepKey, Who},
    ids::ConsumerId,
};
use leptos::prelude::*;

#[component]
pub fn ReviewPage() -> impl IntoView {
    in_place(|file, _| view! { <CheckAnswers file /> })
}

#[component]
fn CheckAnswers(file: File) -> impl IntoView {
    let confirm = FormAction::<RecordReview>::new();
    let attest = FormAction::<AttestReview>::new();
    // Nothing is typed here: after a refusal the newest answers are shown.
    let answers = ask_again(
        move || confirm.version().get() + attest.version().get(),
        move || Ok(api::CheckAnswers { client: file }),
    );
    load(answers, move |answers| match answers {
        None => view! { <MovedOn file /> }.into_any(),
        Some(answers) => view! { <Check file answers confirm attest /> }.into_any(),
    })
}

#[component]
fn Check(
    file: File,
    answers: AnswersToCheck,
    confirm: FormAction<RecordReview>,
    attest: FormAction<AttestReview>,
) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let client = answers.client.clone();
    let (heading, lead) = match &client {
        None => {
            let heading = texts.text(crate::i18n::text::questions::REVIEW_YOU).to_owned();
            (heading, texts.text(t::REVIEW_LEAD).to_owned())
        }
        Some(name) => (
            texts.fill(crate::i18n::text::questions::REVIEW_OTHER, &[("name", name)]),
            texts.fill(t::REVIEW_LEAD_CLIENT, &[("name", name)]),
        ),
    };
    let end = if !answers.complete {
        view! {
            <Alert tone=Tone::Warn title=texts.text(t::REVIEW_INCOMPLETE)>
                <p>{texts.text(t::REVIEW_INCOMPLETE_BODY)}</p>
            </Alert>
            <div class="al-actions">
                <ButtonLink href=routes::application(language, file)>{texts.text(t::BACK_TO_LIST)}</ButtonLink>
            </div>
        }
        .into_any()
    } else if let Some(review) = answers.review.clone() {
        view! {
            <Alert tone=Tone::Ok title=sentence(texts, &review) />
            <div class="al-actions">
                <ButtonLink href=routes::step(language, file, StepKey::first(Step::Sign))>
                    {texts.text(t::REVIEW_GO_SIGN)}
                </ButtonLink>
            </div>
        }
        .into_any()
    } else {
        match (file, &client) {
            (Some(client), Some(name)) => {
                let (name, answers) = (name.clone(), answers.clone());
                view! { <Attest client name answers attest /> }.into_any()
            }
            _ => view! { <Confirm answers=answers.clone() confirm /> }.into_any(),
        }
    };
    let attested = answers.complete.then(|| {
        view! {
            <Attestations looks_for_help=answers.looks_for_help client=answers.client.clone() />
        }
    });
    view! {
        <div class="al-column al-stack">
            <div class="al-row al-row--between">
                <BackLink href=routes::application(language, file) text=texts.text(t::BACK_TO_LIST) />
                <SavedLine saved=answers.saved.clone() />
            </div>
            <Page title=texts.text(words::title(Step::Review)) heading>
                <p class="al-lead">{lead}</p>
                <Letter
                    file
                    year=answers.year
                    sections=answers.sections.clone()
                    client=answers.client.clone()
                />
                {attested}
                {end}
            </Page>
        </div>
    }
}

/// Who reviewed the answers, and when.
pub fn sentence(texts: Texts, Reviewed { by, attested }: &Reviewed) -> String {
    let day = date_and_time(texts, by.at);
    let (text, name) = match (&by.who, attested) {
        (Who::You, false) => (t::REVIEW_DONE_YOU, ""),
        (Who::You, true) => (t::REVIEW_READ_YOU, ""),
        (Who::Other(name), false) => (t::REVIEW_DONE_OTHER, name.as_str()),
        (Who::Other(name), true) => (t::REVIEW_READ_OTHER, name.as_str()),
    };
    texts.fill(text, &[("date", &day), ("name", name)])
}

/// The consumer's own review.
#[component]
fn Confirm(answers: AnswersToCheck, confirm: FormAction<RecordReview>) -> impl IntoView {
    let texts = Texts::here();
    view! {
        <section class="al-stack" aria-labelledby="confirm">
            <h2 id="confirm">{texts.text(t::REVIEW_CONFIRM_TITLE)}</h2>
            <Form action=confirm>
                <Hidden name="shown" value=answers.version.0.to_string() />
                <ShownAttestations looks_for_help=answers.looks_for_help />
                <CheckField name="checked" label=texts.text(t::REVIEW_CONFIRM) />
                <div class="al-actions"><Submit>{texts.text(t::REVIEW_CONFIRM_BUTTON)}</Submit></div>
            </Form>
        </section>
    }
}

/// The assister's record. While the client does not take part there is nothing
/// to record, and the page says what to do instead.
#[component]
fn Attest(
    client: ConsumerId,
    name: String,
    answers: AnswersToCheck,
    attest: FormAction<AttestReview>,
) -> impl IntoView {
    let texts = Texts::here();
    let say = move |text| texts.fill(text, &[("name", &name)]);
    if !answers.channel.is_some_and(|channel| channel.client_takes_part()) {
        return view! {
            <Alert tone=Tone::Info title=say(t::ATTEST_APART_TITLE)>
                <p>{say(t::ATTEST_APART)}</p>
            </Alert>
        }
        .into_any();
    }
    view! {
        <section class="al-stack" aria-labelledby="attest">
            <h2 id="attest">{texts.text(t::ATTEST_TITLE)}</h2>
            <p>{say(t::ATTEST_INTRO)}</p>
            <blockquote class="al-card al-stack-sm">
                <p>{say(t::ATTEST_SCRIPT_1)}</p>
                <p>{texts.text(t::ATTEST_SCRIPT_2)}</p>
            </blockquote>
            <p class="al-muted">{say(t::ATTEST_NOTE)}</p>
            <Form action=attest>
                <HiddenClient file=Some(client) />
                <Hidden name="shown" value=answers.version.0.to_string() />
                <ShownAttestations looks_for_help=answers.looks_for_help />
                <CheckField name="read_aloud" label=say(t::ATTEST_BOX) />
                <CheckField name="explained" label=say(a::EXPLAINED) />
                <div class="al-actions"><Submit>{texts.text(t::ATTEST_BUTTON)}</Submit></div>
            </Form>
        </section>
    }
    .into_any()
}
