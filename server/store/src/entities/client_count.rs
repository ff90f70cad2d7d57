//! Table `client_count`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "client_count")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub assister_id: Uuid,
    pub clients: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
