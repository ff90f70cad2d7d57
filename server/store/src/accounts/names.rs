//! What people are called. Nothing else of their accounts is read: no password, no
//! address, and little to carry for a page of a list.

use crate::{StoreResult, entities::account};
use domain::{accounts::PersonName, requests::short_name};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Names by the ids of accounts.
#[derive(Default)]
pub(crate) struct Names(HashMap<Uuid, PersonName>);

impl Names {
    /// The names of these accounts; ids of something else are left out.
    pub async fn load(
        conn: &impl ConnectionTrait,
        ids: impl IntoIterator<Item = Uuid>,
    ) -> StoreResult<Self> {
        let mut ids: Vec<Uuid> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(Self::default());
        }
        let rows: Vec<(Uuid, String, String)> = account::Entity::find()
            .select_only()
            .columns([account::Column::Id, account::Column::GivenName, account::Column::FamilyName])
            .filter(account::Column::Id.is_in(ids))
            // Sorted: SQLite then looks everybody up before it hands over the first row,
            // and the reader, woken once, finds the others there.
            .order_by_asc(account::Column::FamilyName)
            .into_tuple()
            .all(conn)
            .await?;
        let names = rows.into_iter().map(|(id, given, family)| (id, PersonName { given, family }));
        Ok(Self(names.collect()))
    }

    pub fn full(&self, id: Uuid) -> Option<String> {
        self.0.get(&id).map(PersonName::full)
    }

    pub fn given(&self, id: Uuid) -> Option<String> {
        self.0.get(&id).map(|name| name.given.clone())
    }

    /// `Amina W.`
    pub fn short(&self, id: Uuid) -> Option<String> {
        self.0.get(&id).map(|name| short_name(&name.given, &name.family))
    }
}
