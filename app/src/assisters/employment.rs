//! Where an assister works and worked: the entries on the roster. A resource
//! manager moves the assister, or sets the last day.

use super::{
    organization_words::{Done, days},
    organizations_api::{EndRosterEntry, MoveAssister, ViewEmployment},
    why_fields::WhyFields,
    words::kind,
};
use crate::{
    error::AppError,
    i18n::{Texts, date, text::organizations as t},
    routes,
    ui::{
        BackLink, ButtonStyle, Choice, DateField, Form, FormAction, Hidden, Page, SelectField,
        Submit, TextField, ask, load,
    },
};
use domain::{
    assisters::{AccountState, Change, Employment, RosterEntryRecord},
    ids::AssisterAccountId,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The assister in the URL.
pub(super) fn assister_in_url() -> Option<AssisterAccountId> {
    use_params_map().read_untracked().get("assister")?.parse().ok()
}

#[component]
pub fn EmploymentPage() -> impl IntoView {
    let assister = assister_in_url();
    let query = use_query_map();
    let employment = ask(move || {
        let beginning = query.read().get("begins").unwrap_or_default();
        Ok(ViewEmployment { assister: assister.ok_or(AppError::NotFound)?, beginning })
    });
    load(employment, |employment| view! { <Whole employment /> })
}

#[component]
fn Whole(employment: Employment) -> impl IntoView {
    let texts = Texts::here();
    let change = super::organizations::may_change() && employment.state != AccountState::Closed;
    let kind = texts.text(kind(employment.kind));
    let newest = employment.entries.first().cloned();
    view! {
        <BackLink
            href=routes::account(texts.language(), employment.assister)
            text=texts.text(t::BACK_TO_ASSISTER)
        />
        <div class="al-column al-stack-lg">
            <div class="al-stack">
                <Page title=texts.text(t::EMPLOYMENT_TITLE) heading=employment.name.clone()>
                    <p class="al-lead">{kind}</p>
                    <Done />
                </Page>
            </div>
            <History entries=employment.entries.clone() />
            {newest.filter(|_| change).map(|newest| view! {
                <Move employment=employment.clone() seen=newest.clone() />
                <End assister=employment.assister entry=newest warning=texts.text(t::END_WARNING) />
            })}
        </div>
    }
}

/// Every entry, the newest first.
#[component]
pub fn History(entries: Vec<RosterEntryRecord>) -> impl IntoView {
    let texts = Texts::here();
    let rows = entries
        .into_iter()
        .map(|entry| {
            let approved = entry
                .approved_on
                .map(|day| texts.fill(t::APPROVED_ON, &[("date", &date(texts, day))]));
            view! {
                <div>
                    <dt>{days(texts, entry.from, entry.until)}</dt>
                    <dd>{entry.organization_name}</dd>
                    {approved.map(|line| view! { <dd class="al-small al-muted">{line}</dd> })}
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="al-card al-stack" aria-labelledby="entries">
            <h2 id="entries">{texts.text(t::ENTRIES)}</h2>
            <dl class="al-summary">{rows}</dl>
        </section>
    }
}

/// Another organization of the same kind, from a day on.
#[component]
fn Move(employment: Employment, seen: RosterEntryRecord) -> impl IntoView {
    let texts = Texts::here();
    let here = routes::employment(texts.language(), employment.assister);
    let choices = employment
        .organizations
        .into_iter()
        .map(|choice| {
            Choice::new(choice.id.to_string(), format!("{}, {}", choice.name, choice.city))
        })
        .collect();
    let begins = use_query_map().read_untracked().get("begins").unwrap_or_default();
    let narrow = employment.more_organizations || !begins.is_empty();
    view! {
        <section class="al-card al-stack" aria-labelledby="move">
            <h2 id="move">{texts.text(t::MOVE_TITLE)}</h2>
            <p>{texts.text(t::MOVE_BODY)}</p>
            {narrow.then(|| view! {
                <form class="al-filter al-filter--search" method="get" action=here>
                    <TextField
                        name="begins"
                        label=texts.text(t::MOVE_BEGINS)
                        value=begins
                        autocomplete="off"
                        maxlength=60
                    />
                    <button class="al-button al-button--quiet" type="submit">{texts.text(t::MOVE_NARROW)}</button>
                </form>
            })}
            <Form action={FormAction::<MoveAssister>::new()} plain=true>
                <Hidden name="assister" value=employment.assister.to_string() />
                <Hidden name="seen" value=seen.entry.to_string() />
                <SelectField name="organization" empty=texts.text(t::CHOOSE_ORGANIZATION) choices />
                <DateField name="from" hint=texts.text(t::MOVE_FROM_HINT) />
                <WhyFields fields=["move_reason", "move_note"] change=Change::JoinedOrganization />
                <Submit>{texts.text(t::MOVE)}</Submit>
            </Form>
        </section>
    }
}

/// The last day of an entry, with what that means.
#[component]
pub fn End(
    assister: AssisterAccountId,
    entry: RosterEntryRecord,
    #[prop(into)] warning: String,
) -> impl IntoView {
    let texts = Texts::here();
    let set = entry.until.map(|until| texts.fill(t::END_IS_SET, &[("date", &date(texts, until))]));
    view! {
        <section class="al-card al-stack" aria-labelledby="end">
            <h2 id="end">{texts.text(t::END_TITLE)}</h2>
            {set.map(|line| view! { <p>{line}</p> })}
            <p>{warning}</p>
            <p>{texts.text(t::END_CLIENTS_STAY)}</p>
            <Form action={FormAction::<EndRosterEntry>::new()} plain=true>
                <Hidden name="assister" value=assister.to_string() />
                <Hidden name="seen" value=entry.entry.to_string() />
                <DateField name="until" hint=texts.text(t::END_HINT) />
                <WhyFields fields=["end_reason", "end_note"] change=Change::LeftOrganization />
                <Submit kind=ButtonStyle::Stop>{texts.text(t::END)}</Submit>
            </Form>
        </section>
    }
}
