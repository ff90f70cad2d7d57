//! Before the work: how is it done today? The choice is kept on the record.

use super::{
    acting_banner::Banner,
    api::{BeginActing, ViewActing},
    client_in_url,
    words::{channel, channel_hint},
};
use crate::{
    error::AppError,
    i18n::{Texts, text::clients as t},
    routes,
    ui::{BackLink, Choice, ChoiceField, Form, FormAction, Hidden, Page, Submit, ask, load},
};
use domain::{audit::Channel, clients::ActingFor};
use leptos::prelude::*;

/// Asks how the assister works with the client today, then opens the application.
#[component]
pub fn BeginPage() -> impl IntoView {
    let client = client_in_url();
    let acting = ask(move || Ok(ViewActing { client: client.get().ok_or(AppError::NotFound)? }));
    load(acting, |acting| view! { <Question acting /> })
}

#[component]
fn Question(acting: ActingFor) -> impl IntoView {
    let texts = Texts::here();
    let client = acting.consumer;
    let named = |text| texts.fill(text, &[("name", &acting.given_name)]);
    let choices = Channel::ALL
        .iter()
        .map(|each| {
            Choice::new(each.as_str(), texts.text(channel(*each))).hint(named(channel_hint(*each)))
        })
        .collect();
    let (heading, lead, warning) =
        (named(t::BEGIN_HEADING), named(t::BEGIN_LEAD), named(t::BEGIN_WARNING));
    let chosen = acting.channel.map_or("", |(channel, _)| channel.as_str());
    view! {
        <Banner acting=acting.clone() page_asks=true />
        <BackLink href=routes::client(texts.language(), client) text=acting.name.clone() />
        <div class="al-column al-stack">
            <Page title=texts.text(t::BEGIN_TITLE) heading>
                <p>{lead}</p>
                <Form action={FormAction::<BeginActing>::new()}>
                    <Hidden name="client" value=client.to_string() />
                    <ChoiceField name="channel" hide_label=true value=chosen choices />
                    <p class="al-muted">{warning}</p>
                    <div class="al-actions">
                        <Submit>{texts.text(t::GO_TO_APPLICATION)}</Submit>
                    </div>
                </Form>
            </Page>
        </div>
    }
}
