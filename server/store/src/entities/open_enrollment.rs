//! Table `open_enrollment`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "open_enrollment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub coverage_year: i32,
    pub begins_on: Date,
    pub ends_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
