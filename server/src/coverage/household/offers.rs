//! Health insurance that comes with somebody's job.

use super::{amount, name};
use domain::applications::{Field, JobOfferStatus, MinimumValue, PersonNumber, Values};
use eligibility::input::EmployerOffer;

pub(super) fn offers(values: &Values, people: &[PersonNumber]) -> Vec<EmployerOffer> {
    people.iter().filter_map(|person| offer(values, *person)).collect()
}

/// What is not known stays open: the engine then says which answer it needs, and that is
/// neither a credit nor a denial.
fn offer(values: &Values, worker: PersonNumber) -> Option<EmployerOffer> {
    let status = values.choice::<JobOfferStatus>(Field::JobOffer.of(worker))?;
    if status == JobOfferStatus::None {
        return None;
    }
    let others = values.named(Field::OfferedTo.of(worker));
    let enrolled = match (status, others.is_empty()) {
        (JobOfferStatus::Enrolled, true) => vec![worker],
        (JobOfferStatus::Enrolled, false) => values.named(Field::Enrolled.of(worker)),
        _ => Vec::new(),
    };
    Some(EmployerOffer {
        employee: name(worker),
        offered_to: std::iter::once(worker).chain(others).map(name).collect(),
        lowest_self_only_monthly: values.money(Field::OfferCost.of(worker)).map(amount),
        lowest_family_monthly: values.money(Field::OfferFamilyCost.of(worker)).map(amount),
        minimum_value: match values.choice(Field::MinimumValue.of(worker))? {
            MinimumValue::Yes => Some(true),
            MinimumValue::No => Some(false),
            MinimumValue::Unknown => None,
        },
        enrolled: enrolled.into_iter().map(name).collect(),
        ..EmployerOffer::default()
    })
}
