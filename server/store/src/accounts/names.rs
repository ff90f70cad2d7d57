//! What people are called. Nothing else of their accounts is read: no password, no
//! address, and little to carry for a page of a list.

use crate::{StoreResult, entities::account, plans::aside};
use domain::{accounts::PersonName, requests::short_name};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::collections::HashMap;
use uuid::Uuid;

/// The index `account_names` alone answers it.
fn query(ids: Vec<Uuid>) -> Select<account::Entity> {
    account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::GivenName, account::Column::FamilyName])
        .filter(account::Column::Id.is_in(ids))
        // Sorted, and not by the index: SQLite then looks everybody up before it hands
        // over the first row, and the reader, woken once, finds the others there. Ids
        // compare quicker than names.
        .order_by(aside(account::Column::Id), Order::Asc)
}

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
        let rows: Vec<(Uuid, String, String)> = query(ids).into_tuple().all(conn).await?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{On, World};
    use sea_orm::{DbBackend, QueryTrait};

    /// SQLite takes the index only where it has statistics, and those are not made by
    /// writing rows.
    #[tokio::test]
    async fn sqlite_reads_names_from_their_index_alone() {
        let world = World::new(On::Sqlite).await;
        let amina = world.consumer("Amina Warsame").insert().await;
        let pa_nhia = world.consumer("Pa Nhia Vang").insert().await;

        world.store.keep_statistics().await.expect("the work of a night");

        // Whoever connects afterwards.
        let later = world.another_store().await;
        let mut explained = query(vec![amina.0, pa_nhia.0]).build(DbBackend::Sqlite);
        explained.sql.insert_str(0, "EXPLAIN QUERY PLAN ");
        let plan = later.reader().query_all_raw(explained).await.expect("a plan");
        let plan = plan.iter().map(|row| row.try_get("", "detail").expect("a step"));
        let plan: Vec<String> = plan.collect();
        assert_eq!(plan[0], "SEARCH account USING COVERING INDEX account_names (id=?)", "{plan:?}");
    }
}
