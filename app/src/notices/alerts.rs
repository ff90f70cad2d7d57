//! Messages on a person's own pages, until they put them away.

use super::api::{DismissAlert, ListAlerts};
use crate::{
    context::Surroundings,
    i18n::{Text, Texts, date, date_and_time, text::notices as t},
    ui::{Alert, ButtonStyle, Form, FormAction, Submit, Tone, ask_again},
};
use domain::{
    accounts::Role,
    associations::EndReason,
    notices::{AlertAbout, ShownAlert},
};
use leptos::prelude::*;

/// The open messages of the person who looks at the page; nothing when there
/// are none.
#[component]
pub fn AlertList() -> impl IntoView {
    let dismiss = FormAction::<DismissAlert>::new();
    let alerts = ask_again(move || dismiss.version().get(), || Ok(ListAlerts {}));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                // A page does without its messages rather than failing for them.
                let alerts = alerts.read().await.unwrap_or_default();
                (!alerts.is_empty()).then(|| view! { <Alerts alerts dismiss /> })
            })}
        </Transition>
    }
}

/// One form for all: each button names its message.
#[component]
fn Alerts(alerts: Vec<ShownAlert>, dismiss: FormAction<DismissAlert>) -> impl IntoView {
    let texts = Texts::here();
    let desk = use_context::<Surroundings>()
        .and_then(|here| here.viewer)
        .is_some_and(|viewer| viewer.role != Role::Consumer);
    let messages = alerts
        .into_iter()
        .map(|alert| {
            let Words { title, body, tone } = words(texts, &alert, desk);
            let id = alert.id.to_string();
            let about = title.clone();
            view! {
                <Alert tone title>
                    <p>{body}</p>
                    <Submit kind=ButtonStyle::Link name="id" value=id>
                        {texts.text(t::DISMISS)}
                        <span class="al-sr">": " {about.clone()}</span>
                    </Submit>
                </Alert>
            }
        })
        .collect_view();
    view! {
        <section class="al-no-print" aria-label=texts.text(t::ALERTS_TITLE)>
            <Form action=dismiss>{messages}</Form>
        </section>
    }
}

/// A message in the words of its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    title: String,
    body: String,
    tone: Tone,
}

fn words(texts: Texts, alert: &ShownAlert, desk: bool) -> Words {
    let when = date_and_time(texts, alert.at);
    let (title, body, tone) = match &alert.about {
        AlertAbout::AssociationBegan { .. } => (
            if desk { t::ASSISTER_BEGAN } else { t::CONSUMER_BEGAN },
            if desk { t::ASSISTER_BEGAN_BODY } else { t::CONSUMER_BEGAN_BODY },
            Tone::Ok,
        ),
        AlertAbout::AssociationEnded { reason, .. } if desk => {
            (t::ASSISTER_ENDED, told_assister(*reason), Tone::Info)
        }
        AlertAbout::AssociationEnded { reason, .. } => {
            (t::CONSUMER_ENDED, told_consumer(*reason), Tone::Info)
        }
        AlertAbout::ApplicationSubmitted { by } => {
            let title = match (desk, by) {
                (true, None) => t::ASSISTER_SENT_SELF,
                (true, Some(_)) => t::ASSISTER_SENT_OTHER,
                (false, None) => t::CONSUMER_SENT_SELF,
                (false, Some(_)) => t::CONSUMER_SENT_OTHER,
            };
            (title, if desk { t::ASSISTER_SENT_BODY } else { t::CONSUMER_SENT_BODY }, Tone::Ok)
        }
        AlertAbout::CertificationEnding { .. } => {
            (t::CERTIFICATION_ENDING, t::CERTIFICATION_ENDING_BODY, Tone::Warn)
        }
        AlertAbout::CertificationLapsed { .. } => {
            (t::CERTIFICATION_LAPSED, t::CERTIFICATION_LAPSED_BODY, Tone::Stop)
        }
        AlertAbout::AssisterLapsed { .. } => {
            (t::CONSUMER_ASSISTER_LAPSED, t::CONSUMER_ASSISTER_LAPSED_BODY, Tone::Warn)
        }
        AlertAbout::RequestDecided { approved: true, .. } => {
            (t::REQUEST_APPROVED, t::REQUEST_APPROVED_BODY, Tone::Ok)
        }
        AlertAbout::RequestDecided { .. } => {
            (t::REQUEST_REJECTED, t::REQUEST_REJECTED_BODY, Tone::Info)
        }
    };
    Words {
        title: texts.fill(title, &[("name", name(&alert.about))]),
        body: texts.fill(body, &[("when", &when), ("until", &until(texts, &alert.about))]),
        tone,
    }
}

fn name(about: &AlertAbout) -> &str {
    match about {
        AlertAbout::AssociationBegan { other }
        | AlertAbout::AssociationEnded { other, .. }
        | AlertAbout::AssisterLapsed { other }
        | AlertAbout::RequestDecided { other, .. } => &other.name,
        AlertAbout::ApplicationSubmitted { by } => by.as_ref().map_or("", |by| &by.name),
        AlertAbout::CertificationEnding { .. } | AlertAbout::CertificationLapsed { .. } => "",
    }
}

/// The last day of the certification that a message is about.
fn until(texts: Texts, about: &AlertAbout) -> String {
    match about {
        AlertAbout::CertificationEnding { until } | AlertAbout::CertificationLapsed { until } => {
            date(texts, *until)
        }
        _ => String::new(),
    }
}

fn told_consumer(reason: EndReason) -> Text {
    match reason {
        EndReason::ConsumerRemoved => t::CONSUMER_REMOVED,
        EndReason::Replaced => t::CONSUMER_REPLACED,
        EndReason::AtAssisterRequest => t::CONSUMER_AT_REQUEST,
        EndReason::AssisterIneligible => t::CONSUMER_INELIGIBLE,
        EndReason::FraudFinding | EndReason::Administrative => t::CONSUMER_CLOSED,
    }
}

fn told_assister(reason: EndReason) -> Text {
    match reason {
        EndReason::ConsumerRemoved => t::ASSISTER_REMOVED,
        EndReason::Replaced => t::ASSISTER_REPLACED,
        EndReason::AtAssisterRequest => t::ASSISTER_AT_REQUEST,
        EndReason::AssisterIneligible | EndReason::FraudFinding | EndReason::Administrative => {
            t::ASSISTER_CLOSED
        }
    }
}
