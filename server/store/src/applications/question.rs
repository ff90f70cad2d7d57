//! One question with what stands in its fields, and all answers to be checked.

use super::{
    draft::{Application, People, consumer_row, record_access, review_of, reviewed},
    earlier::offered_year,
    review::helper,
    withdraw::last_withdrawn,
};
use crate::{
    Request, Store, StoreError, StoreResult,
    associations::file::{OpenFile, open_to_read},
    entities::{account, application_review},
};
use domain::{
    applications::{
        AnswersToCheck, ApplicationState, FieldKey, Journey, Listed, More, PeopleList, Question,
        QuestionField, SealedNumber, Step, StepKey, StepState, ToSign, YesNo, is_in_view, people,
        prefill,
    },
    conflict::Conflict,
    ids::{ConsumerId, PageViewId},
    policy::Action,
    validation::{Code, Invalid},
};
use uuid::Uuid;

/// A question, where it can be answered now: none when there is no draft or when
/// the answers so far do not lead to it.
///
/// # Errors
/// Those of opening a file, [`Conflict::ChannelNeeded`],
/// [`Conflict::AlreadySubmitted`] and [`Conflict::ApplicationWithdrawn`].
pub async fn step(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    key: StepKey,
) -> StoreResult<Option<Question>> {
    let opened = open(store, request, Action::ViewStep, client, &key.to_string()).await?;
    let Some(opened) = opened else { return Ok(None) };
    let Opened { file, found, people, consumer, review, helper } = &opened;
    let journey = found.journey(request);
    if !journey.is_open(key) {
        return Ok(None);
    }
    let known = known(consumer);
    let fields: Vec<FieldKey> =
        key.fields().into_iter().filter(|key| is_in_view(journey.facts(), *key)).collect();
    let unconfirmed = fields.iter().any(|key| found.answers.offer(*key).is_some());
    let fields = fields.into_iter().map(|key| QuestionField {
        offered: match found.answers.offer(key) {
            Some(number) if key.field.is_secret() => {
                SealedNumber::read(number).into_iter().collect()
            }
            _ => journey.facts().offered(key),
        },
        shown: shown(found, &known, key),
        stored: found.answers.seen(key),
        by: found.saved.get(&key).map(|(at, by)| people.by(*by, *at)),
        key,
    });
    Ok(Some(Question {
        key,
        view: PageViewId(Uuid::now_v7()),
        about: people.about(file, &journey, key.subject()),
        client: people.client(file),
        fields: fields.collect(),
        before: journey.before(key),
        position: journey.position(key).unwrap_or((1, 1)),
        saved: found.last_saved(people),
        errors: errors(&journey, key).0,
        people: everybody(file, people, &journey),
        year: found.answers.year(),
        offers_from: match unconfirmed {
            true => offered_year(store.reader(), &found.row).await?,
            false => None,
        },
        more: match key.step {
            Step::HouseholdPeople => listed(file, people, &journey),
            Step::PrivacyWarning => More::Helper { assister: helper.clone() },
            Step::IncomeJob => pay(&journey, key),
            Step::IncomeYear => More::Year {
                yearly: journey.values().yearly_income(key.subject(), journey.answers.year()),
                year: journey.answers.year(),
            },
            Step::Sign => More::Sign(ToSign {
                version: found.answers.content_version(),
                signer: signer(file, people, &journey, request),
                client_name: file.acting.map(|_| people.full_name(file.consumer.0)),
                looks_for_help: journey.facts().looks_for_help(),
                review: review.as_ref().map(|row| reviewed(row, people)),
            }),
            _ => More::Nothing,
        },
    }))
}

/// All answers; none when there is no draft.
///
/// # Errors
/// Those of opening a file, [`Conflict::ChannelNeeded`],
/// [`Conflict::AlreadySubmitted`] and [`Conflict::ApplicationWithdrawn`].
pub async fn check_answers(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
) -> StoreResult<Option<AnswersToCheck>> {
    let opened = open(store, request, Action::ViewAnswers, client, "answers").await?;
    let Some(Opened { file, found, people, review, .. }) = &opened else { return Ok(None) };
    let journey = found.journey(request);
    let review_page = StepKey::first(Step::Review);
    Ok(Some(AnswersToCheck {
        client: people.client(file),
        year: found.answers.year(),
        sections: journey.summary(),
        looks_for_help: journey.facts().looks_for_help(),
        version: found.answers.content_version(),
        complete: journey.is_open(review_page),
        before: journey.before(review_page),
        saved: found.last_saved(people),
        review: review.as_ref().map(|row| reviewed(row, people)),
        channel: file.acting.and_then(|acting| acting.channel),
    }))
}

struct Opened {
    file: OpenFile,
    found: Application,
    people: People,
    consumer: account::Model,
    review: Option<application_review::Model>,
    /// The full name of the assister who may act for the consumer.
    helper: Option<String>,
}

/// Opens a draft to fill it in, which needs a channel on the record.
async fn open(
    store: &Store,
    request: &Request,
    action: Action,
    client: Option<ConsumerId>,
    page: &str,
) -> StoreResult<Option<Opened>> {
    let file = open_to_read(store, request, action, client).await?.with_channel()?;
    let conn = store.reader();
    let found = Application::find(conn, file.consumer).await?;
    record_access(store, request, &file, found.as_ref().map(|found| found.row.id), page).await?;
    let Some(found) = found else {
        let withdrawn = last_withdrawn(conn, file.consumer).await?.is_some();
        return if withdrawn { Err(Conflict::ApplicationWithdrawn.into()) } else { Ok(None) };
    };
    if found.state != ApplicationState::InProgress {
        return Err(Conflict::AlreadySubmitted.into());
    }
    let review = review_of(conn, &found, request).await?;
    let hands = found
        .hands()
        .chain(review.as_ref().map(|row| row.recorded_by))
        .chain(request.actor.account().map(|id| id.0));
    let people = People::load(conn, request, hands.chain([file.consumer.0])).await?;
    let consumer = consumer_row(conn, file.consumer).await?;
    let helper = helper(conn, file.consumer).await?;
    Ok(Some(Opened { file, found, people, consumer, review, helper }))
}

/// What stands in an input: what is stored; before the first save what an earlier
/// application or the account knows.
fn shown(found: &Application, known: &[(FieldKey, String)], key: FieldKey) -> String {
    if key.field.is_secret() {
        // What is sealed is never shown again.
        return String::new();
    }
    if found.answers.version(key) > 0 {
        return found.answers.raw(key).to_owned();
    }
    let known = || known.iter().find(|(known, _)| *known == key).map(|(_, raw)| raw.as_str());
    found.answers.offer(key).or_else(known).unwrap_or_default().to_owned()
}

/// What a job comes to, once it is answered.
fn pay(journey: &Journey<'_>, key: StepKey) -> More {
    let pay = journey.pay(key.subject(), key.whose().job_number());
    pay.map_or(More::Nothing, |pay| More::Pay { monthly: pay.monthly(), yearly: pay.yearly() })
}

/// What the account knows of the main contact.
fn known(consumer: &account::Model) -> Vec<(FieldKey, String)> {
    consumer.date_of_birth.map_or_else(Vec::new, |born| {
        prefill(&consumer.given_name, &consumer.family_name, born).to_vec()
    })
}

/// What is wrong with what somebody saved; nothing is wrong with a question that
/// nobody has answered yet, nor with a list that is still empty, nor with what is
/// offered and waits to be confirmed.
fn errors(journey: &Journey<'_>, key: StepKey) -> Invalid {
    let fresh = key.fields().into_iter().all(|field| journey.answers.version(field) == 0);
    if fresh || journey.state(key) == StepState::Done {
        return Invalid::default();
    }
    let mut invalid = journey.validate(key).err().unwrap_or_default();
    let offered = |field: &str| field.parse().is_ok_and(|key| journey.answers.offer(key).is_some());
    invalid.0.retain(|error| error.code != Code::NobodyListed && !offered(&error.field));
    invalid
}

fn everybody(file: &OpenFile, names: &People, journey: &Journey<'_>) -> Vec<Listed> {
    let listed = |number| Listed { number, about: names.about(file, journey, number) };
    people(journey.answers).into_iter().map(listed).collect()
}

/// The list, as long as somebody else is on the application.
fn listed(file: &OpenFile, names: &People, journey: &Journey<'_>) -> More {
    let others = domain::applications::Field::HouseholdOthers.key();
    if !journey.answers.is(others, YesNo::Yes.as_str()) {
        return More::Nothing;
    }
    More::People(PeopleList {
        people: everybody(file, names, journey),
        next: domain::applications::next_person(journey.answers).ok(),
    })
}

/// The name that is signed with: an assister's own, or the main contact's as
/// the application has it.
fn signer(file: &OpenFile, names: &People, journey: &Journey<'_>, request: &Request) -> String {
    match (file.acting, request.actor.account()) {
        (Some(_), Some(assister)) => names.full_name(assister.0),
        _ => {
            super::submit::contact_name(journey).unwrap_or_else(|| names.full_name(file.consumer.0))
        }
    }
}

/// A page that is not part of the questions has no answers to save.
pub(super) fn is_question(key: StepKey) -> StoreResult<()> {
    if key.step < Step::Review { Ok(()) } else { Err(StoreError::NotFound) }
}
