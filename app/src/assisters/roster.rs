//! The roster of assisters, for the marketplace's staff to read.

use super::api::ListAssisters;
use crate::{
    i18n::{Text, Texts, date, text::assisters as t},
    routes,
    ui::{IconName, Page, Pager, Tag, Tone, ask, load},
};
use domain::{
    assisters::{AccountState, AssisterKind, RosterPage as Rows, RosterRow, Standing},
    ids::AssisterAccountId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// One page of assisters, by family name.
#[component]
pub fn RosterPage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    let place = Memo::new(move |_| {
        let row = |name| query.read().get(name)?.parse::<AssisterAccountId>().ok();
        (row("after"), row("before"))
    });
    let rows = ask(move || {
        let (after, before) = place.get();
        Ok(ListAssisters { after, before })
    });
    view! {
        <div class="al-stack">
            <Page title=texts.text(t::ROSTER_TITLE)>
                <p class="al-muted">{texts.text(t::ROSTER_LEAD)}</p>
                {load(rows, |rows| view! { <Roster rows /> })}
            </Page>
        </div>
    }
}

#[component]
fn Roster(rows: Rows) -> impl IntoView {
    let texts = Texts::here();
    if rows.rows.is_empty() {
        return view! { <div class="al-empty"><p>{texts.text(t::NOBODY)}</p></div> }.into_any();
    }
    let page = |cursor| routes::roster_at(texts.language(), cursor);
    let (previous, next) = (rows.previous.map(page), rows.next.map(page));
    let columns = [t::COLUMN_ASSISTER, t::COLUMN_NUMBER, t::COLUMN_ACCOUNT, t::COLUMN_CERTIFIED]
        .map(|text| view! { <th scope="col" role="columnheader">{texts.text(text)}</th> })
        .into_iter()
        .collect_view();
    view! {
        <div class="al-card al-card--flush">
            <table class="al-table al-table--stack" role="table">
                <caption>
                    <strong>{texts.text(t::CAPTION)}</strong> ", "
                    {texts.text(t::CAPTION_MORE)}
                </caption>
                <thead role="rowgroup"><tr role="row">{columns}</tr></thead>
                <tbody role="rowgroup">
                    {rows.rows.into_iter().map(|assister| view! { <Row assister /> }).collect_view()}
                </tbody>
            </table>
            <Pager previous next />
        </div>
    }
    .into_any()
}

#[component]
fn Row(assister: RosterRow) -> impl IntoView {
    let texts = Texts::here();
    let (tone, icon, state) = account(assister.state, assister.standing);
    let lapsed = assister.standing == Standing::Lapsed;
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {assister.name}
                <br />
                <span class="al-small al-muted">
                    {texts.text(kind(assister.kind))} " · " {assister.organization}
                </span>
            </th>
            <td role="cell" data-label=texts.text(t::COLUMN_NUMBER)>
                <div><span class="al-number">{assister.reference_number.to_string()}</span></div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_ACCOUNT)>
                <div><Tag tone icon text=texts.text(state) /></div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_CERTIFIED)>
                <div>
                    {date(texts, assister.certified_until)}
                    {lapsed.then(|| view! {
                        <br />
                        <span class="al-small al-muted">{texts.text(t::LAPSED_MORE)}</span>
                    })}
                </div>
            </td>
        </tr>
    }
}

const fn kind(kind: AssisterKind) -> Text {
    match kind {
        AssisterKind::Broker => t::KIND_BROKER,
        AssisterKind::Navigator => t::KIND_NAVIGATOR,
        AssisterKind::Cac => t::KIND_CAC,
    }
}

/// The account's state, and what it means today.
const fn account(
    state: AccountState,
    standing: Standing,
) -> (Option<Tone>, Option<IconName>, Text) {
    match (standing, state) {
        (Standing::MayAct, _) => (Some(Tone::Ok), Some(IconName::Check), t::MAY_ACT),
        (Standing::Lapsed, _) => (Some(Tone::Stop), Some(IconName::Warning), t::LAPSED),
        (Standing::Suspended, _) => (Some(Tone::Stop), Some(IconName::Warning), t::SUSPENDED),
        (Standing::OffRoster, _) => (Some(Tone::Stop), Some(IconName::Warning), t::OFF_ROSTER),
        (Standing::Closed, _) => (None, Some(IconName::X), t::CLOSED),
        (Standing::NotActive, AccountState::Requested) => (None, None, t::REQUESTED),
        (Standing::NotActive, AccountState::Approved) => (None, None, t::APPROVED),
        (Standing::NotActive, _) => (Some(Tone::Info), Some(IconName::Clock), t::INVITED),
    }
}
