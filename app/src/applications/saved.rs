//! "Saved at 10:42 AM by Rosa": no save without its time.

use crate::{
    i18n::{Texts, date, text::applications as t, time_of_day},
    ui::{Icon, IconName},
};
use domain::{
    applications::{By, Who},
    dates::minnesota_date,
};
use leptos::prelude::*;

#[component]
pub fn SavedLine(
    saved: Option<By>,
    /// What has become of the page since it was shown.
    #[prop(optional, into)]
    keeping: Option<Signal<Kept>>,
) -> impl IntoView {
    let texts = Texts::here();
    move || {
        let (text, done) = match keeping.map_or(Kept::AsShown, |keeping| keeping.get()) {
            Kept::AsShown => shown(texts, saved.as_ref()),
            Kept::Now(by) => shown(texts, by.as_ref()),
            Kept::OnItsWay => (texts.text(t::SAVING).to_owned(), false),
            Kept::NotYet => (texts.text(t::NOT_SAVED_NOW).to_owned(), false),
            Kept::Refused => (texts.text(t::NOT_SAVED_REFUSED).to_owned(), false),
        };
        view! {
            <span class=if done { "al-saved" } else { "al-saved al-saved--waiting" }>
                {done.then(|| view! { <Icon name=IconName::Check /> })}
                {text}
            </span>
        }
    }
}

/// What has become of a page since it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was typed.
    AsShown,
    OnItsWay,
    Now(Option<By>),
    /// Nobody answered; it is tried again.
    NotYet,
    Refused,
}

fn shown(texts: Texts, saved: Option<&By>) -> (String, bool) {
    match saved {
        Some(by) => (sentence(texts, by), true),
        None => (texts.text(t::NOT_SAVED_YET).to_owned(), false),
    }
}

fn sentence(texts: Texts, By { who, at, today }: &By) -> String {
    let (time, day) = (time_of_day(*at), date(texts, minnesota_date(*at)));
    match (who, today) {
        (Who::You, true) => texts.fill(t::SAVED_TODAY, &[("time", &time)]),
        (Who::You, false) => texts.fill(t::SAVED_ON, &[("date", &day)]),
        (Who::Other(name), true) => {
            texts.fill(t::SAVED_TODAY_BY, &[("time", &time), ("name", name)])
        }
        (Who::Other(name), false) => texts.fill(t::SAVED_ON_BY, &[("date", &day), ("name", name)]),
    }
}
