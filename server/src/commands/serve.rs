use super::{CommandError, Database, ParameterFiles};
use crate::{
    ServerOptions,
    clock::SystemClock,
    coverage::{Embedded, Http},
    demo,
    hints::LiveHints,
    jobs::{DeterminationJob, MailJob, UpkeepJob},
    key_file,
    mail::{Courier, DemoMailbox, PublicUrl, Smtp},
    serve::{serve, stop_signal},
};
use app::{ClientBundle, context::Services, notices::Mailbox};
use clap::{Args, builder::FalseyValueParser};
use domain::coverage::DeterminationEngine;
use std::{net::IpAddr, path::PathBuf, sync::Arc};
use store::{Store, applications::key_fits};
use tokio::{net::TcpListener, sync::watch};

#[derive(Debug, Args)]
pub struct Serve {
    /// Serve the demonstration: invented people, one-click sign-in, a local mailbox
    #[arg(long, env = "ALONGSIDE_DEMO", value_parser = FalseyValueParser::new())]
    demo: bool,
    /// The address to listen on; the demonstration listens on this machine only
    #[arg(long, value_name = "ADDRESS", env = "ALONGSIDE_HOST", default_value = "127.0.0.1")]
    host: IpAddr,
    /// The port to listen on; 0 takes a free one
    #[arg(long, env = "ALONGSIDE_PORT", default_value_t = 3000)]
    port: u16,
    /// Where people reach the portal, such as https://portal.example.org: the
    /// beginning of the links in mails [default: the address it listens on]
    #[arg(long, value_name = "URL", env = "ALONGSIDE_PUBLIC_URL")]
    public_url: Option<PublicUrl>,
    /// The folder with the browser bundle
    #[arg(long, value_name = "DIR", env = "ALONGSIDE_ASSETS", default_value = "dist")]
    assets: PathBuf,
    /// The mail server, such as smtps://user:password@mail.example.org; without
    /// one, mails wait
    #[arg(
        long,
        value_name = "URL",
        env = "ALONGSIDE_SMTP_URL",
        hide_env_values = true,
        conflicts_with = "demo",
        requires = "mail_from"
    )]
    smtp_url: Option<String>,
    /// Who mails come from, such as 'North Star Health <no-reply@example.org>'
    #[arg(long, value_name = "ADDRESS", env = "ALONGSIDE_MAIL_FROM")]
    mail_from: Option<String>,
    /// The file with the key that seals single answers, such as Social Security
    /// numbers: 64 hexadecimal digits, made when it is missing and nothing is sealed
    /// yet. Who loses it loses them
    #[arg(
        long,
        value_name = "FILE",
        env = "ALONGSIDE_KEY_FILE",
        default_value = "data/alongside.key"
    )]
    key_file: PathBuf,
    /// The system of the state that determines, such as
    /// https://engine.example.gov/determine; without one, the engine in this process does
    #[arg(
        long,
        value_name = "URL",
        env = "ALONGSIDE_DETERMINATION_URL",
        conflicts_with = "parameters"
    )]
    determination_url: Option<String>,
    #[command(flatten)]
    parameters: ParameterFiles,
    #[command(flatten)]
    database: Database,
}

impl Serve {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        self.check()?;
        let courier = self.courier()?;
        let engine = self.engine()?;
        let bundle = ClientBundle::load(&self.assets).map_err(|source| CommandError::Io {
            what: format!("the browser bundle in {}", self.assets.display()),
            source,
        })?;
        let store = self.open().await?;
        let clock = Arc::new(SystemClock);
        if self.demo {
            demo::seed(&store, &*clock).await?;
        }
        let listener = self.listen().await?;
        let public = self.public(&listener)?;
        let hints = Arc::new(LiveHints::default());
        let determination = DeterminationJob { store: store.clone(), clock: clock.clone(), engine };
        let services = Services {
            store: store.clone(),
            clock: clock.clone(),
            demo: self.demo,
            mailbox: match &courier {
                Some(Courier::Mailbox(mailbox)) => Some(mailbox.clone() as Arc<dyn Mailbox>),
                _ => None,
            },
            secure_cookies: public.is_https(),
            hints: hints.clone(),
            determinations: Arc::new(determination.clone()),
        };
        let (stop, stopped) = watch::channel(false);
        let upkeep = UpkeepJob { store: store.clone(), clock: clock.clone() };
        let mut workers = vec![upkeep.spawn(stopped.clone()), determination.spawn(stopped.clone())];
        match courier {
            Some(courier) => {
                workers.push(MailJob { store, clock, courier, public }.spawn(stopped));
            }
            None => tracing::warn!("there is no --smtp-url: mails wait in the outbox"),
        }
        let options = ServerOptions { services, dist: Some(self.assets), bundle, hints };
        let served = serve(options, listener, stop_signal()).await;
        let _ = stop.send(true);
        for worker in workers {
            let _ = worker.await;
        }
        served.map_err(|source| CommandError::Io { what: "serving".to_owned(), source })
    }

    /// Refuses what would be dangerous, before anything is opened.
    fn check(&self) -> Result<(), CommandError> {
        let here = self.host.is_loopback();
        if self.demo && !here {
            return Err(CommandError::Refused(format!(
                "the demonstration lets anybody sign in as anybody, so it listens on this machine \
                 only: --host 127.0.0.1 or --host ::1, not {}; leave out --demo to serve others",
                self.host
            )));
        }
        match &self.public_url {
            None if !here => Err(CommandError::Refused(
                "others reach this address: say how with --public-url https://…".to_owned(),
            )),
            Some(url) if !url.is_https() && !url.is_this_machine() => {
                Err(CommandError::Refused(format!(
                    "--public-url {url} is not https: passwords and sessions would travel in the \
                     open"
                )))
            }
            _ => Ok(()),
        }
    }

    /// The database, with the key that opens what is sealed in it. A new key beside
    /// sealed numbers would make them unreadable, and nobody would notice for long.
    async fn open(&self) -> Result<Store, CommandError> {
        let name = self.key_file.display();
        if !self.key_file.exists() && !key_fits(&self.database.open().await?).await? {
            return Err(CommandError::Refused(format!(
                "there is no key in {name}, but the database holds sealed numbers: put the file \
                 back from its copy, or say where it is with --key-file"
            )));
        }
        let store = self.database.open_sealing(key_file::read_or_make(&self.key_file)?).await?;
        if !key_fits(&store).await? {
            return Err(CommandError::Refused(format!(
                "the key in {name} does not open the sealed numbers of this database: name the \
                 one that sealed them with --key-file"
            )));
        }
        Ok(store)
    }

    /// Who determines.
    fn engine(&self) -> Result<Arc<dyn DeterminationEngine>, CommandError> {
        match &self.determination_url {
            None => Ok(Arc::new(Embedded::new(self.parameters.read()?))),
            Some(url) => match url.parse::<Http>() {
                Ok(http) => Ok(Arc::new(http)),
                Err(error) => Err(CommandError::Refused(format!("--determination-url: {error}"))),
            },
        }
    }

    fn courier(&self) -> Result<Option<Courier>, CommandError> {
        Ok(match (&self.smtp_url, &self.mail_from) {
            _ if self.demo => Some(Courier::Mailbox(Arc::new(DemoMailbox::default()))),
            (Some(url), Some(from)) => Some(Courier::Smtp(Arc::new(Smtp::new(url, from)?))),
            _ => None,
        })
    }

    async fn listen(&self) -> Result<TcpListener, CommandError> {
        TcpListener::bind((self.host, self.port)).await.map_err(|source| CommandError::Io {
            what: format!("listening on {} port {}", self.host, self.port),
            source,
        })
    }

    fn public(&self, listener: &TcpListener) -> Result<PublicUrl, CommandError> {
        if let Some(url) = &self.public_url {
            return Ok(url.clone());
        }
        let address = listener
            .local_addr()
            .map_err(|source| CommandError::Io { what: "listening".to_owned(), source })?;
        format!("http://{address}")
            .parse()
            .map_err(|error| CommandError::Refused(format!("{error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cli, Command};
    use clap::Parser;

    fn check(arguments: &str) -> Result<(), String> {
        let words = ["alongside", "serve"].into_iter().chain(arguments.split_whitespace());
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        match cli.command {
            Command::Serve(serve) => serve.check().map_err(|error| error.to_string()),
            _ => Err("another command".to_owned()),
        }
    }

    #[test]
    fn the_demonstration_stays_on_this_machine() {
        for good in ["--demo", "--demo --host ::1", "--demo --port 0 --host 127.0.0.2"] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in ["--demo --host 0.0.0.0", "--demo --host ::", "--demo --host 192.168.1.2"] {
            let said = check(bad).expect_err(bad);
            assert!(said.contains("on this machine only"), "{said}");
        }
    }

    #[test]
    fn the_demonstration_sends_no_mail() {
        assert!(check("--demo --smtp-url smtp://x --mail-from a@b.org").is_err());
    }

    #[test]
    fn others_are_served_over_https() {
        assert_eq!(check("--host 0.0.0.0 --public-url https://portal.example.org"), Ok(()));
        assert_eq!(check("--public-url http://localhost:8080"), Ok(()));
        assert!(check("--host 0.0.0.0").is_err());
        assert!(check("--host 0.0.0.0 --public-url http://portal.example.org").is_err());
    }

    #[test]
    fn the_state_determines_or_this_process_does() {
        let url = "--determination-url https://engine.example.gov/determine";
        assert_eq!(check(url), Ok(()));
        assert!(check(&format!("{url} --parameters state.toml")).is_err());
    }

    #[test]
    fn a_mail_server_needs_a_sender() {
        assert!(check("--smtp-url smtp://mail.example.org").is_err());
    }
}
