//! When things happened, and who asked.

use crate::{coverage::Embedded, jobs::determination::ask};
use chrono::{Datelike, Duration, NaiveDate};
use domain::{
    accounts::{Language, OneTimePurpose, Password},
    dates::{CivilDate, Clock, Instant, minnesota_date},
    ids::{AccountId, ApplicationId, RequestId},
    policy::Actor,
};
use eligibility::parameters::ParameterError;
use store::{
    Request, Store, StoreResult,
    accounts::{activate_staff, mint_token, sign_out},
    coverage,
    demo::with_cheap_hashing,
};
use uuid::Uuid;

/// The database that is being filled, and the moment from which all days count
/// back.
pub struct Stage {
    pub store: Store,
    pub now: Instant,
    pub engine: Embedded,
}

impl Stage {
    pub fn new(store: &Store, clock: &dyn Clock) -> Result<Self, ParameterError> {
        let engine = Embedded::shipped()?;
        Ok(Self { store: with_cheap_hashing(store), now: clock.now(), engine })
    }

    /// The engine answers about an application that was sent.
    pub async fn determine(&self, application: ApplicationId, at: Instant) -> StoreResult<()> {
        let request = self.system(at);
        for waiting in coverage::claim(&self.store, &request, Some(application)).await? {
            ask(&self.store, &request, &self.engine, &waiting, || request).await?;
        }
        Ok(())
    }

    pub fn today(&self) -> CivilDate {
        minnesota_date(self.now)
    }

    /// Full hours after nine in the morning, so many days ago; within the last
    /// three quarters of an hour for today.
    pub fn at(&self, days_ago: i64, hour: i64) -> Instant {
        if days_ago == 0 {
            return self.now - Duration::minutes(45) + Duration::minutes(hour);
        }
        let day = self.today() - Duration::days(days_ago);
        // Nine o'clock in winter, ten in summer.
        day.and_time(chrono::NaiveTime::MIN).and_utc() + Duration::hours(15 + hour)
    }

    /// The last October 31 before today: all certifications end the day before
    /// the next open enrollment begins.
    pub fn last_end_of_certification(&self) -> CivilDate {
        let today = self.today();
        let this_year = october_31(today.year());
        if this_year < today { this_year } else { october_31(today.year() - 1) }
    }

    /// The first October 31 that is far enough away to last.
    pub fn next_end_of_certification(&self) -> CivilDate {
        let soon = self.today() + Duration::days(60);
        let this_year = october_31(soon.year());
        if this_year > soon { this_year } else { october_31(soon.year() + 1) }
    }

    /// A request of somebody, then.
    pub fn request(&self, actor: Actor, at: Instant, language: Language) -> Request {
        Request { id: RequestId(Uuid::now_v7()), actor, now: at, language }
    }

    /// A request of the software itself.
    pub fn system(&self, at: Instant) -> Request {
        self.request(Actor::System, at, Language::En)
    }

    pub fn visitor(&self, at: Instant, language: Language) -> Request {
        self.request(Actor::Anonymous, at, language)
    }

    pub fn password(&self) -> Password {
        Password::new(super::PASSWORD)
    }

    /// Somebody whose account was made for them turns it on.
    pub async fn turn_on(&self, account: AccountId, at: Instant) -> StoreResult<()> {
        let token =
            mint_token(&self.store, &self.system(at), account, OneTimePurpose::StaffActivation)
                .await?;
        let request = self.visitor(at + Duration::minutes(5), Language::En);
        let password = self.password();
        let signed_in = activate_staff(&self.store, &request, &token, &password, &password).await?;
        let actor = Actor::Person { account, role: signed_in.role };
        let request = self.request(actor, at + Duration::minutes(15), Language::En);
        sign_out(&self.store, &request, &signed_in.token).await
    }
}

fn october_31(year: i32) -> CivilDate {
    // Cannot fail: every year has one.
    NaiveDate::from_ymd_opt(year, 10, 31).unwrap_or_default()
}

/// `Nguyễn Thị Hạnh` signs in as `nguyen.thi.hanh`.
pub fn plain_name(name: &str) -> String {
    domain::accounts::name_key(name).replace(' ', ".")
}
