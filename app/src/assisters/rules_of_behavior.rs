//! The rules that an assister accepts, in words. Whoever changes a text here
//! raises `domain::assisters::RULES_OF_BEHAVIOR_VERSION`.

use crate::i18n::{Text, Texts, text::rules_of_behavior as t};
use leptos::prelude::*;

/// In the order of the page.
const RULES: [(Text, Text); 10] = [
    (t::CONSENT, t::CONSENT_BODY),
    (t::NEVER_AS_THE_CLIENT, t::NEVER_AS_THE_CLIENT_BODY),
    (t::OWN_ACCOUNT, t::OWN_ACCOUNT_BODY),
    (t::RIGHTS, t::RIGHTS_BODY),
    (t::CLIENT_DECIDES, t::CLIENT_DECIDES_BODY),
    (t::TRUE_ANSWERS, t::TRUE_ANSWERS_BODY),
    (t::ONLY_WHAT_IS_NEEDED, t::ONLY_WHAT_IS_NEEDED_BODY),
    (t::SAFE_PLACE, t::SAFE_PLACE_BODY),
    (t::REPORT, t::REPORT_BODY),
    (t::LEAVING, t::LEAVING_BODY),
];

/// The rules as a numbered list.
#[component]
pub fn RulesOfBehavior() -> impl IntoView {
    let texts = Texts::here();
    let rules = RULES
        .iter()
        .map(|(rule, body)| {
            view! {
                <li>
                    <strong>{texts.text(*rule)}</strong>
                    <br />
                    {texts.text(*body)}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="al-card al-stack" aria-labelledby="rules">
            <h2 id="rules">{texts.text(t::TITLE)}</h2>
            <p>{texts.text(t::LEAD)}</p>
            <ol class="al-list">{rules}</ol>
            <p class="al-small al-muted">{texts.text(t::DRAFT)}</p>
        </section>
    }
}

/// All of it as plain text.
// Only tests read it so, and only the server holds every language.
#[cfg(all(test, feature = "ssr"))]
fn plain_text(texts: Texts) -> String {
    let mut lines = vec![texts.text(t::TITLE).to_owned(), texts.text(t::LEAD).to_owned()];
    for (place, (rule, body)) in RULES.iter().enumerate() {
        lines.push(format!("{}. {}\n{}", place + 1, texts.text(*rule), texts.text(*body)));
    }
    lines.push(texts.text(t::DRAFT).to_owned());
    lines.join("\n\n")
}

// Only the server holds the texts of every language.
#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use domain::{accounts::Language, assisters::RULES_OF_BEHAVIOR_VERSION};

    /// People accepted these words. Whoever needs others raises the version, adds
    /// a file for it and leaves the old one.
    #[test]
    fn the_words_of_a_version_never_change() {
        assert_eq!(RULES_OF_BEHAVIOR_VERSION, 1);
        let kept = [
            (Language::En, include_str!("rules_of_behavior/v1.en.txt")),
            (Language::Es, include_str!("rules_of_behavior/v1.es.txt")),
        ];
        for (language, kept) in kept {
            assert_eq!(plain_text(Texts::of(language)), kept.trim_end());
        }
    }
}
