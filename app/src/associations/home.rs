//! The consumer's first page: where the application stands, what to do next and
//! who may act.

use super::{
    api::ViewHome,
    assister::NoAssister,
    person::{Blocked, Person},
    status::{NextSteps, Status},
};
use crate::{
    context::Surroundings,
    i18n::{Texts, date, text::associations as t},
    notices::AlertList,
    routes,
    ui::{ButtonLink, ButtonStyle, Icon, IconName, Page, ask, load},
};
use domain::{
    assisters::Standing,
    associations::{ConsumerHome, CurrentAssister},
    dates::minnesota_date,
};
use leptos::{either::Either, prelude::*};

#[component]
pub fn HomePage() -> impl IntoView {
    let texts = Texts::here();
    let home = ask(|| Ok(ViewHome {}));
    let name = use_context::<Surroundings>()
        .and_then(|here| here.viewer)
        .map(|viewer| viewer.given_name)
        .unwrap_or_default();
    view! {
        <div class="al-stack-lg">
            <Page title=texts.text(t::HOME_TITLE) heading=texts.fill(t::HELLO, &[("name", &name)])>
                <AlertList />
                {load(home, |home| view! { <Home home /> })}
            </Page>
        </div>
    }
}

#[component]
fn Home(home: ConsumerHome) -> impl IntoView {
    let texts = Texts::here();
    let given = home.assister.as_ref().map(|assister| assister.profile.given_name.clone());
    let card = match home.assister.clone() {
        Some(assister) => Either::Left(view! { <AssisterCard assister /> }),
        None => Either::Right(view! { <NoAssister quiet=true /> }),
    };
    view! {
        <div class="al-two">
            <div class="al-stack-lg">
                <Status year=home.coverage_year application=home.application.clone() />
                <NextSteps home />
            </div>
            <aside class="al-stack-lg al-two__side" aria-label=texts.text(t::HELP_LABEL)>
                {card}
                <p><a href=routes::activity(texts.language())>{texts.text(t::SEE_ACTIVITY)}</a></p>
                <KeepPrivate given />
            </aside>
        </div>
    }
}

/// Who acts for the consumer, since when, and the way to change it.
#[component]
fn AssisterCard(assister: CurrentAssister) -> impl IntoView {
    let texts = Texts::here();
    let given = assister.profile.given_name.clone();
    let since = date(texts, minnesota_date(assister.since));
    let powers = match assister.standing {
        Standing::MayAct => Either::Left(view! {
            <p>{texts.fill(t::CAN_SHORT, &[("name", &given)])}</p>
        }),
        standing => Either::Right(view! { <Blocked given_name=given standing /> }),
    };
    view! {
        <section class="al-card al-stack" aria-labelledby="your-assister">
            <h2 id="your-assister">{texts.text(t::YOUR_ASSISTER)}</h2>
            <Person profile=assister.profile phone=true />
            {powers}
            <p class="al-small al-muted">{texts.fill(t::SINCE, &[("date", &since)])}</p>
            <div class="al-stack-sm">
                <div class="al-actions">
                    <ButtonLink href=routes::assister(texts.language()) kind=ButtonStyle::Quiet>
                        {texts.text(t::MANAGE_ASSISTER)}
                    </ButtonLink>
                </div>
                <p class="al-small al-muted">{texts.text(t::MANAGE_HINT)}</p>
            </div>
        </section>
    }
}

/// An assister never needs the consumer's password.
#[component]
fn KeepPrivate(#[prop(optional_no_strip)] given: Option<String>) -> impl IntoView {
    let texts = Texts::here();
    let body = match given {
        Some(given) => texts.fill(t::KEEP_PRIVATE, &[("name", &given)]),
        None => texts.text(t::KEEP_PRIVATE_ALONE).to_owned(),
    };
    view! {
        <section class="al-alert" aria-labelledby="safe">
            <Icon name=IconName::Lock />
            <div>
                <h3 id="safe">{texts.text(t::KEEP_PRIVATE_TITLE)}</h3>
                <p>{body}</p>
            </div>
        </section>
    }
}
