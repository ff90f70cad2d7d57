//! The parts of an organization that its own administrator and the marketplace's
//! staff both see.

use super::{
    organization_words::roster_part,
    words::{kind, standing_tag},
};
use crate::{
    i18n::{Texts, date, text::organizations as t},
    routes,
    ui::{Alert, ButtonLink, ButtonStyle, Pager, Tone},
};
use domain::{
    assisters::{
        Closing, OrganizationFacts, OrganizationKind, OrganizationRoster, RosterMember, RosterPart,
        Site,
    },
    dates::CivilDate,
    ids::{AssisterAccountId, OrganizationId},
    lists::{Count, Cursor},
};
use leptos::prelude::*;

/// A page of a part of the roster, as a URL.
pub type At = Callback<(RosterPart, Option<Cursor<AssisterAccountId>>), String>;

/// `12`, or that there are more than are counted.
pub fn how_many(texts: Texts, count: Count) -> String {
    match count {
        Count::Exactly(rows) => rows.to_string(),
        Count::Many => texts.fill(t::MORE_THAN, &[("count", &Count::MOST.to_string())]),
    }
}

/// That the organization is closed, and how far its accounts and clients are.
#[component]
pub fn Closed(
    #[prop(optional_no_strip)] on: Option<CivilDate>,
    #[prop(optional_no_strip)] closing: Option<Closing>,
) -> impl IntoView {
    let texts = Texts::here();
    let (on, closing) = (on?, closing?);
    let title = texts.fill(t::CLOSED_ON, &[("date", &date(texts, on))]);
    let nothing = Count::Exactly(0);
    let done = closing.accounts == nothing && closing.clients == nothing;
    let left = [
        ("accounts", how_many(texts, closing.accounts)),
        ("clients", how_many(texts, closing.clients)),
    ];
    let left = left.each_ref().map(|(name, count)| (*name, count.as_str()));
    let body = match done {
        true => texts.text(t::CLOSED_ALL).to_owned(),
        false => texts.fill(t::CLOSED_LEFT, &left),
    };
    let tone = if done { Tone::Info } else { Tone::Warn };
    Some(view! { <Alert tone title><p>{body}</p></Alert> })
}

/// City, phone and who answers for privacy.
#[component]
pub fn Facts(facts: OrganizationFacts, children: Children) -> impl IntoView {
    let texts = Texts::here();
    let email = facts.privacy_contact_email.clone();
    view! {
        <section class="al-card al-stack" aria-labelledby="facts">
            <h2 id="facts">{texts.text(t::FACTS)}</h2>
            <dl class="al-summary al-summary--narrow">
                <div><dt>{texts.text(t::CITY)}</dt><dd>{or_missing(texts, facts.city)}</dd></div>
                <div>
                    <dt>{texts.text(t::PHONE)}</dt>
                    <dd>{or_missing(texts, facts.phone.unwrap_or_default())}</dd>
                </div>
                <div>
                    <dt>{texts.text(t::PRIVACY_CONTACT)}</dt>
                    <dd>{or_missing(texts, facts.privacy_contact_name)}</dd>
                    {(!email.is_empty()).then(|| view! {
                        <dd><a href=format!("mailto:{email}")>{email.clone()}</a></dd>
                    })}
                </div>
            </dl>
            {children()}
        </section>
    }
}

fn or_missing(texts: Texts, value: String) -> String {
    if value.is_empty() { texts.text(t::MISSING).to_owned() } else { value }
}

/// The places where people are received.
#[component]
pub fn Sites(organization: OrganizationId, sites: Vec<Site>, change: bool) -> impl IntoView {
    let texts = Texts::here();
    let language = texts.language();
    let none = sites.is_empty();
    let rows = sites
        .into_iter()
        .map(|site| {
            let href = routes::site(language, organization, site.id);
            let edit = texts.fill(t::EDIT_SITE_NAMED, &[("site", &site.name)]);
            view! {
                <div class="al-stack-sm">
                    <p>
                        <strong>{site.name}</strong>
                        <br />
                        {site.street} ", " {site.city} " " {site.zip}
                        <br />
                        <span class="al-small al-muted">
                            {texts.fill(t::COUNTY_OF, &[("county", &site.county)])}
                            {site.phone.map(|phone| format!(" · {phone}"))}
                        </span>
                    </p>
                    {change.then(|| view! { <p><a href=href>{edit}</a></p> })}
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="al-card al-stack" aria-labelledby="sites">
            <h2 id="sites">{texts.text(t::SITES)}</h2>
            {none.then(|| view! { <p>{texts.text(t::SITES_NONE)}</p> })}
            {rows}
            {change.then(|| view! {
                <div class="al-actions">
                    <ButtonLink href=routes::new_site(language, organization) kind=ButtonStyle::Quiet>
                        {texts.text(t::ADD_SITE)}
                    </ButtonLink>
                </div>
            })}
        </section>
    }
}

/// The assisters of the organization, one part at a time.
#[component]
pub fn Roster(
    kind: OrganizationKind,
    roster: OrganizationRoster,
    waiting: Count,
    at: At,
    /// A person's page.
    person: Callback<AssisterAccountId, String>,
) -> impl IntoView {
    let texts = Texts::here();
    let part = roster.part;
    let chips = RosterPart::ALL
        .iter()
        .copied()
        // Brokers need no approval.
        .filter(|each| {
            *each != RosterPart::Waiting || kind != OrganizationKind::BrokerAgency || *each == part
        })
        .map(|each| {
            let current = (each == part).then_some("true");
            let count = (each == RosterPart::Waiting && waiting != Count::Exactly(0))
                .then(|| format!(" ({})", how_many(texts, waiting)));
            view! {
                <li>
                    <a class="al-chip" href=at.run((each, None)) aria-current=current>
                        {texts.text(roster_part(each))} {count}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="al-stack" aria-labelledby="roster">
            <h2 id="roster">{texts.text(t::ROSTER)}</h2>
            <nav aria-label=texts.text(t::ROSTER_PARTS)><ul class="al-chips">{chips}</ul></nav>
            <Members roster at person />
        </section>
    }
}

#[component]
fn Members(
    roster: OrganizationRoster,
    at: At,
    person: Callback<AssisterAccountId, String>,
) -> impl IntoView {
    let texts = Texts::here();
    let part = roster.part;
    if roster.rows.is_empty() {
        let nobody = match part {
            RosterPart::Current => t::NOBODY_CURRENT,
            RosterPart::Waiting => t::NOBODY_WAITING,
            RosterPart::Left => t::NOBODY_LEFT,
        };
        return view! { <div class="al-empty"><p>{texts.text(nobody)}</p></div> }.into_any();
    }
    let page = |cursor| at.run((part, Some(cursor)));
    let (previous, next) = (roster.previous.map(page), roster.next.map(page));
    let columns = [t::COLUMN_ASSISTER, t::COLUMN_NUMBER, t::COLUMN_ACCOUNT, t::COLUMN_CERTIFIED]
        .map(|text| view! { <th scope="col" role="columnheader">{texts.text(text)}</th> })
        .into_iter()
        .collect_view();
    let rows = roster
        .rows
        .into_iter()
        .map(|member| {
            let href = person.run(member.assister);
            view! { <Member member href /> }
        })
        .collect_view();
    view! {
        <div class="al-card al-card--flush">
            <table class="al-table al-table--stack" role="table">
                <caption>
                    <strong>{texts.text(roster_part(part))}</strong> ", " {texts.text(t::ROSTER_CAPTION)}
                </caption>
                <thead role="rowgroup"><tr role="row">{columns}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            <Pager previous next />
        </div>
    }
    .into_any()
}

#[component]
fn Member(member: RosterMember, href: String) -> impl IntoView {
    let texts = Texts::here();
    let until = member.until.map(|until| texts.fill(t::LAST_DAY, &[("date", &date(texts, until))]));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=href>{member.name.clone()}</a>
                <br />
                <span class="al-small al-muted">{texts.text(kind(member.kind))}</span>
            </th>
            <td role="cell" data-label=texts.text(t::COLUMN_NUMBER)>
                <div><span class="al-number">{member.reference_number.to_string()}</span></div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_ACCOUNT)>
                <div>
                    {standing_tag(member.state, member.standing)}
                    {until.map(|until| view! {
                        <br />
                        <span class="al-small al-muted">{until}</span>
                    })}
                </div>
            </td>
            <td role="cell" data-label=texts.text(t::COLUMN_CERTIFIED)>
                <div>{date(texts, member.certified_until)}</div>
            </td>
        </tr>
    }
}
