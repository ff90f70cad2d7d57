//! The whole trail, for resource managers.

use super::{events, manager, opened, opens, starts};
use chrono::Duration;
use domain::{
    accounts::Role,
    audit::{Done, EXPORT_MOST, Sought, TrailPage, TrailQuery, TrailRow},
    ids::{AccountId, ConsumerId},
    lists::Cursor,
    validation::Code,
};
use store::{Request, StoreError, audit, on_both_databases, testing::World};

async fn page(world: &World, request: &Request, query: &TrailQuery) -> TrailPage {
    audit::trail(&world.store, request, query).await.expect("the trail")
}

/// All rows of a query, page by page, and the same on the way back.
async fn walk(world: &World, request: &Request, query: TrailQuery) -> Vec<TrailRow> {
    let at = |cursor: Option<Cursor<i64>>| TrailQuery { cursor, ..query };
    let mut pages = vec![page(world, request, &query).await];
    assert_eq!(pages[0].previous, None);
    while let Some(next) = pages.last().and_then(|page| page.next) {
        pages.push(page(world, request, &at(Some(next))).await);
    }
    for (index, right) in pages.iter().enumerate().skip(1) {
        let left = page(world, request, &at(right.previous)).await;
        // On the first page, looks at the trail itself have come in meanwhile.
        if index > 1 {
            assert_eq!(left.rows, pages[index - 1].rows, "{query:?}");
        }
    }
    pages.into_iter().flat_map(|page| page.rows).collect()
}

async fn finds(
    world: &World,
    request: &Request,
    typed: &str,
    sought: Sought,
) -> Result<AccountId, Code> {
    match audit::find_person(&world.store, request, typed, sought).await {
        Ok(found) => Ok(found),
        Err(StoreError::Invalid(invalid)) => {
            assert_eq!(invalid.0[0].field, "person");
            Err(invalid.0[0].code)
        }
        Err(error) => panic!("{error}"),
    }
}

/// The one look at a client, so many times more, all at one instant.
async fn copies_the_look(world: &World, times: u64) {
    const COLUMNS: &str = "at, actor_id, actor_role, acting_for, association_id, channel, action, \
                           subject_id, request_id, detail";
    let copies = format!(
        "WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {times}) \
         INSERT INTO audit_event ({COLUMNS}) SELECT {COLUMNS} FROM copy, \
         (SELECT * FROM audit_event WHERE action = 'client_opened' LIMIT 1) AS look"
    );
    world.execute(&copies).await.expect("the copies");
}

on_both_databases! {
    async fn every_filter_shows_its_rows_page_by_page(world: World) {
        let (amina, rosa) = opened(&world).await;
        let tou = world.consumer("Tou Ger Vang").insert().await;
        starts(&world, rosa, amina).await;
        for number in 0..130 {
            if number % 4 == 0 {
                world.clock.advance(Duration::hours(1));
            }
            world.session_of(tou.into()).await;
            if number % 2 == 0 {
                opens(&world, rosa, amina).await.expect("the file");
            }
        }
        let (_, dale) = manager(&world).await;
        let mut all = walk(&world, &dale, TrailQuery::default()).await;
        all.retain(|row| row.done != Done::AuditListed);
        assert_eq!(all.len() as i64, world.count("audit_event").await - events(&world, "audit_listed").await);
        assert!(all.is_sorted_by_key(|row| std::cmp::Reverse((row.at, row.seq))));

        let by_hand = |keeps: &dyn Fn(&TrailRow) -> bool| {
            all.iter().filter(|row| keeps(row)).cloned().collect::<Vec<_>>()
        };
        let (amina_s, rosa_s) = (Some("Amina Warsame".to_owned()), Some("Rosa Delgado".to_owned()));
        let actor = Some(AccountId(rosa.0));
        let consumer = Some(amina);
        let done = Some(Done::ClientOpened);
        let (from, until) = ("2026-11-23".parse().ok(), "2026-11-24".parse().ok());
        let none = TrailQuery::default();
        let in_time = |row: &TrailRow| row.at < "2026-11-25T06:00:00Z".parse::<domain::dates::Instant>().expect("an instant");
        let of_amina = |row: &TrailRow| row.acting_for == amina_s || row.actor == amina_s;
        for (query, expected) in [
            (TrailQuery { actor, ..none }, by_hand(&|row| row.actor == rosa_s)),
            (TrailQuery { consumer, ..none }, by_hand(&of_amina)),
            (TrailQuery { done, ..none }, by_hand(&|row| row.done == Done::ClientOpened)),
            (TrailQuery { from, until, ..none }, by_hand(&in_time)),
            (TrailQuery { actor, done, ..none }, by_hand(&|row| row.actor == rosa_s && row.done == Done::ClientOpened)),
            (TrailQuery { actor, from, until, ..none }, by_hand(&|row| row.actor == rosa_s && in_time(row))),
            (TrailQuery { consumer, done, ..none }, by_hand(&|row| of_amina(row) && row.done == Done::ClientOpened)),
            (TrailQuery { actor, consumer, done, from, until, ..none }, by_hand(&|row| {
                row.actor == rosa_s && row.done == Done::ClientOpened && in_time(row)
            })),
            (TrailQuery { actor: Some(AccountId(tou.0)), ..none }, by_hand(&|row| {
                row.actor.as_deref() == Some("Tou Ger Vang")
            })),
        ] {
            let mut found = walk(&world, &dale, query).await;
            // Looks at Amina's file are in Amina's file.
            found.retain(|row| row.done != Done::AuditListed);
            assert_eq!(found, expected, "{query:?}");
            assert!(!expected.is_empty(), "{query:?}");
        }
    }

    async fn a_day_is_a_day_in_minnesota(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        let (_, dale) = manager(&world).await;
        for at in ["2026-11-24T05:59:59Z", "2026-11-24T06:00:00Z", "2026-11-25T05:59:59Z", "2026-11-25T06:00:00Z"] {
            world.clock.set(at);
            world.session_of(amina.into()).await;
        }
        let day = "2026-11-24".parse().ok();
        let query = TrailQuery { from: day, until: day, ..TrailQuery::default() };
        let found = page(&world, &dale, &query).await.rows;
        assert_eq!(found.len(), 2, "{found:?}");
    }

    async fn a_look_is_on_the_trail_and_on_the_consumer_s_record(world: World) {
        let (amina, _) = opened(&world).await;
        let (_, dale) = manager(&world).await;
        let query = TrailQuery { consumer: Some(amina), ..TrailQuery::default() };
        page(&world, &dale, &query).await;
        audit::export(&world.store, &dale, &query).await.expect("a file");
        assert_eq!((events(&world, "audit_listed").await, events(&world, "audit_exported").await), (1, 1));
        let first = page(&world, &dale, &query).await;
        assert_eq!(first.consumer.as_deref(), Some("Amina Warsame"));
        assert_eq!(first.rows[0].done, Done::AuditExported);
        assert_eq!(first.rows[0].actor.as_deref(), Some("Dale Berg"));
    }

    async fn a_file_holds_what_the_filters_leave(world: World) {
        let (amina, rosa) = opened(&world).await;
        for _ in 0..60 {
            opens(&world, rosa, amina).await.expect("the file");
        }
        let (_, dale) = manager(&world).await;
        let query = TrailQuery { done: Some(Done::ClientOpened), ..TrailQuery::default() };
        let export = audit::export(&world.store, &dale, &query).await.expect("a file");
        assert_eq!((export.rows.len(), export.cut), (61, false), "more than a page");
        assert!(export.rows.iter().all(|row| row.done == Done::ClientOpened));
    }

    async fn a_large_file_holds_each_event_once_and_says_when_older_ones_are_left_out(world: World) {
        let (_, dale) = manager(&world).await;
        opened(&world).await;
        let query = TrailQuery { done: Some(Done::ClientOpened), ..TrailQuery::default() };
        let exports = async || audit::export(&world.store, &dale, &query).await.expect("a file");
        let whole = |rows: &[TrailRow]| rows.is_sorted_by(|newer, older| newer.seq > older.seq);
        copies_the_look(&world, EXPORT_MOST - 1).await;
        let most = exports().await;
        assert_eq!((most.rows.len() as u64, most.cut), (EXPORT_MOST, false));
        assert!(whole(&most.rows));
        copies_the_look(&world, 1).await;
        let cut = exports().await;
        assert_eq!((cut.rows.len() as u64, cut.cut), (EXPORT_MOST, true));
        assert!(whole(&cut.rows));
        assert_eq!(cut.rows.last(), most.rows.get(most.rows.len() - 2), "the oldest is left out");
    }

    async fn a_person_is_found_by_name_number_or_address(world: World) {
        let (amina, rosa) = opened(&world).await;
        let (_, dale) = manager(&world).await;
        let number = world.reference_number(rosa).await;
        let (amina, rosa) = (AccountId(amina.0), AccountId(rosa.0));
        for (typed, found) in [
            ("Amina.Warsame", amina),
            (" AMINA.WARSAME@example.org", amina),
            ("rosa.delgado.work", rosa),
            (number.to_string().as_str(), rosa),
        ] {
            assert_eq!(finds(&world, &dale, typed, Sought::Actor).await, Ok(found), "{typed}");
        }
        let as_consumer = Sought::Consumer;
        assert_eq!(finds(&world, &dale, "amina.warsame", as_consumer).await, Ok(amina));
        assert_eq!(finds(&world, &dale, "rosa.delgado.work", as_consumer).await, Err(Code::PersonNotFound));
        assert_eq!(finds(&world, &dale, "nobody", Sought::Actor).await, Err(Code::PersonNotFound));
        assert_eq!(finds(&world, &dale, "  ", Sought::Actor).await, Err(Code::Required));
        let shared = "UPDATE account SET contact_email = 'Home@Example.org'";
        world.execute(shared).await.expect("one address");
        assert_eq!(finds(&world, &dale, "home@example.org", Sought::Actor).await, Err(Code::SeveralPeople));
        let kept = world.number("SELECT COUNT(*) FROM audit_event WHERE detail LIKE '%xample.org%'").await;
        assert_eq!(kept, 0, "what was typed is not kept");
        assert_eq!(events(&world, "person_found").await, 8);
    }

    async fn only_resource_managers_read_the_trail(world: World) {
        let (amina, rosa) = opened(&world).await;
        let line = world.staff("Ida Moen", Role::BrokerLineStaff).await;
        for request in [
            world.anonymous(),
            world.as_consumer(amina),
            world.as_assister(rosa),
            world.as_staff(line, Role::BrokerLineStaff),
        ] {
            let query = TrailQuery { consumer: Some(ConsumerId(amina.0)), ..TrailQuery::default() };
            let refused = |error: StoreError| matches!(error, StoreError::Forbidden | StoreError::Unauthenticated);
            assert!(audit::trail(&world.store, &request, &query).await.is_err_and(refused));
            assert!(audit::export(&world.store, &request, &query).await.is_err_and(refused));
            let found = audit::find_person(&world.store, &request, "amina.warsame", Sought::Actor).await;
            assert!(found.is_err_and(refused));
        }
        assert_eq!(events(&world, "audit_listed").await, 0);
    }
}
