//! The organizations that the marketplace works with, for its staff. The kind, the
//! name that is looked for and the place in the list stand in the URL: they name no
//! person.

use super::{organization_words::organization_kind, organizations_api::ListOrganizations};
use crate::{
    context::Surroundings,
    i18n::{Texts, text::organizations as t},
    routes,
    ui::{ButtonLink, ButtonStyle, Hidden, Icon, IconName, Page, Pager, TextField, ask, load},
};
use domain::{
    accounts::Role,
    assisters::{MOST_NAME, OrganizationKind, OrganizationList, OrganizationRow},
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
        let filter = Filter { kind, named: query.get("named").unwrap_or_default() };
        (filter, row("after"), row("before"))
    });
    let list = ask(move || {
        let (Filter { kind, named }, after, before) = asked.get();
        Ok(ListOrganizations { kind, named, after, before })
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
            <Kinds filter=asked.get_untracked().0 />
            <Search filter=asked.get_untracked().0 />
            {load(list, move |list| view! { <List list filter=asked.get_untracked().0 /> })}
        </div>
    }
}

/// Which organizations are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Filter {
    kind: Option<OrganizationKind>,
    named: String,
}

/// One kind, or all.
#[component]
fn Kinds(filter: Filter) -> impl IntoView {
    let texts = Texts::here();
    let Filter { kind, named } = filter;
    let each = OrganizationKind::ALL.iter().copied().map(Some);
    let chips = std::iter::once(None)
        .chain(each)
        .map(|each| {
            let href = routes::organizations_at(texts.language(), each, &named, None);
            let text = each.map_or(t::ALL_KINDS, plural);
            let current = (each == kind).then_some("true");
            view! { <li><a class="al-chip" href=href aria-current=current>{texts.text(text)}</a></li> }
        })
        .collect_view();
    view! { <nav aria-label=texts.text(t::KINDS)><ul class="al-chips">{chips}</ul></nav> }
}

/// Those with such a name.
#[component]
fn Search(filter: Filter) -> impl IntoView {
    let texts = Texts::here();
    let all = routes::organizations_at(texts.language(), filter.kind, "", None);
    let is_asked = !filter.named.is_empty();
    view! {
        <form
            class="al-filter al-filter--search"
            method="get"
            action=routes::organizations(texts.language())
            role="search"
            aria-label=texts.text(t::SEARCH_FORM)
        >
            {filter.kind.map(|kind| view! { <Hidden name="kind" value=kind.as_str() /> })}
            <TextField
                name="named"
                label=texts.text(t::SEARCH_NAME)
                value=filter.named
                autocomplete="off"
                maxlength=MOST_NAME
            />
            <button class=ButtonStyle::Quiet.class() type="submit">
                <Icon name=IconName::Search />
                {texts.text(t::SEARCH)}
            </button>
        </form>
        {is_asked.then(|| view! { <p><a href=all>{texts.text(t::CLEAR_SEARCH)}</a></p> })}
    }
}

const fn plural(kind: OrganizationKind) -> crate::i18n::Text {
    match kind {
        OrganizationKind::BrokerAgency => t::BROKER_AGENCIES,
        OrganizationKind::NavigatorOrganization => t::NAVIGATOR_ORGANIZATIONS,
        OrganizationKind::CacOrganization => t::CAC_ORGANIZATIONS,
    }
}

#[component]
fn List(list: OrganizationList, filter: Filter) -> impl IntoView {
    let texts = Texts::here();
    let Filter { kind, named } = filter;
    if list.rows.is_empty() {
        let none = if named.is_empty() { t::LIST_EMPTY } else { t::LIST_NO_SUCH_NAME };
        return view! { <div class="al-empty"><p>{texts.text(none)}</p></div> }.into_any();
    }
    let page = |cursor| routes::organizations_at(texts.language(), kind, &named, Some(cursor));
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
