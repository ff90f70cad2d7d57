//! What staff does with "This was not me".

use super::{acts, events, manager, opened, page, reads};
use chrono::Duration;
use domain::{
    accounts::Role,
    audit::{Done, Finding, ReportState},
    conflict::Conflict,
    ids::{ConsumerId, MisuseReportId},
    lists::{Count, Cursor},
    validation::Code,
};
use store::{StoreError, StoreResult, audit, on_both_databases, testing::World};

/// The consumer disowns every sign-in of the record.
async fn disowns_all(world: &World, consumer: ConsumerId) {
    let request = world.as_consumer(consumer);
    let mut cursor = None;
    let mut seqs = Vec::new();
    loop {
        let page = page(world, consumer, None, cursor).await;
        cursor = page.next;
        seqs.extend(
            acts(page).into_iter().filter(|act| act.done == Done::SignedIn).map(|act| act.seq),
        );
        if cursor.is_none() {
            break;
        }
    }
    for seq in seqs {
        world.clock.advance(Duration::minutes(1));
        let request = store::Request { now: domain::dates::Clock::now(&world.clock), ..request };
        audit::not_me(&world.store, &request, seq, None).await.expect("a report");
    }
}

async fn disowns_the_opening(world: &World, consumer: ConsumerId) {
    let acts = reads(world, consumer).await;
    let seq = acts.iter().find(|act| act.done == Done::ClientOpened).expect("an opening").seq;
    audit::not_me(&world.store, &world.as_consumer(consumer), seq, None).await.expect("a report");
}

async fn close(
    world: &World,
    request: &store::Request,
    id: MisuseReportId,
    finding: &str,
    note: &str,
) -> StoreResult<()> {
    audit::close_report(&world.store, request, id, finding, note).await
}

on_both_databases! {
    async fn a_report_is_read_with_what_is_needed_and_closed_once(world: World) {
        let (amina, rosa) = opened(&world).await;
        disowns_the_opening(&world, amina).await;
        let (_, dale) = manager(&world).await;
        let open = audit::reports(&world.store, &dale, ReportState::Open, None).await.expect("the queue");
        assert_eq!(open.rows.len(), 1);
        let row = &open.rows[0];
        assert_eq!((row.consumer.as_str(), row.act.done, row.late), ("Amina Warsame", Done::ClientOpened, false));
        // Monday, and two work days.
        assert_eq!(row.answer_by.to_string(), "2026-11-25");

        let report = audit::report(&world.store, &dale, row.id).await.expect("the report");
        assert_eq!(report.email.as_deref(), Some("amina.warsame@example.org"));
        let assister = report.assister.expect("the assister");
        assert_eq!((assister.id, assister.acts_now), (rosa, false));
        let around: Vec<Done> = report.around.iter().map(|row| row.done).collect();
        for done in [Done::AssociationBegan, Done::ClientOpened, Done::AssociationEnded, Done::MisuseReported] {
            assert!(around.contains(&done), "{around:?}");
        }
        assert_eq!(reads(&world, amina).await[0].done, Done::ReportOpened, "the look is on her record");

        match close(&world, &dale, row.id, "", "").await {
            Err(StoreError::Invalid(invalid)) => {
                let wrong: Vec<_> = invalid.0.iter().map(|e| (e.field.as_str(), e.code)).collect();
                assert_eq!(wrong, [("finding", Code::Required), ("note", Code::Required)]);
            }
            other => panic!("{other:?}"),
        }
        close(&world, &dale, row.id, "misuse_confirmed", "She called. It was not her.").await.expect("it closes");
        let again = close(&world, &dale, row.id, "mistake", "No.").await;
        assert!(matches!(again, Err(StoreError::Conflict(Conflict::ReportClosed))), "{again:?}");
        let report = audit::report(&world.store, &dale, row.id).await.expect("the report");
        let closed = report.closed.expect("closed");
        assert_eq!((closed.by.as_str(), closed.finding), ("Dale Berg", Finding::MisuseConfirmed));
        let open = audit::reports(&world.store, &dale, ReportState::Open, None).await.expect("the queue");
        assert!(open.rows.is_empty());
        assert_eq!(events(&world, "report_closed").await, 1);
        let seen = audit::view_act(&world.store, &world.as_consumer(amina), row.act.seq).await;
        assert!(seen.expect("her page").closed_at.is_some());
    }

    async fn those_that_wait_longest_come_first_page_by_page(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        for _ in 0..60 {
            world.session_of(amina.into()).await;
        }
        disowns_all(&world, amina).await;
        let (_, dale) = manager(&world).await;
        let queue = |cursor| audit::reports(&world.store, &dale, ReportState::Open, cursor);
        let mut pages = vec![queue(None).await.expect("a page")];
        while let Some(next) = pages.last().and_then(|page| page.next) {
            pages.push(queue(Some(next)).await.expect("a page"));
        }
        assert_eq!(pages.iter().map(|page| page.rows.len()).collect::<Vec<_>>(), [25, 25, 10]);
        let open = audit::open_reports(&world.store, &dale).await.expect("a count");
        assert_eq!(open, Count::Exactly(60));
        assert_eq!(queue(pages[2].previous).await.expect("a page"), pages[1]);
        let first = queue(pages[1].previous).await.expect("a page");
        assert_eq!((first.rows.len(), first.previous), (25, None));
        let times: Vec<_> = pages.iter().flat_map(|page| &page.rows).map(|row| row.reported_at).collect();
        assert!(times.is_sorted());
        let gone = Some(Cursor::After(MisuseReportId(uuid::Uuid::now_v7())));
        assert_eq!(queue(gone).await.expect("a page").previous, None);
    }

    async fn only_resource_managers_see_reports(world: World) {
        let (amina, rosa) = opened(&world).await;
        disowns_the_opening(&world, amina).await;
        let arc = world.staff("Ida Moen", Role::ArcStaff).await;
        for request in [
            world.anonymous(),
            world.as_consumer(amina),
            world.as_assister(rosa),
            world.as_staff(arc, Role::ArcStaff),
        ] {
            let list = audit::reports(&world.store, &request, ReportState::Open, None).await;
            assert!(matches!(list, Err(StoreError::Forbidden | StoreError::Unauthenticated)), "{list:?}");
            assert!(audit::open_reports(&world.store, &request).await.is_err(), "nor how many there are");
        }
    }
}
