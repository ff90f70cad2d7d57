//! Results of applications: who waits, what is kept, what never changes, and who learns what.

use crate::applications::{Two, conflict};
use chrono::Duration;
use domain::{
    applications::PersonNumber,
    clients::{InitialDetermination, ListQuery, NextStep},
    conflict::Conflict,
    coverage::{
        Credit, Determination, EngineError, FirstResult, Missing, Outcome, PersonResult,
        ResultFilter, Results, Versions,
    },
    money::Cents,
    notices::AlertAbout,
};
use store::{
    Request, StoreError, clients,
    coverage::{Kept, Waiting, claim, keep, not_answered, results},
    notices::alerts,
    on_both_databases,
    testing::World,
};

/// Amina, who lives alone, has sent her application; Rosa may act for her.
async fn sent(world: World) -> Two {
    let two = Two::new(world).await;
    two.amina_answers_everything().await;
    two.amina_reviews().await.expect("a review");
    two.amina_sends().await.expect("it is sent");
    two
}

async fn taken(two: &Two) -> Vec<Waiting> {
    claim(two.store(), &two.world.system(), None).await.expect("a look")
}

async fn one(two: &Two) -> Waiting {
    let mut taken = taken(two).await;
    assert_eq!(taken.len(), 1);
    taken.remove(0)
}

/// An answer that says this about the applicant.
fn says(outcome: Outcome) -> Determination {
    let day = "2026-11-23".parse().expect("a date");
    let credit = Credit {
        people: vec![PersonNumber::APPLICANT],
        covers: vec![PersonNumber::APPLICANT],
        monthly: Some(Cents(25_960)),
        contribution_monthly: Some(Cents(61_390)),
        benchmark_monthly: Some(Cents(87_350)),
        illustrative: true,
        not_configured: None,
        reasons: Vec::new(),
    };
    Determination {
        coverage_year: 2026,
        determined_on: day,
        coverage_starts: "2026-12-01".parse().expect("a date"),
        parameters: Versions { federal: "2026.1".to_owned(), state: "2026.1".to_owned() },
        people: vec![PersonResult {
            person: PersonNumber::APPLICANT,
            outcome,
            pending_verification: true,
            screen_other_basis: false,
            premium_monthly: (outcome == Outcome::BasicHealth).then_some(Cents(7_100)),
            premium_estimated: false,
            cost_sharing: None,
            not_configured: (outcome == Outcome::NotConfigured)
                .then(|| Missing { what: "poverty".to_owned(), year: Some(2027) }),
            reasons: Vec::new(),
        }],
        credits: if outcome == Outcome::PremiumTaxCredit { vec![credit] } else { Vec::new() },
    }
}

async fn kept(two: &Two, waiting: &Waiting, outcome: Outcome) -> Kept {
    keep(two.store(), &two.world.system(), waiting, &says(outcome)).await.expect("it is kept")
}

/// The outcomes that the page shows; none for somebody who waits.
async fn shown(two: &Two, request: &Request, assister: bool) -> Vec<Option<Outcome>> {
    let client = assister.then_some(two.amina);
    let results: Option<Results> =
        results(two.store(), request, client).await.expect("the file is open");
    let people = results.expect("it was sent").people;
    people.into_iter().map(|(_, kept)| Some(kept?.finding.result.outcome)).collect()
}

async fn in_the_list(two: &Two) -> InitialDetermination {
    let list = clients::list(two.store(), &two.rosa(), ListQuery::default()).await;
    list.expect("a list").rows.remove(0).determination
}

/// Somebody else waits: the application is asked about again.
async fn reopen(two: &Two) {
    two.world
        .execute(
            "UPDATE determination_work SET done_at = NULL, due_at = '2026-11-23 00:00:00+00:00'",
        )
        .await
        .expect("the work is open again");
}

on_both_databases! {
    async fn an_application_waits_from_the_moment_in_which_it_was_sent(world: World) {
        let two = Two::new(world).await;
        two.amina_answers_everything().await;
        assert_eq!(taken(&two).await.len(), 0);
        assert_eq!(results(two.store(), &two.amina(), None).await.expect("a look"), None);
        two.amina_reviews().await.expect("a review");
        two.amina_sends().await.expect("it is sent");
        assert_eq!(shown(&two, &two.amina(), false).await, [None]);
        assert_eq!(in_the_list(&two).await, InitialDetermination::Pending);
        let waiting = one(&two).await;
        assert_eq!((waiting.consumer, waiting.attempt), (two.amina, 1));
        assert_eq!(waiting.snapshot.given_name(PersonNumber::APPLICANT), "Amina");
    }

    async fn nobody_takes_it_twice_until_the_first_one_is_given_up(world: World) {
        let two = sent(world).await;
        let first = one(&two).await;
        assert_eq!(taken(&two).await.len(), 0);
        two.world.clock.advance(Duration::minutes(5));
        let second = one(&two).await;
        assert_eq!(second.attempt, 2);
        // The first one comes back after all: the application is the second one's.
        assert_eq!(kept(&two, &first, Outcome::Medicaid).await, Kept::TooLate);
        assert_eq!(kept(&two, &second, Outcome::FullPrice).await, Kept::Whole);
        assert_eq!(kept(&two, &second, Outcome::Medicaid).await, Kept::TooLate);
        assert_eq!(shown(&two, &two.amina(), false).await, [Some(Outcome::FullPrice)]);
        two.world.clock.advance(Duration::days(2));
        assert_eq!(taken(&two).await.len(), 0, "it is done");
    }

    async fn a_result_is_evidence_and_everybody_concerned_is_told_once(world: World) {
        let two = sent(world).await;
        let waiting = one(&two).await;
        let mails = two.world.count("outbox").await;
        assert_eq!(kept(&two, &waiting, Outcome::PremiumTaxCredit).await, Kept::Whole);
        let row = "SELECT outcome || '|' || CAST(credit_monthly AS TEXT) || '|' \
                   || federal_parameters FROM determination WHERE is_initial";
        assert_eq!(two.world.texts(row).await, ["premium_tax_credit|25960|2026.1"]);
        assert_eq!(two.events("application_determined").await, 1);
        assert_eq!(two.world.count("outbox").await, mails + 1, "one mail, to the consumer");
        let client = |alert: &domain::notices::ShownAlert| match &alert.about {
            AlertAbout::ResultKnown { client } => Some(client.clone().map(|one| one.name)),
            _ => None,
        };
        let own = alerts(two.store(), &two.amina()).await.expect("alerts");
        assert_eq!(own.iter().filter_map(client).collect::<Vec<_>>(), [None]);
        let desk = alerts(two.store(), &two.rosa()).await.expect("alerts");
        assert_eq!(
            desk.iter().filter_map(client).collect::<Vec<_>>(),
            [Some("Amina Warsame".to_owned())]
        );
        for change in ["UPDATE determination SET outcome = 'not_eligible'", "DELETE FROM determination"] {
            assert!(two.world.execute(change).await.is_err(), "{change}");
        }
    }

    async fn an_engine_that_does_not_answer_is_asked_again_after_pauses_that_grow(world: World) {
        let two = sent(world).await;
        for (attempt, pause) in [(1, 15), (2, 30), (3, 60)] {
            let waiting = one(&two).await;
            assert_eq!(waiting.attempt, attempt);
            not_answered(two.store(), &two.world.system(), &waiting, EngineError::TimedOut)
                .await
                .expect("it waits");
            two.world.clock.advance(Duration::seconds(pause - 1));
            assert_eq!(taken(&two).await.len(), 0, "attempt {attempt}");
            two.world.clock.advance(Duration::seconds(1));
        }
        assert_eq!(two.world.count("determination").await, 0, "an error is no result");
        assert_eq!(shown(&two, &two.amina(), false).await, [None]);
        assert_eq!(in_the_list(&two).await, InitialDetermination::Pending);
        assert_eq!(two.events("determination_failed").await, 3);
    }

    async fn a_missing_number_is_no_result_and_the_person_waits(world: World) {
        let two = sent(world).await;
        let waiting = one(&two).await;
        assert_eq!(kept(&two, &waiting, Outcome::NotConfigured).await, Kept::Partly);
        assert_eq!(two.world.count("determination").await, 0);
        assert_eq!(shown(&two, &two.amina(), false).await, [None]);
        two.world.clock.advance(Duration::seconds(15));
        let waiting = one(&two).await;
        assert_eq!(kept(&two, &waiting, Outcome::BasicHealth).await, Kept::Whole);
        assert_eq!(shown(&two, &two.amina(), false).await, [Some(Outcome::BasicHealth)]);
    }

    async fn the_first_result_is_frozen_for_the_assister(world: World) {
        let two = sent(world).await;
        let waiting = one(&two).await;
        kept(&two, &waiting, Outcome::PremiumTaxCredit).await;
        let frozen = in_the_list(&two).await;
        two.world.clock.advance(Duration::days(3));
        reopen(&two).await;
        let again = one(&two).await;
        kept(&two, &again, Outcome::Medicaid).await;
        assert_eq!(shown(&two, &two.amina(), false).await, [Some(Outcome::Medicaid)]);
        assert_eq!(shown(&two, &two.rosa(), true).await, [Some(Outcome::PremiumTaxCredit)]);
        assert_eq!(in_the_list(&two).await, frozen);
        let InitialDetermination::Known(first) = frozen else { panic!("{frozen:?}") };
        let amina = FirstResult { given_name: "Amina".to_owned(), outcome: Outcome::PremiumTaxCredit };
        assert_eq!((first.people, first.waiting), (vec![amina], false));
    }

    async fn the_same_answer_again_is_no_news(world: World) {
        let two = sent(world).await;
        let waiting = one(&two).await;
        kept(&two, &waiting, Outcome::Medicaid).await;
        let (mails, alerts) = (two.world.count("outbox").await, two.world.count("alert").await);
        reopen(&two).await;
        let again = one(&two).await;
        kept(&two, &again, Outcome::Medicaid).await;
        assert_eq!(two.world.count("determination").await, 1);
        assert_eq!((two.world.count("outbox").await, two.world.count("alert").await), (mails, alerts));
    }

    async fn the_desk_filters_by_result_and_says_what_to_do_next(world: World) {
        let two = sent(world).await;
        let filtered = async |result| {
            let query = ListQuery { result: Some(result), ..ListQuery::default() };
            clients::list(two.store(), &two.rosa(), query).await.expect("a list").rows.len()
        };
        assert_eq!(filtered(ResultFilter::Waiting).await, 1);
        let waiting = one(&two).await;
        kept(&two, &waiting, Outcome::BasicHealth).await;
        assert_eq!(filtered(ResultFilter::Waiting).await, 0);
        assert_eq!(filtered(ResultFilter::Is(Outcome::BasicHealth)).await, 1);
        assert_eq!(filtered(ResultFilter::Is(Outcome::Medicaid)).await, 0);
        let file = clients::client(two.store(), &two.rosa(), two.amina).await.expect("a file");
        assert_eq!(file.next_step, NextStep::SeeResult);
    }

    async fn a_list_made_anew_knows_the_results(world: World) {
        let two = sent(world).await;
        let waiting = one(&two).await;
        kept(&two, &waiting, Outcome::BasicHealth).await;
        let before = clients::list(two.store(), &two.rosa(), ListQuery::default()).await;
        let columns = "SELECT first_results || first_outcomes FROM client";
        let rows = two.world.texts(columns).await;
        two.world.execute("UPDATE client SET first_results = '', first_outcomes = ','").await.expect("harm");
        clients::rebuild(two.store(), &two.world.system()).await.expect("rebuilt");
        assert_eq!(two.world.texts(columns).await, rows);
        let after = clients::list(two.store(), &two.rosa(), ListQuery::default()).await;
        assert_eq!(before.expect("a list"), after.expect("a list"));
    }

    async fn results_close_with_the_file(world: World) {
        let two = sent(world).await;
        let waiting = one(&two).await;
        kept(&two, &waiting, Outcome::Medicaid).await;
        let opened = two.events("application_opened").await;
        shown(&two, &two.rosa(), true).await;
        assert_eq!(two.events("application_opened").await, opened + 1, "looking is on record");
        two.amina_removes_rosa().await;
        let closed = results(two.store(), &two.rosa(), Some(two.amina)).await;
        assert_eq!(conflict(closed), Conflict::AccessEnded);
        let desk = alerts(two.store(), &two.rosa()).await.expect("alerts");
        assert!(!desk.is_empty());
    }

    async fn whoever_was_sent_away_is_not_told(world: World) {
        let two = sent(world).await;
        two.amina_removes_rosa().await;
        let waiting = one(&two).await;
        kept(&two, &waiting, Outcome::Medicaid).await;
        let desk = alerts(two.store(), &two.rosa()).await.expect("alerts");
        assert!(!desk.iter().any(|alert| matches!(alert.about, AlertAbout::ResultKnown { .. })));
    }

    async fn only_the_software_itself_takes_and_keeps(world: World) {
        let two = sent(world).await;
        for request in [two.amina(), two.rosa(), two.world.anonymous()] {
            let refused = claim(two.store(), &request, None).await;
            assert!(matches!(refused, Err(StoreError::Forbidden)));
        }
        let waiting = one(&two).await;
        let refused = keep(two.store(), &two.amina(), &waiting, &says(Outcome::Medicaid)).await;
        assert!(matches!(refused, Err(StoreError::Forbidden)));
    }
}
