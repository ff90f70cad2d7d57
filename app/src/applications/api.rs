//! The doors of this feature. `client` names whose file is meant; without it
//! the consumer's own.

use crate::error::AppResult;
use domain::{
    applications::{
        self, AnswersToCheck, ContentVersion, KeptAnswers, PersonNumber, Question, Sent, StepKey,
    },
    ids::{AccountId, ApplicationId, ConsumerId, PageViewId},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{context, error::AppError, routes},
    domain::{
        applications::{Filled, PageView, typed_from_form},
        conflict::Conflict,
        policy::Action,
        validation::{Code, Invalid},
    },
    leptos::server_fn::ServerFn,
};

/// The task list.
#[server(endpoint = "applications/overview", prefix = "/api")]
pub async fn overview(
    #[server(default)] client: Option<ConsumerId>,
) -> AppResult<applications::Overview> {
    let (request, store) = context::open(Action::ViewApplication)?;
    Ok(store::applications::overview(&store, &request, client).await?)
}

/// Begins the application and goes to its first page.
#[server(endpoint = "applications/start", prefix = "/api")]
pub async fn start(
    #[server(default)] client: Option<ConsumerId>,
    /// With the answers of this one, of an earlier year.
    #[server(default)]
    earlier: Option<ApplicationId>,
) -> AppResult<()> {
    let (request, store) = context::open(Action::StartApplication)?;
    let started = match earlier {
        None => store::applications::start(&store, &request, client).await,
        Some(earlier) => store::applications::start_with(&store, &request, client, earlier).await,
    };
    match started {
        Err(error) => to_channel(&request, client, error)?,
        Ok(_) => {
            let first = StepKey::first(applications::Step::PrivacyWarning);
            context::redirect(&routes::step(request.language, client, first));
        }
    }
    Ok(())
}

/// A question; none when the way through the application does not lead to it.
#[server(endpoint = "applications/step", prefix = "/api")]
pub async fn step(
    #[server(default)] client: Option<ConsumerId>,
    step: StepKey,
) -> AppResult<Option<Question>> {
    let (request, store) = context::open(Action::ViewStep)?;
    let found = store::applications::step(&store, &request, client, step).await;
    or_elsewhere(&request, client, found)
}

/// Saves a page. `fields` holds each input under the name of its field, and
/// beside it what was seen (`seen.zip`), so that nobody overwrites unseen.
#[server(endpoint = "applications/save_step", prefix = "/api")]
pub async fn save_step(
    #[server(default)] client: Option<ConsumerId>,
    step: StepKey,
    #[server(default)] fields: BTreeMap<String, String>,
    /// The person stops here: the page is saved as it is, right or wrong.
    #[server(default)]
    leave: Option<String>,
    #[server(default)] view: Option<PageViewId>,
    #[server(default)] turn: i32,
    #[server(default)] reader: Option<AccountId>,
) -> AppResult<()> {
    let (request, store) = context::open(Action::SaveStep)?;
    shown_to(&request, reader)?;
    let filled = filled(step, &fields, view, turn);
    let list = routes::application(request.language, client);
    let saved = store::applications::save_step(&store, &request, client, step, filled).await;
    context::changed(&request, client);
    match saved {
        Ok(_) if leave.is_some() => context::redirect(&list),
        Ok(next) => context::redirect(&routes::step(request.language, client, next)),
        Err(store::StoreError::Invalid(invalid)) if leave.is_some() && was_kept(&invalid) => {
            context::redirect(&list);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Who else has the draft open, and what they saved meanwhile. Asking says that
/// the person who asks is there.
#[server(endpoint = "applications/beside", prefix = "/api")]
pub async fn beside(
    #[server(default)] client: Option<ConsumerId>,
    step: StepKey,
) -> AppResult<applications::Beside> {
    let (request, store) = context::open(Action::ViewBeside)?;
    let newest = store::applications::newest(&store, &request, client, step).await?;
    let others = match (context::surroundings().viewer, context::services()?) {
        (Some(viewer), services) => {
            services.hints.seen(newest.file, viewer.account, &viewer.given_name, step, request.now)
        }
        (None, _) => Vec::new(),
    };
    Ok(applications::Beside { others, fields: newest.fields, gone: newest.gone })
}

/// Keeps what stands on a page while it is being filled in. The fields are those
/// of [`save_step`].
#[server(endpoint = "applications/save_answers", prefix = "/api")]
pub async fn save_answers(
    #[server(default)] client: Option<ConsumerId>,
    step: StepKey,
    #[server(default)] fields: BTreeMap<String, String>,
    #[server(default)] view: Option<PageViewId>,
    #[server(default)] turn: i32,
    #[server(default)] reader: Option<AccountId>,
) -> AppResult<KeptAnswers> {
    let (request, store) = context::open(Action::SaveAnswers)?;
    shown_to(&request, reader)?;
    let filled = filled(step, &fields, view, turn);
    let kept = store::applications::save_answers(&store, &request, client, step, filled).await?;
    context::changed(&request, client);
    Ok(kept)
}

/// A page as its form sends it. `view` is the showing of the page, `turn` grows
/// with each of its saves: its own earlier save is nobody else's.
// Only the server saves.
#[cfg(feature = "ssr")]
fn filled(
    step: StepKey,
    fields: &BTreeMap<String, String>,
    view: Option<PageViewId>,
    turn: i32,
) -> Filled {
    let typed = typed_from_form(step, |name| fields.get(name).cloned());
    Filled { typed, view: view.map(|id| PageView { id, turn }) }
}

/// A page is saved for the person to whom it was shown. It may still be open when
/// somebody else signs in on the same device, and its text is none of theirs.
// Only the server decides.
#[cfg(feature = "ssr")]
fn shown_to(request: &store::Request, reader: Option<AccountId>) -> AppResult<()> {
    if reader.is_some() && reader != request.actor.account() {
        return Err(store::StoreError::Unauthenticated.into());
    }
    Ok(())
}

/// Whether everything that was typed is stored.
// Only the server decides.
#[cfg(feature = "ssr")]
fn was_kept(invalid: &Invalid) -> bool {
    invalid
        .0
        .iter()
        .all(|error| !matches!(error.code, Code::AnswersChanged | Code::TooLong | Code::NotText))
}

/// Puts a person on the list and asks for the name.
#[server(endpoint = "applications/add_person", prefix = "/api")]
pub async fn add_person(
    #[server(default)] client: Option<ConsumerId>,
    person: PersonNumber,
) -> AppResult<()> {
    let (request, store) = context::open(Action::AddPerson)?;
    store::applications::add_person(&store, &request, client, person).await?;
    let name = StepKey::new(applications::Step::PersonName, person);
    context::redirect(&routes::step(request.language, client, name));
    Ok(())
}

/// Takes a person off the list.
#[server(endpoint = "applications/remove_person", prefix = "/api")]
pub async fn remove_person(
    #[server(default)] client: Option<ConsumerId>,
    person: PersonNumber,
) -> AppResult<()> {
    let (request, store) = context::open(Action::RemovePerson)?;
    store::applications::remove_person(&store, &request, client, person).await?;
    let list = StepKey::first(applications::Step::HouseholdPeople);
    context::redirect(&routes::step(request.language, client, list));
    Ok(())
}

/// All answers, to be checked; none when there is no draft.
#[server(endpoint = "applications/check_answers", prefix = "/api")]
pub async fn check_answers(
    #[server(default)] client: Option<ConsumerId>,
) -> AppResult<Option<AnswersToCheck>> {
    let (request, store) = context::open(Action::ViewAnswers)?;
    let found = store::applications::check_answers(&store, &request, client).await;
    or_elsewhere(&request, client, found)
}

/// The consumer says that the answers are right, and goes on to sign.
#[server(endpoint = "applications/record_review", prefix = "/api")]
pub async fn record_review(
    shown: ContentVersion,
    /// What is attested to, as the page had it: codes and versions.
    #[server(default)]
    attestations: String,
    #[server(default)] checked: Option<String>,
) -> AppResult<()> {
    let (request, store) = context::open(Action::RecordOwnReview)?;
    if checked.is_none() {
        return Err(refused("checked"));
    }
    let explained = attestations.parse().map_err(|_| refused("checked"))?;
    store::applications::record_review(&store, &request, shown, &explained).await?;
    let sign = StepKey::first(applications::Step::Sign);
    context::redirect(&routes::step(request.language, None, sign));
    Ok(())
}

/// The assister records that the answers were read aloud and confirmed, and what
/// is attested to explained.
#[server(endpoint = "applications/attest_review", prefix = "/api")]
pub async fn attest_review(
    client: ConsumerId,
    shown: ContentVersion,
    /// What was explained, as the page had it: codes and versions.
    #[server(default)]
    attestations: String,
    #[server(default)] read_aloud: Option<String>,
    #[server(default)] explained: Option<String>,
) -> AppResult<()> {
    let (request, store) = context::open(Action::AttestReview)?;
    let attested = store::applications::ReadAloud {
        shown,
        read: read_aloud.is_some(),
        explained: explained.and_then(|_| attestations.parse().ok()),
    };
    store::applications::attest_review(&store, &request, client, attested).await?;
    let sign = StepKey::first(applications::Step::Sign);
    context::redirect(&routes::step(request.language, Some(client), sign));
    Ok(())
}

/// Signs and sends. Who presses twice, or a moment after somebody else, sees
/// what was sent, by whom and when.
#[server(endpoint = "applications/submit", prefix = "/api")]
pub async fn submit(
    #[server(default)] client: Option<ConsumerId>,
    shown: ContentVersion,
    #[server(default)] signature: String,
    #[server(default)] sign_agreement: Option<String>,
    #[server(default)] client_name_confirmed: Option<String>,
) -> AppResult<()> {
    let (request, store) = context::open(Action::SubmitApplication)?;
    let signed = store::applications::Signature {
        signature,
        agreed: sign_agreement.is_some(),
        client_name_confirmed: client_name_confirmed.is_some(),
        shown,
    };
    match store::applications::submit(&store, &request, client, signed).await {
        Ok(application) => {
            context::changed(&request, client);
            // So that the next page shows the result, where the engine is quick.
            context::services()?.determinations.sent(application).await;
            context::redirect(&routes::submitted(request.language, client));
            Ok(())
        }
        Err(store::StoreError::Conflict(Conflict::AlreadySubmitted)) => {
            context::redirect(&routes::submitted(request.language, client));
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// What was sent; none while nothing was.
#[server(endpoint = "applications/submitted", prefix = "/api")]
pub async fn submitted(
    #[server(default)] client: Option<ConsumerId>,
    /// Whether the page shows the copy.
    #[server(default)]
    copy: bool,
) -> AppResult<Option<Sent>> {
    let (request, store) = context::open(Action::ViewSubmitted)?;
    let sent = store::applications::submitted(&store, &request, client, copy).await?;
    if sent.is_none() {
        context::redirect(&routes::application(request.language, client));
    }
    Ok(sent)
}

/// Gives up the draft that was shown. Who presses twice, or a moment after somebody
/// else, sees that it is gone.
#[server(endpoint = "applications/withdraw", prefix = "/api")]
pub async fn withdraw(
    #[server(default)] client: Option<ConsumerId>,
    application: ApplicationId,
) -> AppResult<()> {
    let (request, store) = context::open(Action::WithdrawApplication)?;
    match store::applications::withdraw(&store, &request, client, application).await {
        Ok(()) => context::changed(&request, client),
        Err(store::StoreError::Conflict(Conflict::ApplicationWithdrawn)) => {}
        Err(error) => return to_channel(&request, client, error),
    }
    context::redirect(&routes::application(request.language, client));
    Ok(())
}

/// Brings a withdrawn draft back.
#[server(endpoint = "applications/restore", prefix = "/api")]
pub async fn restore(
    #[server(default)] client: Option<ConsumerId>,
    application: ApplicationId,
) -> AppResult<()> {
    let (request, store) = context::open(Action::RestoreApplication)?;
    match store::applications::restore(&store, &request, client, application).await {
        Err(error) => to_channel(&request, client, error)?,
        Ok(()) => {
            context::changed(&request, client);
            context::redirect(&routes::application(request.language, client));
        }
    }
    Ok(())
}

/// A box that has to be ticked was not.
// Only the server decides.
#[cfg(feature = "ssr")]
fn refused(field: &str) -> AppError {
    store::StoreError::Invalid(Invalid::field(field, Code::AgreementNeeded)).into()
}

/// Sends the assister to say how they work with the client, if that is what is
/// missing.
// Only the server redirects.
#[cfg(feature = "ssr")]
fn to_channel(
    request: &store::Request,
    client: Option<ConsumerId>,
    error: store::StoreError,
) -> AppResult<()> {
    match (error, client) {
        (store::StoreError::Conflict(Conflict::ChannelNeeded), Some(client)) => {
            context::redirect(&routes::begin_acting(request.language, client));
            Ok(())
        }
        (error, _) => Err(error.into()),
    }
}

/// Where to look instead of a page of the draft that cannot be shown. A form
/// that is shown again goes nowhere: the text that was typed is on it.
// Only the server redirects.
#[cfg(feature = "ssr")]
fn or_elsewhere<T>(
    request: &store::Request,
    client: Option<ConsumerId>,
    found: store::StoreResult<Option<T>>,
) -> AppResult<Option<T>> {
    let rejected = context::rejected();
    let shown_again = rejected.is_some();
    // There is text on the page that nobody has stored.
    let typed = rejected.is_some_and(|rejected| rejected.form == SaveStep::PATH);
    match found {
        Ok(Some(found)) => Ok(Some(found)),
        Ok(None) => {
            if !shown_again {
                context::redirect(&routes::application(request.language, client));
            }
            Ok(None)
        }
        Err(store::StoreError::Conflict(Conflict::AlreadySubmitted)) if !typed => {
            context::redirect(&routes::submitted(request.language, client));
            Ok(None)
        }
        Err(store::StoreError::Conflict(Conflict::ApplicationWithdrawn)) if !shown_again => {
            context::redirect(&routes::application(request.language, client));
            Ok(None)
        }
        Err(error) if shown_again => Err(error.into()),
        Err(error) => to_channel(request, client, error).map(|()| None),
    }
}
