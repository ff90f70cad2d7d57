//! What stands around every page: skip link, header, tabs, footer, the one
//! live region.

use super::{Icon, IconName};
use crate::{
    context::{Surroundings, Viewer},
    i18n::{Texts, text::shell as t},
    routes,
};
use domain::{
    accounts::{Language, Role},
    lists::Count,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The marketplace's help line.
pub const HELP_LINE: &str = "1-800-555-0142";
const HELP_LINE_LINK: &str = "tel:+18005550142";

#[component]
pub fn Shell(
    /// The form that signs out; the kit knows no feature.
    #[prop(into)]
    sign_out: ViewFn,
    children: Children,
) -> impl IntoView {
    let texts = Texts::here();
    let here = use_context::<Surroundings>().unwrap_or_default();
    let viewer = here.viewer.clone();
    view! {
        <a class="al-skip" href="#main" rel="external">{texts.text(t::SKIP)}</a>
        {here.demo.then(|| view! {
            <aside class="al-demo" aria-label=texts.text(t::DEMONSTRATION_LABEL)>{texts.text(t::DEMONSTRATION)}</aside>
        })}
        <header class="al-header">
            <div class="al-wrap al-header__bar">
                <Brand viewer=viewer.clone() />
                <div class="al-tools">
                    <a class="al-tools__wide" href=HELP_LINE_LINK>
                        <Icon name=IconName::Phone />
                        {texts.fill(t::HELP_LINE_SHORT, &[("number", HELP_LINE)])}
                    </a>
                    <LanguageMenu />
                    {viewer.clone().map(|viewer| {
                        view! { <span class="al-tools__wide al-muted">{viewer.name}</span> {sign_out.run()} }
                    })}
                </div>
            </div>
        </header>
        {viewer.clone().map(|viewer| view! { <Tabs role=viewer.role open_reports=here.open_reports /> })}
        <main class="al-main" id="main">
            <div class="al-wrap">{children()}</div>
        </main>
        <Footer desk=viewer.is_some_and(|viewer| viewer.role != Role::Consumer) demo=here.demo />
        <p class="al-sr" role="status" id="live"></p>
    }
}

#[component]
fn Brand(viewer: Option<Viewer>) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let home = viewer
        .map_or_else(|| routes::start(language), |viewer| routes::home(language, viewer.role));
    view! {
        <a class="al-brand" href=home>
            <svg class="al-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <path class="al-mark__a" d="M5 28c0-10 10-12 10-24"></path>
                <path class="al-mark__b" d="M17 28c0-10 10-12 10-24"></path>
            </svg>
            <span>
                {texts.text(t::PRODUCT)} " "
                <span class="al-brand__place">{texts.text(t::MARKETPLACE)}</span>
            </span>
        </a>
    }
}

/// The same page in every language that is complete; each named in itself.
#[component]
fn LanguageMenu() -> impl IntoView {
    let texts = Texts::here();
    let path = use_location().pathname;
    let entries = Language::ALL
        .iter()
        .filter(|language| **language != texts.language())
        .map(|language| {
            let (language, tag) = (*language, language.tag());
            // Another language comes with its own texts: a new page.
            view! {
                <li>
                    <a href=move || routes::in_language(&path.get(), language) lang=tag hreflang=tag rel="external">
                        {language.own_name()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="al-lang">
            <summary>
                <Icon name=IconName::Globe />
                <span>
                    <span class="al-sr">{texts.text(t::LANGUAGE)} " "</span>
                    {texts.language().own_name()}
                </span>
            </summary>
            <ul class="al-lang__list">{entries}</ul>
        </details>
    }
}

/// `Reports (3 open)`, where there are any.
fn reports(texts: Texts, open: Option<Count>) -> Option<String> {
    let count = match open? {
        Count::Exactly(0) => return None,
        Count::Exactly(open) => open.to_string(),
        Count::Many => format!("{}+", Count::MOST),
    };
    Some(texts.fill(t::TAB_REPORTS_OPEN, &[("count", &count)]))
}

#[component]
fn Tabs(role: Role, #[prop(optional_no_strip)] open_reports: Option<Count>) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let waiting = reports(texts, open_reports);
    let tabs = match role {
        Role::Consumer => vec![
            (routes::consumer_home(language), t::TAB_HOME),
            (routes::application(language, None), t::TAB_APPLICATION),
            (routes::assister(language), t::TAB_ASSISTER),
            (routes::activity(language), t::TAB_ACTIVITY),
        ],
        Role::Assister => vec![
            (routes::clients(language), t::TAB_CLIENTS),
            (routes::own_requests(language), t::TAB_OWN_REQUESTS),
            (routes::own_account(language), t::TAB_OWN_ACCOUNT),
        ],
        Role::AgencyAdministrator => vec![(routes::agency(language), t::TAB_AGENCY)],
        Role::ResourceManager => vec![
            (routes::roster(language), t::TAB_ASSISTERS),
            (routes::organizations(language), t::TAB_ORGANIZATIONS),
            (routes::reports(language), t::TAB_REPORTS),
            (routes::audit(language), t::TAB_AUDIT),
        ],
        Role::ArcStaff | Role::BrokerLineStaff => vec![
            (routes::requests(language), t::TAB_REQUESTS),
            (routes::calls(language), t::TAB_CALLS),
            (routes::roster(language), t::TAB_ASSISTERS),
            (routes::organizations(language), t::TAB_ORGANIZATIONS),
        ],
    };
    let path = use_location().pathname;
    let items = tabs
        .into_iter()
        .map(|(href, text)| {
            let target = href.clone();
            let name = match (&waiting, text == t::TAB_REPORTS) {
                (Some(waiting), true) => waiting.clone(),
                _ => texts.text(text).to_owned(),
            };
            let current = move || {
                let path = path.get();
                let under = path.strip_prefix(&target);
                under.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')).then_some("page")
            };
            view! { <li><a href=href aria-current=current>{name}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="al-nav" aria-label=texts.text(t::MAIN_NAVIGATION)>
            <div class="al-wrap"><ul class="al-nav__list">{items}</ul></div>
        </nav>
    }
}

#[component]
fn Footer(desk: bool, demo: bool) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let line = if desk { t::ASSISTER_LINE } else { t::HELP_LINE };
    view! {
        <footer class="al-footer">
            <div class="al-wrap al-footer__grid">
                <div class="al-stack-sm">
                    <p>
                        <strong>
                            {texts.text(line)} " "
                            <a href=HELP_LINE_LINK class="al-nowrap">{HELP_LINE}</a>
                        </strong>
                        <br />
                        {texts.text(t::HELP_HOURS)}
                    </p>
                    <p>
                        <span lang="es">"Ayuda gratis en su idioma."</span>
                        " · "
                        <span lang="so">"Caawimaad bilaash ah."</span>
                        " · "
                        <span lang="hmn">"Kev pab dawb."</span>
                    </p>
                </div>
                <div>
                    <ul class="al-footer__links">
                        <li><a href=routes::find_help(language)>{texts.text(t::FIND_HELP)}</a></li>
                        <li><a href=routes::privacy(language)>{texts.text(t::PRIVACY)}</a></li>
                        <li><a href=routes::accessibility(language)>{texts.text(t::ACCESSIBILITY)}</a></li>
                        <li><a href=routes::report_problem(language)>{texts.text(t::REPORT_PROBLEM)}</a></li>
                        {demo.then(|| view! {
                            <li><a href=routes::mailbox(language) rel="external">{texts.text(t::MAILBOX)}</a></li>
                        })}
                    </ul>
                    {demo.then(|| view! { <p class="al-muted">{texts.text(t::MADE_UP)}</p> })}
                </div>
            </div>
        </footer>
    }
}
