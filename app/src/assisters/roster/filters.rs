//! Ways to find an assister: the lists that a desk needs every day, a search,
//! which is posted because names never stand in a URL, and filters, which do.

use crate::{
    assisters::{
        api::SearchAssisters,
        words::{kinds, state},
    },
    i18n::{Text, Texts, text::roster as t},
    routes,
    ui::{
        ButtonStyle, Choice, Form, FormAction, Hidden, Icon, IconName, SelectField, Submit,
        TextField,
    },
};
use domain::assisters::{AccountState, AssisterKind, Ending, RosterQuery, RosterSearch};
use leptos::prelude::*;

/// The saved views, one click each.
#[component]
pub fn SavedViews(query: RosterQuery) -> impl IntoView {
    let texts = Texts::here();
    let none = RosterQuery::default();
    let state = |state| RosterQuery { state: Some(state), ..none };
    let ending = |ending| RosterQuery { ending: Some(ending), ..none };
    let views: [(RosterQuery, Text); 8] = [
        (none, t::VIEW_ALL),
        (state(AccountState::Requested), t::VIEW_REQUESTED),
        (state(AccountState::Approved), t::VIEW_APPROVED),
        (state(AccountState::Invited), t::VIEW_INVITED),
        (RosterQuery { number_expired: true, ..none }, t::VIEW_NUMBER_EXPIRED),
        (ending(Ending::Soon), t::VIEW_SOON),
        (ending(Ending::Lapsed), t::VIEW_LAPSED),
        (state(AccountState::Suspended), t::VIEW_SUSPENDED),
    ];
    let here = RosterQuery { cursor: None, ..query };
    let chips = views
        .into_iter()
        .map(|(view, text)| {
            let href = routes::roster_list(texts.language(), &view);
            let current = (view == here).then_some("true");
            view! { <li><a class="al-chip" href=href aria-current=current>{texts.text(text)}</a></li> }
        })
        .collect_view();
    view! {
        <nav aria-label=texts.text(t::SAVED_VIEWS)><ul class="al-chips">{chips}</ul></nav>
    }
}

/// Search by name, number or email.
#[component]
pub fn SearchForm() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div role="search" aria-label=texts.text(t::SEARCH_FORM)>
            <Form
                action={FormAction::<SearchAssisters>::new()}
                plain=true
                class="al-filter al-filter--search"
            >
                <TextField
                    name="assister_query"
                    input_type="search"
                    autocomplete="off"
                    maxlength=RosterSearch::MOST
                />
                <Submit kind=ButtonStyle::Quiet>
                    <Icon name=IconName::Search />
                    {texts.text(t::SEARCH)}
                </Submit>
            </Form>
        </div>
    }
}

/// Kind, account and certification. On a phone it unfolds.
#[component]
pub fn FilterForm(query: RosterQuery) -> impl IntoView {
    let texts = Texts::here();
    let states = AccountState::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), texts.text(state(*one))))
        .collect::<Vec<_>>();
    let endings = [
        (Ending::InForce, t::ENDING_IN_FORCE),
        (Ending::Soon, t::ENDING_SOON),
        (Ending::Lapsed, t::ENDING_LAPSED),
    ]
    .map(|(ending, text)| Choice::new(ending.as_str(), texts.text(text)));
    let kept = [
        ("search", query.search.map(|id| id.to_string())),
        ("organization", query.organization.map(|id| id.to_string())),
        ("number", query.number_expired.then(|| "expired".to_owned())),
    ];
    let kept = kept
        .into_iter()
        .filter_map(|(name, value)| Some(view! { <Hidden name value=value? /> }))
        .collect_view();
    view! {
        <form
            class="al-filter"
            method="get"
            action=routes::roster(texts.language())
            aria-label=texts.text(t::FILTER_FORM)
        >
            {kept}
            <details class="al-filter__more">
                <summary class="al-button al-button--quiet">{texts.text(t::FILTERS)}</summary>
                <SelectField
                    name="kind"
                    label=texts.text(t::FILTER_KIND)
                    empty=texts.text(t::ANY)
                    value=query.kind.map_or("", AssisterKind::as_str)
                    choices=kinds(texts)
                />
                <SelectField
                    name="state"
                    label=texts.text(t::FILTER_STATE)
                    empty=texts.text(t::ANY_BUT_CLOSED)
                    value=query.state.map_or("", AccountState::as_str)
                    choices=states
                />
                <SelectField
                    name="ends"
                    label=texts.text(t::FILTER_CERTIFICATION)
                    empty=texts.text(t::ANY)
                    value=query.ending.map_or("", Ending::as_str)
                    choices=endings.to_vec()
                />
                <button class="al-button al-button--quiet" type="submit">{texts.text(t::SHOW)}</button>
            </details>
        </form>
    }
}
