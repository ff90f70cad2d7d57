//! The two forms above the list: a search, which is posted because names and
//! birth dates never stand in a URL, and filters, which do.

use super::api::SearchClients;
use crate::{
    coverage::result_filter,
    i18n::{Texts, text::clients as t},
    routes,
    ui::{
        ButtonStyle, Choice, DateField, Form, FormAction, Hidden, Icon, IconName, SelectField,
        Submit, TextField,
    },
};
use domain::{
    accounts::PersonName,
    clients::{ApplicationStanding, ListQuery, Sort},
    coverage::ResultFilter,
};
use leptos::prelude::*;

/// Search by name or date of birth.
#[component]
pub fn SearchForm() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div role="search" aria-label=texts.text(t::SEARCH_FORM)>
            <Form action={FormAction::<SearchClients>::new()} class="al-filter al-filter--search">
                <TextField
                    name="client_name"
                    input_type="search"
                    autocomplete="off"
                    maxlength=PersonName::MOST
                />
                <DateField name="birth" />
                <Submit kind=ButtonStyle::Quiet>
                    <Icon name=IconName::Search />
                    {texts.text(t::SEARCH)}
                </Submit>
            </Form>
        </div>
    }
}

/// How far the application is, and the order. On a phone it unfolds.
#[component]
pub fn FilterForm(query: ListQuery) -> impl IntoView {
    let texts = Texts::here();
    let standings = [
        (ApplicationStanding::NotStarted, t::VIEW_NOT_STARTED),
        (ApplicationStanding::InProgress, t::VIEW_IN_PROGRESS),
        (ApplicationStanding::Submitted, t::VIEW_SUBMITTED),
    ]
    .map(|(standing, text)| Choice::new(standing.as_str(), texts.text(text)));
    let results = ResultFilter::ALL
        .map(|result| Choice::new(result.as_str(), texts.text(result_filter(result))));
    let sorts = [
        (Sort::Name, t::SORT_NAME),
        (Sort::Newest, t::SORT_NEWEST),
        (Sort::Submitted, t::SORT_SUBMITTED),
    ]
    .map(|(sort, text)| Choice::new(sort.as_str(), texts.text(text)));
    view! {
        <form
            class="al-filter al-filter--selects"
            method="get"
            action=routes::clients(texts.language())
            aria-label=texts.text(t::FILTER_FORM)
        >
            {query.search.map(|search| view! { <Hidden name="search" value=search.to_string() /> })}
            <details class="al-filter__more">
                <summary class="al-button al-button--quiet">{texts.text(t::FILTERS)}</summary>
                <SelectField
                    name="state"
                    label=texts.text(t::FILTER_APPLICATION)
                    empty=texts.text(t::FILTER_ANY)
                    value=query.application.map_or("", ApplicationStanding::as_str)
                    choices=standings.to_vec()
                />
                <SelectField
                    name="result"
                    label=texts.text(t::FILTER_RESULT)
                    empty=texts.text(t::FILTER_ANY)
                    value=query.result.map_or("", ResultFilter::as_str)
                    choices=results.to_vec()
                />
                <SelectField
                    name="sort"
                    label=texts.text(t::FILTER_SORT)
                    value=query.sort.as_str()
                    choices=sorts.to_vec()
                />
                <button class="al-button al-button--quiet" type="submit">{texts.text(t::FILTER_SHOW)}</button>
            </details>
        </form>
    }
}
