//! Table `determination`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "determination")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application_id: Uuid,
    pub person: i32,
    pub outcome: String,
    pub premium_monthly: Option<i64>,
    pub credit_monthly: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub content: String,
    pub determined_at: DateTimeUtc,
    pub federal_parameters: String,
    pub state_parameters: String,
    pub is_initial: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
