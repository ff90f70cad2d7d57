//! Saving a page: what was typed is kept, right or wrong, and what somebody
//! else typed meanwhile is never overwritten unseen.

use super::{
    draft::{Application, People},
    earlier::with_numbers,
    question::is_question,
    sealed::seal,
};
use crate::{
    Request, Store, StoreError, StoreResult,
    associations::file::{OpenFile, open_for_change},
    clients::projection,
    entities::{answer, application},
    transaction::Tx,
};
use domain::{
    applications::{
        Field, FieldKey, Filled, Journey, KeptAnswers, Merge, PageView, PersonNumber,
        QuestionField, Step, StepKey, StepState, Typed, YesNo, merge,
    },
    audit::{Done, Event},
    ids::ConsumerId,
    policy::Action,
    validation::{Code, Invalid},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr,
};

/// Saves a page and answers where to go on.
///
/// # Errors
/// Those of opening a file, [`domain::conflict::Conflict::ChannelNeeded`],
/// [`domain::conflict::Conflict::AlreadySubmitted`] and
/// [`domain::conflict::Conflict::ApplicationWithdrawn`]: nothing is saved.
/// [`StoreError::Invalid`] with [`Code::TooLong`] or [`Code::NotText`]: the page
/// cannot be kept as it is, nothing is saved. Any other [`StoreError::Invalid`]:
/// everything is saved as typed, except fields with [`Code::AnswersChanged`],
/// which somebody else changed meanwhile and which keep their text.
pub async fn save_step(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    key: StepKey,
    filled: impl Into<Filled>,
) -> StoreResult<StepKey> {
    is_question(key)?;
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::SaveStep, client).await?.with_channel()?;
    let mut found = Application::to_change(&tx.conn, file.consumer).await?;
    may_answer(&found.journey(request), key)?;

    let (typed, view) = compared(request, &found, key, filled.into());
    let typed = with_numbers(store, &tx.conn, &found, typed).await?;
    let (typed, sealed) = seal(store, &found, typed)?;
    let merged = merge(&found.answers, &typed)?;
    let others_said_yes = merged
        .writes
        .iter()
        .any(|write| write.key == Field::HouseholdOthers.key() && write.raw == YesNo::Yes.as_str());
    let changed = keep(&tx, &mut found, &merged, key, view).await?;
    sealed.keep(&tx, &merged).await?;

    let journey = found.journey(request);
    let mut invalid = Invalid::default();
    for conflict in &merged.conflicts {
        invalid.push(&conflict.key.to_string(), Code::AnswersChanged);
    }
    for error in journey.validate(key).err().unwrap_or_default().0 {
        // Who has just said that others live there lists them next.
        let next = error.code == Code::NobodyListed && others_said_yes;
        if !next && invalid.0.iter().all(|known| known.field != error.field) {
            invalid.0.push(error);
        }
    }
    // Who has just said that others live there sees the list, if only to check it.
    let list = StepKey::first(Step::HouseholdPeople);
    let result = invalid.or(if others_said_yes { list } else { go_on(&journey, key) });
    if changed {
        projection::refresh(&tx, file.consumer).await?;
        tx.commit(file.event(saved_event(&found, key, &merged))).await?;
    } else {
        tx.nothing_changed().await?;
    }
    Ok(result?)
}

/// Keeps what stands on a page while it is being filled in, right or wrong, and
/// answers what is stored now. Sending the same again changes nothing, so that a
/// browser may repeat what was not answered.
///
/// # Errors
/// As [`save_step`], but a clash or a wrong answer is no error: the first is in
/// the answer, the second is said when the page is sent.
pub async fn save_answers(
    store: &Store,
    request: &Request,
    client: Option<ConsumerId>,
    key: StepKey,
    filled: impl Into<Filled>,
) -> StoreResult<KeptAnswers> {
    is_question(key)?;
    let tx = store.begin(request).await?;
    let file = open_for_change(&tx, Action::SaveAnswers, client).await?.with_channel()?;
    let mut found = Application::to_change(&tx.conn, file.consumer).await?;
    may_answer(&found.journey(request), key)?;
    let (mut typed, view) = compared(request, &found, key, filled.into());
    // What an earlier application offers is confirmed by sending the page.
    typed.retain(|Typed { key, raw, .. }| match found.answers.offer(*key) {
        Some(_) if key.field.is_secret() => !raw.trim().is_empty(),
        offered => offered != Some(raw.as_str()),
    });
    let (typed, sealed) = seal(store, &found, typed)?;
    let merged = merge(&found.answers, &typed)?;
    let changed = keep(&tx, &mut found, &merged, key, view).await?;
    sealed.keep(&tx, &merged).await?;
    let people = People::load(&tx.conn, request, found.hands()).await?;
    let mut answer = KeptAnswers { saved: found.last_saved(&people), ..KeptAnswers::default() };
    for Typed { key, raw, .. } in typed {
        let stored = found.answers.seen(key);
        if stored.raw == raw {
            answer.kept.push((key, stored));
        } else {
            let by = found.saved.get(&key).map(|(at, by)| people.by(*by, *at));
            let shown = if key.field.is_secret() { String::new() } else { raw };
            answer.clashes.push(QuestionField { key, shown, stored, by, offered: Vec::new() });
        }
    }
    if changed {
        projection::refresh(&tx, file.consumer).await?;
        tx.commit(file.event(saved_event(&found, key, &merged))).await?;
    } else {
        tx.nothing_changed().await?;
    }
    Ok(answer)
}

/// The fields of a page that were sent, and from which showing of it.
fn compared(
    request: &Request,
    found: &Application,
    page: StepKey,
    filled: Filled,
) -> (Vec<Typed>, Option<PageView>) {
    let (by, view, asked) = (request.actor.account().map(|id| id.0), filled.view, page.fields());
    let mut typed = filled.to_compare(|key| found.as_saved_by(by, key));
    typed.retain(|typed| asked.contains(&typed.key));
    (typed, view)
}

/// Whether the answers so far lead to this page. Who saves a page that has just
/// left the journey loses nothing: its answers are kept and do not count.
fn may_answer(journey: &Journey<'_>, key: StepKey) -> StoreResult<()> {
    // The warning comes before the first question (Minn. Stat. 13.04 subd. 2).
    let warning = StepKey::first(Step::PrivacyWarning);
    if key != warning && journey.state(warning) != StepState::Done {
        return Err(Invalid::field(Field::PrivacyRead.name(), Code::AgreementNeeded).into());
    }
    let person = key.subject();
    let known = person.is_applicant() || journey.answers.version(Field::Listed.of(person)) > 0;
    if known { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Where to go after a page: to the list while people are being listed, else to
/// the next page that is not done.
fn go_on(journey: &Journey<'_>, key: StepKey) -> StepKey {
    let list = StepKey::first(Step::HouseholdPeople);
    let born = |person: PersonNumber| StepKey::new(Step::PersonBirthDate, person);
    match key.step {
        Step::HouseholdPeople if journey.state(list) != StepState::Done => list,
        Step::PersonName if journey.state(born(key.subject())) == StepState::NotStarted => list,
        _ => {
            let mut later = journey.steps().iter().copied().skip_while(|step| *step != key).skip(1);
            later
                .find(|step| journey.state(*step) != StepState::Done && journey.is_open(*step))
                .unwrap_or_else(|| journey.next())
        }
    }
}

/// Writes the rows of a merge and who saved them, in the open transaction.
/// Answers whether there was anything to write.
pub(super) async fn keep(
    tx: &Tx<'_>,
    found: &mut Application,
    merged: &Merge,
    page: StepKey,
    view: Option<PageView>,
) -> StoreResult<bool> {
    if merged.writes.is_empty() {
        return Ok(false);
    }
    let by = tx.request.actor.account().ok_or(StoreError::Forbidden)?.0;
    let (saved_with, saved_turn) = view.map_or((None, 0), |view| (Some(view.id.0), view.turn));
    for write in &merged.writes {
        if write.version == 1 {
            answer::ActiveModel {
                application_id: Set(found.row.id),
                field: Set(write.key.to_string()),
                raw: Set(write.raw.clone()),
                version: Set(write.version),
                saved_at: Set(tx.request.now),
                saved_by: Set(by),
                saved_with: Set(saved_with),
                saved_turn: Set(saved_turn),
            }
            .insert(&tx.conn)
            .await?;
        } else {
            // The version in the condition costs nothing and proves the lock.
            let updated = answer::Entity::update_many()
                .col_expr(answer::Column::Raw, Expr::value(write.raw.clone()))
                .col_expr(answer::Column::Version, Expr::value(write.version))
                .col_expr(answer::Column::SavedAt, Expr::value(tx.request.now))
                .col_expr(answer::Column::SavedBy, Expr::value(by))
                .col_expr(answer::Column::SavedWith, Expr::value(saved_with))
                .col_expr(answer::Column::SavedTurn, Expr::value(saved_turn))
                .filter(answer::Column::ApplicationId.eq(found.row.id))
                .filter(answer::Column::Field.eq(write.key.to_string()))
                .filter(answer::Column::Version.eq(write.version - 1))
                .exec(&tx.conn)
                .await?;
            if updated.rows_affected != 1 {
                return Err(StoreError::inconsistent("answer", "version"));
            }
        }
        found.saved.insert(write.key, (tx.request.now, by));
    }
    found.answers.apply(&merged.writes);
    application::ActiveModel {
        id: Set(found.row.id),
        last_step: Set(Some(page.to_string())),
        saved_at: Set(Some(tx.request.now)),
        saved_by: Set(Some(by)),
        ..Default::default()
    }
    .update(&tx.conn)
    .await?;
    Ok(true)
}

fn saved_event(found: &Application, page: StepKey, merged: &Merge) -> Event {
    let names: Vec<String> = merged.writes.iter().map(|write| write.key.to_string()).collect();
    Event::new(Done::AnswersSaved)
        .subject(found.row.id)
        .detail("page", page)
        .detail("fields", names.join(" "))
}

/// Saves answers that a button of its own gives, such as a person on the list.
pub(super) async fn save_one(
    store: &Store,
    request: &Request,
    action: Action,
    client: Option<ConsumerId>,
    answer: impl FnOnce(&Application) -> StoreResult<(Typed, Event)>,
) -> StoreResult<()> {
    let tx = store.begin(request).await?;
    let file: OpenFile = open_for_change(&tx, action, client).await?.with_channel()?;
    let mut found = Application::to_change(&tx.conn, file.consumer).await?;
    let (typed, event) = answer(&found)?;
    let page = FieldKey::step(typed.key);
    let merged = merge(&found.answers, &[typed])?;
    if !merged.conflicts.is_empty() {
        return Err(domain::conflict::Conflict::AnswersChanged.into());
    }
    if keep(&tx, &mut found, &merged, page, None).await? {
        projection::refresh(&tx, file.consumer).await?;
        tx.commit(file.event(event.subject(found.row.id))).await
    } else {
        tx.nothing_changed().await
    }
}
