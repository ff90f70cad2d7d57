//! New certifications for several assisters of one organization.

use super::{
    certification_api::{ListToRecertify, RecertifySeveral},
    recertify::FirstDay,
    why_fields::WhyFields,
    words::{credential, kind},
};
use crate::{
    error::AppError,
    i18n::{Texts, date, text::certification as t},
    routes,
    ui::{
        Alert, BackLink, CheckField, Form, FormAction, Hidden, Page, Pager, Submit, Tone, ask, load,
    },
};
use domain::{
    assisters::{Change, RENEWED_DAYS_BEFORE, ToRecertify, ToRecertifyPage},
    ids::{AssisterAccountId, OrganizationId},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// Shows whose certification ends before long, with a box for each.
#[component]
pub fn RecertifySeveralPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let renewed = query.read_untracked().get("renewed").and_then(|count| count.parse().ok());
    let page = ask(move || {
        let organization = params.read().get("organization").and_then(|id| id.parse().ok());
        let row = |name| query.read().get(name)?.parse::<AssisterAccountId>().ok();
        Ok(ListToRecertify {
            organization: organization.ok_or(AppError::NotFound)?,
            after: row("after"),
            before: row("before"),
        })
    });
    load(page, move |page| view! { <Several page renewed /> })
}

#[component]
fn Several(page: ToRecertifyPage, renewed: Option<usize>) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let organization: OrganizationId = page.organization;
    let named = |text| texts.fill(text, &[("organization", &page.organization_name)]);
    let (heading, lead) = (named(t::SEVERAL_HEADING), named(t::SEVERAL_LEAD));
    let days = texts.fill(t::SEVERAL_DAYS, &[("days", &RENEWED_DAYS_BEFORE.to_string())]);
    let back = routes::organization(language, organization);
    let said = renewed.map(|count| {
        let title = texts.count(t::RENEWED_ONE, t::RENEWED_OTHER, count);
        view! { <Alert tone=Tone::Ok title><p>{texts.text(t::RENEWED_BODY)}</p></Alert> }
    });
    let place = |cursor| routes::recertify_several_at(language, organization, cursor);
    let (previous, next) = (page.previous.map(place), page.next.map(place));
    let body = if page.rows.is_empty() {
        view! { <div class="al-empty"><p>{texts.text(t::NOBODY_TO_RENEW)}</p></div> }.into_any()
    } else {
        view! { <SeveralForm page=page.clone() /> }.into_any()
    };
    view! {
        <BackLink href=back text=page.organization_name.clone() />
        <div class="al-column al-stack">
            <Page title=texts.text(t::SEVERAL_TITLE) heading>
                {said}
                <p>{lead} " " {days}</p>
                {body}
                <Pager previous next />
            </Page>
        </div>
    }
}

#[component]
fn SeveralForm(page: ToRecertifyPage) -> impl IntoView {
    let texts = Texts::here();
    view! {
        <Form action={FormAction::<RecertifySeveral>::new()} plain=true>
            <Hidden name="organization" value=page.organization.to_string() />
            <FirstDay offered=page.offered enrollments=page.enrollments />
            <fieldset id="chosen" class="al-field" aria-describedby="chosen-hint">
                <legend class="al-field__label">{texts.text(t::CHOSEN)}</legend>
                <p class="al-field__hint" id="chosen-hint">{texts.text(t::CHOSEN_HINT)}</p>
                {page.rows.into_iter().map(|row| view! { <Person row /> }).collect_view()}
            </fieldset>
            <WhyFields fields=["reason", "note"] change=Change::Recertified />
            <div class="al-actions"><Submit>{texts.text(t::RENEW_TICKED)}</Submit></div>
        </Form>
    }
}

#[component]
fn Person(row: ToRecertify) -> impl IntoView {
    let texts = Texts::here();
    let label = texts.fill(
        t::PERSON,
        &[
            ("name", &row.name),
            ("kind", texts.text(kind(row.kind))),
            ("number_name", texts.text(credential(row.kind))),
            ("number", &row.credential),
            ("date", &date(texts, row.certified_until)),
        ],
    );
    view! { <CheckField name=format!("chosen[{}]", ToRecertify::box_of(row.assister)) label /> }
}
