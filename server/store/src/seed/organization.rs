//! Organizations with their sites and administrators.

use super::{Organization, Seeding};
use crate::{
    StoreResult,
    entities::{organization, organization_administrator, site},
};
use domain::accounts::name_key;

impl Seeding {
    /// # Errors
    /// Failures of the database.
    pub async fn organizations(&mut self, some: &[Organization]) -> StoreResult<()> {
        for organization in some {
            self.acts.add(organization.acts.iter().cloned());
        }
        self.bulk.write(some.iter().map(organization).collect()).await?;
        self.bulk.write(some.iter().flat_map(sites).collect()).await?;
        let administrators = some.iter().filter_map(|organization| {
            Some(organization_administrator::Model {
                account_id: organization.administrator?.0,
                organization_id: organization.id.0,
            })
        });
        self.bulk.write(administrators.collect()).await
    }
}

fn organization(organization: &Organization) -> organization::Model {
    organization::Model {
        id: organization.id.0,
        kind: organization.kind.as_str().to_owned(),
        name: organization.name.clone(),
        name_key: name_key(&organization.name),
        city: organization.city.clone(),
        phone: Some(organization.phone.clone()),
        privacy_contact_name: organization.privacy_contact_name.clone(),
        privacy_contact_email: organization.privacy_contact_email.clone(),
        closed_at: None,
        closed_by: None,
        close_reason: None,
        close_note: None,
    }
}

fn sites(organization: &Organization) -> impl Iterator<Item = site::Model> {
    organization.sites.iter().map(|site| site::Model {
        id: site.id.0,
        organization_id: organization.id.0,
        name: site.name.clone(),
        street: site.street.clone(),
        city: site.city.clone(),
        zip: site.zip.clone(),
        county: site.county.clone(),
        phone: Some(site.phone.clone()),
    })
}
