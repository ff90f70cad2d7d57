//! Assisters, where they work, and what the public directory says about them.

use super::{Assister, RosterEntry, Seeding, row};
use crate::{
    StoreError, StoreResult,
    assisters::directory,
    associations::file::row_standing,
    entities::{
        account, assister, assister_change, assister_name_word, certification_notice,
        client_notice, directory_entry, roster_entry, rules_of_behavior_acceptance,
    },
};
use domain::{
    accounts::{name_key, name_words},
    assisters::{AccountState, AssisterKind, CertificationNotice, ClientNotice, Credential},
    dates::{CivilDate, day_begins},
    ids::AssisterAccountId,
};
use sea_orm::TryIntoModel;
use uuid::Uuid;

/// What a consent says about the assister.
pub(super) struct Known {
    pub name: String,
    pub kind: &'static str,
    pub organization: String,
    pub reference_number: String,
    /// The last day of a certification that is over; everybody has been told.
    pub lapsed: Option<CivilDate>,
    /// The notice that the assister may not act; everybody has been told.
    pub on_hold: Option<Uuid>,
}

impl Seeding {
    /// # Errors
    /// Failures of the database; [`StoreError::Internal`] for an assister who
    /// never worked anywhere.
    pub async fn assisters(&mut self, some: &[Assister]) -> StoreResult<()> {
        let today = self.today();
        let rows: Vec<assister::Model> = some.iter().map(assister).collect::<StoreResult<_>>()?;
        for assister in some {
            let id = AssisterAccountId(assister.account.id.0);
            self.assisters.insert(id, known(assister, today)?);
            self.acts.add(assister.acts.iter().cloned());
        }
        let accounts = some.iter().map(|one| self.account(&one.account)).collect();
        self.bulk.write::<account::Model>(accounts).await?;
        let mut listed: Vec<directory_entry::Model> = Vec::new();
        for entry in rows.iter().flat_map(directory::entries) {
            listed.push(entry.try_into_model()?);
        }
        self.bulk.write(rows).await?;
        self.bulk.write(listed).await?;
        self.bulk.write(some.iter().flat_map(words).collect()).await?;
        self.bulk.write(some.iter().flat_map(roster).collect()).await?;
        self.bulk.write(some.iter().flat_map(changes).collect()).await?;
        self.bulk.write(some.iter().filter_map(|one| notice(one, today)).collect()).await?;
        for assister in some {
            self.bulk.write(hold(assister, today)?.into_iter().collect()).await?;
        }
        let accepted = some.iter().filter(|one| was_activated(one.state)).map(acceptance);
        self.bulk.write(accepted.collect()).await
    }
}

fn present(assister: &Assister) -> StoreResult<&RosterEntry> {
    assister.roster.last().ok_or(StoreError::Internal("an assister who never worked anywhere"))
}

fn known(assister: &Assister, today: CivilDate) -> StoreResult<Known> {
    let until = assister.certification.until;
    Ok(Known {
        lapsed: Some(until).filter(|until| *until < today),
        on_hold: hold(assister, today)?.map(|notice| notice.id),
        name: assister.account.name.full(),
        kind: assister.kind.as_str(),
        organization: present(assister)?.organization_name.clone(),
        reference_number: assister.reference_number.as_digits().to_owned(),
    })
}

fn assister(assister: &Assister) -> StoreResult<assister::Model> {
    let (npn, assister_id) = match &assister.credential {
        Credential::Npn(npn) => (Some(npn.to_string()), None),
        Credential::AssisterId(id) => (None, Some(id.to_string())),
    };
    let name = &assister.account.name;
    let present = present(assister)?;
    Ok(assister::Model {
        id: assister.account.id.0,
        kind: assister.kind.as_str().to_owned(),
        npn,
        assister_id,
        reference_number: assister.reference_number.as_digits().to_owned(),
        organization_id: present.organization.0,
        city: assister.city.clone(),
        public_phone: Some(assister.public_phone.clone()),
        public_email: assister.public_email.clone(),
        languages: assister.languages.join(","),
        state: assister.state.as_str().to_owned(),
        certified_from: assister.certification.from,
        certified_until: assister.certification.until,
        name_key: name_key(&format!("{} {}", name.family, name.given)),
        hours: assister.hours.clone(),
        counties: assister.counties.join(","),
        taking_new_clients: assister.taking_new_clients,
        listed: assister.listed,
        rostered_until: present.until,
        portal_approved: assister.kind == AssisterKind::Broker || present.approved.is_some(),
    })
}

fn words(assister: &Assister) -> impl Iterator<Item = assister_name_word::Model> {
    let assister_id = assister.account.id.0;
    name_words(&assister.account.name.full())
        .into_iter()
        .map(move |word| assister_name_word::Model { word, assister_id })
}

fn roster(assister: &Assister) -> impl Iterator<Item = roster_entry::Model> {
    assister.roster.iter().map(|entry| roster_entry::Model {
        id: entry.id.0,
        organization_id: entry.organization.0,
        assister_id: assister.account.id.0,
        from_date: entry.from,
        until_date: entry.until,
        approved_at: entry.approved.map(|(at, _)| at),
        approved_by: row(entry.approved.map(|(_, by)| by)),
    })
}

fn changes(assister: &Assister) -> impl Iterator<Item = assister_change::Model> {
    assister.changes.iter().map(|change| assister_change::Model {
        id: change.id,
        assister_id: assister.account.id.0,
        at: change.at,
        changed_by: row(change.by),
        change: change.change.as_str().to_owned(),
        reason: change.reason.map(|reason| reason.as_str().to_owned()),
        note: None,
        clients: None,
        from_state: change.from.map(|state| state.as_str().to_owned()),
        to_state: change.to.map(|state| state.as_str().to_owned()),
    })
}

/// That the certification is over, as it was told on the day after.
fn notice(assister: &Assister, today: CivilDate) -> Option<certification_notice::Model> {
    let until = assister.certification.until;
    let told_at = day_begins(until.succ_opt()?);
    (assister.state == AccountState::Active && until < today).then(|| certification_notice::Model {
        assister_id: assister.account.id.0,
        certified_until: until,
        kind: CertificationNotice::Lapsed.as_str().to_owned(),
        told_at,
        clients_told_at: Some(told_at),
        withdrawn_at: None,
    })
}

/// That the assister may not act, as it was told when it began.
fn hold(assister: &Assister, today: CivilDate) -> StoreResult<Option<client_notice::Model>> {
    let row = self::assister(assister)?;
    let began_at = match row.rostered_until.and_then(|until| until.succ_opt()) {
        Some(day) => day_begins(day),
        None => assister.changes.last().map_or(assister.account.created_at, |change| change.at),
    };
    Ok(row_standing(&row, today)?.is_on_hold().then(|| client_notice::Model {
        // An assister has one at most: it is told from others by the assister's id.
        id: row.id,
        assister_id: row.id,
        kind: ClientNotice::OnHold.as_str().to_owned(),
        began_at,
        ended_at: None,
        clients_told_at: Some(began_at),
        withdrawn_at: None,
    }))
}

fn was_activated(state: AccountState) -> bool {
    matches!(state, AccountState::Active | AccountState::Suspended | AccountState::Closed)
}

fn acceptance(assister: &Assister) -> rules_of_behavior_acceptance::Model {
    rules_of_behavior_acceptance::Model {
        assister_id: assister.account.id.0,
        text_version: 1,
        language: assister.account.language.tag().to_owned(),
        accepted_at: assister.account.created_at,
    }
}
