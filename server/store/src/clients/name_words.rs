//! Which clients have a name that begins with a typed word.

use crate::{
    StoreResult,
    counts::count,
    entities::{client, client_name_word},
    plans::aside,
};
use domain::{
    accounts::name_words,
    clients::{Search, Searched},
    ids::AssisterAccountId,
    lists::Count,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::ExprTrait,
};
use uuid::Uuid;

/// As many clients, a page of them, are looked up one by one and put in order. Where
/// more have the word, the list is read in its order until a page is full. The
/// database would choose by the length of the average list, which is no measure of
/// this one.
const FEW: u64 = 25;

/// A word of the name that is looked for.
pub(super) struct NameWord {
    all: Select<client_name_word::Entity>,
    /// Those who have it, if they are few.
    few: Option<Vec<Uuid>>,
    /// How many clients have the word, whatever else is asked of them.
    pub count: Count,
}

/// The words of a search, each with those of the assister's clients who have it.
pub(super) async fn words(
    conn: &impl ConnectionTrait,
    assister: AssisterAccountId,
    searched: &Searched,
) -> StoreResult<Vec<NameWord>> {
    let Searched::For(Search { name: Some(name), .. }) = searched else { return Ok(Vec::new()) };
    let mut words = Vec::new();
    for word in name_words(name) {
        let all = client_name_word::Entity::find()
            .select_only()
            .column(client_name_word::Column::AssociationId)
            .filter(client_name_word::Column::AssisterId.eq(assister.0))
            .filter(client_name_word::Column::Word.gte(word.as_str()))
            // Words compare byte by byte: this is above every word that begins with
            // the typed one.
            .filter(client_name_word::Column::Word.lt(format!("{word}{}", char::MAX)));
        // A name may have two words that begin alike.
        let count = count(conn, all.clone().distinct().into_query()).await?;
        let few = match count {
            Count::Exactly(0) => Some(Vec::new()),
            Count::Exactly(some) if some <= FEW => {
                Some(all.clone().distinct().into_tuple().all(conn).await?)
            }
            _ => None,
        };
        words.push(NameWord { all, few, count });
    }
    Ok(words)
}

impl NameWord {
    /// Those of the clients who have the word.
    pub fn narrow(&self, clients: Select<client::Entity>) -> Select<client::Entity> {
        let id = client::Column::AssociationId;
        match &self.few {
            Some(few) => clients.filter(id.is_in(few.iter().copied())),
            None => clients.filter(aside(id).in_subquery(self.all.clone().into_query())),
        }
    }
}
