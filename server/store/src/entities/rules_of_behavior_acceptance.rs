//! Table `rules_of_behavior_acceptance`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rules_of_behavior_acceptance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub assister_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub text_version: i32,
    pub language: String,
    pub accepted_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
