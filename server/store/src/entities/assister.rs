//! Table `assister`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assister")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub npn: Option<String>,
    pub assister_id: Option<String>,
    pub reference_number: String,
    pub organization_id: Uuid,
    pub city: String,
    pub public_phone: Option<String>,
    pub public_email: Option<String>,
    pub languages: String,
    pub state: String,
    pub certified_from: Date,
    pub certified_until: Date,
    pub name_key: String,
    pub hours: Option<String>,
    pub counties: String,
    pub taking_new_clients: bool,
    pub listed: bool,
    pub rostered_until: Option<Date>,
    pub portal_approved: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
