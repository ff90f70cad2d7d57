//! Messages on a person's own pages, until they put them away.

use super::api::{DismissAlert, ListAlerts};
use crate::{
    context::Surroundings,
    i18n::{Text, Texts, date, date_and_time, text::notices as t},
    routes,
    ui::{Alert, ButtonStyle, Form, FormAction, Submit, Tone, ask_again},
};
use domain::{
    accounts::Role,
    associations::EndReason,
    notices::{AlertAbout, OtherPerson, ShownAlert},
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
            let help =
                (!desk && needs_help(&alert.about)).then(|| routes::find_help(texts.language()));
            view! {
                <Alert tone title>
                    <p>{body}</p>
                    {help.map(|href| view! { <p><a href=href>{texts.text(t::FIND_HELP)}</a></p> })}
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
        AlertAbout::ApplicationWithdrawn { .. } => {
            (t::CONSUMER_WITHDRAWN, t::CONSUMER_WITHDRAWN_BODY, Tone::Warn)
        }
        AlertAbout::ResultKnown { client: None } => {
            (t::CONSUMER_RESULT, t::CONSUMER_RESULT_BODY, Tone::Ok)
        }
        AlertAbout::ResultKnown { client: Some(_) } => {
            (t::ASSISTER_RESULT, t::ASSISTER_RESULT_BODY, Tone::Ok)
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
        AlertAbout::AssisterOnHold { .. } => {
            (t::CONSUMER_ASSISTER_ON_HOLD, t::CONSUMER_ASSISTER_ON_HOLD_BODY, Tone::Warn)
        }
        AlertAbout::AssisterMoved { .. } => {
            (t::CONSUMER_ASSISTER_MOVED, t::CONSUMER_ASSISTER_MOVED_BODY, Tone::Info)
        }
        AlertAbout::AssociationReminder { .. } => {
            (t::CONSUMER_REMINDER, t::CONSUMER_REMINDER_BODY, Tone::Info)
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
        body: texts.fill(
            body,
            &[
                ("name", given_name(&alert.about)),
                ("when", &when),
                ("until", &until(texts, &alert.about)),
            ],
        ),
        tone,
    }
}

fn name(about: &AlertAbout) -> &str {
    other(about).map_or("", |other| &other.name)
}

fn given_name(about: &AlertAbout) -> &str {
    other(about).map_or("", |other| &other.given_name)
}

/// Whether the consumer was left without an assister, not by their own wish.
fn needs_help(about: &AlertAbout) -> bool {
    use EndReason::{Administrative, AssisterIneligible, AtAssisterRequest, FraudFinding};
    matches!(
        about,
        AlertAbout::AssociationEnded {
            reason: AtAssisterRequest | AssisterIneligible | Administrative | FraudFinding,
            ..
        }
    )
}

fn other(about: &AlertAbout) -> Option<&OtherPerson> {
    match about {
        AlertAbout::AssociationBegan { other }
        | AlertAbout::AssociationEnded { other, .. }
        | AlertAbout::AssisterLapsed { other }
        | AlertAbout::AssisterOnHold { other }
        | AlertAbout::AssisterMoved { other }
        | AlertAbout::AssociationReminder { other }
        | AlertAbout::RequestDecided { other, .. } => Some(other),
        AlertAbout::ResultKnown { client } => client.as_ref(),
        AlertAbout::ApplicationSubmitted { by } => by.as_ref(),
        AlertAbout::ApplicationWithdrawn { by } => Some(by),
        AlertAbout::CertificationEnding { .. } | AlertAbout::CertificationLapsed { .. } => None,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_did_not_end_it_themselves_is_led_to_other_help() {
        let other = OtherPerson { given_name: "Rosa".to_owned(), name: "Rosa Delgado".to_owned() };
        for reason in EndReason::ALL {
            let own = matches!(reason, EndReason::ConsumerRemoved | EndReason::Replaced);
            let about = AlertAbout::AssociationEnded { other: other.clone(), reason: *reason };
            assert_eq!(needs_help(&about), !own, "{reason:?}");
        }
        assert!(!needs_help(&AlertAbout::AssisterOnHold { other }), "that one stays");
    }
}
