//! The authorization in words. The page and the record are made of the same
//! parts, so that what is kept is what was read. Whoever changes a text here
//! (`deed_…`) raises `domain::associations::CONSENT_TEXT_VERSION`, or
//! `PRIVACY_WARNING_VERSION` for a text of the privacy warning.

use super::person::works_at;
use crate::{
    i18n::{Text, Texts, date, text::associations as t},
    ui::HELP_LINE,
};
use domain::{
    assisters::{AssisterKind, PublicProfile},
    associations::Proposal,
};

/// The whole authorization, in the order of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    pub title: String,
    pub who: Clause,
    /// What the assister can and cannot do, until when, and what it means.
    pub clauses: Vec<Clause>,
    /// Who is replaced.
    pub replaced: Option<Clause>,
    /// The privacy warning in its four parts (Minn. Stat. 13.04 subd. 2).
    pub privacy: [Clause; 4],
    pub legal: Clause,
    /// The record's short answers.
    pub purpose: String,
    pub duration: String,
    pub how_to_rescind: String,
    privacy_heading: &'static str,
}

/// One part: a heading and what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    pub heading: String,
    pub lines: Vec<String>,
    pub look: Look,
}

/// How the lines of a part look on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Paragraphs,
    /// What is allowed.
    Ticks,
    /// What is not.
    Crosses,
}

impl Clause {
    fn paragraph(heading: impl Into<String>, line: impl Into<String>) -> Self {
        Self { heading: heading.into(), lines: vec![line.into()], look: Look::Paragraphs }
    }

    fn list(heading: String, look: Look, lines: Vec<&str>) -> Self {
        Self { heading, lines: lines.into_iter().map(str::to_owned).collect(), look }
    }

    fn block(&self) -> String {
        format!("{}\n{}", self.heading, self.lines.join("\n"))
    }
}

impl Authorization {
    /// Puts a proposal into words.
    pub fn new(texts: Texts, proposal: &Proposal) -> Self {
        let profile = &proposal.profile;
        let about = |key| texts.fill(key, &[("given", &profile.given_name), ("number", HELP_LINE)]);
        let replaced = proposal.replaces.as_ref().map(|replaced| {
            Clause::paragraph(
                texts.fill(t::DEED_REPLACED, &[("name", &replaced.name)]),
                texts.fill(t::DEED_REPLACED_BODY, &[("given", &replaced.given_name)]),
            )
        });
        let part = |heading, body| Clause::paragraph(texts.text(heading), texts.text(body));
        Self {
            title: texts.fill(
                t::DEED_TITLE,
                &[("name", &profile.name), ("consumer", &proposal.consumer_name)],
            ),
            who: Clause {
                heading: texts.text(t::DEED_WHO).to_owned(),
                lines: who(texts, profile),
                look: Look::Paragraphs,
            },
            clauses: vec![
                Clause::list(about(t::DEED_CAN), Look::Ticks, can(texts)),
                Clause::list(about(t::DEED_CANNOT), Look::Crosses, cannot(texts)),
                Clause::paragraph(about(t::DEED_UNTIL), about(t::DEED_UNTIL_BODY)),
                Clause::paragraph(about(t::DEED_STOP), about(t::DEED_STOP_BODY)),
                Clause::paragraph(about(t::DEED_STAYS), about(t::DEED_STAYS_BODY)),
                Clause::paragraph(about(t::DEED_PAY), texts.text(who_pays(profile.kind))),
            ],
            replaced,
            privacy: [
                part(t::DEED_PRIVACY_WHY, t::DEED_PRIVACY_WHY_BODY),
                part(t::DEED_PRIVACY_REFUSE, t::DEED_PRIVACY_REFUSE_BODY),
                part(t::DEED_PRIVACY_THEN, t::DEED_PRIVACY_THEN_BODY),
                part(t::DEED_PRIVACY_WHO, t::DEED_PRIVACY_WHO_BODY),
            ],
            legal: Clause::paragraph(
                texts.text(t::DEED_LEGAL),
                texts.fill(
                    t::DEED_LEGAL_BODY,
                    &[("name", &profile.name), ("organization", &profile.organization)],
                ),
            ),
            purpose: texts.text(t::DEED_PURPOSE).to_owned(),
            duration: texts.text(t::DEED_DURATION).to_owned(),
            how_to_rescind: about(t::DEED_RESCIND),
            privacy_heading: texts.text(t::DEED_PRIVACY),
        }
    }

    /// All of it as plain text: a blank line between the parts, the first line
    /// of each its heading.
    pub fn plain_text(&self) -> String {
        let mut blocks = vec![self.title.clone(), self.who.block()];
        blocks.extend(self.clauses.iter().map(Clause::block));
        blocks.extend(self.replaced.as_ref().map(Clause::block));
        let privacy: Vec<String> = self
            .privacy
            .iter()
            .map(|part| format!("{} – {}", part.heading, part.lines.join(" ")))
            .collect();
        blocks.push(format!("{}\n{}", self.privacy_heading, privacy.join("\n")));
        blocks.push(self.legal.block());
        blocks.join("\n\n")
    }
}

/// The four scopes, in words.
pub fn can(texts: Texts) -> Vec<&'static str> {
    [t::DEED_CAN_APPLY, t::DEED_CAN_ENROLL, t::DEED_CAN_MAINTAIN, t::DEED_CAN_LEARN]
        .map(|key| texts.text(key))
        .to_vec()
}

/// What no assister can do.
pub fn cannot(texts: Texts) -> Vec<&'static str> {
    [t::DEED_CANNOT_LETTERS, t::DEED_CANNOT_CHANGE, t::DEED_CANNOT_PASSWORD]
        .map(|key| texts.text(key))
        .to_vec()
}

/// The public fields that the consumer reads back.
fn who(texts: Texts, profile: &PublicProfile) -> Vec<String> {
    let place = match &profile.phone {
        Some(phone) => {
            texts.fill(t::DEED_PLACE_AND_PHONE, &[("city", &profile.city), ("phone", phone)])
        }
        None => profile.city.clone(),
    };
    let number = profile.reference_number.to_string();
    let until = date(texts, profile.certified_until);
    vec![
        profile.name.clone(),
        works_at(texts, profile.kind, &profile.organization),
        place,
        texts.fill(t::DEED_NUMBER, &[("number", &number)]),
        texts.fill(t::DEED_CERTIFIED, &[("date", &until)]),
    ]
}

/// Each kind of assister discloses who pays for the help (45 CFR 155.210, .220,
/// .225).
fn who_pays(kind: AssisterKind) -> Text {
    match kind {
        AssisterKind::Broker => t::DEED_PAY_BROKER,
        AssisterKind::Navigator => t::DEED_PAY_NAVIGATOR,
        AssisterKind::Cac => t::DEED_PAY_CAC,
    }
}

// Only the server holds the texts of every language.
#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use domain::{
        accounts::Language,
        assisters::ReferenceNumber,
        associations::{CONSENT_TEXT_VERSION, PRIVACY_WARNING_VERSION, Replaced},
        ids::AssociationId,
    };

    fn proposal() -> Proposal {
        Proposal {
            consumer_name: "Amina Warsame".to_owned(),
            profile: PublicProfile {
                name: "Rosa Delgado".to_owned(),
                given_name: "Rosa".to_owned(),
                kind: AssisterKind::Navigator,
                organization: "Eastside Community Health Access".to_owned(),
                city: "Saint Paul".to_owned(),
                phone: Some("651-555-0118".to_owned()),
                email: None,
                languages: vec!["en".to_owned()],
                reference_number: ReferenceNumber::from_draw(381_720),
                certified_until: "2027-10-31".parse().expect("a date"),
            },
            replaces: Some(Replaced {
                association: AssociationId(uuid::Uuid::from_u128(1)),
                given_name: "Faadumo".to_owned(),
                name: "Faadumo Abdi".to_owned(),
            }),
            same: false,
        }
    }

    fn text(language: Language, proposal: &Proposal) -> String {
        Authorization::new(Texts::of(language), proposal).plain_text()
    }

    /// People agreed to these words. Whoever needs others raises the version,
    /// adds a file for it and leaves the old one.
    #[test]
    fn the_words_of_a_version_never_change() {
        assert_eq!((CONSENT_TEXT_VERSION, PRIVACY_WARNING_VERSION), (1, 1));
        let kept = [
            (Language::En, include_str!("authorization/v1.en.txt")),
            (Language::Es, include_str!("authorization/v1.es.txt")),
        ];
        for (language, kept) in kept {
            assert_eq!(text(language, &proposal()), kept.trim_end());
        }
    }

    #[test]
    fn every_kind_says_who_pays() {
        let of_kind = |kind| {
            let mut proposal = proposal();
            proposal.profile.kind = kind;
            text(Language::En, &proposal)
        };
        let texts: Vec<String> = AssisterKind::ALL.iter().map(|kind| of_kind(*kind)).collect();
        assert!(texts[0].contains("Health plans pay brokers"), "{}", texts[0]);
        assert!(texts[1].contains("A navigator does not favor any plan"), "{}", texts[1]);
        assert!(texts[2].contains("employs counselors"), "{}", texts[2]);
    }

    #[test]
    fn nothing_is_left_to_fill_in() {
        for language in Language::ALL {
            let mut proposal = proposal();
            for phone in [Some("651-555-0118".to_owned()), None] {
                proposal.profile.phone = phone;
                let text = text(*language, &proposal);
                assert!(!text.contains(['{', '}']), "{text}");
            }
        }
    }
}
