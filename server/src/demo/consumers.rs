//! What the consumers did, in their order.

use super::{
    assisters::{Helper, Helpers, Hired, hired},
    cast::{Act, Consumer, Era},
    draft::{Draft, Hand},
    stage::{Stage, plain_name},
};
use app::{associations::Authorization, i18n::Texts};
use chrono::{Datelike, Duration};
use domain::{
    accounts::Role,
    associations::Proposal,
    audit::Channel,
    dates::Instant,
    ids::{AccountId, AssociationId, ConsumerId},
    policy::Actor,
};
use store::{
    Request, StoreError, StoreResult,
    accounts::{Registration, register, sign_out},
    associations::{self, Agreement, Words},
    clients::{begin_acting, end_acting},
    notices::{alerts, dismiss},
};

/// Messages on people's pages are put away after so many days.
const READ_AFTER: Duration = Duration::days(5);

/// Registers a consumer and lets them do all that their story says.
pub async fn play(stage: &Stage, helpers: &Helpers, consumer: &Consumer) -> StoreResult<()> {
    let account = sign_up(stage, consumer).await?;
    let mut story = Story {
        stage,
        helpers,
        consumer,
        account,
        helper: None,
        draft: Draft::new(stage, consumer, ConsumerId(account.0)),
    };
    for (place, act) in consumer.acts.iter().enumerate() {
        story.act(act, place as i64).await?;
    }
    put_old_messages_away(stage, account, Role::Consumer).await
}

async fn sign_up(stage: &Stage, consumer: &Consumer) -> StoreResult<AccountId> {
    let at = stage.at(consumer.days_ago(stage, consumer.joined), 0);
    let name = plain_name(&consumer.name());
    let born = consumer.born()?;
    let typed = Registration {
        given_name: consumer.given.to_owned(),
        family_name: consumer.family.to_owned(),
        birth_month: born.month().to_string(),
        birth_day: born.day().to_string(),
        birth_year: born.year().to_string(),
        contact_email: if consumer.has_email {
            format!("{name}@example.org")
        } else {
            String::new()
        },
        sign_in_name: format!("{name}{}", consumer.suffix),
        password: stage.password(),
        password_again: stage.password(),
    };
    let request = stage.visitor(at, consumer.reads);
    let (account, token) = register(&stage.store, &request, typed).await?;
    let actor = Actor::Person { account, role: Role::Consumer };
    let later = stage.request(actor, at + Duration::minutes(10), consumer.reads);
    sign_out(&stage.store, &later, &token).await?;
    Ok(account)
}

/// One consumer's story as it is told.
struct Story<'s> {
    stage: &'s Stage,
    helpers: &'s Helpers,
    consumer: &'s Consumer,
    account: AccountId,
    helper: Option<Helper>,
    draft: Draft<'s>,
}

impl<'s> Story<'s> {
    async fn act(&mut self, act: &Act, hour: i64) -> StoreResult<()> {
        let at = |days: i64| self.stage.at(self.consumer.days_ago(self.stage, days), hour);
        match *act {
            Act::Chooses(helper, days) => {
                let request = self.as_consumer(at(days));
                self.choose(&request, helper).await?;
                self.helper = Some(helper);
            }
            Act::Removes(days) => {
                let request = self.as_consumer(at(days));
                let current = self.current(&request).await?;
                let current = current.ok_or(StoreError::Internal("nobody to remove"))?;
                associations::end(&self.stage.store, &request, current).await?;
                self.helper = None;
            }
            Act::Fills(days, until) => {
                let request = self.as_consumer(at(days));
                self.draft.fill(Hand::Own, request, until).await?;
            }
            Act::Sends(days) => {
                let request = self.as_consumer(at(days));
                self.draft.send(Hand::Own, request, &self.consumer.name()).await?;
            }
            Act::SentLastYear(days) => {
                self.draft
                    .sent_last_year(self.as_consumer(at(days)), &self.consumer.name())
                    .await?;
            }
            Act::IsHelped(days, channel, until) => {
                let hired = self.hired()?;
                let request = self.as_assister(hired, at(days));
                let request = self.begin(&request, channel).await?;
                self.draft.fill(Hand::Assister, request, until).await?;
                self.end(hired, at(days)).await?;
            }
            Act::IsSentFor(days, channel) => {
                let hired = self.hired()?;
                let request = self.as_assister(hired, at(days));
                let request = self.begin(&request, channel).await?;
                self.draft.send(Hand::Assister, request, &hired.name).await?;
                self.end(hired, at(days)).await?;
            }
        }
        Ok(())
    }

    /// Types the number, reads the authorization and says yes.
    async fn choose(&self, request: &Request, helper: Helper) -> StoreResult<()> {
        let store = &self.stage.store;
        let typed = hired(self.helpers, helper)?.number.to_string();
        let number = associations::find_assister(store, request, &typed).await?;
        let number = number.as_digits().to_owned();
        let proposal = associations::proposal(store, request, &number).await?;
        let texts = Texts::of(request.language);
        let words = |proposal: &Proposal| {
            let authorization = Authorization::new(texts, proposal);
            Words {
                text: authorization.plain_text(),
                purpose: authorization.purpose,
                duration: authorization.duration,
                how_to_rescind: authorization.how_to_rescind,
            }
        };
        let agreement = Agreement {
            number,
            seen: self.current(request).await?,
            read: associations::fingerprint(&words(&proposal).text),
            agreed: true,
        };
        let confirmed = Request { now: request.now + Duration::minutes(4), ..*request };
        associations::confirm(store, &confirmed, &agreement, words).await
    }

    async fn current(&self, request: &Request) -> StoreResult<Option<AssociationId>> {
        let current = associations::current(&self.stage.store, request).await?;
        Ok(current.map(|current| current.association))
    }

    async fn begin(&self, request: &Request, channel: Channel) -> StoreResult<Request> {
        begin_acting(&self.stage.store, request, ConsumerId(self.account.0), channel).await?;
        Ok(Request { now: request.now + Duration::minutes(1), ..*request })
    }

    async fn end(&self, hired: &Hired, began: Instant) -> StoreResult<()> {
        let request = self.as_assister(hired, began + Duration::minutes(27));
        end_acting(&self.stage.store, &request, ConsumerId(self.account.0)).await
    }

    fn hired(&self) -> StoreResult<&'s Hired> {
        let helper = self.helper.ok_or(StoreError::Internal("nobody helps"))?;
        hired(self.helpers, helper)
    }

    fn as_consumer(&self, at: Instant) -> Request {
        let actor = Actor::Person { account: self.account, role: Role::Consumer };
        self.stage.request(actor, at, self.consumer.reads)
    }

    fn as_assister(&self, hired: &Hired, at: Instant) -> Request {
        let actor = Actor::Person { account: hired.account.into(), role: Role::Assister };
        self.stage.request(actor, at, domain::accounts::Language::En)
    }
}

/// Only what is new still stands on a person's first page.
pub async fn put_old_messages_away(
    stage: &Stage,
    account: AccountId,
    role: Role,
) -> StoreResult<()> {
    let language = domain::accounts::Language::En;
    let now = stage.request(Actor::Person { account, role }, stage.now, language);
    loop {
        let old: Vec<_> = alerts(&stage.store, &now)
            .await?
            .into_iter()
            .filter(|alert| alert.at + READ_AFTER < stage.now)
            .collect();
        if old.is_empty() {
            return Ok(());
        }
        for alert in old {
            let request = Request { now: alert.at + Duration::days(1), ..now };
            dismiss(&stage.store, &request, alert.id).await?;
        }
    }
}

impl Consumer {
    /// Days before now, also for a story that ended with a certification.
    pub fn days_ago(&self, stage: &Stage, days: i64) -> i64 {
        match self.era {
            Era::Now => days,
            Era::BeforeTheLapse => {
                days + (stage.today() - stage.last_end_of_certification()).num_days()
            }
        }
    }
}
