//! An organization as the marketplace's staff sees it.

use super::{
    organization_form::organization_in_url,
    organization_parts::{Closed, Facts, Roster, Sites},
    organization_words::{Done, organization_kind},
    organizations::may_change,
    organizations_api::{InviteAdministrator, RemoveAdministrator, ViewOrganization},
    words::reason,
};
use crate::{
    error::AppError,
    i18n::{
        Texts,
        text::{certification, organizations as t},
    },
    routes,
    ui::{
        BackLink, ButtonLink, ButtonStyle, Details, Form, FormAction, Hidden, Page, Submit, Tag,
        Tone, ask, load,
    },
};
use domain::{
    assisters::{Administrator, OrganizationView, Reason, RosterPart, RosterQuery},
    ids::{AssisterAccountId, OrganizationId},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The part of the roster in the URL, and the place in it.
pub(super) fn place_in_url()
-> Memo<(RosterPart, Option<AssisterAccountId>, Option<AssisterAccountId>)> {
    let query = use_query_map();
    Memo::new(move |_| {
        let query = query.read();
        let row = |name| query.get(name)?.parse::<AssisterAccountId>().ok();
        let part = query.get("part").and_then(|part| RosterPart::parse(&part));
        (part.unwrap_or_default(), row("after"), row("before"))
    })
}

#[component]
pub fn OrganizationPage() -> impl IntoView {
    let texts = Texts::here();
    let organization = organization_in_url();
    let place = place_in_url();
    let view = ask(move || {
        let (part, after, before) = place.get();
        let organization = organization.ok_or(AppError::NotFound)?;
        Ok(ViewOrganization { organization, part, after, before })
    });
    view! {
        <BackLink href=routes::organizations(texts.language()) text=texts.text(t::LIST_TITLE) />
        {load(view, |view| view! { <Organization view /> })}
    }
}

#[component]
fn Organization(view: OrganizationView) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let change = may_change();
    let id = view.facts.organization;
    let at = move |part, cursor| routes::organization_at(language, id, part, cursor);
    let kind = texts.text(organization_kind(view.facts.kind));
    let (name, city, facts_kind) =
        (view.facts.name.clone(), view.facts.city.clone(), view.facts.kind);
    let closed = view.facts.closed_on.is_some();
    let change = change && !closed;
    let OrganizationView { facts, sites, administrators, waiting: waiting_count, roster, closing } =
        view;
    let closed_on = facts.closed_on;
    let own = RosterQuery { organization: Some(id), ..RosterQuery::default() };
    let on_the_roster = routes::roster_list(language, &own);
    view! {
        <div class="al-stack-lg">
            <div class="al-stack">
                <Page title=texts.text(t::ORGANIZATION_TITLE) heading=name>
                    <p class="al-lead">{kind} ", " {city}</p>
                    <Done />
                    <Closed on=closed_on closing />
                </Page>
            </div>
            <div class="al-two">
                <Roster
                    kind=facts_kind
                    roster=roster
                    waiting=waiting_count
                    at=Callback::new(move |(part, cursor)| at(part, cursor))
                    person=Callback::new(move |assister| routes::account(language, assister))
                />
                <aside class="al-stack" aria-label=texts.text(t::ABOUT)>
                    <Facts facts=facts>
                        <p><a href=on_the_roster>{texts.text(t::ON_THE_ROSTER)}</a></p>
                        {change.then(|| view! {
                            <div class="al-actions">
                                <ButtonLink href=routes::edit_organization(language, id) kind=ButtonStyle::Quiet>
                                    {texts.text(t::EDIT)}
                                </ButtonLink>
                                <ButtonLink href=routes::recertify_several(language, id) kind=ButtonStyle::Quiet>
                                    {texts.text(certification::SEVERAL_TITLE)}
                                </ButtonLink>
                                <ButtonLink href=routes::close_organization(language, id) kind=ButtonStyle::Stop>
                                    {texts.text(t::CLOSE_TITLE)}
                                </ButtonLink>
                            </div>
                        })}
                    </Facts>
                    <Sites organization=id sites=sites change />
                    <Administrators organization=id administrators=administrators change />
                </aside>
            </div>
        </div>
    }
}

/// Who keeps the roster.
#[component]
fn Administrators(
    organization: OrganizationId,
    administrators: Vec<Administrator>,
    change: bool,
) -> impl IntoView {
    let texts = Texts::here();
    let nobody = administrators.is_empty();
    let add = routes::new_administrator(texts.language(), organization);
    view! {
        <section class="al-card al-stack" aria-labelledby="administrators">
            <h2 id="administrators">{texts.text(t::ADMINISTRATORS)}</h2>
            {nobody.then(|| view! { <p>{texts.text(t::ADMINISTRATORS_NONE)}</p> })}
            {administrators
                .into_iter()
                .map(|administrator| view! { <OneAdministrator administrator change /> })
                .collect_view()}
            {change.then(|| view! {
                <div class="al-actions">
                    <ButtonLink href=add kind=ButtonStyle::Quiet>{texts.text(t::ADD_ADMINISTRATOR)}</ButtonLink>
                </div>
            })}
        </section>
    }
}

#[component]
fn OneAdministrator(administrator: Administrator, change: bool) -> impl IntoView {
    let texts = Texts::here();
    let account = administrator.account.to_string();
    let again = account.clone();
    let active = administrator.active;
    let remove = texts.fill(t::REMOVE_ADMINISTRATOR, &[("name", &administrator.name)]);
    view! {
        <div class="al-stack-sm">
            <p>
                <strong>{administrator.name}</strong>
                <br />
                <span class="al-small al-muted">{administrator.email}</span>
            </p>
            {(!active).then(|| view! {
                <p><Tag tone=Some(Tone::Info) text=texts.text(t::ADMINISTRATOR_INVITED) /></p>
            })}
            {(change && !active).then(|| view! {
                <Form action={FormAction::<InviteAdministrator>::new()} plain=true>
                    <Hidden name="account" value=again />
                    <Submit kind=ButtonStyle::Quiet>{texts.text(t::MAIL_AGAIN)}</Submit>
                </Form>
            })}
            {change.then(|| view! { <Remove account remove /> })}
        </div>
    }
}

/// Unfolds before it asks.
#[component]
fn Remove(account: String, remove: String) -> impl IntoView {
    let texts = Texts::here();
    // The button says why: a page has a form like this for each administrator.
    let buttons = Reason::OF_REMOVED_ADMINISTRATOR
        .iter()
        .map(|one| {
            let (why, about) = (texts.text(reason(*one)), remove.clone());
            view! {
                <Submit kind=ButtonStyle::Stop name="reason" value=one.as_str()>
                    {why}
                    <span class="al-sr">": " {about.clone()}</span>
                </Submit>
            }
        })
        .collect_view();
    view! {
        <Details summary=remove>
            <p>{texts.text(t::REMOVE_ADMINISTRATOR_BODY)}</p>
            <Form action={FormAction::<RemoveAdministrator>::new()} plain=true>
                <Hidden name="account" value=account />
                <p>{texts.text(t::REMOVE_ADMINISTRATOR_WHY)}</p>
                <div class="al-actions">{buttons}</div>
            </Form>
        </Details>
    }
}
