//! What is on file of a consumer, to compare a caller's words with. It is read
//! inside an operation and never leaves it.

use crate::{
    StoreResult,
    accounts::full_name,
    entities::{account, answer, application},
};
use domain::{
    applications::{ApplicationState, Field},
    requests::OnFile,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// The account, and address and telephone number from the newest application, as
/// far as it was filled in.
pub(super) async fn on_file(
    conn: &impl ConnectionTrait,
    account: &account::Model,
) -> StoreResult<OnFile> {
    let mut on_file = OnFile {
        full_name: full_name(account),
        date_of_birth: account.date_of_birth,
        email: account.contact_email.clone(),
        sign_in_name: account.sign_in_name.clone(),
        ..OnFile::default()
    };
    let newest = application::Entity::find()
        .filter(application::Column::ConsumerId.eq(account.id))
        .filter(application::Column::State.ne(ApplicationState::Withdrawn.as_str()))
        .order_by_desc(application::Column::CoverageYear)
        .one(conn)
        .await?;
    let Some(newest) = newest else { return Ok(on_file) };
    let fields = [Field::Street, Field::Unit, Field::Zip, Field::ContactPhone];
    let [street, unit, zip, phone] = fields.map(|field| field.key().to_string());
    let answers = answer::Entity::find()
        .filter(answer::Column::ApplicationId.eq(newest.id))
        .filter(answer::Column::Field.is_in([&street, &unit, &zip, &phone].map(String::as_str)))
        .all(conn)
        .await?;
    for answer in answers.into_iter().filter(|answer| !answer.raw.trim().is_empty()) {
        let known = if answer.field == street {
            &mut on_file.street
        } else if answer.field == unit {
            &mut on_file.unit
        } else if answer.field == zip {
            &mut on_file.zip
        } else {
            &mut on_file.phone
        };
        *known = Some(answer.raw);
    }
    Ok(on_file)
}
