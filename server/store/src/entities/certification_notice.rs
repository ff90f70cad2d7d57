//! Table `certification_notice`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "certification_notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub assister_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub certified_until: Date,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    pub told_at: DateTimeUtc,
    pub clients_told_at: Option<DateTimeUtc>,
    pub withdrawn_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
