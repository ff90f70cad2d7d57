//! Before a decision: is the assister on the line who they say, certified today,
//! and do three identifiers of the client match?

use super::{
    api::VerifyCaller,
    caller_fields::{CallerFields, Matched},
    words::{identifiers, standing},
};
use crate::{
    i18n::{Texts, conflict_text, date_and_time, text::requests as t, time_of_day},
    ui::{Alert, CheckField, Form, FormAction, Hidden, Refusal, Submit, TextField, Tone},
};
use domain::{
    accounts::PersonName,
    assisters::Standing,
    conflict::Conflict,
    ids::DisassociationRequestId,
    requests::{RequestFile, Verified},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// What the system found, and the form as long as the caller is not verified.
#[component]
pub fn Verification(file: RequestFile) -> impl IntoView {
    let texts = Texts::here();
    let may_act = file.assister.standing == Standing::MayAct;
    let name = file.assister.name.clone();
    let certified = match may_act {
        true => texts.fill(t::CERTIFIED_TODAY, &[("name", &name)]),
        false => texts.fill(t::NOT_CERTIFIED_TODAY, &[("name", &name)]),
    };
    let tone = if may_act { Tone::Ok } else { Tone::Stop };
    let why = (!may_act).then(|| texts.text(standing(file.assister.standing)));
    let rest = match (file.verified, may_act, file.is_closed_to_me) {
        (Some(verified), ..) => view! { <Done verified /> }.into_any(),
        (None, false, _) => view! {
            <Refusal action={FormAction::<VerifyCaller>::new()} />
            <p>{texts.text(t::NOT_CERTIFIED_TODO)}</p>
        }
        .into_any(),
        (None, true, true) => view! {
            <Alert tone=Tone::Warn title=texts.text(conflict_text(Conflict::TooManyMismatches)) />
        }
        .into_any(),
        (None, true, false) => view! { <Ask request=file.request /> }.into_any(),
    };
    view! {
        <section class="al-card al-stack" aria-labelledby="verify">
            <h2 id="verify">{texts.text(t::VERIFY_TITLE)}</h2>
            <Alert tone title=certified>{why.map(|why| view! { <p>{why}</p> })}</Alert>
            {rest}
        </section>
    }
}

/// Somebody of the line has verified the caller.
#[component]
fn Done(verified: Verified) -> impl IntoView {
    let texts = Texts::here();
    let by = texts.fill(
        t::VERIFIED_BY,
        &[
            ("name", &verified.by),
            ("when", &date_and_time(texts, verified.at)),
            ("until", &time_of_day(verified.until)),
        ],
    );
    let which = identifiers(texts, &verified.identifiers);
    let which = texts.fill(t::VERIFIED_WHICH, &[("which", &which)]);
    let line = match verified.consumer_on_the_line {
        true => t::WAS_ON_THE_LINE,
        false => t::WAS_NOT_ON_THE_LINE,
    };
    view! {
        <Alert tone=Tone::Ok title=texts.text(t::VERIFIED_TITLE)>
            <p>{which}</p>
            <p>{texts.text(line)}</p>
            <p>{by}</p>
        </Alert>
    }
}

#[component]
fn Ask(request: DisassociationRequestId) -> impl IntoView {
    let texts = Texts::here();
    view! {
        <p>{texts.text(t::VERIFY_LEAD)}</p>
        <Matched form=VerifyCaller::PATH />
        <Form action={FormAction::<VerifyCaller>::new()} plain=true>
            <Hidden name="id" value=request.to_string() />
            <h3>{texts.text(t::VERIFY_ASSISTER)}</h3>
            <TextField name="assister_name" autocomplete="off" maxlength={2 * PersonName::MOST} />
            <TextField
                name="assister_number"
                hint=texts.text(t::ASSISTER_NUMBER_HINT)
                autocomplete="off"
                maxlength=40
            />
            <h3>{texts.text(t::VERIFY_CLIENT)}</h3>
            <p class="al-muted">{texts.text(t::VERIFY_THREE)}</p>
            <CallerFields />
            <CheckField name="on_the_line" label=texts.text(t::ON_THE_LINE) />
            <div class="al-actions">
                <Submit>{texts.text(t::COMPARE)}</Submit>
            </div>
        </Form>
    }
}
