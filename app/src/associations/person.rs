//! An assister as the consumer's pages show one.

use crate::{
    i18n::{Text, Texts, text::associations as t},
    ui::{Alert, HELP_LINE, Icon, IconName, PhoneLink, Sentence, Tone},
};
use domain::assisters::{AssisterKind, PublicProfile, Standing};
use leptos::prelude::*;

/// `Navigator`, in the consumer's language.
pub fn kind_name(texts: Texts, kind: AssisterKind) -> &'static str {
    texts.text(match kind {
        AssisterKind::Broker => t::KIND_BROKER,
        AssisterKind::Navigator => t::KIND_NAVIGATOR,
        AssisterKind::Cac => t::KIND_CAC,
    })
}

/// `Navigator, Eastside Community Health Access`.
pub fn works_at(texts: Texts, kind: AssisterKind, organization: &str) -> String {
    texts.fill(t::WORKS_AT, &[("kind", kind_name(texts, kind)), ("organization", organization)])
}

/// The first letters of the first and the last name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let (first, last) = (words.next(), words.next_back());
    first.into_iter().chain(last).filter_map(|word| word.chars().next()).collect()
}

/// The circle with the initials; decoration.
#[component]
pub fn Avatar(#[prop(into)] name: String, #[prop(optional)] you: bool) -> impl IntoView {
    let class = if you { "al-avatar al-avatar--you" } else { "al-avatar" };
    view! { <span class=class aria-hidden="true">{initials(&name)}</span> }
}

/// Name, kind and organization, and the phone number when asked for.
#[component]
pub fn Person(profile: PublicProfile, #[prop(optional)] phone: bool) -> impl IntoView {
    let texts = Texts::here();
    let works = works_at(texts, profile.kind, &profile.organization);
    view! {
        <div class="al-person">
            <Avatar name=profile.name.clone() />
            <div>
                <p class="al-person__name">{profile.name}</p>
                <p class="al-muted">{works}</p>
                {profile
                    .phone
                    .filter(|_| phone)
                    .map(|number| view! { <p><PhoneLink number /></p> })}
            </div>
        </div>
    }
}

/// That the assister cannot act now, why, and what the consumer can do.
#[component]
pub fn Blocked(#[prop(into)] given_name: String, standing: Standing) -> impl IntoView {
    let texts = Texts::here();
    let why = blocked(standing)?;
    let title = texts.fill(t::BLOCKED_TITLE, &[("name", &given_name)]);
    Some(view! {
        <Alert tone=Tone::Warn title>
            <p>{texts.text(why)}</p>
            <p><Sentence text=texts.fill(t::BLOCKED_TODO, &[("number", HELP_LINE)]) /></p>
        </Alert>
    })
}

fn blocked(standing: Standing) -> Option<Text> {
    match standing {
        Standing::MayAct => None,
        Standing::Suspended => Some(t::BLOCKED_SUSPENDED),
        Standing::Lapsed => Some(t::BLOCKED_LAPSED),
        Standing::OffRoster | Standing::AwaitingApproval => Some(t::BLOCKED_ORGANIZATION),
        Standing::NotActive | Standing::Closed => Some(t::BLOCKED_OTHER),
    }
}

/// What is allowed, line by line.
#[component]
pub fn Ticks(lines: Vec<String>) -> impl IntoView {
    view! { <ul class="al-ticks">{items(lines, IconName::Check)}</ul> }
}

/// What is not allowed, line by line.
#[component]
pub fn Crosses(lines: Vec<String>) -> impl IntoView {
    view! { <ul class="al-crosses">{items(lines, IconName::X)}</ul> }
}

fn items(lines: Vec<String>, icon: IconName) -> impl IntoView {
    lines
        .into_iter()
        .map(|line| view! { <li><Icon name=icon /><span>{line}</span></li> })
        .collect_view()
}

/// The languages that an assister speaks, in the reader's language; a tag that
/// has no name here is left out.
pub fn spoken(texts: Texts, tags: &[String]) -> String {
    let names: Vec<&str> =
        tags.iter().filter_map(|tag| language_name(tag)).map(|key| texts.text(key)).collect();
    names.join(", ")
}

/// What a language is called in the reader's language.
pub fn language_name(tag: &str) -> Option<Text> {
    Some(match tag {
        "en" => t::LANGUAGE_EN,
        "es" => t::LANGUAGE_ES,
        "so" => t::LANGUAGE_SO,
        "hmn" => t::LANGUAGE_HMN,
        "vi" => t::LANGUAGE_VI,
        "kar" => t::LANGUAGE_KAR,
        "om" => t::LANGUAGE_OM,
        "am" => t::LANGUAGE_AM,
        "ar" => t::LANGUAGE_AR,
        "ru" => t::LANGUAGE_RU,
        "zh" => t::LANGUAGE_ZH,
        "lo" => t::LANGUAGE_LO,
        "km" => t::LANGUAGE_KM,
        "my" => t::LANGUAGE_MY,
        "fr" => t::LANGUAGE_FR,
        "ko" => t::LANGUAGE_KO,
        "oj" => t::LANGUAGE_OJ,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_the_first_and_the_last_name() {
        assert_eq!(initials("Rosa Delgado"), "RD");
        assert_eq!(initials("Nguyễn Thị Hạnh"), "NH");
        assert_eq!(initials("Tou"), "T");
    }
}
