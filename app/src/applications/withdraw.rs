//! Give a draft up: what is lost, what stays, one button and a way back.

use super::{
    api::{self, Withdraw},
    file::{HiddenClient, in_place},
};
use crate::{
    i18n::{Texts, text::applications as t},
    routes::{self, File},
    ui::{
        BackLink, ButtonLink, ButtonStyle, Form, FormAction, Hidden, Page, Refusal, Submit,
        ask_again, load,
    },
};
use domain::{
    applications::{Overview, Progress, RESTORE_DAYS},
    ids::ApplicationId,
};
use leptos::prelude::*;

#[component]
pub fn WithdrawPage() -> impl IntoView {
    in_place(|file, _| view! { <WithdrawOf file /> })
}

#[component]
fn WithdrawOf(file: File) -> impl IntoView {
    let withdraw = FormAction::<Withdraw>::new();
    let overview =
        ask_again(move || withdraw.version().get(), move || Ok(api::Overview { client: file }));
    load(overview, move |overview| {
        let texts = Texts::here();
        let list = routes::application(texts.language(), file);
        let back = list.clone();
        let page = match &overview.progress {
            Progress::Draft(draft) => {
                let application = draft.application;
                view! { <Ask file overview application withdraw /> }.into_any()
            }
            Progress::NotStarted(_) | Progress::Sent(_) => view! {
                <Page title=texts.text(t::WITHDRAW_TITLE)>
                    <Refusal action=withdraw />
                    <p>{texts.text(t::WITHDRAW_NOTHING)}</p>
                    <div class="al-actions">
                        <ButtonLink href=list>{texts.text(t::WITHDRAW_BACK)}</ButtonLink>
                    </div>
                </Page>
            }
            .into_any(),
        };
        view! {
            <div class="al-column al-stack">
                <BackLink href=back text=texts.text(t::BACK_TO_LIST) />
                {page}
            </div>
        }
    })
}

#[component]
fn Ask(
    file: File,
    overview: Overview,
    application: ApplicationId,
    withdraw: FormAction<Withdraw>,
) -> impl IntoView {
    let texts = Texts::here();
    let (year, days) = (overview.year.0.to_string(), RESTORE_DAYS.to_string());
    let name = overview.client.unwrap_or_default();
    let acting = file.is_some();
    let say = move |text| texts.fill(text, &[("year", &year), ("name", &name), ("days", &days)]);
    let heading = say(if acting { t::WITHDRAW_HEADING_CLIENT } else { t::WITHDRAW_HEADING });
    let lost = [t::WITHDRAW_LOST_ANSWERS, t::WITHDRAW_LOST_SENT];
    let stays = if acting {
        [t::WITHDRAW_STAYS_SENT, t::WITHDRAW_STAYS_LINK_CLIENT, t::WITHDRAW_TOLD_CLIENT]
    } else {
        [t::WITHDRAW_STAYS_SENT, t::WITHDRAW_STAYS_LINK, t::WITHDRAW_STAYS_NEW]
    };
    let undo = say(if acting { t::WITHDRAW_UNDO_CLIENT } else { t::WITHDRAW_UNDO });
    let lines =
        |texts: Vec<String>| texts.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let lost = lines(lost.map(&say).to_vec());
    let stays = lines(stays.map(&say).to_vec());
    view! {
        <Page title=texts.text(t::WITHDRAW_TITLE) heading>
            <h2>{texts.text(t::WITHDRAW_LOST)}</h2>
            <ul class="al-list">{lost}</ul>
            <h2>{texts.text(t::WITHDRAW_STAYS)}</h2>
            <ul class="al-list">{stays}</ul>
            <p>{undo}</p>
            <Form action=withdraw>
                <HiddenClient file />
                <Hidden name="application" value=application.to_string() />
                <div class="al-actions">
                    <Submit kind=ButtonStyle::StopSolid>{texts.text(t::WITHDRAW_BUTTON)}</Submit>
                    <ButtonLink
                        href=routes::application(texts.language(), file)
                        kind=ButtonStyle::Quiet
                    >
                        {texts.text(t::WITHDRAW_KEEP)}
                    </ButtonLink>
                </div>
            </Form>
        </Page>
    }
}
