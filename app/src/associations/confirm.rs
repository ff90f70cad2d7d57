//! Choose an assister, step 2: read who it is and what they may do, and say yes
//! or no.

use super::{
    api::{ConfirmAssociation, ShownProposal, ViewProposal},
    authorization::{Authorization, Clause, Look},
    person::{Avatar, Crosses, Ticks},
    print::PrintButton,
};
use crate::{
    error::AppError,
    i18n::{Texts, text::associations as t},
    routes,
    ui::{
        Alert, BackLink, ButtonLink, ButtonStyle, CheckField, Details, Form, FormAction, HELP_LINE,
        Hidden, Page, PhoneLink, Problem, Sentence, Submit, Tone, ask_again, load_result,
    },
};
use domain::{
    assisters::PublicProfile,
    associations::{CONSENT_TEXT_VERSION, Proposal},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub fn ConfirmPage() -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let params = use_params_map();
    let number = Memo::new(move |_| params.read().get("number").unwrap_or_default());
    let confirm = FormAction::<ConfirmAssociation>::new();
    // A refused confirmation shows what is true by now.
    let shown = ask_again(
        move || confirm.version().get(),
        move || Ok(ViewProposal { number: number.get() }),
    );
    view! {
        <div class="al-no-print">
            <BackLink href=routes::choose_assister(language) />
        </div>
        {load_result(shown, move |shown| match shown {
            Err(AppError::NotFound) => view! { <Unavailable /> }.into_any(),
            Err(error) => view! { <Problem error /> }.into_any(),
            Ok(shown) if shown.proposal.same => {
                view! { <Same profile=shown.proposal.profile /> }.into_any()
            }
            Ok(shown) => view! { <Decide shown confirm /> }.into_any(),
        })}
    }
}

/// Nobody who can act today has the number, or no longer has.
#[component]
fn Unavailable() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::UNAVAILABLE_TITLE)>
                <p>{texts.text(t::UNAVAILABLE_BODY)}</p>
                <div class="al-actions">
                    <ButtonLink href=routes::choose_assister(texts.language())>
                        {texts.text(t::TYPE_AGAIN)}
                    </ButtonLink>
                </div>
            </Page>
        </div>
    }
}

/// The chosen assister acts already.
#[component]
fn Same(profile: PublicProfile) -> impl IntoView {
    let texts = Texts::here();
    let heading = texts.fill(t::SAME_TITLE, &[("name", &profile.name)]);
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::CONFIRM_TITLE) heading>
                <p>{texts.text(t::SAME_BODY)}</p>
                <div class="al-actions">
                    <ButtonLink href=routes::assister(texts.language())>{texts.text(t::SEE_DETAILS)}</ButtonLink>
                </div>
            </Page>
        </div>
    }
}

#[component]
fn Decide(shown: ShownProposal, confirm: FormAction<ConfirmAssociation>) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let ShownProposal { proposal, fingerprint } = shown;
    let authorization = Authorization::new(texts, &proposal);
    let Proposal { consumer_name, profile, replaces, .. } = proposal;
    let heading = texts.fill(t::CONFIRM_HEADING, &[("name", &profile.name)]);
    let yes = texts.fill(t::YES_LET, &[("name", &profile.given_name)]);
    let agree = texts.fill(t::AGREE, &[("name", &profile.name)]);
    let version = CONSENT_TEXT_VERSION.to_string();
    let number = profile.reference_number.as_digits().to_owned();
    let replaced = authorization.replaced.clone();
    view! {
        <div class="al-two">
            <div class="al-column al-stack">
                <div class="al-print-only">
                    <p><strong>{texts.text(t::COPY_FOR_RECORDS)}</strong></p>
                    <p class="al-print-title">{authorization.title.clone()}</p>
                    <p>{texts.fill(t::NOT_YET_AGREED, &[("version", &version)])}</p>
                </div>
                <p class="al-caption al-no-print">{texts.text(t::CONFIRM_STEP)}</p>
                <ol class="al-steps al-steps--bar" aria-hidden="true">
                    <li class="is-done"></li>
                    <li class="is-current"></li>
                </ol>
                <Page title=texts.text(t::CONFIRM_TITLE) heading heading_class="al-no-print">
                    <p class="al-lead al-no-print">{texts.text(t::CONFIRM_LEAD)}</p>
                    <Deed authorization=authorization.clone() you=consumer_name them=profile.name />
                    {replaced.map(|clause| view! {
                        <Alert tone=Tone::Warn title=clause.heading>{paragraphs(clause.lines)}</Alert>
                    })}
                    <PrivacyWarning parts=authorization.privacy />
                    <div>
                        <Details summary=authorization.legal.heading>{paragraphs(authorization.legal.lines)}</Details>
                    </div>
                    <Form action=confirm>
                        <Hidden name="number" value=number />
                        <Hidden name="read" value=fingerprint />
                        {replaces.map(|replaced| view! {
                            <Hidden name="seen" value=replaced.association.to_string() />
                        })}
                        <CheckField name="agree" label=agree ticked_anew=true />
                        <div class="al-actions">
                            <Submit>{yes.clone()}</Submit>
                            <ButtonLink href=routes::choose_assister(language) kind=ButtonStyle::Quiet>
                                {texts.text(t::NO_GO_BACK)}
                            </ButtonLink>
                        </div>
                    </Form>
                    <p class="al-print-only">{texts.text(t::AGREED_BY_LINE)}</p>
                </Page>
            </div>
            <BeforeYouDecide />
        </div>
    }
}

/// Who, what, until when, how to stop.
#[component]
fn Deed(authorization: Authorization, you: String, them: String) -> impl IntoView {
    let texts = Texts::here();
    let mut who = authorization.who.lines.into_iter();
    let name = who.next();
    let rest = who.map(|line| view! { <p class="al-muted">{line}</p> }).collect_view();
    let clauses = authorization
        .clauses
        .into_iter()
        .enumerate()
        .map(|(index, clause)| view! { <DeedClause id=format!("clause-{index}") clause /> })
        .collect_view();
    view! {
        <div class="al-deed">
            <div class="al-pair al-no-print" aria-hidden="true">
                <Avatar name=you you=true />
                <svg viewBox="0 0 144 36" preserveAspectRatio="none">
                    <path class="al-mark__a" d="M3 20C36 20 42 6 72 6s36 14 69 14"></path>
                    <path class="al-mark__b" d="M3 30C36 30 42 16 72 16s36 14 69 14"></path>
                </svg>
                <Avatar name=them />
            </div>
            <section aria-labelledby="who">
                <h2 id="who">{authorization.who.heading}</h2>
                <div class="al-stack-sm">
                    <p class="al-person__name">{name}</p>
                    {rest}
                    <p class="al-no-print">
                        {texts.text(t::SAY_THE_NAME)} " "
                        <a href=routes::choose_assister(texts.language())>{texts.text(t::NOT_MY_ASSISTER)}</a>
                    </p>
                </div>
            </section>
            {clauses}
        </div>
    }
}

#[component]
fn DeedClause(id: String, clause: Clause) -> impl IntoView {
    let body = match clause.look {
        Look::Paragraphs => paragraphs(clause.lines).into_any(),
        Look::Ticks => view! { <Ticks lines=clause.lines /> }.into_any(),
        Look::Crosses => view! { <Crosses lines=clause.lines /> }.into_any(),
    };
    let labelled_by = id.clone();
    view! {
        <section aria-labelledby=labelled_by>
            <h2 id=id>{clause.heading}</h2>
            <div class="al-stack-sm">{body}</div>
        </section>
    }
}

/// The four parts, in full view: nobody agrees to what is folded away.
#[component]
fn PrivacyWarning(parts: [Clause; 4]) -> impl IntoView {
    let texts = Texts::here();
    let parts = parts
        .into_iter()
        .map(|part| view! { <p><strong>{part.heading}</strong> " – " {part.lines}</p> })
        .collect_view();
    view! {
        <section class="al-card al-stack-sm" aria-labelledby="privacy-warning">
            <h2 id="privacy-warning">{texts.text(t::DEED_PRIVACY)}</h2>
            {parts}
        </section>
    }
}

#[component]
fn BeforeYouDecide() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <aside class="al-stack al-no-print" aria-label=texts.text(t::BEFORE_YOU_DECIDE)>
            <section class="al-card al-stack" aria-labelledby="copy">
                <h2 id="copy">{texts.text(t::KEEP_COPY)}</h2>
                <p>{texts.text(t::KEEP_COPY_BODY)}</p>
                <PrintButton />
            </section>
            <section class="al-stack-sm" aria-labelledby="read-aloud">
                <h2 id="read-aloud">{texts.text(t::READ_TO_YOU)}</h2>
                <p>{texts.text(t::READ_TO_YOU_BODY)} " " <PhoneLink number=HELP_LINE /></p>
            </section>
        </aside>
    }
}

fn paragraphs(lines: Vec<String>) -> impl IntoView {
    lines.into_iter().map(|line| view! { <p><Sentence text=line /></p> }).collect_view()
}
