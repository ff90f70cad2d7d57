//! The estimate before anybody applies.

use super::state::{Mood, StateSystem};
use crate::browser::{Answer, Site};
use axum::http::StatusCode;
use domain::policy::Action;
use std::sync::Arc;
use store::on_both_databases;

const PAGE: &str = "/en/estimate";

/// A couple with two children in Hennepin County.
const FAMILY: [(&str, &str); 8] = [
    ("ages[age_1]", "40"),
    ("ages[age_2]", "38"),
    ("ages[age_3]", "10"),
    ("ages[age_4]", "7"),
    ("married", "yes"),
    ("county", "Hennepin"),
    ("estimate_income", "84,000"),
    ("estimate_period", "year"),
];

async fn estimates(site: &Site, changes: &[(&str, &str)]) -> Answer {
    let typed: Vec<(&str, &str)> = FAMILY
        .iter()
        .filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name))
        .chain(changes)
        .copied()
        .collect();
    site.visitor().submit(PAGE, Action::Estimate, &typed).await
}

on_both_databases! {
    async fn a_visitor_learns_in_one_form_what_there_could_be(world: World) {
        let site = Site::new(&world);
        let home = site.visitor().get("/en").await;
        assert!(home.body.contains("href=\"/en/estimate\""), "the home page leads there");
        let answer = estimates(&site, &[]).await;
        assert_eq!(answer.status, StatusCode::OK);
        let text = answer.text();
        for said in [
            "Person 1 (you, age 40)",
            "A plan with help to pay",
            "Person 3 (age 10)",
            "Medical Assistance",
            "$613.90 a month, for the plan that we use to work out the help",
            "The amounts are examples.",
            "It is not a result and binds nobody.",
            "Nothing of this was saved.",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        // The question is still there, as it was typed.
        assert!(answer.body.contains("value=\"38\"") && answer.body.contains("$84,000.00"));
    }

    async fn a_month_and_its_year_are_the_same(world: World) {
        let site = Site::new(&world);
        let month = estimates(&site, &[("estimate_income", "7000"), ("estimate_period", "month")]).await;
        assert!(month.text().contains("$613.90 a month"), "{}", month.text());
    }

    async fn nothing_is_kept_of_it(world: World) {
        let site = Site::new(&world);
        let tables = ["audit_event", "application", "answer", "determination", "determination_work", "session", "outbox"];
        let mut before = Vec::new();
        for table in tables {
            before.push(world.count(table).await);
        }
        estimates(&site, &[]).await;
        for (table, before) in tables.into_iter().zip(before) {
            assert_eq!(world.count(table).await, before, "{table}");
        }
    }

    async fn mistakes_are_said_at_their_fields_and_nothing_typed_is_lost(world: World) {
        let site = Site::new(&world);
        let wrong = estimates(&site, &[("ages[age_2]", "old"), ("county", ""), ("estimate_income", "-5")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["#age_2", "#county", "#estimate_income"] {
            assert!(wrong.body.contains(&format!("href=\"{field}\"")), "{field}: {}", wrong.body);
        }
        assert!(wrong.body.contains("value=\"old\"") && wrong.body.contains("value=\"10\""));
    }

    async fn it_reads_in_spanish(world: World) {
        let site = Site::new(&world);
        let page = site.visitor().get("/es/estimate").await;
        let fields = page.form(Action::Estimate, &FAMILY);
        let answer = site.visitor().post("/es/estimate", &fields).await;
        assert!(answer.text().contains("Un plan con ayuda para pagar"), "{}", answer.text());
    }

    async fn it_comes_without_a_bundle(world: World) {
        let site = Site::new(&world);
        let page = site.visitor().get(PAGE).await;
        assert!(page.body.contains("data-hydrated=\"never\""));
    }

    async fn an_engine_that_is_away_says_so_and_denies_nothing(world: World) {
        let state = StateSystem::listening(Mood::BusyFor(usize::MAX)).await;
        let site = Site::with_engine(&world, Arc::new(state.adapter()));
        let answer = estimates(&site, &[]).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(answer.body.contains("value=\"38\""), "what was typed is still there");
        assert!(!answer.text().contains("cannot get coverage"), "{}", answer.text());
    }

    async fn the_state_answers_estimates_too(world: World) {
        let state = StateSystem::listening(Mood::Answers).await;
        let site = Site::with_engine(&world, Arc::new(state.adapter()));
        assert!(estimates(&site, &[]).await.text().contains("$613.90 a month"));
        assert_eq!(state.keys(), [None], "an estimate is nobody's");
    }
}
