//! What whoever determines has to do, in this process or at the state.

use super::{
    asked, family, family_with,
    state::{Mood, StateSystem},
};
use domain::{
    applications::{Field, PersonNumber, Value},
    coverage::{Asked, DeterminationEngine, EngineError, Outcome, Quantity, ReasonCode},
    money::Cents,
};
use server::coverage::Embedded;

/// One story for every engine.
macro_rules! contract {
    ($(async fn $name:ident($engine:ident: &dyn DeterminationEngine) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn story($engine: &dyn DeterminationEngine) $body

            #[tokio::test]
            async fn embedded() {
                story(&Embedded::shipped().expect("parameters")).await;
            }

            #[tokio::test]
            async fn at_the_state() {
                let state = StateSystem::listening(Mood::Answers).await;
                story(&state.adapter()).await;
            }
        }
    )+};
}

fn outcomes(determination: &domain::coverage::Determination) -> Vec<Outcome> {
    determination.people.iter().map(|person| person.outcome).collect()
}

contract! {
    async fn everybody_gets_a_result_with_amounts_and_reasons(engine: &dyn DeterminationEngine) {
        use Outcome::{Medicaid, PremiumTaxCredit};
        let answer = engine.determine(&asked(family(84_000))).await.expect("an answer");
        assert_eq!(outcomes(&answer), [PremiumTaxCredit, PremiumTaxCredit, Medicaid, Medicaid]);
        let credit = &answer.credits[0];
        assert_eq!(credit.covers.len(), 2);
        assert_eq!(credit.contribution_monthly, Some(Cents(61_390)));
        assert!(credit.monthly > Some(Cents(0)) && credit.illustrative);
        let reason = credit.reasons.iter().find(|reason| reason.code == ReasonCode::Contribution);
        let reason = reason.expect("the reason of the contribution");
        assert_eq!(reason.number(Quantity::ApplicablePercentage), Some(877));
        assert_eq!(reason.number(Quantity::ContributionMonthly), Some(61_390));
        assert_eq!(answer.coverage_starts.to_string(), "2026-03-01");
        assert!(!answer.parameters.state.is_empty());
    }

    async fn the_same_question_has_the_same_answer(engine: &dyn DeterminationEngine) {
        let question = asked(family(50_000));
        let first = engine.determine(&question).await.expect("an answer");
        assert_eq!(engine.determine(&question).await.expect("an answer"), first);
    }

    async fn who_does_not_ask_for_help_pays_the_full_price(engine: &dyn DeterminationEngine) {
        let poor = family_with(1_000, "financial_help=no; p2.applying=no");
        let answer = engine.determine(&asked(poor)).await.expect("an answer");
        use Outcome::{FullPrice, NotApplying};
        assert_eq!(outcomes(&answer), [FullPrice, NotApplying, FullPrice, FullPrice]);
        assert!(answer.credits.is_empty());
    }

    async fn a_question_that_makes_no_sense_is_refused(engine: &dyn DeterminationEngine) {
        let mut unborn = family(50_000);
        let youngest = Field::BirthDate.of(PersonNumber::new(4).expect("a person"));
        let born = Value::Date("2030-01-01".parse().expect("a date"));
        let changed = unborn.values.iter().map(|(key, value)| match key {
            key if key == youngest => (key, born.clone()),
            key => (key, value.clone()),
        });
        unborn.values = changed.collect();
        assert_eq!(engine.determine(&asked(unborn)).await, Err(EngineError::Refused));
    }
}

async fn ask(mood: Mood) -> (StateSystem, Result<Vec<Outcome>, EngineError>) {
    let state = StateSystem::listening(mood).await;
    let question: Asked = asked(family(84_000));
    let answer = state.adapter().determine(&question).await;
    (state, answer.map(|answer| outcomes(&answer)))
}

#[tokio::test]
async fn a_state_that_is_busy_is_asked_again_under_the_same_name() {
    let (state, answer) = ask(Mood::BusyFor(2)).await;
    assert_eq!(answer.map(|people| people.len()), Ok(4));
    let key = Some("00000000000000000000000000000007".to_owned());
    assert_eq!(state.keys(), [key.clone(), key.clone(), key]);
}

#[tokio::test]
async fn a_state_that_stays_busy_is_not_asked_for_ever() {
    let (state, answer) = ask(Mood::BusyFor(usize::MAX)).await;
    assert_eq!(answer, Err(EngineError::Unavailable));
    assert_eq!(state.requests(), 3);
}

#[tokio::test]
async fn a_state_that_does_not_answer_leaves_people_waiting_and_no_denial() {
    let (_, answer) = ask(Mood::Hangs).await;
    assert_eq!(answer, Err(EngineError::TimedOut));
}

#[tokio::test]
async fn nobody_waits_longer_than_the_deadline() {
    let state = StateSystem::listening(Mood::Hangs).await;
    let settings = server::coverage::HttpSettings {
        attempt: std::time::Duration::from_secs(60),
        pauses: Vec::new(),
        deadline: std::time::Duration::from_millis(50),
    };
    let adapter = server::coverage::Http::new(&state.url, settings).expect("an address");
    let answer = adapter.determine(&asked(family(84_000))).await;
    assert_eq!(answer, Err(EngineError::TimedOut));
}

#[tokio::test]
async fn an_answer_that_was_lost_is_not_worked_out_twice() {
    let (state, answer) = ask(Mood::LosesFirstAnswer).await;
    assert_eq!(answer.map(|people| people.len()), Ok(4));
    assert_eq!((state.requests(), state.determined()), (2, 1));
}

#[tokio::test]
async fn what_is_no_determination_of_these_people_is_no_answer() {
    for mood in [Mood::AnswersNonsense, Mood::AnswersAnotherQuestion, Mood::AnswersWithoutEnd] {
        let (state, answer) = ask(mood).await;
        assert_eq!(answer, Err(EngineError::Unreadable), "{mood:?}");
        assert_eq!(state.requests(), 1, "{mood:?}");
    }
}

#[tokio::test]
async fn a_state_that_cannot_be_reached_is_unavailable() {
    let nobody: server::coverage::Http =
        "http://127.0.0.1:1/determine".parse().expect("an address");
    let answer = nobody.determine(&asked(family(84_000))).await;
    assert_eq!(answer, Err(EngineError::Unavailable));
}

#[tokio::test]
async fn a_question_names_nobody() {
    let (state, _) = ask(Mood::Answers).await;
    let [body] = &state.bodies()[..] else { panic!("one question") };
    for private in ["Tou Ger", "Vang", "Payne", "55408", "Minneapolis", "Bakery"] {
        assert!(!body.contains(private), "{private} in {body}");
    }
    assert!(body.contains("Hennepin"));
}
