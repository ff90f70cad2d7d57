//! Table `disassociation_request`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "disassociation_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: String,
    pub association_id: Uuid,
    pub consumer_id: Uuid,
    pub assister_id: Uuid,
    pub line: String,
    pub reason: String,
    pub note: String,
    pub state: String,
    pub submitted_at: DateTimeUtc,
    pub due_on: Date,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<Uuid>,
    pub decision_reason: Option<String>,
    pub decision_note: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
