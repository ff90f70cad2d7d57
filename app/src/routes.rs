//! Every URL as a function. The language is the first part; names and birth
//! dates are never part of one.

use domain::{
    accounts::{Language, Role},
    applications::StepKey,
    assisters::ReferenceNumber,
    clients::{ListQuery, Sort},
    ids::{ApplicationId, AssisterAccountId, ConsentId, ConsumerId},
    lists::Cursor,
};

fn under(language: Language, path: &str) -> String {
    format!("/{}{path}", language.tag())
}

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)+) => {$(
        $(#[$doc])*
        pub fn $name(language: Language) -> String {
            under(language, $path)
        }
    )+};
}

fixed! {
    /// The public first page.
    start = "";
    sign_in = "/sign-in";
    register = "/register";
    forgot_password = "/forgot-password";
    privacy = "/privacy";
    accessibility = "/accessibility";
    report_problem = "/report-a-problem";
    mailbox = "/demo/mailbox";
    consumer_home = "/home";
    assister = "/assister";
    choose_assister = "/assister/choose";
    remove_assister = "/assister/remove";
    assister_history = "/assister/history";
    clients = "/clients";
    roster = "/assisters";
    /// The public directory of assisters.
    find_help = "/find-help";
    /// Where a new assister types the registration number.
    activate_assister = "/activate-account";
    /// An assister's own disassociation requests.
    own_requests = "/my-requests";
    /// The queue of a service line.
    requests = "/requests";
    /// Where a service line verifies a caller.
    calls = "/calls";
    /// A consumer's record: who did what on their behalf.
    activity = "/activity";
    /// The whole trail, for staff.
    audit = "/audit";
    /// Reports of misuse, for staff.
    reports = "/reports";
    organizations = "/organizations";
    roster_import = "/assisters/import";
    new_assister = "/assisters/new";
    /// The desk of an agency administrator.
    agency = "/agency";
}

/// The page behind a mailed link.
pub fn reset_password(language: Language, token: &str) -> String {
    under(language, &format!("/reset-password/{token}"))
}

/// The page behind a staff member's activation link.
pub fn activate_staff(language: Language, token: &str) -> String {
    under(language, &format!("/activate/{token}"))
}

/// Where a signed-in person begins.
pub fn home(language: Language, role: Role) -> String {
    match role {
        Role::Consumer => consumer_home(language),
        Role::Assister => clients(language),
        Role::AgencyAdministrator => agency(language),
        Role::ResourceManager => roster(language),
        Role::ArcStaff | Role::BrokerLineStaff => requests(language),
    }
}

/// The authorization page for one assister.
pub fn confirm_assister(language: Language, number: &ReferenceNumber) -> String {
    under(language, &format!("/assister/confirm/{}", number.as_digits()))
}

/// The record of a consent, to read and print.
pub fn consent(language: Language, consent: ConsentId) -> String {
    under(language, &format!("/assister/consent/{consent}"))
}

/// The client list with its filters, order and place. Names and birth dates are
/// never part of it: a search is an id.
pub fn client_list(language: Language, query: &ListQuery) -> String {
    let mut asked = Vec::new();
    if let Some(search) = query.search {
        asked.push(("search", search.to_string()));
    }
    if let Some(standing) = query.application {
        asked.push(("state", standing.as_str().to_owned()));
    }
    if query.sort != Sort::default() {
        asked.push(("sort", query.sort.as_str().to_owned()));
    }
    asked.extend(query.cursor.map(place));
    with_query(clients(language), &asked)
}

/// A page of the marketplace's roster of assisters.
pub fn roster_at(language: Language, cursor: Cursor<AssisterAccountId>) -> String {
    with_query(roster(language), &[place(cursor)])
}

fn place(cursor: Cursor<impl ToString>) -> (&'static str, String) {
    match cursor {
        Cursor::After(id) => ("after", id.to_string()),
        Cursor::Before(id) => ("before", id.to_string()),
    }
}

/// Adds a query of names and values that need no escaping: codes and ids.
fn with_query(path: String, asked: &[(&str, String)]) -> String {
    let asked: Vec<String> = asked.iter().map(|(name, value)| format!("{name}={value}")).collect();
    if asked.is_empty() { path } else { format!("{path}?{}", asked.join("&")) }
}

/// A client's page on the desk.
pub fn client(language: Language, client: ConsumerId) -> String {
    under(language, &format!("/clients/{client}"))
}

/// Where the assister says how they work with the client today.
pub fn begin_acting(language: Language, client: ConsumerId) -> String {
    under(language, &format!("/clients/{client}/begin"))
}

/// Whose file is open: one's own, or a client's. It is part of every URL and of
/// every request that reads or writes the file.
pub type File = Option<ConsumerId>;

fn in_file(language: Language, file: File, path: &str) -> String {
    match file {
        None => under(language, path),
        Some(client) => under(language, &format!("/clients/{client}{path}")),
    }
}

/// The task list of the application.
pub fn application(language: Language, file: File) -> String {
    in_file(language, file, "/application")
}

/// One question of the application.
pub fn step(language: Language, file: File, step: StepKey) -> String {
    in_file(language, file, &format!("/application/{step}"))
}

/// The stream of hints about a draft.
pub fn hints(file: File) -> String {
    match file {
        None => HINTS.to_owned(),
        Some(client) => format!("{HINTS}?client={client}"),
    }
}

/// Where the stream of hints is.
pub const HINTS: &str = "/api/applications/hints";

/// Whether a page asks for this by itself, with nobody there: it does not keep
/// a session alive.
pub fn is_unattended(path: &str) -> bool {
    matches!(path, HINTS | "/api/applications/beside")
}

/// What was sent and what became of it.
pub fn submitted(language: Language, file: File) -> String {
    in_file(language, file, "/application/result")
}

/// The printable copy of what was sent.
pub fn submitted_copy(language: Language, file: File, _: ApplicationId) -> String {
    in_file(language, file, "/application/copy")
}

/// The same page in another language.
pub fn in_language(path: &str, language: Language) -> String {
    let rest = path.trim_start_matches('/').split_once('/').map_or("", |(_, rest)| rest);
    if rest.is_empty() { start(language) } else { under(language, &format!("/{rest}")) }
}

/// The language that a path begins with.
pub fn language_of(path: &str) -> Option<Language> {
    let first = path.trim_start_matches('/').split('/').next()?;
    Language::ALL.iter().copied().find(|language| language.tag() == first)
}

/// Whether a page is drawn by the server alone: it only shows, or its forms load
/// a new page anyway.
pub fn comes_without_bundle(path: &str) -> bool {
    let mut parts = path.trim_matches('/').split('/').skip(1);
    match (parts.next(), path.rsplit('/').next()) {
        (None, _) => true,
        (
            Some(
                "sign-in" | "register" | "forgot-password" | "reset-password" | "activate"
                | "privacy" | "accessibility" | "report-a-problem" | "demo" | "agency"
                | "assisters" | "find-help" | "activate-account" | "my-requests" | "requests"
                | "calls" | "activity" | "audit" | "reports" | "organizations",
            ),
            _,
        ) => true,
        (Some("assister"), _) => matches!(parts.next(), Some("consent" | "history")),
        (Some("application" | "clients"), Some("copy" | "result" | "begin")) => true,
        _ => false,
    }
}

/// A path of ours to return to after signing in; anything else is ignored, so
/// that a link cannot lead a person elsewhere.
pub fn own_path(path: &str) -> Option<&str> {
    let ours = language_of(path).is_some()
        && path.starts_with('/')
        && path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_'));
    ours.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_same_path_in_another_language() {
        assert_eq!(in_language("/en/assister/choose", Language::Es), "/es/assister/choose");
        assert_eq!(in_language("/en", Language::Es), "/es");
        assert_eq!(in_language("/", Language::Es), "/es");
    }

    #[test]
    fn pages_without_a_bundle_are_those_that_need_none() {
        for path in [
            "/en",
            "/es/sign-in",
            "/en/reset-password/abc",
            "/en/assister/consent/1",
            "/en/clients/1/application/copy",
            "/en/clients/1/begin",
        ] {
            assert!(comes_without_bundle(path), "{path}");
        }
        for path in ["/en/home", "/en/assister", "/en/application/contact-name", "/en/clients/1"] {
            assert!(!comes_without_bundle(path), "{path}");
        }
    }

    #[test]
    fn only_our_own_paths_are_returned_to() {
        assert_eq!(own_path("/en/clients"), Some("/en/clients"));
        for elsewhere in
            ["//evil.example", "https://evil.example", "/xx/clients", "/en/\\evil", "en"]
        {
            assert_eq!(own_path(elsewhere), None, "{elsewhere}");
        }
    }
}
