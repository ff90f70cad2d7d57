//! Handing mails to a mail server with lettre.

use super::NotHandedOver;
use app::notices::Letter;
use domain::ids::OutboxId;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp,
};
use std::time::Duration;
use store::notices::outbox::Failure;

/// How long one mail may take; ten of them fit into a worker's time.
const PATIENCE: Duration = Duration::from_secs(10);

/// A mail server and the address that mails come from.
#[derive(Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why the settings for mail cannot be used. It repeats neither: the URL may
/// hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmtpSettingsError {
    #[error("the SMTP URL is not one; write for example smtps://user:password@mail.example.org")]
    Url,
    #[error(
        "the sender of mails is not an address; write for example \
         'North Star Health <no-reply@example.org>'"
    )]
    From,
}

impl Smtp {
    /// Prepares for a server; nothing is connected yet.
    ///
    /// # Errors
    /// [`SmtpSettingsError`].
    pub fn new(url: &str, from: &str) -> Result<Self, SmtpSettingsError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| SmtpSettingsError::Url)?
            .timeout(Some(PATIENCE))
            .build();
        let from = from.parse().map_err(|_| SmtpSettingsError::From)?;
        Ok(Self { transport, from })
    }

    /// Sends one letter.
    ///
    /// # Errors
    /// [`NotHandedOver`], for good when the address is none or the server knows
    /// that nobody has it.
    pub(super) async fn send(&self, id: OutboxId, letter: &Letter) -> Result<(), NotHandedOver> {
        let message = self.message(id, letter)?;
        match tokio::time::timeout(PATIENCE, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(refused(&error)),
            Err(_) => Err(NotHandedOver {
                failure: Failure::ForNow,
                what: "the mail server took too long".to_owned(),
            }),
        }
    }

    fn message(&self, id: OutboxId, letter: &Letter) -> Result<Message, NotHandedOver> {
        let for_good =
            |what: &str| NotHandedOver { failure: Failure::ForGood, what: what.to_owned() };
        let to: Address =
            letter.to.parse().map_err(|_| for_good("the recipient's address is none"))?;
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&letter.subject)
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            // Nobody on holiday answers a machine (RFC 3834).
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(|_| for_good("the letter is not a message"))
    }
}

/// Codes that speak of the recipient's address (RFC 5321 section 4.2.3, RFC 7504).
/// Other permanent ones, such as a wrong password, are ours to mend: the mail
/// waits.
const NOBODY_THERE: [&str; 4] = ["550", "551", "553", "556"];

fn refused(error: &smtp::Error) -> NotHandedOver {
    let code = error.status().map(|code| code.to_string());
    let for_good = code.as_deref().is_some_and(|code| NOBODY_THERE.contains(&code));
    let failure = if for_good { Failure::ForGood } else { Failure::ForNow };
    let what = match code {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server took too long".to_owned(),
        None => "the mail server cannot be reached".to_owned(),
    };
    NotHandedOver { failure, what }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::accounts::Language;
    use uuid::Uuid;

    fn letter() -> Letter {
        Letter {
            at: "2026-11-23T15:00:00Z".parse().expect("an instant"),
            to: "hanh@example.org".to_owned(),
            language: Language::En,
            subject: "Elija una contraseña nueva".to_owned(),
            body: "Buenos días".to_owned(),
        }
    }

    fn smtp(url: &str) -> Smtp {
        Smtp::new(url, "North Star Health <no-reply@example.org>").expect("settings")
    }

    #[test]
    fn a_message_names_its_outbox_row_and_that_a_machine_wrote_it() {
        let id = OutboxId(Uuid::from_u128(7));
        let message = smtp("smtp://127.0.0.1:1").message(id, &letter()).expect("a message");
        let text = String::from_utf8(message.formatted()).expect("ASCII");
        assert!(text.contains("Message-ID: <00000000000000000000000000000007@example.org>\r\n"));
        assert!(text.contains("Auto-Submitted: auto-generated\r\n"));
        assert!(text.contains("To: hanh@example.org\r\n"));
    }

    #[test]
    fn wrong_settings_are_said_without_repeating_them() {
        let wrong = |url: &str, from: &str| Smtp::new(url, from).err();
        assert_eq!(wrong("mail.example.org", "no-reply@example.org"), Some(SmtpSettingsError::Url));
        assert_eq!(wrong("smtp://mail.example.org", "nobody"), Some(SmtpSettingsError::From));
    }

    #[tokio::test]
    async fn a_server_that_is_away_may_be_back() {
        let id = OutboxId(Uuid::from_u128(7));
        let failed =
            smtp("smtp://127.0.0.1:1").send(id, &letter()).await.expect_err("nobody there");
        assert_eq!(failed.failure, Failure::ForNow);
        assert!(!failed.to_string().contains("hanh"), "{failed}");
    }
}
