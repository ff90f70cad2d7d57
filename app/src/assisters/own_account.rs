//! An assister's own account: the number for clients, whether files are open
//! today, what the public reads, and news. It works while the desk is closed.

use super::{
    activation_api::ViewOwnAccount,
    words::{kind, standing_tag},
};
use crate::{
    associations::spoken,
    i18n::{Text, Texts, conflict_text, date, text::activation as t},
    notices::AlertList,
    routes,
    ui::{Alert, ButtonLink, ButtonStyle, Page, Tone, ask, load},
};
use domain::assisters::{AccountState, AssisterKind, Listing, OwnAccount, Standing};
use leptos::prelude::*;

#[component]
pub fn OwnAccountPage() -> impl IntoView {
    let account = ask(|| Ok(ViewOwnAccount {}));
    load(account, |account| view! { <Whole account /> })
}

#[component]
fn Whole(account: OwnAccount) -> impl IntoView {
    let texts = Texts::here();
    let (kind, listing) = (account.kind, account.listing.clone());
    let (name, standing) = (account.name.clone(), account.standing);
    let number = account.reference_number.to_string();
    let give = match standing {
        Standing::MayAct => t::YOUR_NUMBER_BODY,
        Standing::Closed => t::YOUR_NUMBER_OVER,
        _ => t::YOUR_NUMBER_RESTING,
    };
    let due = account.rules_are_due() && account.state != AccountState::Closed;
    view! {
        <div class="al-column al-stack-lg">
            <div class="al-stack">
                <Page title=texts.text(t::ACCOUNT_TITLE)>
                    <p class="al-lead">{name}</p>
                    <Closed standing />
                    <AlertList />
                    {due.then(|| view! { <RulesDue /> })}
                </Page>
            </div>
            <section class="al-card al-stack" aria-labelledby="number">
                <h2 id="number">{texts.text(t::YOUR_NUMBER)}</h2>
                <p class="al-number al-number--large">{number}</p>
                <p>{texts.text(give)}</p>
            </section>
            <Facts account />
            <Public kind listing />
            <p class="al-muted">{texts.text(t::ACCOUNT_WRONG)}</p>
        </div>
    }
}

/// Why files are closed today, and what to do; nothing while they are open.
#[component]
fn Closed(standing: Standing) -> impl IntoView {
    let texts = Texts::here();
    let why = standing.conflict()?;
    Some(view! {
        <Alert tone=Tone::Stop title=texts.text(t::ACCOUNT_FILES_CLOSED)>
            <p>{texts.text(conflict_text(why))}</p>
        </Alert>
    })
}

/// There are newer rules than those that were accepted.
#[component]
pub fn RulesDue() -> impl IntoView {
    let texts = Texts::here();
    view! {
        <Alert tone=Tone::Warn title=texts.text(t::RULES_DUE_TITLE)>
            <p>{texts.text(t::RULES_DUE_BODY)}</p>
            <p><a href=routes::accept_rules(texts.language())>{texts.text(t::RULES_DUE_READ)}</a></p>
        </Alert>
    }
}

#[component]
fn Facts(account: OwnAccount) -> impl IntoView {
    let texts = Texts::here();
    let certified = texts.fill(
        t::ACCOUNT_CERTIFIED_DAYS,
        &[
            ("from", &date(texts, account.certification.from)),
            ("until", &date(texts, account.certification.until)),
        ],
    );
    let rules = account.rules.map(|rules| {
        let (version, on) = (rules.version.to_string(), date(texts, rules.on));
        texts.fill(t::ACCOUNT_RULES_ACCEPTED, &[("version", &version), ("date", &on)])
    });
    let rows: Vec<(Text, String)> = [
        Some((t::ACCOUNT_KIND, texts.text(kind(account.kind)).to_owned())),
        Some((t::ACCOUNT_ORGANIZATION, account.organization)),
        account.rostered_until.map(|until| (t::ACCOUNT_ROSTERED_UNTIL, date(texts, until))),
        Some((t::ACCOUNT_CERTIFIED, certified)),
        Some((t::ACCOUNT_SIGN_IN_NAME, account.sign_in_name)),
        rules.map(|rules| (t::ACCOUNT_RULES, rules)),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <section class="al-card al-stack" aria-labelledby="account">
            <h2 id="account">{texts.text(t::ACCOUNT_FACTS)}</h2>
            <p>{standing_tag(account.state, account.standing)}</p>
            <dl class="al-summary">{summary(texts, rows)}</dl>
        </section>
    }
}

/// What the public directory says, or why nobody finds the assister there.
#[component]
fn Public(kind: AssisterKind, listing: Listing) -> impl IntoView {
    let texts = Texts::here();
    let lead = match (kind, listing.listed, listing.taking_new_clients) {
        (AssisterKind::Cac, ..) => t::LISTING_NEVER,
        (_, false, _) => t::LISTING_NOT,
        (_, true, true) => t::LISTING_TAKING,
        (_, true, false) => t::LISTING_FULL,
    };
    let none = || texts.text(t::LISTING_NONE).to_owned();
    let or_none = |value: Option<String>| value.unwrap_or_else(none);
    let rows = vec![
        (t::LISTING_CITY, listing.city),
        (t::LISTING_PHONE, or_none(listing.phone)),
        (t::LISTING_EMAIL, or_none(listing.email)),
        (t::LISTING_HOURS, or_none(listing.hours)),
        (t::LISTING_LANGUAGES, spoken(texts, &listing.languages)),
        (t::LISTING_COUNTIES, listing.counties.join(", ")),
    ];
    view! {
        <section class="al-card al-stack" aria-labelledby="listing">
            <h2 id="listing">{texts.text(t::LISTING_TITLE)}</h2>
            <p>{texts.text(lead)}</p>
            <dl class="al-summary">{summary(texts, rows)}</dl>
            {listing.listed.then(|| view! {
                <div class="al-actions">
                    <ButtonLink
                        href=routes::find_help(texts.language())
                        kind=ButtonStyle::Quiet
                    >
                        {texts.text(t::LISTING_SEE)}
                    </ButtonLink>
                </div>
            })}
        </section>
    }
}

fn summary(texts: Texts, rows: Vec<(Text, String)>) -> impl IntoView {
    rows.into_iter()
        .map(|(term, value)| view! { <div><dt>{texts.text(term)}</dt><dd>{value}</dd></div> })
        .collect_view()
}
