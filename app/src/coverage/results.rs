//! The results of an application that was sent, on the page about it.

use super::{
    api::ViewResults,
    person::{Names, PersonCard, WaitingCard},
};
use crate::{
    context::Surroundings,
    i18n::{Texts, date, text::coverage as t},
    routes::File,
    ui::{ask, load},
};
use domain::{
    applications::CoverageYear,
    coverage::{KeptResult, Results},
    dates::minnesota_date,
};
use leptos::prelude::*;

/// What everybody on the application can get, as far as it is known.
#[component]
pub fn SentResults(file: File) -> impl IntoView {
    let results = ask(move || Ok(ViewResults { client: file }));
    load(results, move |results| results.map(|results| view! { <Everybody file results /> }))
}

#[component]
fn Everybody(file: File, results: Results) -> impl IntoView {
    let texts = Texts::here();
    let (first_only, today) = (results.first_only, results.today);
    let names: Names = results
        .people
        .iter()
        .filter_map(|(name, kept)| {
            let kept = kept.as_ref()?;
            Some((format!("p{}", kept.finding.person()), name.clone()))
        })
        .collect();
    let cards = results
        .people
        .into_iter()
        .enumerate()
        .map(|(place, (name, kept))| match kept {
            Some(kept) => {
                let age = Some(age(texts, &kept, first_only));
                let names = names.clone();
                view! { <PersonCard name finding=kept.finding names today age /> }.into_any()
            }
            None => {
                let id = format!("waiting-{place}");
                view! { <WaitingCard name id client=file.is_some() /> }.into_any()
            }
        })
        .collect_view();
    view! {
        <section class="al-stack" aria-labelledby="results">
            <h2 id="results">{texts.text(t::RESULTS_TITLE)}</h2>
            <p>{texts.text(t::RESULTS_LEAD)}</p>
            <SpecialEnrollment />
            {cards}
        </section>
    }
}

/// From which day a result is. An assister learns the first one only, and reads so.
fn age(texts: Texts, kept: &KeptResult, first_only: bool) -> String {
    let day = date(texts, minnesota_date(kept.at));
    let age = texts.fill(t::FIRST_RESULT, &[("date", &day)]);
    if first_only { format!("{age}. {}", texts.text(t::FIRST_RESULT_LIMIT)) } else { age }
}

/// Why the demonstration can enroll people in a year that has begun.
#[component]
pub fn SpecialEnrollment() -> impl IntoView {
    let texts = Texts::here();
    let demo = use_context::<Surroundings>().is_some_and(|here| here.demo);
    demo.then(|| {
        let year = CoverageYear::NEWEST.0.to_string();
        view! { <p class="al-small al-muted">{texts.fill(t::SPECIAL_ENROLLMENT, &[("year", &year)])}</p> }
    })
}
