//! The document around the pages, and the table of pages.

// A consumer's own pages: not in the bundle of the desk.
#[cfg(any(feature = "ssr", not(feature = "desk")))]
use crate::associations;
// The desk's pages: not in the consumer's bundle.
#[cfg(any(feature = "ssr", feature = "desk"))]
use crate::clients;
// For every page that the bundle does not draw.
#[cfg(not(feature = "ssr"))]
use crate::ui::FromServer;
// The server says so; the browser asks it.
#[cfg(feature = "ssr")]
use crate::ui::NotFoundPage;
use crate::{
    accounts, applications, context,
    ui::{Shell, mark_navigations},
};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

/// Every page. Pages answer whole (`SsrMode::Async`), because a streamed page
/// can neither change its status nor do without JavaScript.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let surroundings = SharedValue::new(context::surroundings).into_inner();
    provide_context(surroundings);
    view! {
        <Router>
            <Pages />
        </Router>
    }
}

/// Pages that only show, or whose forms load a new page anyway: they come without
/// the bundle, and the bundle without them.
// The server draws them.
#[cfg(feature = "ssr")]
mod documents {
    pub use crate::{
        accounts::ResetByCodePage,
        accounts::{
            ActivateStaffPage, ForgotPasswordPage, RegisterPage, ResetPasswordPage, SignInPage,
        },
        applications::{CopyPage, ResultPage, ReviewPage, SignPage, WithdrawPage},
        assisters::{
            AcceptRulesPage, AccountPage, ActivatePage, AgencyPage, ChangeAccountPage,
            CloseOrganizationPage, ContactPage, EditAccountPage, EditOrganizationPage,
            EmploymentPage, FindHelpPage, ImportFilePage, ImportPage, NewAdministratorPage,
            NewAssisterPage, NewOrganizationPage, NewSitePage, OrganizationPage, OrganizationsPage,
            OwnAccountPage, OwnAssisterPage, RecertifyPage, RecertifySeveralPage, RosterPage,
            SitePage, WelcomePage,
        },
        associations::{ConsentPage, HistoryPage},
        audit::{ActivityPage, AuditPage, NotMePage, ReportPage, ReportsPage},
        clients::BeginPage,
        coverage::EstimatePage,
        notices::MailboxPage,
        pages::{Accessibility, Privacy, ReportProblem, Start},
        requests::{
            CallPage, CallsPage, FileForCallerPage, OwnRequestsPage, QueuePage, RequestPage,
            StopPage,
        },
    };
}

/// Every page.
// Each bundle has a table of its own, below.
#[cfg(feature = "ssr")]
#[component]
fn Pages() -> impl IntoView {
    mark_navigations();
    view! {
        <Shell sign_out=accounts::SignOutButton>
            <accounts::SessionTimeout />
            <Routes fallback=NotFoundPage>
                <Route path=path!("/:lang") view=documents::Start ssr=SsrMode::Async />
                <Route path=path!("/:lang/find-help") view=documents::FindHelpPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/estimate") view=documents::EstimatePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/privacy") view=documents::Privacy ssr=SsrMode::Async />
                <Route path=path!("/:lang/accessibility") view=documents::Accessibility ssr=SsrMode::Async />
                <Route path=path!("/:lang/report-a-problem") view=documents::ReportProblem ssr=SsrMode::Async />
                <Route path=path!("/:lang/sign-in") view=documents::SignInPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/register") view=documents::RegisterPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/forgot-password") view=documents::ForgotPasswordPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/forgot-password/code") view=documents::ResetByCodePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/reset-password/:token") view=documents::ResetPasswordPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/activate/:token") view=documents::ActivateStaffPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/demo/mailbox") view=documents::MailboxPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/home") view=associations::HomePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister") view=associations::AssisterPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/choose") view=associations::ChoosePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/confirm/:number") view=associations::ConfirmPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/remove") view=associations::RemovePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/history") view=documents::HistoryPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/consent/:consent") view=documents::ConsentPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application") view=applications::TaskListPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/result") view=documents::ResultPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/copy") view=documents::CopyPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/review") view=documents::ReviewPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/sign") view=documents::SignPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/withdraw") view=documents::WithdrawPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/:step") view=applications::StepPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/activity") view=documents::ActivityPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/activity/not-me/:event") view=documents::NotMePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/audit") view=documents::AuditPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/reports") view=documents::ReportsPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/reports/:report") view=documents::ReportPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients") view=clients::ClientsPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client") view=clients::ClientPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/begin") view=documents::BeginPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/stop") view=documents::StopPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/my-requests") view=documents::OwnRequestsPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/requests") view=documents::QueuePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/requests/:request") view=documents::RequestPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/calls") view=documents::CallsPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/calls/assister") view=documents::FileForCallerPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/calls/:call") view=documents::CallPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application") view=applications::TaskListPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/result") view=documents::ResultPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/copy") view=documents::CopyPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/review") view=documents::ReviewPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/sign") view=documents::SignPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/withdraw") view=documents::WithdrawPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/:step") view=applications::StepPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assisters") view=documents::RosterPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assisters/import") view=documents::ImportPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assisters/import/:file") view=documents::ImportFilePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assisters/:assister/recertify") view=documents::RecertifyPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/organizations/:organization/recertify") view=documents::RecertifySeveralPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assisters/new") view=documents::NewAssisterPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assisters/:assister") view=documents::AccountPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assisters/:assister/edit") view=documents::EditAccountPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assisters/:assister/change/:change") view=documents::ChangeAccountPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/account") view=documents::OwnAccountPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/account/rules") view=documents::AcceptRulesPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/activate-account") view=documents::ActivatePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/activate-account/welcome") view=documents::WelcomePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/organizations") view=documents::OrganizationsPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/organizations/new") view=documents::NewOrganizationPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/organizations/:organization") view=documents::OrganizationPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/organizations/:organization/close") view=documents::CloseOrganizationPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/organizations/:organization/edit") view=documents::EditOrganizationPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/organizations/:organization/administrators/new") view=documents::NewAdministratorPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/organizations/:organization/sites/new") view=documents::NewSitePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/organizations/:organization/sites/:site") view=documents::SitePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assisters/:assister/organization") view=documents::EmploymentPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/agency") view=documents::AgencyPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/agency/contact") view=documents::ContactPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/agency/assisters/:assister") view=documents::OwnAssisterPage ssr=SsrMode::Async />
            </Routes>
        </Shell>
    }
}

/// A consumer's pages that the bundle draws. It asks the server for any other.
// The server has the whole table.
#[cfg(not(any(feature = "ssr", feature = "desk")))]
#[component]
fn Pages() -> impl IntoView {
    mark_navigations();
    view! {
        <Shell sign_out=accounts::SignOutButton>
            <accounts::SessionTimeout />
            <Routes fallback=FromServer>
                <Route path=path!("/:lang/home") view=associations::HomePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister") view=associations::AssisterPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/choose") view=associations::ChoosePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/confirm/:number") view=associations::ConfirmPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/remove") view=associations::RemovePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application") view=applications::TaskListPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/result") view=FromServer ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/copy") view=FromServer ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/review") view=FromServer ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/sign") view=FromServer ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/withdraw") view=FromServer ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/:step") view=applications::StepPage ssr=SsrMode::Async />
            </Routes>
        </Shell>
    }
}

/// An assister's pages that the bundle of the desk draws. It asks the server for any
/// other.
// The server has the whole table.
#[cfg(all(not(feature = "ssr"), feature = "desk"))]
#[component]
fn Pages() -> impl IntoView {
    mark_navigations();
    view! {
        <Shell sign_out=accounts::SignOutButton>
            <accounts::SessionTimeout />
            <Routes fallback=FromServer>
                <Route path=path!("/:lang/clients") view=clients::ClientsPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client") view=clients::ClientPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application") view=applications::TaskListPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/result") view=FromServer ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/copy") view=FromServer ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/review") view=FromServer ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/sign") view=FromServer ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/withdraw") view=FromServer ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/:step") view=applications::StepPage ssr=SsrMode::Async />
            </Routes>
        </Shell>
    }
}

// Only the server draws the document.
#[cfg(feature = "ssr")]
mod document {
    use super::App;
    use crate::{
        context,
        i18n::{self, Texts},
        routes,
    };
    use domain::accounts::Role;
    use leptos::{
        nonce::use_nonce,
        prelude::*,
        tachys::{html::InertElement, view::any_view::IntoAny},
    };
    use leptos_meta::MetaTags;
    use std::{io, path::Path, sync::Arc};

    /// The links and the loader that Trunk wrote into `dist/index.html`, with
    /// the hashed names of this build.
    #[derive(Clone)]
    pub struct ClientBundle {
        /// The consumer's bundle and the style sheet.
        own: Arc<str>,
        /// The desk's, and the style sheet.
        desk: Arc<str>,
        style: Arc<str>,
    }

    impl ClientBundle {
        /// Reads the bundle's index.
        ///
        /// # Errors
        /// The file is missing or names nothing.
        pub fn load(dist: &Path) -> io::Result<Self> {
            let own = std::fs::read_to_string(dist.join("index.html"))?;
            let desk = std::fs::read_to_string(dist.join("desk/index.html"))?;
            let (own, desk) = (elements(&own), elements(&desk));
            if own.is_empty() || desk.is_empty() {
                return Err(io::Error::other("dist/index.html names no client bundle"));
            }
            let style: String = own.iter().filter(|e| e.contains("stylesheet")).copied().collect();
            Ok(Self {
                own: own.concat().into(),
                desk: (style.clone() + &desk.concat()).into(),
                style: (style + SHOW_PASSWORD).into(),
            })
        }

        /// No bundle: the pages without WASM, for tests.
        pub fn none() -> Self {
            Self { own: "".into(), desk: "".into(), style: "".into() }
        }

        /// The stylesheet, and the loader where the page is hydrated.
        fn head(&self, nonce: &str, hydrated: bool, desk: bool) -> impl IntoView + use<> {
            let head = match (hydrated, desk) {
                (false, _) => &self.style,
                (true, false) => &self.own,
                (true, true) => &self.desk,
            };
            InertElement::new(head.replace("{{__TRUNK NONCE__}}", nonce))
        }
    }

    /// The one script of such pages: the box that shows a password.
    const SHOW_PASSWORD: &str = r#"<script src="/assets/public/show-password.js" defer></script>"#;

    /// Trunk's minifier drops the optional head tag, so elements are picked by
    /// name and not by position.
    fn elements(html: &str) -> Vec<&str> {
        let mut out = Vec::new();
        for (open, close) in [("<link ", ">"), ("<script", "</script>")] {
            let mut rest = html;
            while let Some(start) = rest.find(open) {
                let Some(length) = rest[start..].find(close) else { break };
                out.push(&rest[start..start + length + close.len()]);
                rest = &rest[start + length + close.len()..];
            }
        }
        out
    }

    /// The whole document.
    pub fn document(bundle: &ClientBundle) -> impl IntoView + use<> {
        let language = Texts::here().language();
        let nonce = use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
        let texts = i18n::texts_path(language);
        let preload = texts.clone();
        let desk =
            context::surroundings().viewer.is_some_and(|viewer| viewer.role != Role::Consumer);
        let whole = context::path().is_some_and(|path| !routes::is_drawn_by_bundle(&path, desk));
        view! {
            <!DOCTYPE html>
            <html lang=language.tag() data-texts=texts data-hydrated=whole.then_some("never")>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content="light dark" />
                    <link rel="icon" href="/assets/public/favicon.svg" type="image/svg+xml" />
                    <link rel="apple-touch-icon" href="/assets/public/apple-touch-icon.png" />
                    {(!whole).then(|| view! {
                        <link rel="preload" href=preload r#as="fetch" crossorigin="anonymous" />
                    })}
                    {bundle.head(&nonce, !whole, desk)}
                    <MetaTags />
                </head>
                <body class=desk.then_some("al-desk")>
                    <App />
                </body>
            </html>
        }
        .into_any()
    }
}

// Only the server draws the document.
#[cfg(feature = "ssr")]
pub use document::{ClientBundle, document};
