//! The queue, and which line sees what.

use super::*;
use domain::{
    clients::ApplicationStanding,
    conflict::Conflict,
    lists::{Count, Cursor},
    requests::{Deed, QueueView, RequestPage},
};
use store::on_both_databases;

async fn queue(
    world: &World,
    staff: Staff,
    view: QueueView,
    cursor: Option<Cursor<DisassociationRequestId>>,
) -> RequestPage {
    requests::queue(&world.store, &staff.asks(world), view, cursor).await.expect("the queue")
}

on_both_databases! {
    async fn each_line_sees_the_requests_of_its_kinds(world: World) {
        let (amina, erik) = amina_and_erik(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let patrick = Staff::of(&world, "Patrick Olson", Line::BrokerLine).await;
        let id = files(&world, erik, amina).await.expect("a request");
        assert_eq!(own(&world, erik).await[0].line, Line::BrokerLine);
        assert!(queue(&world, dawit, QueueView::Open, None).await.rows.is_empty());
        let rows = queue(&world, patrick, QueueView::Open, None).await.rows;
        assert_eq!((rows[0].request, rows[0].client.as_str()), (id, "Amina W."));
        assert_eq!(rows[0].application, Some(ApplicationStanding::NotStarted));

        let number = own(&world, erik).await[0].number.clone();
        let spoken = number.to_string().to_lowercase();
        let found = requests::find(&world.store, &dawit.asks(&world), &spoken).await.expect("it");
        let elsewhere = dawit.opens(&world, found).await.expect("an answer that leads there");
        let expected = OpenedRequest::Elsewhere { request: id, number, line: Line::BrokerLine, is_ours: false };
        assert_eq!(elsewhere, expected, "where it is, and nothing more");
        let typed = caller("Erik Halvorson", "7204415");
        conflicts!(dawit.verifies(&world, id, &typed).await, OtherLine);
        conflicts!(dawit.approves(&world, id).await, OtherLine);
        conflicts!(dawit.rejects(&world, id).await, OtherLine);
        patrick.verifies(&world, id, &typed).await.expect("a verified caller");
        patrick.approves(&world, id).await.expect("the end");
        let unknown = requests::find(&world.store, &patrick.asks(&world), "D-0000-0000").await;
        assert_eq!(wrong(unknown), [("request_number".to_owned(), Code::RequestNumberUnknown)]);
    }

    async fn a_request_at_the_other_line_is_sent_on_and_not_lost(world: World) {
        let (amina, erik) = amina_and_erik(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let patrick = Staff::of(&world, "Patrick Olson", Line::BrokerLine).await;
        let id = files(&world, erik, amina).await.expect("a request");
        world.execute("UPDATE disassociation_request SET line = 'arc', state = 'verified'").await.expect("strayed");
        assert_eq!(dawit.file(&world, id).await.belongs_to, Some(Line::BrokerLine));
        conflicts!(dawit.approves(&world, id).await, OtherLine);
        let seen = patrick.opens(&world, id).await.expect("an answer");
        assert!(matches!(seen, OpenedRequest::Elsewhere { line: Line::Arc, is_ours: true, .. }), "{seen:?}");
        world.clock.advance(chrono::Duration::minutes(5));
        let line = requests::reroute(&world.store, &dawit.asks(&world), id).await.expect("sent on");
        assert_eq!(line, Line::BrokerLine);
        let file = patrick.file(&world, id).await;
        assert_eq!((file.state, file.belongs_to), (RequestState::Submitted, None), "to be verified there");
        let deeds: Vec<Deed> = file.history.iter().map(|step| step.deed).collect();
        assert_eq!(deeds, [Deed::Filed, Deed::Rerouted(Line::BrokerLine)]);
        let steps = world.count("disassociation_request_event").await;
        requests::reroute(&world.store, &patrick.asks(&world), id).await.expect("it is there already");
        assert_eq!(world.count("disassociation_request_event").await, steps);
        patrick.verifies(&world, id, &caller("Erik Halvorson", "7204415")).await.expect("verified");
        patrick.approves(&world, id).await.expect("the end");
    }

    async fn the_queue_is_paged_by_due_date_and_marks_what_is_late(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        let mut filed = Vec::new();
        for number in 0..28 {
            let letters: String = format!("{number:02}").chars().map(|digit| char::from(b'a' + digit as u8 - b'0')).collect();
            let client = world.consumer(&format!("Client {letters}")).insert().await;
            chooses(&world, client, rosa).await;
            filed.push(files(&world, rosa, client).await.expect("a request"));
            world.clock.advance(chrono::Duration::hours(8));
        }
        let first = queue(&world, dawit, QueueView::Open, None).await;
        assert_eq!((first.rows.len(), first.open, first.previous), (25, Count::Exactly(28), None));
        assert!(first.rows[0].due.in_days < 0, "{:?}", first.rows[0].due);
        let second = queue(&world, dawit, QueueView::Open, first.next).await;
        assert_eq!((second.rows.len(), second.next), (3, None));
        let all: Vec<_> = first.rows.iter().chain(&second.rows).map(|row| row.request).collect();
        assert_eq!(all, filed, "in the order in which they are due");
        assert_eq!(queue(&world, dawit, QueueView::Open, second.previous).await.rows, first.rows);

        for id in &filed[..3] {
            dawit.rejects(&world, *id).await.expect("a no");
        }
        let open = queue(&world, dawit, QueueView::Open, None).await;
        assert_eq!((open.rows[0].request, open.open), (filed[3], Count::Exactly(25)));
        let decided = queue(&world, dawit, QueueView::Decided, None).await;
        let decided: Vec<_> = decided.rows.iter().map(|row| row.request).collect();
        assert_eq!(decided, [filed[2], filed[1], filed[0]], "last due first");

        let request = world.as_assister(rosa);
        let newest = requests::own(&world.store, &request, None).await.expect("own");
        assert_eq!((newest.rows.len(), newest.rows[0].request), (20, filed[27]));
        let older = requests::own(&world.store, &request, newest.next).await.expect("own");
        assert_eq!((older.rows.len(), older.next), (8, None));
        let back = requests::own(&world.store, &request, older.previous).await.expect("own");
        assert_eq!(back.rows, newest.rows);
    }

    async fn every_look_at_requests_is_on_the_record(world: World) {
        let (amina, rosa) = amina_and_rosa(&world).await;
        let dawit = Staff::of(&world, "Dawit Alemayehu", Line::Arc).await;
        files(&world, rosa, amina).await.expect("a request");
        let looks = async |detail: &str| {
            world.number(&format!(
                "SELECT COUNT(*) FROM audit_event WHERE action = 'requests_listed' AND detail LIKE '%{detail}%'"
            )).await
        };
        queue(&world, dawit, QueueView::Open, None).await;
        assert_eq!(looks("\"count\":\"1\",\"line\":\"arc\",\"view\":\"open\"").await, 1);
        let number = own(&world, rosa).await[0].number.to_string();
        assert_eq!(looks("\"view\":\"own\"").await, 1);
        requests::find(&world.store, &dawit.asks(&world), &number).await.expect("it");
        requests::find(&world.store, &dawit.asks(&world), "D-0000-0000").await.expect_err("nothing");
        assert_eq!(looks("\"by\":\"number\"").await, 2, "found or not");
    }
}
