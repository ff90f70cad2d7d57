//! An assister may not act until somebody decides otherwise, or works for another
//! organization: the clients are told, and the message goes away with its cause.

use crate::clients::choose;
use domain::{
    accounts::Role,
    assisters::{AccountState, Change, OrganizationKind},
    conflict::Conflict,
    ids::{AccountId, AssisterAccountId, ConsumerId, OrganizationId},
    notices::AlertAbout,
};
use store::{
    Request, StoreError,
    assisters::{self, TypedReason, TypedWhy, portal_access, roster_entries},
    associations, clients, notices, on_both_databases,
    testing::World,
};

/// One minute of the job.
async fn upkeep(world: &World) {
    let request = world.system();
    while assisters::note_holds(&world.store, &request).await.expect("the holds") > 0 {}
    while assisters::tell_news(&world.store, &request).await.expect("the clients") > 0 {}
    while assisters::withdraw_holds(&world.store, &request).await.expect("what is over") > 0 {}
}

fn why(reason: &str) -> TypedWhy {
    TypedWhy { reason: reason.to_owned(), note: String::new() }
}

async fn mails(world: &World, kind: &str) -> i64 {
    world.number(&format!("SELECT COUNT(*) FROM outbox WHERE mail LIKE '%\"{kind}\"%'")).await
}

/// What a consumer's own pages say about the assister.
async fn pages_say(world: &World, consumer: ConsumerId) -> Vec<&'static str> {
    let shown = notices::alerts(&world.store, &world.as_consumer(consumer)).await;
    shown
        .expect("the messages")
        .iter()
        .filter_map(|alert| match alert.about {
            AlertAbout::AssisterOnHold { .. } => Some("on hold"),
            AlertAbout::AssisterMoved { .. } => Some("moved"),
            AlertAbout::AssociationEnded { .. } => Some("ended"),
            _ => None,
        })
        .collect()
}

async fn closed_because(world: &World, assister: AssisterAccountId) -> Option<Conflict> {
    match clients::list(&world.store, &world.as_assister(assister), Default::default()).await {
        Ok(_) => None,
        Err(StoreError::Conflict(conflict)) => Some(conflict),
        Err(other) => panic!("{other:?}"),
    }
}

/// Rosa of Aurora Hub, her client Amina, Ingrid at the marketplace, and Per, who
/// keeps the roster of Zenith Hub.
struct Story {
    world: World,
    rosa: AssisterAccountId,
    amina: ConsumerId,
    ingrid: AccountId,
    zenith: OrganizationId,
    per: AccountId,
}

impl Story {
    async fn new(world: World) -> Self {
        let kind = OrganizationKind::NavigatorOrganization;
        let aurora = world.organization(kind, "Aurora Hub").await;
        let zenith = world.organization(kind, "Zenith Hub").await;
        let per = world.administrator("Per Lund", zenith).await;
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let rosa = world.assister("Rosa Delgado").working_for(aurora).insert().await;
        let amina = world.consumer("Amina Warsame").insert().await;
        choose(&world, amina, rosa).await;
        Self { world, rosa, amina, ingrid, zenith, per }
    }

    fn ingrid(&self) -> Request {
        self.world.as_staff(self.ingrid, Role::ResourceManager)
    }

    async fn changes(&self, change: Change, reason: &str) {
        let request = self.ingrid();
        let seen = assisters::account(&self.world.store, &request, self.rosa).await;
        let seen = seen.expect("the account").changes;
        let typed = TypedReason { reason: reason.to_owned(), note: String::new(), seen };
        assisters::change_state(&self.world.store, &request, self.rosa, change, &typed)
            .await
            .expect("the change");
    }

    async fn moves(&self, on: [&str; 3]) {
        let seen = self.world.roster_entry(self.rosa).await;
        let (request, on) = (self.ingrid(), on.map(str::to_owned));
        roster_entries::move_assister(
            &self.world.store,
            &request,
            self.rosa,
            seen,
            self.zenith,
            &on,
            &why("changed_employer"),
        )
        .await
        .expect("a move");
    }

    async fn per_approves(&self) {
        let request = self.world.as_staff(self.per, Role::AgencyAdministrator);
        let entry = self.world.roster_entry(self.rosa).await;
        portal_access::approve(&self.world.store, &request, self.rosa, entry)
            .await
            .expect("approved");
    }

    async fn amina_reads(&self) -> Vec<&'static str> {
        pages_say(&self.world, self.amina).await
    }
}

on_both_databases! {
    async fn clients_are_told_of_a_suspension_until_it_is_over(world: World) {
        let story = Story::new(world).await;
        let world = &story.world;
        upkeep(world).await;
        assert_eq!(story.amina_reads().await, [""; 0]);
        story.changes(Change::Suspended, "on_leave").await;
        upkeep(world).await;
        upkeep(world).await;
        assert_eq!(mails(world, "assister_on_hold").await, 1, "once");
        assert_eq!(story.amina_reads().await, ["on hold"]);
        let told = "SELECT COUNT(*) FROM audit_event WHERE action = 'clients_told_of_hold' \
                    AND detail LIKE '%\"count\":\"1\"%'";
        assert_eq!(world.number(told).await, 1);
        story.changes(Change::Reactivated, "settled").await;
        upkeep(world).await;
        assert_eq!(story.amina_reads().await, [""; 0]);
        // Another time is another message.
        world.clock.advance(chrono::Duration::days(3));
        story.changes(Change::Suspended, "on_leave").await;
        upkeep(world).await;
        assert_eq!(mails(world, "assister_on_hold").await, 2);
        assert_eq!(story.amina_reads().await, ["on hold"]);
    }

    async fn clients_are_told_at_midnight_after_the_last_day_on_the_roster(world: World) {
        let story = Story::new(world).await;
        let world = &story.world;
        let (seen, until) = (world.roster_entry(story.rosa).await, ["11", "24", "2026"].map(str::to_owned));
        roster_entries::end_roster_entry(&world.store, &story.ingrid(), story.rosa, seen, &until, &why("at_own_request"))
            .await
            .expect("a last day");
        // The last minute of the last day in St. Paul.
        world.clock.set("2026-11-25T05:59:00Z");
        upkeep(world).await;
        assert_eq!((closed_because(world, story.rosa).await, story.amina_reads().await), (None, vec![]));
        world.clock.set("2026-11-25T06:00:00Z");
        assert_eq!(closed_because(world, story.rosa).await, Some(Conflict::OffRoster));
        upkeep(world).await;
        assert_eq!(story.amina_reads().await, ["on hold"]);
        let current = associations::current(&world.store, &world.as_consumer(story.amina)).await;
        assert!(current.expect("a look").is_some(), "nothing is removed");
        // Zenith Hub takes her: the message goes with the approval.
        story.moves(["11", "25", "2026"]).await;
        upkeep(world).await;
        assert_eq!(story.amina_reads().await, ["on hold"]);
        story.per_approves().await;
        upkeep(world).await;
        assert_eq!(story.amina_reads().await, ["moved"]);
        assert_eq!(mails(world, "assister_on_hold").await, 1);
    }

    async fn clients_are_told_of_a_new_organization_once_files_are_open_there(world: World) {
        let story = Story::new(world).await;
        let world = &story.world;
        story.moves(["11", "20", "2026"]).await;
        upkeep(world).await;
        assert_eq!(story.amina_reads().await, ["on hold"]);
        assert_eq!(mails(world, "assister_moved").await, 0, "it may come to nothing");
        story.per_approves().await;
        upkeep(world).await;
        upkeep(world).await;
        assert_eq!(story.amina_reads().await, ["moved"]);
        assert_eq!(mails(world, "assister_moved").await, 1);
        // Whoever chooses her now reads the new organization in the authorization.
        let tou = world.consumer("Tou Vang").insert().await;
        choose(world, tou, story.rosa).await;
        upkeep(world).await;
        assert_eq!(pages_say(world, tou).await, [""; 0]);
        // The end of the association takes the message along.
        let request = world.as_consumer(story.amina);
        let current = associations::current(&world.store, &request).await.expect("a look");
        let seen = current.expect("the current one").association;
        associations::end(&world.store, &request, seen).await.expect("ended");
        assert_eq!(story.amina_reads().await, ["ended"]);
    }

    async fn a_second_move_before_anybody_was_told_is_told_once(world: World) {
        let story = Story::new(world).await;
        let world = &story.world;
        story.moves(["11", "20", "2026"]).await;
        let third = world.organization(OrganizationKind::NavigatorOrganization, "Lakes Hub").await;
        let seen = world.roster_entry(story.rosa).await;
        let on = ["11", "22", "2026"].map(str::to_owned);
        roster_entries::move_assister(&world.store, &story.ingrid(), story.rosa, seen, third, &on, &why("changed_employer"))
            .await
            .expect("another move");
        let marisol = world.administrator("Marisol Fuentes", third).await;
        let request = world.as_staff(marisol, Role::AgencyAdministrator);
        let entry = world.roster_entry(story.rosa).await;
        portal_access::approve(&world.store, &request, story.rosa, entry).await.expect("approved");
        upkeep(world).await;
        assert_eq!(mails(world, "assister_moved").await, 1);
    }

    async fn clients_of_a_closed_account_are_not_told_of_a_hold(world: World) {
        let story = Story::new(world).await;
        let world = &story.world;
        story.changes(Change::Suspended, "on_leave").await;
        upkeep(world).await;
        story.changes(Change::Closed, "decertified").await;
        while assisters::end_some_of_closed(&world.store, &world.system()).await.expect("the end") > 0 {}
        upkeep(world).await;
        assert_eq!(story.amina_reads().await, ["ended"]);
        assert_eq!(world.number("SELECT COUNT(*) FROM client_notice WHERE withdrawn_at IS NULL").await, 0);
    }

    async fn two_servers_tell_everybody_once(world: World) {
        let story = Story::new(world).await;
        let world = &story.world;
        for number in ["One", "Two", "Three", "Four", "Five"] {
            let consumer = world.consumer(&format!("Client {number}")).insert().await;
            choose(world, consumer, story.rosa).await;
        }
        world.set_assister_state(story.rosa, AccountState::Suspended).await;
        let (other, request) = (world.another_store().await, world.system());
        let (one, two) = tokio::join!(
            assisters::note_holds(&world.store, &request),
            assisters::note_holds(&other, &request),
        );
        assert_eq!(one.expect("noted") + two.expect("noted"), 1);
        loop {
            let (one, two) = tokio::join!(
                assisters::tell_news(&world.store, &request),
                assisters::tell_news(&other, &request),
            );
            if one.expect("told") + two.expect("told") == 0 {
                break;
            }
        }
        assert_eq!(mails(world, "assister_on_hold").await, 6);
    }

    async fn only_the_system_tells(world: World) {
        let anybody = world.anonymous();
        let store = &world.store;
        assert!(matches!(assisters::note_holds(store, &anybody).await, Err(StoreError::Forbidden)));
        assert!(matches!(assisters::tell_news(store, &anybody).await, Err(StoreError::Forbidden)));
        assert!(matches!(assisters::withdraw_holds(store, &anybody).await, Err(StoreError::Forbidden)));
    }
}
