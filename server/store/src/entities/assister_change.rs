//! Table `assister_change`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assister_change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub assister_id: Uuid,
    pub at: DateTimeUtc,
    pub changed_by: Option<Uuid>,
    pub change: String,
    pub reason: Option<String>,
    pub note: Option<String>,
    pub from_state: Option<String>,
    pub to_state: Option<String>,
    pub clients: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
