//! Health coverage that comes with a job.

use super::{Amount, Day};
use serde::{Deserialize, Serialize};

/// What one employer offers to an employee and the family.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EmployerOffer {
    /// Whose job it is. The person need not apply.
    pub employee: String,
    /// Who could enroll, the employee among them.
    pub offered_to: Vec<String>,
    /// What the employee would pay in a month for the cheapest plan of minimum value that covers
    /// the employee alone, in cents. Absent when it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lowest_self_only_monthly: Option<Amount>,
    /// What the employee would pay in a month for the cheapest plan of minimum value that covers
    /// the employee and everybody of the employee's tax family to whom it is offered, in cents.
    /// Absent when it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lowest_family_monthly: Option<Amount>,
    /// Whether a plan covers at least 60 percent of costs. Absent when it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_value: Option<bool>,
    /// Who is enrolled, whatever the price.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enrolled: Vec<String>,
    /// From when the offer counts, if not yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<Day>,
}
