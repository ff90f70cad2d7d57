//! Where the application stands, and what the consumer can do next.

use crate::{
    i18n::{Text, Texts, date, date_and_time, text::associations as t, time_of_day},
    routes,
    ui::{ButtonLink, Icon, IconName},
};
use domain::{
    applications::{By, CoverageYear, Who},
    assisters::Standing,
    associations::{ConsumerHome, HomeApplication, HomeResult, PlanChoice},
    dates::{Instant, minnesota_date},
};
use leptos::prelude::*;

/// The state of the application of the year, the way to coverage, and the one
/// main button of the page.
#[component]
pub fn Status(year: CoverageYear, application: HomeApplication) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let year = year.0.to_string();
    let (title, body) = match &application {
        HomeApplication::NotStarted => {
            (t::COVERAGE_NOT_STARTED_TITLE, texts.text(t::COVERAGE_NOT_STARTED_BODY).to_owned())
        }
        HomeApplication::InProgress { .. } => {
            (t::COVERAGE_IN_PROGRESS_TITLE, texts.text(t::COVERAGE_IN_PROGRESS_BODY).to_owned())
        }
        HomeApplication::Sent { by, result } => {
            let body = match result {
                HomeResult::Waiting => t::COVERAGE_SENT_BODY,
                HomeResult::Known(_) => t::COVERAGE_RESULT_BODY,
            };
            (t::COVERAGE_SENT_TITLE, texts.fill(body, &[("date", &day(texts, by.at))]))
        }
    };
    let onward = match &application {
        HomeApplication::Sent { .. } => routes::submitted(language, None),
        _ => routes::application(language, None),
    };
    let go = texts.text(onward_words(&application));
    view! {
        <section class="al-card" aria-labelledby="status">
            <div class="al-stack-sm">
                <h2 id="status">{texts.fill(title, &[("year", &year)])}</h2>
                <p>{body}</p>
            </div>
            <WayToCoverage application=application.clone() />
            <div class="al-actions">
                <ButtonLink href=onward>{go}</ButtonLink>
                <Saved application />
            </div>
        </section>
    }
}

fn onward_words(application: &HomeApplication) -> Text {
    match application {
        HomeApplication::NotStarted => t::START_APPLICATION,
        HomeApplication::InProgress { .. } => t::GO_ON_APPLICATION,
        HomeApplication::Sent { result: HomeResult::Waiting, .. } => t::SEE_WAITING,
        HomeApplication::Sent { .. } => t::SEE_SENT,
    }
}

/// The last save: when, and by whom.
#[component]
fn Saved(application: HomeApplication) -> impl IntoView {
    let texts = Texts::here();
    let HomeApplication::InProgress { saved: Some(By { who, at, today }), .. } = application else {
        return None;
    };
    let when = match today {
        true => texts.fill(t::TODAY_AT, &[("time", &time_of_day(at))]),
        false => date_and_time(texts, at),
    };
    let words = match who {
        Who::You => texts.fill(t::SAVED_BY_YOU, &[("when", &when)]),
        Who::Other(name) => texts.fill(t::SAVED_BY_ASSISTER, &[("when", &when), ("name", &name)]),
    };
    Some(view! { <span class="al-saved"><Icon name=IconName::Check />{words}</span> })
}

/// A part of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    title: Text,
    hint: String,
    state: StretchState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StretchState {
    Done,
    Current,
    Ahead,
}

fn way(texts: Texts, application: &HomeApplication) -> [Stretch; 4] {
    use StretchState::{Ahead, Current, Done};
    let own = |key| texts.text(key).to_owned();
    let stretch = |title, hint, state| Stretch { title, hint, state };
    let (apply, apply_hint, result, result_hint) = match application {
        HomeApplication::NotStarted => {
            (Current, own(t::PATH_APPLY_NEW), Ahead, t::PATH_RESULT_HINT)
        }
        HomeApplication::InProgress { done, of, .. } => {
            let parts = texts
                .fill(t::PATH_APPLY_PARTS, &[("done", &done.to_string()), ("of", &of.to_string())]);
            (Current, parts, Ahead, t::PATH_RESULT_HINT)
        }
        HomeApplication::Sent { by, result } => {
            let sent = texts.fill(t::PATH_APPLY_SENT, &[("date", &day(texts, by.at))]);
            match result {
                HomeResult::Waiting => (Done, sent, Current, t::PATH_RESULT_WAITING),
                HomeResult::Known(_) => (Done, sent, Done, t::PATH_RESULT_NOW),
            }
        }
    };
    let (plan_hint, plan) = match application {
        HomeApplication::Sent { result: HomeResult::Known(PlanChoice::By(by)), .. } => {
            (texts.fill(t::PATH_PLAN_BY, &[("date", &date(texts, *by))]), Current)
        }
        HomeApplication::Sent { result: HomeResult::Known(PlanChoice::Open), .. } => {
            (own(t::PATH_PLAN_OPEN), Current)
        }
        _ => (own(t::PATH_PLAN_HINT), Ahead),
    };
    [
        stretch(t::PATH_APPLY, apply_hint, apply),
        stretch(t::PATH_RESULT, own(result_hint), result),
        stretch(t::PATH_PLAN, plan_hint, plan),
        stretch(t::PATH_PAY, own(t::PATH_PAY_HINT), Ahead),
    ]
}

#[component]
fn WayToCoverage(application: HomeApplication) -> impl IntoView {
    let texts = Texts::here();
    let stretches = way(texts, &application)
        .into_iter()
        .enumerate()
        .map(|(index, Stretch { title, hint, state })| {
            let (class, current) = match state {
                StretchState::Done => (Some("is-done"), None),
                StretchState::Current => (Some("is-current"), Some("step")),
                StretchState::Ahead => (None, None),
            };
            view! {
                <li class=class>
                    <span class="al-path__dot" aria-hidden="true">{index + 1}</span>
                    <span class="al-path__text" aria-current=current>
                        {texts.text(title)} " "
                        <span class="al-small al-muted">{hint}</span>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="al-path" aria-label=texts.text(t::PATH_LABEL)>{stretches}</ol> }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NextStep {
    href: String,
    title: Text,
    hint: String,
}

fn next_steps(texts: Texts, home: &ConsumerHome) -> Vec<NextStep> {
    let language = texts.language();
    let named = |key, name: &str| texts.fill(key, &[("name", name)]);
    let (href, hint) = match &home.application {
        HomeApplication::NotStarted => {
            (routes::application(language, None), texts.text(t::NEXT_START_HINT).to_owned())
        }
        HomeApplication::InProgress { saved: Some(By { who: Who::Other(name), .. }), .. }
            if home.assister.as_ref().is_some_and(|assister| {
                assister.standing == Standing::MayAct && assister.profile.given_name == *name
            }) =>
        {
            (routes::application(language, None), named(t::NEXT_GO_ON_TOGETHER, name))
        }
        HomeApplication::InProgress { .. } => {
            (routes::application(language, None), texts.text(t::NEXT_GO_ON_HINT).to_owned())
        }
        HomeApplication::Sent { result, .. } => {
            let hint = match result {
                HomeResult::Waiting => t::NEXT_WAITING_HINT,
                HomeResult::Known(_) => t::NEXT_SENT_HINT,
            };
            (routes::submitted(language, None), texts.text(hint).to_owned())
        }
    };
    let mut steps = vec![NextStep { href, title: onward_words(&home.application), hint }];
    let choose = |title, hint| NextStep { href: routes::choose_assister(language), title, hint };
    match &home.assister {
        None => steps.push(choose(t::NEXT_CHOOSE, texts.text(t::NEXT_CHOOSE_HINT).to_owned())),
        Some(assister) if assister.standing != Standing::MayAct => {
            let hint = named(t::NEXT_BLOCKED_HINT, &assister.profile.given_name);
            steps.push(choose(t::NEXT_BLOCKED, hint));
        }
        Some(_) => {}
    }
    steps
}

/// What to do next, the most useful first.
#[component]
pub fn NextSteps(home: ConsumerHome) -> impl IntoView {
    let texts = Texts::here();
    let steps = next_steps(texts, &home)
        .into_iter()
        .enumerate()
        .map(|(index, NextStep { href, title, hint })| {
            view! {
                <li class=(index == 0).then_some("is-next")>
                    <div>
                        <a href=href>{texts.text(title)}</a>
                        <span class="al-tasks__hint">{hint}</span>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="al-stack" aria-labelledby="next">
            <h2 id="next">{texts.text(t::NEXT_TITLE)}</h2>
            <ol class="al-tasks">{steps}</ol>
        </section>
    }
}

fn day(texts: Texts, at: Instant) -> String {
    date(texts, minnesota_date(at))
}
