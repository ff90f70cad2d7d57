//! The small pages of staff: the marketplace's roster of assisters, and the
//! first page of an agency administrator.

mod accept_rules;
mod account_facts;
mod account_fields;
mod account_history;
mod activate;
pub mod activation_api;
mod administrator;
mod agency;
pub mod api;
mod assister;
pub mod certification_api;
mod change_state;
mod close_organization;
pub mod directory_api;
mod edit;
mod employment;
mod find_help;
mod import;
pub mod import_api;
mod import_file;
mod import_words;
mod namesakes;
mod new;
mod organization;
mod organization_form;
mod organization_parts;
mod organization_words;
mod organizations;
pub mod organizations_api;
mod own_account;
mod own_assister;
mod recertify;
mod recertify_several;
mod roster;
// Only the server writes files.
#[cfg(feature = "ssr")]
mod roster_files;
mod rules_of_behavior;
mod site;
mod welcome;
mod why_fields;
mod words;

pub use accept_rules::AcceptRulesPage;
pub use activate::ActivatePage;
pub use administrator::NewAdministratorPage;
pub use agency::AgencyPage;
pub use assister::AccountPage;
pub use change_state::ChangeAccountPage;
pub use close_organization::CloseOrganizationPage;
pub use edit::EditAccountPage;
pub use employment::EmploymentPage;
pub use find_help::FindHelpPage;
pub use import::ImportPage;
pub use import_file::ImportFilePage;
pub use new::NewAssisterPage;
pub use organization::OrganizationPage;
pub use organization_form::{ContactPage, EditOrganizationPage, NewOrganizationPage};
pub use organizations::OrganizationsPage;
pub use own_account::{OwnAccountPage, RulesDue};
pub use own_assister::OwnAssisterPage;
pub use recertify::RecertifyPage;
pub use recertify_several::RecertifySeveralPage;
pub use roster::RosterPage;
pub use site::{NewSitePage, SitePage};
pub use welcome::WelcomePage;
