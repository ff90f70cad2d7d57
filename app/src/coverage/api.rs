//! The doors of this feature.

use crate::error::AppResult;
use domain::{
    coverage::{Estimated, Results},
    ids::ConsumerId,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

// What only the bodies use: they are compiled on the server alone.
#[cfg(feature = "ssr")]
use {
    crate::{context, error::AppError},
    domain::{
        coverage::{Asked, EstimateTyped, Subject},
        policy::Action,
    },
};

/// What everybody on the application can get; none while nothing was sent.
#[server(endpoint = "coverage/results", prefix = "/api")]
pub async fn view_results(
    #[server(default)] client: Option<ConsumerId>,
) -> AppResult<Option<Results>> {
    let (request, store) = context::open(Action::ViewResults)?;
    Ok(store::coverage::results(&store, &request, client).await?)
}

/// What there could be for a household of which nothing is kept.
#[server(endpoint = "coverage/estimate", prefix = "/api")]
pub async fn ask_estimate(
    #[server(default)] county: String,
    #[server(default)] ages: BTreeMap<String, String>,
    #[server(default)] wants: BTreeMap<String, String>,
    #[server(default)] married: Option<String>,
    #[server(default)] estimate_income: String,
    #[server(default)] estimate_period: String,
) -> AppResult<Estimated> {
    let (request, _) = context::open(Action::Estimate)?;
    let married = married.is_some();
    let (income, period) = (estimate_income, estimate_period);
    let typed = EstimateTyped { county, ages, wants, married, income, period };
    let estimate = typed.read().map_err(store::StoreError::Invalid)?;
    let on = request.today();
    let asked = Asked { subject: Subject::Estimate(estimate.clone()), determined_on: on };
    let determination = context::services()?.determinations.engine().determine(&asked).await;
    match determination {
        Ok(determination) => Ok(Estimated { asked: estimate, on, determination }),
        // Nothing about the household: the engine is away, or somebody has to look at it.
        Err(error) => {
            tracing::warn!(error = %error, "an estimate was not answered");
            context::answer_with(&AppError::Unavailable);
            Err(AppError::Unavailable)
        }
    }
}
