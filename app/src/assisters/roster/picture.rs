//! The certifications as one bar. The numbers stand in words beside it.

use crate::{
    i18n::{Text, Texts, text::roster as t},
    routes,
};
use domain::assisters::{CertificationPart, CertificationPicture, Ending, RosterQuery};
use leptos::prelude::*;

/// The length of the bar and of the gap between two parts.
const LENGTH: u64 = 1_000;
const GAP: u64 = 3;

struct Part {
    class: &'static str,
    assisters: CertificationPart,
    text: Text,
    /// The list behind the words.
    list: Option<RosterQuery>,
}

/// How many certifications are in force, end soon or have lapsed.
#[component]
pub fn Picture(parts: CertificationPicture) -> impl IntoView {
    let texts = Texts::here();
    let ending = |ending| Some(RosterQuery { ending: Some(ending), ..RosterQuery::default() });
    let parts = [
        Part {
            class: "al-chart__ok",
            assisters: parts.in_force,
            text: t::PART_IN_FORCE,
            list: ending(Ending::InForce),
        },
        Part {
            class: "al-chart__warn",
            assisters: parts.soon,
            text: t::PART_SOON,
            list: ending(Ending::Soon),
        },
        Part {
            class: "al-chart__rest",
            assisters: parts.not_active_yet,
            text: t::PART_NOT_ACTIVE_YET,
            list: None,
        },
        Part {
            class: "al-chart__stop",
            assisters: parts.lapsed,
            text: t::PART_LAPSED,
            list: ending(Ending::Lapsed),
        },
    ];
    let total: u64 = parts.iter().map(|part| part.assisters.assisters).sum();
    if total == 0 {
        return ().into_any();
    }
    let words: Vec<String> = parts
        .iter()
        .map(|part| format!("{} {}", count(part.assisters), texts.text(part.text)))
        .collect();
    let bar = bar(&parts, total);
    let legend = parts.iter().map(|part| legend(texts, part)).collect_view();
    view! {
        <figure class="al-card al-chart">
            <figcaption><h2>{texts.text(t::PICTURE)}</h2></figcaption>
            <svg
                viewBox=format!("0 0 {LENGTH} 14")
                preserveAspectRatio="none"
                role="img"
                aria-label=words.join(", ")
            >
                {bar}
            </svg>
            <ul class="al-legend al-num">{legend}</ul>
        </figure>
    }
    .into_any()
}

/// The rectangles; the last ends where the bar ends, whatever was rounded.
fn bar(parts: &[Part], total: u64) -> impl IntoView + use<> {
    let mut before: u64 = 0;
    let mut sum: u64 = 0;
    let mut shapes = Vec::new();
    for part in parts.iter().filter(|part| part.assisters.assisters > 0) {
        if before > 0 {
            let x = before.saturating_sub(GAP);
            shapes.push(view! { <rect class="al-chart__gap" x=x.to_string() width=GAP.to_string() height="14" /> }.into_any());
        }
        sum += part.assisters.assisters;
        let end = sum * LENGTH / total;
        let width = end.saturating_sub(before);
        shapes.push(view! { <rect class=part.class x=before.to_string() width=width.to_string() height="14" /> }.into_any());
        before = end;
    }
    shapes.into_iter().collect_view()
}

fn legend(texts: Texts, part: &Part) -> impl IntoView + use<> {
    let class = part.class;
    let words = view! { <strong>{count(part.assisters)}</strong> " " {texts.text(part.text)} };
    let words = match part.list.filter(|_| part.assisters.assisters > 0) {
        Some(list) => {
            let href = routes::roster_list(texts.language(), &list);
            view! { <a href=href>{words}</a> }.into_any()
        }
        None => view! { <span>{words}</span> }.into_any(),
    };
    view! {
        <li>
            <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                <rect class=class width="12" height="12" />
            </svg>
            {words}
        </li>
    }
}

fn count(part: CertificationPart) -> String {
    let number = grouped(part.assisters);
    if part.more { format!("{number}+") } else { number }
}

/// `1,142`.
fn grouped(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1_000), number % 1_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_grouped_and_say_that_there_are_more() {
        assert_eq!(count(CertificationPart::of(7)), "7");
        assert_eq!(count(CertificationPart::of(1_042)), "1,042");
        assert_eq!(count(CertificationPart::of(5_001)), "5,000+");
    }
}
