//! The organizations that the marketplace works with, for its staff. The kind and
//! the place in the list stand in the URL.

use super::{organization_words::organization_kind, organizations_api::ListOrganizations};
use crate::{
    context::Surroundings,
    i18n::{Texts, text::organizations as t},
    routes,
    ui::{ButtonLink, Page, Pager, ask, load},
};
use domain::{
    accounts::Role,
    assisters::{OrganizationKind, OrganizationList, OrganizationRow},
    ids::OrganizationId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Whether a resource manager looks: other staff read only.
pub(super) fn may_change() -> bool {
    let viewer = use_context::<Surroundings>().and_then(|here| here.viewer);
    viewer.is_some_and(|viewer| viewer.role == Role::ResourceManager)
}

#[component]
pub fn OrganizationsPage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let row = |name| query.get(name)?.parse::<OrganizationId>().ok();
        let kind = query.get("kind").and_then(|kind| OrganizationKind::parse(&kind));
        (kind, row("after"), row("before"))
    });
    let list = ask(move || {
        let (kind, after, before) = asked.get();
        Ok(ListOrganizations { kind, after, before })
    });
    let new = routes::new_organization(texts.language());
    view! {
        <div class="al-stack">
            <div class="al-row al-row--between">
                <Page title=texts.text(t::LIST_TITLE)>
                    {may_change().then(|| view! {
                        <ButtonLink href=new>{texts.text(t::ADD_ORGANIZATION)}</ButtonLink>
                    })}
                </Page>
            </div>
            <Kinds kind=asked.get_untracked().0 />
            {load(list, move |list| view! { <List list kind=asked.get_untracked().0 /> })}
        </div>
    }
}

/// One kind, or all.
#[component]
fn Kinds(#[prop(optional_no_strip)] kind: Option<OrganizationKind>) -> impl IntoView {
    let texts = Texts::here();
    let each = OrganizationKind::ALL.iter().copied().map(Some);
    let chips = std::iter::once(None)
        .chain(each)
        .map(|each| {
            let href = routes::organizations_at(texts.language(), each, None);
            let text = each.map_or(t::ALL_KINDS, plural);
            let current = (each == kind).then_some("true");
            view! { <li><a class="al-chip" href=href aria-current=current>{texts.text(text)}</a></li> }
        })
        .collect_view();
    view! { <nav aria-label=texts.text(t::KINDS)><ul class="al-chips">{chips}</ul></nav> }
}

const fn plural(kind: OrganizationKind) -> crate::i18n::Text {
    match kind {
        OrganizationKind::BrokerAgency => t::BROKER_AGENCIES,
        OrganizationKind::NavigatorOrganization => t::NAVIGATOR_ORGANIZATIONS,
        OrganizationKind::CacOrganization => t::CAC_ORGANIZATIONS,
    }
}

#[component]
fn List(
    list: OrganizationList,
    #[prop(optional_no_strip)] kind: Option<OrganizationKind>,
) -> impl IntoView {
    let texts = Texts::here();
    if list.rows.is_empty() {
        return view! { <div class="al-empty"><p>{texts.text(t::LIST_EMPTY)}</p></div> }.into_any();
    }
    let page = |cursor| routes::organizations_at(texts.language(), kind, Some(cursor));
    let (previous, next) = (list.previous.map(page), list.next.map(page));
    let columns = [t::COLUMN_NAME, t::COLUMN_KIND, t::COLUMN_CITY]
        .map(|text| view! { <th scope="col" role="columnheader">{texts.text(text)}</th> })
        .into_iter()
        .collect_view();
    view! {
        <div class="al-card al-card--flush">
            <table class="al-table al-table--stack" role="table">
                <caption>
                    <strong>{texts.text(t::LIST_TITLE)}</strong> ", " {texts.text(t::LIST_CAPTION)}
                </caption>
                <thead role="rowgroup"><tr role="row">{columns}</tr></thead>
                <tbody role="rowgroup">
                    {list.rows.into_iter().map(|row| view! { <Row row /> }).collect_view()}
                </tbody>
            </table>
            <Pager previous next />
        </div>
    }
    .into_any()
}

#[component]
fn Row(row: OrganizationRow) -> impl IntoView {
    let texts = Texts::here();
    let href = routes::organization(texts.language(), row.organization);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=href>{row.name}</a></th>
            <td role="cell" data-label=texts.text(t::COLUMN_KIND)>
                <div>{texts.text(organization_kind(row.kind))}</div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_CITY)><div>{row.city}</div></td>
        </tr>
    }
}
