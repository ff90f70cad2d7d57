//! The words of the desk for what the domain knows by code.

use crate::{
    coverage::first_results,
    i18n::{Text, Texts, text::clients as t},
    ui::{IconName, Tag, Tone},
};
use domain::{
    audit::Channel,
    clients::{ApplicationStanding, Hand, InitialDetermination},
};
use leptos::prelude::*;

/// How far the application is, as a tag.
pub fn standing_tag(standing: ApplicationStanding) -> impl IntoView {
    let (tone, icon, text) = match standing {
        ApplicationStanding::NotStarted => (None, None, t::NOT_STARTED),
        ApplicationStanding::InProgress => {
            (Some(Tone::Info), Some(IconName::Pencil), t::IN_PROGRESS)
        }
        ApplicationStanding::Submitted => (Some(Tone::Ok), Some(IconName::Check), t::SENT),
    };
    view! { <Tag tone icon text=Texts::here().text(text) /> }
}

/// The first result of everybody, one line for each result, then the day from which it is.
pub fn determination(texts: Texts, determination: &InitialDetermination) -> Vec<String> {
    match determination {
        InitialDetermination::None => vec![texts.text(t::NONE_YET).to_owned()],
        InitialDetermination::Pending => vec![texts.text(t::WAITING).to_owned()],
        InitialDetermination::Known(first) => first_results(texts, first),
    }
}

/// Whether the client has a plan.
pub const fn enrolled(enrolled: bool) -> Text {
    if enrolled { t::YES } else { t::NOT_YET }
}

/// How the assister works with the client.
pub const fn channel(channel: Channel) -> Text {
    match channel {
        Channel::InPerson => t::CHANNEL_IN_PERSON,
        Channel::Phone => t::CHANNEL_PHONE,
        Channel::FollowingUp => t::CHANNEL_FOLLOWING_UP,
    }
}

/// The same, explained with the client's first name.
pub const fn channel_hint(channel: Channel) -> Text {
    match channel {
        Channel::InPerson => t::CHANNEL_IN_PERSON_HINT,
        Channel::Phone => t::CHANNEL_PHONE_HINT,
        Channel::FollowingUp => t::CHANNEL_FOLLOWING_UP_HINT,
    }
}

/// Who did something.
pub const fn hand(hand: Hand) -> Text {
    match hand {
        Hand::You => t::BY_YOU,
        Hand::Client => t::BY_CLIENT,
        Hand::SomebodyElse => t::BY_SOMEBODY,
    }
}
