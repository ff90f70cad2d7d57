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
pub fn SavedLine(saved: Option<By>) -> impl IntoView {
    let texts = Texts::here();
    let text = saved.map(|by| sentence(texts, &by));
    let saved = text.is_some();
    view! {
        <span class=if saved { "al-saved" } else { "al-saved al-saved--waiting" }>
            {saved.then(|| view! { <Icon name=IconName::Check /> })}
            {text.unwrap_or_else(|| texts.text(t::NOT_SAVED_YET).to_owned())}
        </span>
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
