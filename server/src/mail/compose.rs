//! A mail in words: in its reader's language, with a subject that names nobody
//! and a body with at most one first name.

use super::PublicUrl;
use app::{
    HELP_LINE,
    i18n::{Text, Texts, date, text::mails as t},
    notices::Letter,
    routes,
};
use domain::{
    accounts::{OneTimePurpose, Role},
    assisters::AccountState,
    associations::EndReason,
    dates::CivilDate,
    notices::{DraftDue, Mail},
};
use store::{Token, notices::outbox::Claimed};

/// What the token in a mail is for, for mails that carry one.
pub(crate) const fn token_purpose(mail: &Mail) -> Option<OneTimePurpose> {
    match mail {
        Mail::PasswordReset => Some(OneTimePurpose::PasswordReset),
        Mail::StaffActivation => Some(OneTimePurpose::StaffActivation),
        Mail::AssisterInvitation => Some(OneTimePurpose::AssisterActivation),
        Mail::AssociationBegan { .. }
        | Mail::AssociationEnded { .. }
        | Mail::ApplicationSubmitted { .. }
        | Mail::ApplicationWithdrawn { .. }
        | Mail::ResultKnown { .. }
        | Mail::AccountChanged { .. }
        | Mail::CertificationEnding { .. }
        | Mail::CertificationLapsed { .. }
        | Mail::AssisterLapsed { .. }
        | Mail::AssisterOnHold { .. }
        | Mail::AssisterMoved { .. }
        | Mail::AssociationReminder { .. }
        | Mail::RequestDecided { .. }
        | Mail::MisuseReported { .. } => None,
    }
}

/// Puts a mail into words. `token` is drawn for this letter, for the two kinds
/// that lead to a page where a password is chosen.
pub fn compose(mail: &Claimed, token: Option<&Token>, public: &PublicUrl) -> Letter {
    let words = Words { texts: Texts::of(mail.language), mail, token, public };
    Letter {
        at: mail.written_at,
        to: mail.contact_email.clone(),
        language: mail.language,
        subject: words.texts.text(words.subject()).to_owned(),
        body: words.body().join("\n\n"),
    }
}

struct Words<'m> {
    texts: Texts,
    mail: &'m Claimed,
    token: Option<&'m Token>,
    public: &'m PublicUrl,
}

impl Words<'_> {
    const fn subject(&self) -> Text {
        match (&self.mail.mail, self.mail.role) {
            (Mail::PasswordReset, _) => t::PASSWORD_RESET_SUBJECT,
            (Mail::StaffActivation, _) => t::STAFF_ACTIVATION_SUBJECT,
            (Mail::AssociationBegan { .. }, Role::Consumer) => t::BEGAN_CONSUMER_SUBJECT,
            (Mail::AssociationBegan { .. }, _) => t::BEGAN_ASSISTER_SUBJECT,
            (Mail::AssociationEnded { .. }, Role::Consumer) => t::ENDED_CONSUMER_SUBJECT,
            (Mail::AssociationEnded { .. }, _) => t::ENDED_ASSISTER_SUBJECT,
            (Mail::ApplicationSubmitted { .. }, Role::Consumer) => t::SUBMITTED_SUBJECT,
            (Mail::ApplicationSubmitted { .. }, _) => t::SUBMITTED_CLIENT_SUBJECT,
            (Mail::ApplicationWithdrawn { .. }, _) => t::WITHDRAWN_SUBJECT,
            (Mail::ResultKnown { .. }, _) => t::RESULT_SUBJECT,
            (Mail::AssisterInvitation, _) => t::INVITATION_SUBJECT,
            (Mail::AccountChanged { .. }, _) => t::ACCOUNT_CHANGED_SUBJECT,
            (Mail::CertificationEnding { .. }, _) => t::CERTIFICATION_ENDING_SUBJECT,
            (Mail::CertificationLapsed { .. }, _) => t::CERTIFICATION_LAPSED_SUBJECT,
            (Mail::AssisterLapsed { .. }, _) => t::ASSISTER_LAPSED_SUBJECT,
            (Mail::AssisterOnHold { .. }, _) => t::ASSISTER_ON_HOLD_SUBJECT,
            (Mail::AssisterMoved { .. }, _) => t::ASSISTER_MOVED_SUBJECT,
            (Mail::AssociationReminder { .. }, _) => t::REMINDER_SUBJECT,
            (Mail::RequestDecided { .. }, _) => t::REQUEST_DECIDED_SUBJECT,
            (Mail::MisuseReported { .. }, _) => t::MISUSE_SUBJECT,
        }
    }

    /// The paragraphs. A link stands on a line of its own, so that nothing that
    /// follows can become part of it.
    fn body(&self) -> Vec<String> {
        let mut body = vec![self.greeting()];
        body.extend(self.news());
        body.push(self.texts.fill(t::QUESTIONS, &[("phone", HELP_LINE)]));
        body.push(self.texts.text(t::SIGNATURE).to_owned());
        body
    }

    /// A mail about somebody else greets without a name: one is the most.
    fn greeting(&self) -> String {
        match self.mail.mail {
            Mail::AssociationBegan { .. }
            | Mail::AssociationEnded { .. }
            | Mail::AssisterLapsed { .. }
            | Mail::AssisterOnHold { .. }
            | Mail::AssisterMoved { .. }
            | Mail::AssociationReminder { .. } => self.texts.text(t::HELLO_WITHOUT_NAME).to_owned(),
            _ => self.texts.fill(t::HELLO, &[("name", &self.mail.given_name)]),
        }
    }

    fn news(&self) -> Vec<String> {
        let language = self.mail.language;
        let clients = || self.signed_in(&routes::clients(language));
        let application = || self.signed_in(&routes::application(language, None));
        match (&self.mail.mail, self.mail.role) {
            (Mail::PasswordReset, _) => vec![
                self.leading(t::PASSWORD_RESET_BODY, &self.with_token(routes::reset_password)),
                self.text(t::PASSWORD_RESET_NOT_YOU),
            ],
            (Mail::StaffActivation, _) => {
                vec![
                    self.leading(
                        t::STAFF_ACTIVATION_BODY,
                        &self.with_token(routes::activate_staff),
                    ),
                ]
            }
            (Mail::AssociationBegan { .. }, Role::Consumer) => vec![
                self.text(t::BEGAN_CONSUMER_BODY),
                self.leading(t::BEGAN_CONSUMER_SEE, &self.signed_in(&routes::assister(language))),
                self.text(t::BEGAN_CONSUMER_STOP),
            ],
            (Mail::AssociationBegan { .. }, _) => {
                vec![self.leading(t::BEGAN_ASSISTER_BODY, &clients())]
            }
            (Mail::AssociationEnded { reason, draft, .. }, Role::Consumer) => {
                let mut news = vec![self.text(why_ended(*reason))];
                news.extend(draft.map(|draft| self.still_to_send(draft)));
                news.push(
                    self.leading(
                        t::ENDED_CONSUMER_KEPT,
                        &self.signed_in(&routes::assister(language)),
                    ),
                );
                news.push(self.leading(t::ENDED_CONSUMER_HELP, &routes::find_help(language)));
                news
            }
            (Mail::AssociationEnded { .. }, _) => {
                vec![self.leading(t::ENDED_ASSISTER_BODY, &clients())]
            }
            (Mail::ApplicationSubmitted { by_assister: true, .. }, Role::Consumer) => {
                vec![self.leading(t::SUBMITTED_BY_ASSISTER, &application())]
            }
            (Mail::ApplicationSubmitted { .. }, Role::Consumer) => {
                vec![self.leading(t::SUBMITTED_BY_YOU, &application())]
            }
            (Mail::ApplicationSubmitted { .. }, _) => {
                vec![self.leading(t::SUBMITTED_CLIENT_BODY, &clients())]
            }
            (Mail::ApplicationWithdrawn { .. }, _) => {
                vec![self.text(t::WITHDRAWN_BODY), self.leading(t::WITHDRAWN_BACK, &application())]
            }
            (Mail::ResultKnown { .. }, _) => vec![
                self.leading(t::RESULT_BODY, &self.signed_in(&routes::submitted(language, None))),
            ],
            (Mail::AssisterInvitation, _) => vec![
                self.text(t::INVITATION_BODY),
                self.token.map(Token::expose).unwrap_or_default().to_owned(),
                self.leading(t::INVITATION_WHERE, &routes::activate_assister(language)),
                self.text(t::INVITATION_NOT_THE_REFERENCE_NUMBER),
            ],
            (Mail::AccountChanged { to }, _) => {
                vec![self.leading(account_changed(*to), &routes::sign_in(language))]
            }
            (Mail::CertificationEnding { until }, _) => {
                vec![self.dated(t::CERTIFICATION_ENDING_BODY, *until, &clients())]
            }
            (Mail::CertificationLapsed { until }, _) => {
                vec![self.dated(t::CERTIFICATION_LAPSED_BODY, *until, &clients())]
            }
            (Mail::AssisterLapsed { .. }, _) => vec![
                self.text(t::ASSISTER_LAPSED_BODY),
                self.leading(
                    t::ASSISTER_LAPSED_CHOICES,
                    &self.signed_in(&routes::assister(language)),
                ),
            ],
            (Mail::AssisterOnHold { .. }, _) => vec![
                self.text(t::ASSISTER_ON_HOLD_BODY),
                self.leading(
                    t::ASSISTER_LAPSED_CHOICES,
                    &self.signed_in(&routes::assister(language)),
                ),
            ],
            (Mail::AssisterMoved { .. }, _) => vec![
                self.text(t::ASSISTER_MOVED_BODY),
                self.leading(t::ASSISTER_MOVED_SEE, &self.signed_in(&routes::assister(language))),
            ],
            (Mail::AssociationReminder { .. }, _) => vec![
                self.text(t::REMINDER_BODY),
                self.leading(t::REMINDER_SEE, &self.signed_in(&routes::assister(language))),
                self.text(t::REMINDER_STOP),
            ],
            (Mail::RequestDecided { approved, .. }, _) => {
                let body =
                    if *approved { t::REQUEST_APPROVED_BODY } else { t::REQUEST_REJECTED_BODY };
                vec![self.leading(body, &self.signed_in(&routes::own_requests(language)))]
            }
            (Mail::MisuseReported { .. }, _) => {
                vec![self.leading(t::MISUSE_BODY, &self.signed_in(&routes::activity(language)))]
            }
        }
    }

    fn text(&self, key: Text) -> String {
        let name = self.mail.other_given_name.as_deref().unwrap_or_default();
        self.texts.fill(key, &[("name", name), ("phone", HELP_LINE)])
    }

    fn leading(&self, key: Text, path: &str) -> String {
        format!("{}\n{}{path}", self.text(key), self.public)
    }

    fn dated(&self, key: Text, until: CivilDate, path: &str) -> String {
        let until = date(self.texts, until);
        format!("{}\n{}{path}", self.texts.fill(key, &[("until", &until)]), self.public)
    }

    fn still_to_send(&self, DraftDue { year, last_day }: DraftDue) -> String {
        let (year, day) = (year.0.to_string(), date(self.texts, last_day));
        self.texts.fill(t::ENDED_CONSUMER_DRAFT, &[("year", &year), ("date", &day)])
    }

    /// A page that asks for a sign-in first.
    fn signed_in(&self, path: &str) -> String {
        format!("{}?next={path}", routes::sign_in(self.mail.language))
    }

    fn with_token(&self, page: fn(domain::accounts::Language, &str) -> String) -> String {
        page(self.mail.language, self.token.map(Token::expose).unwrap_or_default())
    }
}

const fn why_ended(reason: EndReason) -> Text {
    match reason {
        EndReason::ConsumerRemoved => t::ENDED_CONSUMER_REMOVED,
        EndReason::Replaced => t::ENDED_CONSUMER_REPLACED,
        EndReason::AtAssisterRequest => t::ENDED_CONSUMER_AT_ASSISTER_REQUEST,
        EndReason::AssisterIneligible => t::ENDED_CONSUMER_INELIGIBLE,
        EndReason::FraudFinding | EndReason::Administrative => t::ENDED_CONSUMER_BY_US,
    }
}

const fn account_changed(to: AccountState) -> Text {
    match to {
        AccountState::Suspended => t::ACCOUNT_SUSPENDED_BODY,
        AccountState::Closed => t::ACCOUNT_CLOSED_BODY,
        AccountState::Requested
        | AccountState::Approved
        | AccountState::Invited
        | AccountState::Active => t::ACCOUNT_REACTIVATED_BODY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        accounts::Language,
        applications::CoverageYear,
        ids::{
            AccountId, ApplicationId, AssociationId, DisassociationRequestId, MisuseReportId,
            OutboxId,
        },
    };
    use uuid::Uuid;

    const PERSON: AccountId = AccountId(Uuid::from_u128(1));
    const ASSOCIATION: AssociationId = AssociationId(Uuid::from_u128(2));
    const APPLICATION: ApplicationId = ApplicationId(Uuid::from_u128(3));

    fn day() -> CivilDate {
        "2027-10-31".parse().expect("a date")
    }

    /// Every mail that can be written.
    fn every_mail() -> Vec<Mail> {
        let mut mails = vec![
            Mail::PasswordReset,
            Mail::StaffActivation,
            Mail::AssociationBegan { other: PERSON, association: ASSOCIATION },
            Mail::ApplicationSubmitted { application: APPLICATION, by_assister: false },
            Mail::ApplicationSubmitted { application: APPLICATION, by_assister: true },
            Mail::ApplicationWithdrawn { application: APPLICATION },
            Mail::ResultKnown { application: APPLICATION },
        ];
        mails.extend([
            Mail::AssisterInvitation,
            Mail::CertificationEnding { until: day() },
            Mail::CertificationLapsed { until: day() },
            Mail::AssisterLapsed { other: PERSON, association: ASSOCIATION },
            Mail::AssisterOnHold { other: PERSON, association: ASSOCIATION },
            Mail::AssisterMoved { other: PERSON, association: ASSOCIATION },
            Mail::AssociationReminder { other: PERSON, association: ASSOCIATION },
            Mail::RequestDecided { request: DisassociationRequestId(PERSON.0), approved: true },
            Mail::RequestDecided { request: DisassociationRequestId(PERSON.0), approved: false },
            Mail::MisuseReported { report: MisuseReportId(PERSON.0) },
        ]);
        mails.extend(AccountState::ALL.iter().map(|to| Mail::AccountChanged { to: *to }));
        mails.extend(EndReason::ALL.iter().map(|reason| Mail::AssociationEnded {
            other: PERSON,
            association: ASSOCIATION,
            reason: *reason,
            draft: None,
        }));
        mails.push(ended_with_a_draft());
        mails
    }

    fn ended_with_a_draft() -> Mail {
        Mail::AssociationEnded {
            other: PERSON,
            association: ASSOCIATION,
            reason: EndReason::AtAssisterRequest,
            draft: Some(DraftDue { year: CoverageYear(2027), last_day: day() }),
        }
    }

    fn claimed(mail: Mail, role: Role, language: Language) -> Claimed {
        let about_another = matches!(
            mail,
            Mail::AssociationBegan { .. }
                | Mail::AssociationEnded { .. }
                | Mail::AssisterLapsed { .. }
                | Mail::AssisterOnHold { .. }
                | Mail::AssisterMoved { .. }
                | Mail::AssociationReminder { .. }
        );
        Claimed {
            id: OutboxId(Uuid::from_u128(4)),
            recipient: PERSON,
            role,
            given_name: "Zainab".to_owned(),
            contact_email: "zainab@example.org".to_owned(),
            language,
            mail,
            written_at: "2026-11-23T15:00:00Z".parse().expect("an instant"),
            other_given_name: about_another.then(|| "Xochitl".to_owned()),
            attempt: 1,
        }
    }

    fn public() -> PublicUrl {
        "https://portal.example.org/".parse().expect("a public URL")
    }

    fn letter(mail: Mail, role: Role, language: Language) -> Letter {
        let token = Token::received("a-token");
        let token = token_purpose(&mail).map(|_| &token);
        compose(&claimed(mail, role, language), token, &public())
    }

    fn every_letter() -> Vec<Letter> {
        let mut letters = Vec::new();
        for mail in every_mail() {
            for role in [Role::Consumer, Role::Assister] {
                for language in Language::ALL {
                    letters.push(letter(mail.clone(), role, *language));
                }
            }
        }
        letters
    }

    #[test]
    fn a_mail_names_at_most_one_person_and_its_subject_nobody() {
        for letter in every_letter() {
            let named = ["Zainab", "Xochitl"].map(|name| letter.body.contains(name));
            assert!(named != [true, true], "{}", letter.body);
            assert!(named != [false, false], "{}", letter.body);
            assert!(!letter.subject.contains("Zainab") && !letter.subject.contains("Xochitl"));
        }
    }

    #[test]
    fn every_link_works_and_stands_on_a_line_of_its_own() {
        for letter in every_letter() {
            let links: Vec<&str> =
                letter.body.lines().filter(|line| line.contains("://")).collect();
            assert!(!links.is_empty(), "{}", letter.body);
            for link in links {
                assert!(link.starts_with("https://portal.example.org/e"), "{link}");
                assert!(!link.contains(char::is_whitespace), "{link}");
            }
        }
    }

    #[test]
    fn whoever_loses_an_assister_reads_what_is_due_and_where_other_help_is() {
        let consumer = letter(ended_with_a_draft(), Role::Consumer, Language::En);
        insta::assert_snapshot!(consumer.body, @r"
        Hello,

        Xochitl asked to stop helping you, and can no longer open your file.

        Your application for 2027 is not sent yet. Its last day is October 31, 2027. You can send it on your own, or with other help.

        Everything that was saved stays in your file. You can go on by yourself or choose an assister:
        https://portal.example.org/en/sign-in?next=/en/assister

        Find free help near you:
        https://portal.example.org/en/find-help

        Questions? Call 1-800-555-0142, weekdays 8 to 4:30. Interpreters are free. We never ask for your password.

        Alongside, North Star Health
        ");
        let assister = letter(ended_with_a_draft(), Role::Assister, Language::En);
        assert!(!assister.body.contains("2027"), "{}", assister.body);
    }

    #[test]
    fn no_placeholder_is_left() {
        for letter in every_letter() {
            assert!(!letter.body.contains(['{', '}']), "{}", letter.body);
        }
    }

    #[test]
    fn a_forgotten_password_leads_to_the_page_of_its_token() {
        let letter = letter(Mail::PasswordReset, Role::Consumer, Language::Es);
        assert!(letter.body.contains("\nhttps://portal.example.org/es/reset-password/a-token\n"));
        assert_eq!(letter.subject, "Elija una contraseña nueva");
    }

    #[test]
    fn a_consumer_reads_how_to_stop_the_assister() {
        let began = Mail::AssociationBegan { other: PERSON, association: ASSOCIATION };
        let letter = letter(began, Role::Consumer, Language::En);
        insta::assert_snapshot!(letter.body, @r"
        Hello,

        Xochitl can now fill in, sign and send your application and enroll you in a plan. This lasts until you stop it.

        See who can act for you, and what you agreed to:
        https://portal.example.org/en/sign-in?next=/en/assister

        If you did not choose this, or want to stop it, remove your assister on that page or call 1-800-555-0142. Their access ends at once. You do not have to say why.

        Questions? Call 1-800-555-0142, weekdays 8 to 4:30. Interpreters are free. We never ask for your password.

        Alongside, North Star Health
        ");
    }
}
