//! Every URL as a function. The language is the first part; names and birth
//! dates are never part of one.

use domain::{
    accounts::{Language, Role},
    applications::StepKey,
    assisters::{
        AssisterKind, Change, DirectoryFilter, OrganizationKind, ReferenceNumber, RosterPart,
        RosterQuery, county_slug,
    },
    audit::{DoneBy, ReportState, TrailQuery},
    clients::{ListQuery, Sort},
    ids::{
        ApplicationId, AssisterAccountId, CallerVerificationId, ConsentId, ConsumerId,
        DisassociationRequestId, MisuseReportId, OrganizationId, RosterImportId, SiteId,
    },
    lists::Cursor,
    requests::QueueView,
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
    /// Which help there could be, before anybody applies.
    estimate = "/estimate";
    /// Where a new assister types the registration number.
    activate_assister = "/activate-account";
    /// A new password with a code that the help line read aloud.
    reset_by_code = "/forgot-password/code";
    /// An assister's own disassociation requests.
    own_requests = "/my-requests";
    /// The queue of a service line.
    requests = "/requests";
    /// Where a service line files a request for an assister who calls.
    new_request = "/calls/assister";
    /// Where a service line verifies a caller.
    calls = "/calls";
    /// A consumer's record: who did what on their behalf.
    activity = "/activity";
    /// The whole trail, for staff.
    audit = "/audit";
    /// Reports of misuse, for staff.
    reports = "/reports";
    organizations = "/organizations";
    new_organization = "/organizations/new";
    /// The first page of a new assister.
    welcome = "/activate-account/welcome";
    /// An assister's own account.
    own_account = "/account";
    /// The rules of behavior, to read and to accept.
    accept_rules = "/account/rules";
    agency_contact = "/agency/contact";
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
    if let Some(result) = query.result {
        asked.push(("result", result.as_str().to_owned()));
    }
    if query.sort != Sort::default() {
        asked.push(("sort", query.sort.as_str().to_owned()));
    }
    asked.extend(query.cursor.map(place));
    with_query(clients(language), &asked)
}

/// The marketplace's roster of assisters with its filters and place. Names are
/// never part of it: a search is an id.
pub fn roster_list(language: Language, query: &RosterQuery) -> String {
    let filters = [
        ("search", query.search.map(|id| id.to_string())),
        ("kind", query.kind.map(|kind| kind.as_str().to_owned())),
        ("state", query.state.map(|state| state.as_str().to_owned())),
        ("ends", query.ending.map(|ending| ending.as_str().to_owned())),
        ("number", query.number_expired.then(|| "expired".to_owned())),
        ("organization", query.organization.map(|id| id.to_string())),
    ];
    let mut asked: Vec<(&str, String)> =
        filters.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    asked.extend(query.cursor.map(place));
    with_query(roster(language), &asked)
}

/// The form for a new assister of a kind.
pub fn new_assister_of(language: Language, kind: AssisterKind) -> String {
    with_query(new_assister(language), &[("kind", kind.as_str().to_owned())])
}

/// One assister's account, as staff sees it.
pub fn account(language: Language, assister: AssisterAccountId) -> String {
    under(language, &format!("/assisters/{assister}"))
}

/// Where a resource manager changes what the account says.
pub fn edit_account(language: Language, assister: AssisterAccountId) -> String {
    under(language, &format!("/assisters/{assister}/edit"))
}

/// Where a resource manager suspends, reactivates or closes the account.
pub fn change_account(language: Language, assister: AssisterAccountId, change: Change) -> String {
    under(language, &format!("/assisters/{assister}/change/{}", change.as_str()))
}

/// The trail with its filters and place. A person is an account's id.
pub fn audit_trail(language: Language, query: &TrailQuery) -> String {
    let mut asked = Vec::new();
    asked.extend(query.actor.map(|id| ("actor", id.to_string())));
    asked.extend(query.consumer.map(|id| ("consumer", id.to_string())));
    asked.extend(query.done.map(|done| ("done", done.as_str().to_owned())));
    asked.extend(query.from.map(|day| ("from", day.to_string())));
    asked.extend(query.until.map(|day| ("until", day.to_string())));
    asked.extend(query.cursor.map(place));
    with_query(audit(language), &asked)
}

/// A page of a consumer's own record.
pub fn activity_at(language: Language, by: Option<DoneBy>, cursor: Option<Cursor<i64>>) -> String {
    let by = by.map(|by| ("by", by.as_str().to_owned()));
    let asked: Vec<_> = by.into_iter().chain(cursor.map(place)).collect();
    with_query(activity(language), &asked)
}

/// Where a consumer says "This was not me" about an act in the record.
pub fn not_me(language: Language, event: i64) -> String {
    under(language, &format!("/activity/not-me/{event}"))
}

/// A page of the open or the closed reports of misuse.
pub fn reports_at(
    language: Language,
    state: ReportState,
    cursor: Option<Cursor<MisuseReportId>>,
) -> String {
    let state = (state != ReportState::default()).then(|| ("state", state.as_str().to_owned()));
    let asked: Vec<_> = state.into_iter().chain(cursor.map(place)).collect();
    with_query(reports(language), &asked)
}

/// One report of misuse.
pub fn report(language: Language, report: MisuseReportId) -> String {
    under(language, &format!("/reports/{report}"))
}

fn place(cursor: Cursor<impl ToString>) -> (&'static str, String) {
    match cursor {
        Cursor::After(id) => ("after", id.to_string()),
        Cursor::Before(id) => ("before", id.to_string()),
    }
}

/// The public directory with its filters and place.
pub fn find_help_at(
    language: Language,
    filter: &DirectoryFilter,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> String {
    let taking = filter.taking_new_clients.then(|| "yes".to_owned());
    let filters = [
        ("county", filter.county.as_deref().map(county_slug)),
        ("language", filter.language.clone()),
        ("kind", filter.kind.map(AssisterKind::as_str).map(str::to_owned)),
        ("taking", taking),
    ];
    let mut asked: Vec<(&str, String)> =
        filters.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    asked.extend(cursor.map(place));
    with_query(find_help(language), &asked)
}

/// Signing in on the way to a page of ours.
pub fn sign_in_then(language: Language, next: &str) -> String {
    with_query(sign_in(language), &[("next", next.to_owned())])
}

/// Creating an account on the way to a page of ours.
pub fn register_then(language: Language, next: &str) -> String {
    with_query(register(language), &[("next", next.to_owned())])
}

/// Adds a query of names and values that need no escaping: codes, ids and paths of
/// ours.
fn with_query(path: String, asked: &[(&str, String)]) -> String {
    let asked: Vec<String> = asked.iter().map(|(name, value)| format!("{name}={value}")).collect();
    if asked.is_empty() { path } else { format!("{path}?{}", asked.join("&")) }
}

/// Any text as a value of a query.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

/// A page of the organizations of a kind, or of all, with such a name: it names no
/// person, so that it may stand here.
pub fn organizations_at(
    language: Language,
    kind: Option<OrganizationKind>,
    named: &str,
    cursor: Option<Cursor<OrganizationId>>,
) -> String {
    let mut asked = Vec::new();
    asked.extend(kind.map(|kind| ("kind", kind.as_str().to_owned())));
    if !named.is_empty() {
        asked.push(("named", escaped(named)));
    }
    asked.extend(cursor.map(place));
    with_query(organizations(language), &asked)
}

/// Where a resource manager renews an assister's certification.
pub fn recertify(language: Language, assister: AssisterAccountId) -> String {
    under(language, &format!("/assisters/{assister}/recertify"))
}

/// The same, after the renewal.
pub fn recertify_done(language: Language, assister: AssisterAccountId) -> String {
    with_query(recertify(language, assister), &[("done", "yes".to_owned())])
}

/// Where a resource manager renews the certifications of several assisters.
pub fn recertify_several(language: Language, organization: OrganizationId) -> String {
    under(language, &format!("/organizations/{organization}/recertify"))
}

/// Another page of the same.
pub fn recertify_several_at(
    language: Language,
    organization: OrganizationId,
    cursor: Cursor<AssisterAccountId>,
) -> String {
    with_query(recertify_several(language, organization), &[place(cursor)])
}

/// The same, after so many renewals.
pub fn recertify_several_done(
    language: Language,
    organization: OrganizationId,
    renewed: usize,
) -> String {
    let renewed = [("renewed", renewed.to_string())];
    with_query(recertify_several(language, organization), &renewed)
}

/// A roster file on its way in.
pub fn roster_file(language: Language, file: RosterImportId) -> String {
    under(language, &format!("/assisters/import/{file}"))
}

/// An organization's page.
pub fn organization(language: Language, organization: OrganizationId) -> String {
    under(language, &format!("/organizations/{organization}"))
}

/// The same, after a change that it names.
pub fn organization_done(language: Language, id: OrganizationId, done: &str) -> String {
    with_query(organization(language, id), &[("done", done.to_owned())])
}

/// The same, with a part of the roster.
pub fn organization_at(
    language: Language,
    id: OrganizationId,
    part: RosterPart,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> String {
    with_query(organization(language, id), &roster_place(part, cursor))
}

fn roster_place(
    part: RosterPart,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> Vec<(&'static str, String)> {
    let mut asked = Vec::new();
    if part != RosterPart::default() {
        asked.push(("part", part.as_str().to_owned()));
    }
    asked.extend(cursor.map(place));
    asked
}

pub fn edit_organization(language: Language, id: OrganizationId) -> String {
    under(language, &format!("/organizations/{id}/edit"))
}

/// Where a resource manager closes an organization.
pub fn close_organization(language: Language, id: OrganizationId) -> String {
    under(language, &format!("/organizations/{id}/close"))
}

pub fn new_administrator(language: Language, id: OrganizationId) -> String {
    under(language, &format!("/organizations/{id}/administrators/new"))
}

pub fn new_site(language: Language, id: OrganizationId) -> String {
    under(language, &format!("/organizations/{id}/sites/new"))
}

pub fn site(language: Language, id: OrganizationId, site: SiteId) -> String {
    under(language, &format!("/organizations/{id}/sites/{site}"))
}

/// Where an assister works and worked.
pub fn employment(language: Language, assister: AssisterAccountId) -> String {
    under(language, &format!("/assisters/{assister}/organization"))
}

/// The same, after a change that it names.
pub fn employment_done(language: Language, assister: AssisterAccountId, done: &str) -> String {
    with_query(employment(language, assister), &[("done", done.to_owned())])
}

/// The desk of an agency administrator with a part of the roster.
pub fn agency_at(
    language: Language,
    part: RosterPart,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> String {
    with_query(agency(language), &roster_place(part, cursor))
}

/// The same, after a change that it names.
pub fn agency_done(language: Language, done: &str) -> String {
    with_query(agency(language), &[("done", done.to_owned())])
}

/// An assister of the own organization.
pub fn own_assister(language: Language, assister: AssisterAccountId) -> String {
    under(language, &format!("/agency/assisters/{assister}"))
}

/// The same, after a change that it names.
pub fn own_assister_done(language: Language, assister: AssisterAccountId, done: &str) -> String {
    with_query(own_assister(language, assister), &[("done", done.to_owned())])
}

/// A client's page on the desk.
pub fn client(language: Language, client: ConsumerId) -> String {
    under(language, &format!("/clients/{client}"))
}

/// Where an assister asks to stop acting for a client.
pub fn stop_client(language: Language, client: ConsumerId) -> String {
    under(language, &format!("/clients/{client}/stop"))
}

/// A page of an assister's own requests.
pub fn own_requests_at(language: Language, cursor: Cursor<DisassociationRequestId>) -> String {
    with_query(own_requests(language), &[place(cursor)])
}

/// The queue of a service line with what is shown and its place.
pub fn request_queue(
    language: Language,
    view: QueueView,
    cursor: Option<Cursor<DisassociationRequestId>>,
) -> String {
    let mut asked = Vec::new();
    if view != QueueView::default() {
        asked.push(("view", view.as_str().to_owned()));
    }
    asked.extend(cursor.map(place));
    with_query(requests(language), &asked)
}

/// One request, for its line.
pub fn request(language: Language, request: DisassociationRequestId) -> String {
    under(language, &format!("/requests/{request}"))
}

/// The call of a consumer whom the line has verified.
pub fn call(language: Language, call: CallerVerificationId) -> String {
    under(language, &format!("/calls/{call}"))
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

/// Where a draft is given up.
pub fn withdraw(language: Language, file: File) -> String {
    in_file(language, file, "/application/withdraw")
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

/// Whether a bundle draws the page: the desk's, or the consumer's. Every other page
/// comes without one, also what is not there: the bundle would ask the server for it
/// again and again.
pub fn is_drawn_by_bundle(path: &str, desk: bool) -> bool {
    let parts: Vec<&str> = path.trim_matches('/').split('/').skip(1).collect();
    let question = |page: &str| !matches!(page, "result" | "copy" | "review" | "sign" | "withdraw");
    match (desk, parts.as_slice()) {
        (false, ["home" | "application"] | ["assister"])
        | (false, ["assister", "choose" | "remove"] | ["assister", "confirm", _])
        | (true, ["clients"] | ["clients", _] | ["clients", _, "application"]) => true,
        (false, ["application", page]) | (true, ["clients", _, "application", page]) => {
            question(page)
        }
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
    fn a_bundle_draws_its_own_pages_and_no_others() {
        for path in ["/en/home", "/en/assister", "/es/assister/confirm/4817203"] {
            assert!(is_drawn_by_bundle(path, false), "{path}");
            assert!(!is_drawn_by_bundle(path, true), "{path}");
        }
        for path in ["/en/clients", "/en/clients/1", "/es/clients/1/application/contact-name"] {
            assert!(is_drawn_by_bundle(path, true), "{path}");
            assert!(!is_drawn_by_bundle(path, false), "{path}");
        }
        for path in [
            "/en",
            "/es/sign-in",
            "/en/reset-password/abc",
            "/en/assister/consent/1",
            "/en/clients/1/application/copy",
            "/en/clients/1/begin",
            "/en/application/withdraw",
            "/en/assisters/1/change/closed",
            "/en/nowhere",
        ] {
            assert!(!is_drawn_by_bundle(path, false) && !is_drawn_by_bundle(path, true), "{path}");
        }
    }

    #[test]
    fn a_name_that_is_looked_for_is_escaped() {
        let kind = Some(OrganizationKind::BrokerAgency);
        assert_eq!(
            organizations_at(Language::En, kind, "Halvorson & Søn", None),
            "/en/organizations?kind=broker_agency&named=Halvorson%20%26%20S%C3%B8n"
        );
        assert_eq!(organizations_at(Language::En, None, "", None), "/en/organizations");
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
