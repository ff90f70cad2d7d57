//! The words of assisters' names, for the search of the roster.

use crate::{StoreResult, entities::assister_name_word};
use domain::accounts::name_words;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    QueryTrait, sea_query::SelectStatement,
};
use uuid::Uuid;

/// Writes the words of one assister's name anew.
pub(crate) async fn write(
    conn: &impl ConnectionTrait,
    assister: Uuid,
    name: &str,
) -> StoreResult<()> {
    assister_name_word::Entity::delete_many()
        .filter(assister_name_word::Column::AssisterId.eq(assister))
        .exec(conn)
        .await?;
    let words: Vec<_> = name_words(name)
        .into_iter()
        .map(|word| assister_name_word::ActiveModel { word: Set(word), assister_id: Set(assister) })
        .collect();
    if !words.is_empty() {
        assister_name_word::Entity::insert_many(words).exec(conn).await?;
    }
    Ok(())
}

/// The assisters with a word in their name that begins with this folded one.
pub(super) fn beginning_with(word: &str) -> SelectStatement {
    assister_name_word::Entity::find()
        .select_only()
        .column(assister_name_word::Column::AssisterId)
        .filter(assister_name_word::Column::Word.gte(word))
        // Words compare byte by byte: this is above every word that begins with it.
        .filter(assister_name_word::Column::Word.lt(format!("{word}{}", char::MAX)))
        .into_query()
}
