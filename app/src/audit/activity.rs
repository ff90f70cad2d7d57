//! A consumer's own record: who did what for them, by day.

use super::{
    activity_words::{channel, what, who},
    api::ViewActivity,
    asked::{cursor, halves},
};
use crate::{
    associations::initials,
    i18n::{Texts, date, text::audit as t, time_of_day},
    routes,
    ui::{HELP_LINE, Page, Pager, Sentence, ask, load},
};
use domain::{
    audit::{Act, Day, Doer, DoneBy, Line, RecordPage},
    dates::{CivilDate, minnesota_date},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn ActivityPage() -> impl IntoView {
    let texts = Texts::here();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        (query.get("by").and_then(|by| DoneBy::parse(&by)), cursor::<i64>(&query))
    });
    let record = ask(move || {
        let (by, cursor) = asked.get();
        let (after, before) = halves(cursor);
        Ok(ViewActivity { by, after, before })
    });
    view! {
        <div class="al-two">
            <div class="al-column al-stack">
                <Page title=texts.text(t::RECORD_TITLE)>
                    <p class="al-lead">{texts.text(t::RECORD_LEAD)}</p>
                    {load(record, move |record| {
                        let (by, _) = asked.get_untracked();
                        view! { <Record record by /> }
                    })}
                </Page>
            </div>
            <aside class="al-stack" aria-label=texts.text(t::ODD_TITLE)>
                <section class="al-card al-stack-sm" aria-labelledby="odd">
                    <h2 id="odd">{texts.text(t::ODD_TITLE)}</h2>
                    <p>{texts.text(t::ODD_BODY)}</p>
                    <p class="al-small al-muted">
                        <Sentence text=texts.fill(t::ODD_CALL, &[("number", HELP_LINE)]) />
                    </p>
                </section>
            </aside>
        </div>
    }
}

#[component]
fn Record(record: RecordPage, by: Option<DoneBy>) -> impl IntoView {
    let texts = Texts::here();
    let page = |cursor| routes::activity_at(texts.language(), by, Some(cursor));
    let (previous, next) = (record.previous.map(page), record.next.map(page));
    let today = record.today;
    let empty = record.days.is_empty();
    let days = record.days.into_iter().map(|day| view! { <OneDay day today /> }).collect_view();
    let (who, since) = match record.open_to {
        None => (texts.text(t::OPEN_NOBODY).to_owned(), None),
        Some((name, since)) => (name, Some(date(texts, minnesota_date(since)))),
    };
    view! {
        <section class="al-card al-stack-sm" aria-labelledby="open">
            <h2 id="open">{texts.text(t::OPEN_TITLE)}</h2>
            <p>{who}</p>
            {since.map(|day| view! {
                <p class="al-muted">{texts.fill(t::OPEN_SINCE, &[("date", &day)])}</p>
                <p class="al-no-print">
                    <a href=routes::assister(texts.language())>{texts.text(t::OPEN_CHANGE)}</a>
                </p>
            })}
        </section>
        <Filter by />
        {empty.then(|| view! { <p>{texts.text(t::RECORD_NONE)}</p> })}
        {days}
        <Pager previous next />
        <p class="al-small al-muted al-no-print">{texts.text(t::RECORD_PRINT)}</p>
    }
}

/// Whose acts are shown.
#[component]
fn Filter(by: Option<DoneBy>) -> impl IntoView {
    let texts = Texts::here();
    let chips = [
        (None, t::BY_EVERYONE),
        (Some(DoneBy::You), t::BY_YOU),
        (Some(DoneBy::Assisters), t::BY_ASSISTERS),
        (Some(DoneBy::Marketplace), t::BY_MARKETPLACE),
    ]
    .map(|(each, text)| {
        let href = routes::activity_at(texts.language(), each, None);
        let current = (each == by).then_some("true");
        view! { <li><a class="al-chip" href=href aria-current=current>{texts.text(text)}</a></li> }
    })
    .into_iter()
    .collect_view();
    view! { <nav aria-label=texts.text(t::RECORD_FILTER)><ul class="al-chips">{chips}</ul></nav> }
}

#[component]
fn OneDay(day: Day, today: CivilDate) -> impl IntoView {
    let texts = Texts::here();
    let heading = match day.date == today {
        true => texts.fill(t::TODAY, &[("date", &date(texts, day.date))]),
        false => date(texts, day.date),
    };
    let lines = day.lines.into_iter().map(|line| view! { <Entry line /> }).collect_view();
    view! {
        <div>
            <h2 class="al-day">{heading}</h2>
            <ol class="al-timeline">{lines}</ol>
        </div>
    }
}

#[component]
fn Entry(line: Line) -> impl IntoView {
    let texts = Texts::here();
    let act = line.act.clone();
    let who = who(texts, &act.doer);
    let class = match act.doer {
        Doer::You => "al-avatar al-avatar--you",
        Doer::Assister(_) => "al-avatar",
        Doer::Staff(_) | Doer::Portal | Doer::Somebody => "al-avatar al-avatar--staff",
    };
    view! {
        <li>
            <span class=class aria-hidden="true">{initials(&who)}</span>
            <div>
                <strong>{who}</strong>
                " "
                {what(texts, &act)}
                <span class="al-timeline__meta">{meta(texts, &line)}</span>
                <Disown act />
            </div>
        </li>
    }
}

/// `10:31 AM · on the phone with you`.
fn meta(texts: Texts, line: &Line) -> String {
    let mut meta = vec![time_of_day(line.act.at)];
    if line.times > 1 {
        let since = time_of_day(line.since);
        let count = line.times.to_string();
        meta.push(texts.fill(t::TIMES, &[("count", &count), ("time", &since)]));
    }
    meta.extend(line.act.channel.map(|each| texts.text(channel(each)).to_owned()));
    meta.join(" · ")
}

/// The way to say "This was not me", or that it was said.
#[component]
fn Disown(act: Act) -> impl IntoView {
    let texts = Texts::here();
    let href = routes::not_me(texts.language(), act.seq);
    if act.reported_at.is_some() {
        return Some(
            view! { <p class="al-small"><a href=href>{texts.text(t::REPORTED)}</a></p> }.into_any(),
        );
    }
    let about = format!("{} {}, {}", who(texts, &act.doer), what(texts, &act), time_of_day(act.at));
    act.can_be_disowned().then(|| {
        view! {
            <p class="al-small al-no-print">
                <a href=href>{texts.text(t::NOT_ME)}<span class="al-sr">": " {about}</span></a>
            </p>
        }
        .into_any()
    })
}
