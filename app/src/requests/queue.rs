//! A line's queue. What is shown and where it begins stand in the URL.

use super::{
    api::{FindRequest, ListRequests},
    words::{application, due_day, due_tag, kind, line, state_tag, wish},
};
use crate::{
    i18n::{Texts, text::requests as t},
    routes,
    ui::{
        ButtonStyle, Form, FormAction, Icon, IconName, Page, Pager, Submit, TextField, ask, load,
    },
};
use domain::{
    ids::DisassociationRequestId,
    lists::{Count, Cursor},
    requests::{QueueView, RequestPage as Rows, RequestRow},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Open requests due first, or decided ones.
#[component]
pub fn QueuePage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let row = |name| query.get(name)?.parse::<DisassociationRequestId>().ok();
        let view = query.get("view").and_then(|view| QueueView::parse(&view));
        (view.unwrap_or_default(), row("after"), row("before"))
    });
    let rows = ask(move || {
        let (view, after, before) = asked.get();
        Ok(ListRequests { view: Some(view), after, before })
    });
    view! {
        <div class="al-stack">
            <Page title=texts.text(t::QUEUE_TITLE)>
                {move || views(asked.get().0)}
                <FindForm />
            <NewRequest />
                {load(rows, move |rows| view! { <Queue shown=asked.get_untracked().0 rows /> })}
            </Page>
        </div>
    }
}

fn views(shown: QueueView) -> impl IntoView {
    let texts = Texts::here();
    let chips = [(QueueView::Open, t::VIEW_OPEN), (QueueView::Decided, t::VIEW_DECIDED)]
        .map(|(view, text)| {
            let href = routes::request_queue(texts.language(), view, None);
            let current = (view == shown).then_some("true");
            view! { <li><a class="al-chip" href=href aria-current=current>{texts.text(text)}</a></li> }
        })
        .into_iter()
        .collect_view();
    view! {
        <nav aria-label=texts.text(t::VIEWS)><ul class="al-chips">{chips}</ul></nav>
    }
}

/// The caller has filed no request.
#[component]
fn NewRequest() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <p><a href=routes::new_request(texts.language())>{texts.text(t::FILE_FOR_CALLER)}</a></p>
    }
}

/// The caller says the number of the request.
#[component]
fn FindForm() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <div role="search" aria-label=texts.text(t::FIND_FORM)>
            <Form action={FormAction::<FindRequest>::new()} plain=true class="al-filter al-filter--search">
                <TextField
                    name="request_number"
                    autocomplete="off"
                    maxlength=20
                />
                <Submit kind=ButtonStyle::Quiet>
                    <Icon name=IconName::Search />
                    {texts.text(t::FIND)}
                </Submit>
            </Form>
        </div>
    }
}

#[component]
fn Queue(shown: QueueView, rows: Rows) -> impl IntoView {
    let texts = Texts::here();
    let place = |cursor: Cursor<DisassociationRequestId>| {
        routes::request_queue(texts.language(), shown, Some(cursor))
    };
    let (previous, next) = (rows.previous.map(place), rows.next.map(place));
    if rows.rows.is_empty() {
        let none = match shown {
            QueueView::Open => t::NONE_OPEN,
            QueueView::Decided => t::NONE_DECIDED,
        };
        return view! { <div class="al-empty"><p>{texts.text(none)}</p></div> }.into_any();
    }
    let columns = [
        t::COLUMN_WHO,
        t::COLUMN_DUE,
        t::COLUMN_REASON,
        match shown {
            QueueView::Open => t::COLUMN_APPLICATION,
            QueueView::Decided => t::COLUMN_OUTCOME,
        },
    ]
    .map(|text| view! { <th scope="col" role="columnheader">{texts.text(text)}</th> })
    .into_iter()
    .collect_view();
    let with = texts.text(line(rows.line));
    let caption = match (shown, rows.open) {
        (QueueView::Decided, _) => texts.text(t::CAPTION_DECIDED).to_owned(),
        (_, Count::Many) => texts.fill(t::CAPTION_MANY, &[("count", &Count::MOST.to_string())]),
        (_, Count::Exactly(open)) => {
            let open = usize::try_from(open).unwrap_or(usize::MAX);
            texts.count(t::CAPTION_ONE, t::CAPTION_OTHER, open)
        }
    };
    view! {
        <div class="al-card al-card--flush">
            <table class="al-table al-table--stack" role="table">
                <caption>
                    <strong>{caption}</strong> ", " {with} ". "
                    <span class="al-muted">{texts.text(t::CAPTION_DUE)}</span>
                </caption>
                <thead role="rowgroup"><tr role="row">{columns}</tr></thead>
                <tbody role="rowgroup">
                    {rows.rows.into_iter().map(|row| view! { <Row row /> }).collect_view()}
                </tbody>
            </table>
            <Pager previous next />
        </div>
    }
    .into_any()
}

#[component]
fn Row(row: RequestRow) -> impl IntoView {
    let texts = Texts::here();
    let is_open = row.state.is_open();
    let of = texts.fill(t::ROW_CLIENT, &[("name", &row.client)]);
    let due = match is_open {
        true => view! { {due_tag(row.due)} <br /> }.into_any(),
        false => ().into_any(),
    };
    let last = match is_open {
        true => t::COLUMN_APPLICATION,
        false => t::COLUMN_OUTCOME,
    };
    let outcome = match is_open {
        true => texts.text(application(row.application)).into_any(),
        false => state_tag(row.state).into_any(),
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=routes::request(texts.language(), row.request)>{row.assister}</a>
                <br />
                {of}
                <br />
                <span class="al-small al-muted">
                    {row.number.to_string()} " · " {texts.text(kind(row.kind))}
                </span>
            </th>
            <td role="cell" data-label=texts.text(t::COLUMN_DUE)>
                <div>
                    {due}
                    <span class="al-small al-muted">{due_day(texts, row.due)}</span>
                </div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_REASON)>
                <div>{texts.text(wish(row.reason))}</div>
            </td>
            <td role="cell" data-label=texts.text(last)><div>{outcome}</div></td>
        </tr>
    }
}
