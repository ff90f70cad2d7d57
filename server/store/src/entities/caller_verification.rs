//! Table `caller_verification`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "caller_verification")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub verified_by: Uuid,
    pub verified_at: DateTimeUtc,
    pub caller: String,
    pub consumer_id: Uuid,
    pub assister_id: Option<Uuid>,
    pub request_id: Option<Uuid>,
    pub identifiers: String,
    pub consumer_on_the_line: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
