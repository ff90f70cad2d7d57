//! A new certification for one assister.

use super::{
    certification_api::{Recertify, ViewRecertification},
    why_fields::WhyFields,
    words::{kind, standing_tag},
};
use crate::{
    error::AppError,
    i18n::{Texts, date, text::certification as t},
    routes,
    ui::{
        Alert, BackLink, DateField, Details, Form, FormAction, Hidden, Page, Submit, Tone, ask,
        load,
    },
};
use chrono::Datelike;
use domain::{
    assisters::{AccountState, Change, OpenEnrollment, Recertification},
    dates::CivilDate,
    ids::AssisterAccountId,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// Shows the certification and asks from when on it is renewed.
#[component]
pub fn RecertifyPage() -> impl IntoView {
    let params = use_params_map();
    let done = use_query_map().read_untracked().get("done").is_some();
    let assister = move || params.read().get("assister")?.parse::<AssisterAccountId>().ok();
    let page =
        ask(move || Ok(ViewRecertification { assister: assister().ok_or(AppError::NotFound)? }));
    load(page, move |page| view! { <Renewal page done /> })
}

#[component]
fn Renewal(page: Recertification, done: bool) -> impl IntoView {
    let texts = Texts::here();
    let heading = texts.fill(t::HEADING, &[("name", &page.name)]);
    let back = routes::account(texts.language(), page.assister);
    let closed = page.state == AccountState::Closed;
    let until = date(texts, page.certification.until);
    let others = texts.fill(t::OTHERS_LINK, &[("organization", &page.organization_name)]);
    let of_organization = routes::recertify_several(texts.language(), page.organization);
    let said = done.then(|| {
        let body = texts.fill(t::DONE_BODY, &[("name", &page.name), ("date", &until)]);
        view! { <Alert tone=Tone::Ok title=texts.text(t::DONE_TITLE)><p>{body}</p></Alert> }
    });
    let not_soon = (!page.ends_before_long && !closed)
        .then(|| view! { <p class="al-muted">{texts.text(t::NOT_SOON)}</p> });
    let form = if closed {
        view! { <p>{texts.text(t::CLOSED)}</p> }.into_any()
    } else {
        view! { <RenewalForm page=page.clone() /> }.into_any()
    };
    view! {
        <BackLink href=back text=page.name.clone() />
        <div class="al-column al-stack">
            <Page title=texts.text(t::TITLE) heading>
                {said}
                <p>
                    {texts.text(kind(page.kind))} " · " {page.organization_name.clone()} " "
                    {standing_tag(page.state, page.standing)}
                </p>
                <p>
                    {texts.fill(t::NOW, &[
                        ("from", &date(texts, page.certification.from)),
                        ("until", &until),
                    ])}
                </p>
                {not_soon}
                {form}
                <p><a href=of_organization>{others}</a></p>
            </Page>
        </div>
    }
}

#[component]
fn RenewalForm(page: Recertification) -> impl IntoView {
    let texts = Texts::here();
    view! {
        <Form action={FormAction::<Recertify>::new()} plain=true>
            <Hidden name="assister" value=page.assister.to_string() />
            <Hidden name="seen" value=page.changes.to_string() />
            <FirstDay offered=page.offered enrollments=page.enrollments />
            <WhyFields fields=["reason", "note"] change=Change::Recertified />
            <div class="al-actions"><Submit>{texts.text(t::RENEW)}</Submit></div>
        </Form>
    }
}

/// The first day of the new certification, and when it will end.
#[component]
pub fn FirstDay(offered: CivilDate, enrollments: Vec<OpenEnrollment>) -> impl IntoView {
    let texts = Texts::here();
    let value =
        [offered.month().to_string(), offered.day().to_string(), offered.year().to_string()];
    view! {
        <DateField name="certified_from" label=texts.text(t::FIRST_DAY) hint=texts.text(t::FIRST_DAY_HINT) value />
        <Details summary=texts.text(t::ENDS_SUMMARY)>
            <p>{texts.text(t::ENDS_RULE)}</p>
            <ul class="al-list">
                {enrollments
                    .into_iter()
                    .map(|period| {
                        let begins = date(texts, period.begins_on);
                        let ends = period.begins_on.pred_opt().map(|day| date(texts, day));
                        let ends = ends.unwrap_or_default();
                        view! { <li>{texts.fill(t::ENDS_LINE, &[("begins", &begins), ("ends", &ends)])}</li> }
                    })
                    .collect_view()}
            </ul>
        </Details>
    }
}
