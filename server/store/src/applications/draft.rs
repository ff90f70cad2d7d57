//! An application with its answers, as its rows hold them.

use super::{earlier, withdraw::why_none};
use crate::{
    Request, Store, StoreError, StoreResult,
    accounts::names::Names,
    associations::file::OpenFile,
    entities::{account, answer, application, application_review},
};
use domain::{
    applications::{
        About, Answer, Answers, ApplicationState, By, ContentVersion, CoverageYear, Explained,
        FieldKey, Journey, PageView, PersonNumber, Reviewed, Seen, Who,
    },
    audit::{Done, Event},
    conflict::Conflict,
    dates::{CivilDate, Instant, minnesota_date},
    ids::{ConsumerId, PageViewId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The kind of a review that the consumer gave.
pub(super) const BY_CONSUMER: &str = "by_consumer";
/// The kind of a review that an assister recorded; its channel says where.
pub(super) const ATTESTED: &str = "attested";

/// An application and everything that was answered in it.
pub(super) struct Application {
    pub row: application::Model,
    pub state: ApplicationState,
    pub answers: Answers,
    /// When each answer was saved, and by whom.
    pub saved: BTreeMap<FieldKey, (Instant, Uuid)>,
    /// The showing of a page that each answer was saved from.
    pub views: BTreeMap<FieldKey, PageView>,
}

impl Application {
    /// The consumer's application for the newest coverage year.
    pub async fn find(
        conn: &impl ConnectionTrait,
        consumer: ConsumerId,
    ) -> StoreResult<Option<Self>> {
        match find_row(conn, consumer).await? {
            Some(row) => Self::load(conn, row).await.map(Some),
            None => Ok(None),
        }
    }

    /// The same, to be changed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none, [`Conflict::ApplicationWithdrawn`]
    /// when it was withdrawn, [`Conflict::AlreadySubmitted`] when it was sent.
    pub async fn to_change(conn: &impl ConnectionTrait, consumer: ConsumerId) -> StoreResult<Self> {
        let Some(found) = Self::find(conn, consumer).await? else {
            return Err(why_none(conn, consumer).await?);
        };
        found.state.edit().map_err(|_| Conflict::AlreadySubmitted)?;
        Ok(found)
    }

    /// With what an earlier application offers.
    async fn load(conn: &impl ConnectionTrait, row: application::Model) -> StoreResult<Self> {
        let offers = earlier::offers(conn, &row).await?;
        let mut found = Self::load_alone(conn, row).await?;
        found.answers = found.answers.with_offers(offers.answers);
        Ok(found)
    }

    /// Without them.
    pub(super) async fn load_alone(
        conn: &impl ConnectionTrait,
        row: application::Model,
    ) -> StoreResult<Self> {
        let state = ApplicationState::from_name(&row.state)
            .ok_or_else(|| StoreError::inconsistent("application", "state"))?;
        let rows = answer::Entity::find()
            .filter(answer::Column::ApplicationId.eq(row.id))
            .all(conn)
            .await?;
        let (mut saved, mut views) = (BTreeMap::new(), BTreeMap::new());
        let mut answers = Vec::with_capacity(rows.len());
        for row in rows {
            let key: FieldKey =
                row.field.parse().map_err(|_| StoreError::inconsistent("answer", "field"))?;
            saved.insert(key, (row.saved_at, row.saved_by));
            if let Some(id) = row.saved_with {
                views.insert(key, PageView { id: PageViewId(id), turn: row.saved_turn });
            }
            answers.push((key, Answer { raw: row.raw, version: row.version }));
        }
        let answers: Answers = answers.into_iter().collect();
        let answers = answers
            .for_year(CoverageYear(row.coverage_year))
            .since(ContentVersion(row.first_version));
        Ok(Self { row, state, answers, saved, views })
    }

    /// The way through it today.
    pub fn journey(&self, request: &Request) -> Journey<'_> {
        Journey::new(&self.answers, request.today())
    }

    /// What it attests to, in the words in force.
    pub fn attested(&self, request: &Request) -> Explained {
        Explained::now(self.journey(request).facts().looks_for_help())
    }

    /// What a field holds, and the showing of a page that `by` saved it from.
    pub fn as_saved_by(&self, by: Option<Uuid>, key: FieldKey) -> (Seen, Option<PageView>) {
        let own = self.saved.get(&key).is_some_and(|(_, hand)| Some(*hand) == by);
        (self.answers.seen(key), self.views.get(&key).copied().filter(|_| own))
    }

    /// The last time that somebody saved an answer.
    pub fn last_saved(&self, people: &People) -> Option<By> {
        Some(people.by(self.row.saved_by?, self.row.saved_at?))
    }

    /// Everybody who saved something in it or sent it.
    pub fn hands(&self) -> impl Iterator<Item = Uuid> {
        let row = [self.row.saved_by, self.row.submitted_by].into_iter().flatten();
        row.chain(self.saved.values().map(|(_, by)| *by))
    }
}

/// The row of the consumer's application for the newest coverage year.
pub(crate) async fn find_row(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<Option<application::Model>> {
    Ok(application::Entity::find()
        .filter(application::Column::ConsumerId.eq(consumer.0))
        .filter(application::Column::CoverageYear.eq(CoverageYear::NEWEST.0))
        .filter(application::Column::State.ne(ApplicationState::Withdrawn.as_str()))
        .one(conn)
        .await?)
}

/// The account of the consumer whose file is open.
pub(super) async fn consumer_row(
    conn: &impl ConnectionTrait,
    consumer: ConsumerId,
) -> StoreResult<account::Model> {
    account::Entity::find_by_id(consumer.0).one(conn).await?.ok_or(StoreError::NotFound)
}

/// The names of accounts, as the actor of a request knows them.
pub(super) struct People {
    reader: Option<Uuid>,
    today: CivilDate,
    names: Names,
}

impl People {
    pub async fn load(
        conn: &impl ConnectionTrait,
        request: &Request,
        ids: impl IntoIterator<Item = Uuid>,
    ) -> StoreResult<Self> {
        let reader = request.actor.account().map(|id| id.0);
        Ok(Self { reader, today: request.today(), names: Names::load(conn, ids).await? })
    }

    /// The first name; nothing for an account that is gone.
    pub fn given_name(&self, id: Uuid) -> String {
        self.names.given(id).unwrap_or_default()
    }

    pub fn full_name(&self, id: Uuid) -> String {
        self.names.full(id).unwrap_or_default()
    }

    pub fn by(&self, id: Uuid, at: Instant) -> By {
        let you = self.reader == Some(id);
        By {
            who: if you { Who::You } else { Who::Other(self.given_name(id)) },
            at,
            today: minnesota_date(at) == self.today,
        }
    }

    /// The client's first name for an assister; none in one's own file.
    pub fn client(&self, file: &OpenFile) -> Option<String> {
        file.acting.map(|_| self.given_name(file.consumer.0))
    }

    /// What to call somebody on the application. The consumer is "you" in their
    /// own file; their account names them until the application does.
    pub fn about(&self, file: &OpenFile, journey: &Journey<'_>, person: PersonNumber) -> About {
        if person.is_applicant() && file.acting.is_none() {
            return About::You;
        }
        match journey.given_name(person) {
            Some(name) => About::Named(name),
            None if person.is_applicant() => About::Named(self.given_name(file.consumer.0)),
            None => About::Unnamed,
        }
    }
}

/// The latest review of exactly these answers at which everything that is attested
/// to was explained, in the words in force.
pub(super) async fn review_of(
    conn: &impl ConnectionTrait,
    found: &Application,
    request: &Request,
) -> StoreResult<Option<application_review::Model>> {
    let version = found.answers.content_version();
    let explained = found.attested(request).to_string();
    Ok(application_review::Entity::find()
        .filter(application_review::Column::ApplicationId.eq(found.row.id))
        .filter(application_review::Column::ContentVersion.eq(version.0))
        .filter(application_review::Column::Explained.eq(explained))
        .order_by_desc(application_review::Column::ReviewedAt)
        .order_by_desc(application_review::Column::Id)
        .one(conn)
        .await?)
}

/// A review as the pages show it.
pub(super) fn reviewed(row: &application_review::Model, people: &People) -> Reviewed {
    Reviewed { by: people.by(row.recorded_by, row.reviewed_at), attested: row.kind == ATTESTED }
}

/// Puts on the record that an assister opened a client's file; a person's look
/// into their own is none of anybody's business.
pub(crate) async fn record_access(
    store: &Store,
    request: &Request,
    file: &OpenFile,
    application: Option<Uuid>,
    page: &str,
) -> StoreResult<()> {
    if file.acting.is_none() {
        return Ok(());
    }
    let event = Event::new(Done::ApplicationOpened).detail("page", page);
    let event = match application {
        Some(id) => event.subject(id),
        None => event,
    };
    store.begin(request).await?.commit(file.event(event)).await
}
