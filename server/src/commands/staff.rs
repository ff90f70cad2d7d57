use super::{CommandError, Database, say, system};
use crate::mail::PublicUrl;
use app::{
    i18n::{Texts, field_text},
    routes,
};
use clap::{Args, Subcommand, ValueEnum};
use domain::{
    accounts::{Language, Role},
    validation::Invalid,
};
use store::{
    StoreError,
    accounts::{NewStaff, create_staff},
};

#[derive(Debug, Subcommand)]
pub enum Staff {
    /// Create an account and print the link that turns it on, once
    Create(Create),
}

#[derive(Debug, Args)]
pub struct Create {
    /// What the person does
    #[arg(long, value_enum)]
    role: StaffRole,
    #[arg(long, value_name = "NAME")]
    given_name: String,
    #[arg(long, value_name = "NAME")]
    family_name: String,
    /// The name to sign in with: an e-mail address or a user name
    #[arg(long, value_name = "NAME")]
    sign_in_name: String,
    /// Where mails go, such as one to reset the password
    #[arg(long, value_name = "ADDRESS", default_value = "")]
    email: String,
    /// Where people reach the portal: the beginning of the link
    #[arg(
        long,
        value_name = "URL",
        env = "ALONGSIDE_PUBLIC_URL",
        default_value = "http://localhost:3000"
    )]
    public_url: PublicUrl,
    #[command(flatten)]
    database: Database,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StaffRole {
    /// Creates and manages assister accounts
    ResourceManager,
    /// Assister Resource Center, for navigators and counselors
    ArcStaff,
    /// Broker Line
    BrokerLineStaff,
    /// Keeps the roster of an organization
    AgencyAdministrator,
}

impl From<StaffRole> for Role {
    fn from(role: StaffRole) -> Self {
        match role {
            StaffRole::ResourceManager => Self::ResourceManager,
            StaffRole::ArcStaff => Self::ArcStaff,
            StaffRole::BrokerLineStaff => Self::BrokerLineStaff,
            StaffRole::AgencyAdministrator => Self::AgencyAdministrator,
        }
    }
}

impl Staff {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let Self::Create(create) = self;
        create.run().await
    }
}

impl Create {
    async fn run(self) -> Result<(), CommandError> {
        let store = self.database.open().await?;
        let staff = NewStaff {
            role: self.role.into(),
            given_name: self.given_name,
            family_name: self.family_name,
            sign_in_name: self.sign_in_name,
            contact_email: self.email,
        };
        let created = create_staff(&store, &system(), staff).await;
        let (_, token) = created.map_err(|error| match error {
            StoreError::Invalid(invalid) => CommandError::Refused(what_is_wrong(&invalid)),
            error => error.into(),
        })?;
        let link = routes::activate_staff(Language::En, token.expose());
        say(&format!(
            "The account is there. This link turns it on; it works once, for 7 days:\n{}{link}",
            self.public_url
        ))
    }
}

/// The options that were not accepted, as they are typed here.
fn what_is_wrong(invalid: &Invalid) -> String {
    let texts = Texts::of(Language::En);
    let lines = invalid.0.iter().map(|error| {
        let option = match error.field.as_str() {
            "contact_email" => "email".to_owned(),
            field => field.replace('_', "-"),
        };
        format!("--{option}: {}", texts.text(field_text(error.code)))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::validation::Code;

    #[test]
    fn wrong_options_are_named_as_they_are_typed() {
        let mut invalid = Invalid::field("contact_email", Code::EmailNotAnAddress);
        invalid.push("sign_in_name", Code::SignInNameTaken);
        let said = what_is_wrong(&invalid);
        let options: Vec<&str> =
            said.lines().filter_map(|line| line.split_once(": ").map(|(name, _)| name)).collect();
        assert_eq!(options, ["--email", "--sign-in-name"]);
    }
}
