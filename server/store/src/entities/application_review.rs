//! Table `application_review`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application_id: Uuid,
    pub kind: String,
    pub content_version: i64,
    pub reviewed_at: DateTimeUtc,
    pub recorded_by: Uuid,
    pub consumer_name: String,
    pub assister_name: String,
    pub channel: Option<String>,
    pub association_id: Option<Uuid>,
    pub text_version: i32,
    pub language: String,
    pub explained: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
