//! What is attested to with the signature, each point with what it means.

use crate::{
    i18n::{Text, Texts, text::attestations as t},
    ui::{Details, Hidden},
};
use domain::applications::{
    Attestation, Explained, PersonNumber, SIGNATURE_TEXT_VERSION, Snapshot, SubmittedBy,
};
use leptos::prelude::*;

/// The points in the words of the person who signs, or about the client.
#[component]
pub fn Attestations(
    looks_for_help: bool,
    client: Option<String>,
    /// What the assister adds about themself.
    #[prop(optional)]
    also: Vec<Text>,
) -> impl IntoView {
    let texts = Texts::here();
    let name = client.clone().unwrap_or_default();
    let say = |text: Text| texts.fill(text, &[("name", &name)]);
    let (title, lead, who) = match client {
        None => (t::TITLE, t::LEAD, "you"),
        Some(_) => (t::TITLE_OTHER, t::LEAD_OTHER, "other"),
    };
    let points: Vec<_> = Attestation::of(looks_for_help)
        .into_iter()
        .map(|one| {
            let part = |part| words(one, part).map(&say).unwrap_or_default();
            let summary = texts.fill(t::MEANS, &[("topic", &part("topic"))]);
            let (said, means) = (part(who), part("means"));
            view! {
                <li>
                    <p>{said}</p>
                    <Details summary><p>{means}</p></Details>
                </li>
            }
        })
        .collect();
    let also: Vec<_> = also.into_iter().map(|text| view! { <li>{say(text)}</li> }).collect();
    view! {
        <section class="al-stack" aria-labelledby="attestations">
            <h2 id="attestations">{say(title)}</h2>
            <p>{say(lead)}</p>
            <ul class="al-list">{points}{also}</ul>
        </section>
    }
}

/// What an assister who signs adds about themself.
pub const BY_ASSISTER: [Text; 2] = [t::ASSISTER_1, t::ASSISTER_2];

/// What was attested to with a signature, point by point, as the person said it or the
/// assister said it of them. Nothing when the words have changed since.
pub fn agreed_to(texts: Texts, sent: &Snapshot) -> Vec<String> {
    if sent.signature_text != SIGNATURE_TEXT_VERSION {
        return Vec::new();
    }
    let (who, also) = match sent.submitted_by {
        SubmittedBy::Consumer => ("you", &[][..]),
        SubmittedBy::Assister => ("other", &BY_ASSISTER[..]),
    };
    let name = sent.given_name(PersonNumber::APPLICANT);
    let points = Attestation::of(sent.looks_for_help()).into_iter();
    let points = points.filter_map(|one| words(one, who)).chain(also.iter().copied());
    points.map(|text| texts.fill(text, &[("name", name)])).collect()
}

/// Which points were on the page, in which version, for the record of the review.
#[component]
pub fn ShownAttestations(looks_for_help: bool) -> impl IntoView {
    view! { <Hidden name="attestations" value=Explained::now(looks_for_help).to_string() /> }
}

/// A text of one point, by its code.
fn words(one: Attestation, part: &str) -> Option<Text> {
    t::by_name(&format!("{}_{part}", one.code()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::accounts::Language;

    #[test]
    fn other_words_are_another_version() {
        // Copies of what was signed print these sentences while the version is the same:
        // whoever changes one raises SIGNATURE_TEXT_VERSION, and then this.
        let said = [Language::En, Language::Es].into_iter().flat_map(|language| {
            let texts = Texts::of(language);
            let points = Attestation::ALL
                .iter()
                .flat_map(|one| ["you", "other"].map(|who| words(*one, who).expect("said")));
            points.chain(BY_ASSISTER).map(move |text| texts.text(text).to_owned())
        });
        let said: String = said.collect();
        let sum =
            said.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        assert_eq!((SIGNATURE_TEXT_VERSION, sum), (2, 2_188_448_642));
    }

    #[test]
    fn every_point_is_said_and_explained() {
        for one in Attestation::ALL {
            for part in ["topic", "you", "other", "means"] {
                assert!(words(one, part).is_some(), "{one:?} {part}");
            }
        }
    }
}
