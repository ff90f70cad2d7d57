//! The desk of an agency administrator: the own organization and its roster.
//! Clients are numbers here, never names.

use super::{
    organization::place_in_url,
    organization_parts::{Closed, Facts, Roster, Sites, how_many},
    organization_words::{Done, organization_kind},
    organizations_api::ViewAgency,
};
use crate::{
    error::AppError,
    i18n::{Texts, text::organizations as t},
    routes,
    ui::{Alert, ButtonLink, ButtonStyle, Page, Problem, Tone, ask, load_result},
};
use domain::{
    assisters::{OrganizationView, RosterPart},
    lists::Count,
};
use leptos::prelude::*;

#[component]
pub fn AgencyPage() -> impl IntoView {
    let place = place_in_url();
    let view = ask(move || {
        let (part, after, before) = place.get();
        Ok(ViewAgency { part, after, before })
    });
    load_result(view, |view| match view {
        Ok(view) => view! { <Desk view /> }.into_any(),
        Err(AppError::NotFound) => view! { <NoOrganization /> }.into_any(),
        Err(error) => view! { <Problem error /> }.into_any(),
    })
}

/// The account keeps no organization: somebody has to say which.
#[component]
fn NoOrganization() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div class="al-column al-stack">
            <Page title=texts.text(t::AGENCY_TITLE)>
                <p class="al-lead">{texts.text(t::AGENCY_NONE)}</p>
                <p>{texts.text(t::AGENCY_NONE_BODY)}</p>
            </Page>
        </div>
    }
}

#[component]
fn Desk(view: OrganizationView) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let id = view.facts.organization;
    let kind = texts.text(organization_kind(view.facts.kind));
    let waits = (view.waiting != Count::Exactly(0)).then(|| {
        let count = how_many(texts, view.waiting);
        let text = if view.waiting == Count::Exactly(1) { t::WAITING_ONE } else { t::WAITING_MANY };
        texts.fill(text, &[("count", &count)])
    });
    let waiting = routes::agency_at(language, RosterPart::Waiting, None);
    let (name, city, facts_kind) =
        (view.facts.name.clone(), view.facts.city.clone(), view.facts.kind);
    let OrganizationView { facts, sites, administrators, waiting: waiting_count, roster, closing } =
        view;
    let closed_on = facts.closed_on;
    view! {
        <div class="al-stack-lg">
            <div class="al-stack">
                <Page title=texts.text(t::AGENCY_TITLE) heading=name>
                    <p class="al-lead">{kind} ", " {city}</p>
                    <Done />
                    <Closed on=closed_on closing />
                    {waits.map(|title| view! {
                        <Alert tone=Tone::Warn title>
                            <p><a href=waiting>{texts.text(t::WAITING_LOOK)}</a></p>
                        </Alert>
                    })}
                </Page>
            </div>
            <div class="al-two">
                <Roster
                    kind=facts_kind
                    roster=roster
                    waiting=waiting_count
                    at=Callback::new(move |(part, cursor)| routes::agency_at(language, part, cursor))
                    person=Callback::new(move |assister| routes::own_assister(language, assister))
                />
                <aside class="al-stack" aria-label=texts.text(t::ABOUT)>
                    <Facts facts=facts>
                        <div class="al-actions">
                            <ButtonLink href=routes::agency_contact(language) kind=ButtonStyle::Quiet>
                                {texts.text(t::EDIT_CONTACT)}
                            </ButtonLink>
                        </div>
                    </Facts>
                    <Sites organization=id sites=sites change=true />
                    <section class="al-card al-stack" aria-labelledby="administrators">
                        <h2 id="administrators">{texts.text(t::ADMINISTRATORS)}</h2>
                        {administrators.into_iter().map(|one| view! { <p>{one.name}</p> }).collect_view()}
                        <p class="al-small al-muted">{texts.text(t::ADMINISTRATORS_ASK)}</p>
                    </section>
                    <p class="al-small al-muted">{texts.text(t::AGENCY_CLIENTS)}</p>
                </aside>
            </div>
        </div>
    }
}
