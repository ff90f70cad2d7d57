//! Table `client`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "client")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub association_id: Uuid,
    pub assister_id: Uuid,
    pub consumer_id: Uuid,
    pub name: String,
    pub name_key: String,
    pub date_of_birth: Date,
    pub associated_since: DateTimeUtc,
    pub application: String,
    pub submitted_at: Option<DateTimeUtc>,
    pub submitted_sort: DateTimeUtc,
    pub enrolled: bool,
    #[sea_orm(column_type = "Text")]
    pub first_results: String,
    pub first_outcomes: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
