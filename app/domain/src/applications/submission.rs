//! Signing and sending. A signature is given for the answers that were on the
//! page, by the person who signs and in their own name.

use super::{ContentVersion, CoverageYear, Field, Journey, ReviewOf, Snapshot, review_needed};
use crate::{
    accounts::{Language, name_key},
    validation::{Code, Invalid, text},
};
use serde::{Deserialize, Serialize};

/// Who signs and sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubmittedBy {
    /// The consumer, for themself.
    Consumer,
    /// An assister, on behalf of the consumer.
    Assister,
}

impl SubmittedBy {
    /// The stable name that is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Consumer => "consumer",
            Self::Assister => "assister",
        }
    }
}

/// What the page to sign sends, and what is known about the signer.
#[derive(Clone, Debug)]
pub struct Submission<'a> {
    /// The year in which coverage is sought.
    pub year: CoverageYear,
    /// Who signs.
    pub by: SubmittedBy,
    /// Their own name: the assister's when an assister signs.
    pub signer_name: &'a str,
    /// What they typed.
    pub signature: &'a str,
    /// They agree with what they sign.
    pub agreed: bool,
    /// An assister confirmed for which client they sign.
    pub client_name_confirmed: bool,
    /// The content version that was on the page.
    pub shown: ContentVersion,
    /// The latest review of the application.
    pub review: Option<ReviewOf>,
    /// The full name of the assister who may act now.
    pub helped_by: Option<&'a str>,
    /// The language of the page.
    pub language: Language,
}

/// Checks everything once more and freezes the answers.
///
/// # Errors
/// Fields of the page to sign, [`Code::ReviewNeeded`] and
/// [`Code::AnswersChanged`] under `review`, and [`Code::StepsNotComplete`] under
/// the name of each page that is not done.
pub fn submit(journey: &Journey<'_>, submission: &Submission<'_>) -> Result<Snapshot, Invalid> {
    let mut invalid = journey.complete().err().unwrap_or_default();
    let version = journey.answers.content_version();
    if submission.shown != version {
        invalid.push("review", Code::AnswersChanged);
    } else if review_needed(submission.by)
        && submission.review.map(|review| review.version) != Some(version)
    {
        invalid.push("review", Code::ReviewNeeded);
    }
    // In the order of the page.
    if submission.by == SubmittedBy::Assister && !submission.client_name_confirmed {
        invalid.push(Field::ClientNameConfirmed.name(), Code::ClientNameNotConfirmed);
    }
    if !submission.agreed {
        invalid.push(Field::SignAgreement.name(), Code::AgreementNeeded);
    }
    let signature = invalid.check(Field::Signature.name(), signature(submission));
    match (invalid.is_empty(), signature) {
        (true, Some(signature)) => Ok(Snapshot::freeze(journey, submission, signature)),
        _ => Err(invalid),
    }
}

/// Case, accents and spaces may differ: people sign on phones.
fn signature(submission: &Submission<'_>) -> Result<String, Code> {
    let typed = text(submission.signature, 120)?;
    let same = name_key(&typed) == name_key(submission.signer_name);
    if same { Ok(typed) } else { Err(Code::SignatureDiffers) }
}

#[cfg(test)]
mod tests {
    use super::super::{Answers, AttestedOver, ReviewKind, testing::*};
    use super::*;

    fn by_amina(answers: &Answers) -> Submission<'static> {
        Submission {
            year: CoverageYear::NEWEST,
            by: SubmittedBy::Consumer,
            signer_name: "Amina Warsame",
            signature: " amina  warsame",
            agreed: true,
            client_name_confirmed: false,
            shown: answers.content_version(),
            review: None,
            helped_by: None,
            language: Language::En,
        }
    }

    fn by_rosa(answers: &Answers) -> Submission<'static> {
        let version = answers.content_version();
        Submission {
            by: SubmittedBy::Assister,
            signer_name: "Rosa Delgado",
            signature: "Rosa Delgado",
            client_name_confirmed: true,
            review: Some(ReviewOf { kind: ReviewKind::Attested(AttestedOver::Phone), version }),
            ..by_amina(answers)
        }
    }

    fn errors(answers: &Answers, submission: &Submission<'_>) -> Vec<String> {
        codes(submit(&journey(answers), submission))
    }

    #[test]
    fn a_consumer_signs_in_their_own_name() {
        let family = checked(family());
        assert_eq!(errors(&family, &by_amina(&family)), [""; 0]);
        let other = Submission { signature: "Yusuf Warsame", agreed: false, ..by_amina(&family) };
        assert_eq!(
            errors(&family, &other),
            ["sign_agreement agreement_needed", "signature signature_differs"]
        );
    }

    #[test]
    fn an_assister_signs_in_their_own_name_for_a_client_whom_they_name() {
        let family = checked(family());
        assert_eq!(errors(&family, &by_rosa(&family)), [""; 0]);
        let posing = Submission { signature: "Amina Warsame", ..by_rosa(&family) };
        assert_eq!(errors(&family, &posing), ["signature signature_differs"]);
        let unsure = Submission { client_name_confirmed: false, ..by_rosa(&family) };
        assert_eq!(errors(&family, &unsure), ["client_name_confirmed client_name_not_confirmed"]);
    }

    #[test]
    fn an_assister_sends_only_what_the_consumer_reviewed() {
        let family = checked(family());
        let unread = Submission { review: None, ..by_rosa(&family) };
        assert_eq!(errors(&family, &unread), ["review review_needed"]);
        let read = by_rosa(&family);
        let changed = checked(with(family, "p2j1.pay_amount=2,200"));
        let stale = Submission { shown: changed.content_version(), ..read };
        assert_eq!(errors(&changed, &stale), ["review review_needed"]);
    }

    #[test]
    fn nobody_signs_answers_that_they_did_not_see() {
        let family = checked(family());
        let shown = by_amina(&family);
        let changed = with(family, "p2j1.pay_amount=2,200");
        assert_eq!(errors(&checked(changed.clone()), &shown), ["review answers_changed"]);
        assert_eq!(
            errors(&changed, &shown),
            ["review steps_not_complete", "review answers_changed"]
        );
    }

    #[test]
    fn a_draft_with_gaps_is_not_sent() {
        let gap = checked(with(family(), "p2j1.pay_amount="));
        assert_eq!(errors(&gap, &by_amina(&gap)), ["income-job-2-1 steps_not_complete"]);
    }
}
