//! Table `application_snapshot`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application_snapshot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub content: String,
    pub sha256: String,
    pub taken_at: DateTimeUtc,
    pub signature: String,
    pub signed_by: Uuid,
    pub review_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
