//! Table `consent`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub association_id: Uuid,
    pub consumer_id: Uuid,
    pub assister_id: Uuid,
    pub given_at: DateTimeUtc,
    pub scope_apply: bool,
    pub scope_enroll: bool,
    pub scope_maintain: bool,
    pub scope_learn_status: bool,
    pub purpose: String,
    pub duration: String,
    pub text_version: i32,
    pub privacy_warning_version: i32,
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub shown_text: String,
    pub consumer_name: String,
    pub assister_name: String,
    pub assister_kind: String,
    pub organization_name: String,
    pub reference_number: String,
    pub how_to_rescind: String,
    pub method: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
