//! The banner on every page of a client's file: whose file it is, how the
//! assister works with them, and the way out. Plum means: another person's file.

use super::{
    api::{BeginActing, EndActing, ViewActing},
    words::channel,
};
use crate::{
    i18n::{Texts, text::clients as t},
    routes,
    ui::{ButtonLink, ButtonStyle, Form, FormAction, Hidden, Submit, ask},
};
use domain::{audit::Channel, clients::ActingFor, ids::ConsumerId};
use leptos::prelude::*;

/// The banner for the client in the URL. Where the file is closed there is none:
/// the page itself says why.
#[component]
pub fn ActingBanner(client: ConsumerId) -> impl IntoView {
    let acting = ask(move || Ok(ViewActing { client }));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                acting.read().await.ok().map(|acting| view! { <Banner acting /> })
            })}
        </Transition>
    }
}

/// The banner for a client whom the page knows already.
#[component]
pub fn Banner(
    acting: ActingFor,
    /// The page itself asks how the work is done: the banner does not.
    #[prop(optional)]
    page_asks: bool,
    /// The change of the channel, for a page that shows it elsewhere too.
    #[prop(optional)]
    change: FormAction<BeginActing>,
) -> impl IntoView {
    let texts = Texts::here();
    let client = acting.consumer;
    let channel = acting.channel.map(|(channel, _)| channel);
    let begun = if channel.is_some() { t::ACTING_FOR } else { t::CLIENT_FILE };
    let born = texts.fill(t::BORN, &[("year", &acting.birth_year.to_string())]);
    let facts = acting.town.map_or_else(|| born.clone(), |town| format!("{born} · {town}"));
    let how = match channel {
        _ if page_asks => ().into_any(),
        Some(channel) => view! { <ChannelForm client channel change /> }.into_any(),
        None => view! {
            <ButtonLink href=routes::begin_acting(texts.language(), client) kind=ButtonStyle::Quiet>
                {texts.text(t::CHOOSE_CHANNEL)}
            </ButtonLink>
        }
        .into_any(),
    };
    view! {
        <section class="al-acting" aria-label=texts.text(t::ACTING_REGION)>
            <div class="al-wrap al-acting__bar">
                <p class="al-acting__who">
                    <span>{texts.text(begun)}</span>
                    " "
                    <strong>{acting.name}</strong>
                    " "
                    <span>{facts}</span>
                </p>
                {channel.map(|_| view! { <StopForm client /> })}
                {how}
            </div>
        </section>
    }
}

#[component]
fn StopForm(client: ConsumerId) -> impl IntoView {
    let texts = Texts::here();
    view! {
        <Form action={FormAction::<EndActing>::new()} class="al-acting__stop">
            <Hidden name="client" value=client.to_string() />
            <Submit kind=ButtonStyle::Quiet>{texts.text(t::STOP_ACTING)}</Submit>
        </Form>
    }
}

/// The channel can change while the work goes on: a call becomes a visit.
#[component]
fn ChannelForm(
    client: ConsumerId,
    channel: Channel,
    change: FormAction<BeginActing>,
) -> impl IntoView {
    let texts = Texts::here();
    let changed = move || matches!(change.value().get(), Some(Ok(())));
    let segments = Channel::ALL
        .iter()
        .map(|each| {
            view! {
                <label>
                    <input type="radio" name="channel" value=each.as_str() checked=*each == channel />
                    <span>{texts.text(self::channel(*each))}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <Form action=change class="al-acting__channel">
            <Hidden name="client" value=client.to_string() />
            <Hidden name="stay" value="true" />
            <fieldset class="al-segment">
                <legend class="al-sr">{texts.text(t::CHANNEL_QUESTION)}</legend>
                {segments}
            </fieldset>
            <Submit kind=ButtonStyle::Quiet>{texts.text(t::CHANNEL_CHANGE)}</Submit>
            <span class=move || if changed() { "al-small" } else { "al-sr" } role="status">
                {move || changed().then(|| texts.text(t::CHANNEL_CHANGED))}
            </span>
        </Form>
    }
}
