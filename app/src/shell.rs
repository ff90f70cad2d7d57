//! The document around the pages, and the table of pages.

use crate::{
    accounts, applications, assisters, associations, clients, context, notices, pages,
    ui::{NotFoundPage, Shell, mark_navigations},
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

#[component]
fn Pages() -> impl IntoView {
    mark_navigations();
    view! {
        <Shell sign_out=accounts::SignOutButton>
            <accounts::SessionTimeout />
            <Routes fallback=NotFoundPage>
                <Route path=path!("/:lang") view=pages::Start ssr=SsrMode::Async />
                <Route path=path!("/:lang/privacy") view=pages::Privacy ssr=SsrMode::Async />
                <Route path=path!("/:lang/accessibility") view=pages::Accessibility ssr=SsrMode::Async />
                <Route path=path!("/:lang/report-a-problem") view=pages::ReportProblem ssr=SsrMode::Async />
                <Route path=path!("/:lang/sign-in") view=accounts::SignInPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/register") view=accounts::RegisterPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/forgot-password") view=accounts::ForgotPasswordPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/reset-password/:token") view=accounts::ResetPasswordPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/activate/:token") view=accounts::ActivateStaffPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/demo/mailbox") view=notices::MailboxPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/home") view=associations::HomePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister") view=associations::AssisterPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/choose") view=associations::ChoosePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/confirm/:number") view=associations::ConfirmPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/remove") view=associations::RemovePage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/history") view=associations::HistoryPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assister/consent/:consent") view=associations::ConsentPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application") view=applications::TaskListPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/result") view=applications::ResultPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/copy") view=applications::CopyPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/application/:step") view=applications::StepPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients") view=clients::ClientsPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client") view=clients::ClientPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/begin") view=clients::BeginPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application") view=applications::TaskListPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/result") view=applications::ResultPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/copy") view=applications::CopyPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/clients/:client/application/:step") view=applications::StepPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/assisters") view=assisters::RosterPage ssr=SsrMode::Async />
                <Route path=path!("/:lang/agency") view=assisters::AgencyPage ssr=SsrMode::Async />
            </Routes>
        </Shell>
    }
}

// Only the server draws the document.
#[cfg(feature = "ssr")]
mod document {
    use super::App;
    use crate::{context, i18n::{self, Texts}};
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
    pub struct ClientBundle(Arc<str>);

    impl ClientBundle {
        /// Reads the bundle's index.
        ///
        /// # Errors
        /// The file is missing or names nothing.
        pub fn load(dist: &Path) -> io::Result<Self> {
            let html = std::fs::read_to_string(dist.join("index.html"))?;
            let head = elements(&html);
            if head.is_empty() {
                return Err(io::Error::other("dist/index.html names no client bundle"));
            }
            Ok(Self(head.into()))
        }

        /// No bundle: the pages without WASM, for tests.
        pub fn none() -> Self {
            Self("".into())
        }

        fn head(&self, nonce: &str) -> impl IntoView + use<> {
            InertElement::new(self.0.replace("{{__TRUNK NONCE__}}", nonce))
        }
    }

    /// Trunk's minifier drops the optional head tag, so elements are picked by
    /// name and not by position.
    fn elements(html: &str) -> String {
        let mut out = String::new();
        for (open, close) in [("<link ", ">"), ("<script", "</script>")] {
            let mut rest = html;
            while let Some(start) = rest.find(open) {
                let Some(length) = rest[start..].find(close) else { break };
                out.push_str(&rest[start..start + length + close.len()]);
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
        let desk = context::surroundings()
            .viewer
            .is_some_and(|viewer| viewer.role != Role::Consumer);
        view! {
            <!DOCTYPE html>
            <html lang=language.tag() data-texts=texts>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content="light dark" />
                    <link rel="icon" href="/assets/public/favicon.svg" type="image/svg+xml" />
                    <link rel="apple-touch-icon" href="/assets/public/apple-touch-icon.png" />
                    <link rel="preload" href=preload r#as="fetch" crossorigin="anonymous" />
                    {bundle.head(&nonce)}
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
