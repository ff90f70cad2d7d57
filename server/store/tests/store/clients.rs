//! The assister's desk: the client list, searches, a client's page, and work on
//! a client's behalf.

use chrono::Duration;
use domain::{
    accounts::{Role, name_key},
    assisters::{AccountState, RosterQuery},
    associations::Scopes,
    audit::Channel,
    clients::{
        ApplicationStanding, ClientList, ClientRow, Hand, InitialDetermination, ListQuery,
        NextStep, Search, Searched, Sort,
    },
    conflict::Conflict,
    ids::{AccountId, AssisterAccountId, AssociationId, ConsumerId, SearchId},
    lists::{Count, Cursor},
    validation::Code,
};
use store::{
    StoreError, applications, assisters,
    associations::{self, Agreement, Words},
    clients::{self, PAGE, TypedSearch},
    on_both_databases,
    testing::World,
};

/// The consumer chooses the assister and agrees.
pub(crate) async fn choose(world: &World, consumer: ConsumerId, assister: AssisterAccountId) {
    let request = world.as_consumer(consumer);
    let home = associations::current(&world.store, &request).await;
    let number = world.reference_number(assister).await;
    let agreement = Agreement {
        number: number.as_digits().to_owned(),
        seen: home.ok().and_then(|home| home.map(|home| home.association)),
        read: associations::fingerprint("the authorization"),
        agreed: true,
    };
    let words = || Words {
        text: "the authorization".into(),
        purpose: "to apply".into(),
        duration: "until I end it".into(),
        how_to_rescind: "online".into(),
    };
    associations::confirm(&world.store, &request, &agreement, |_| words()).await.expect("agreed");
}

async fn client_of(world: &World, assister: AssisterAccountId, name: &str) -> ConsumerId {
    let consumer = world.consumer(name).insert().await;
    choose(world, consumer, assister).await;
    consumer
}

async fn list(world: &World, assister: AssisterAccountId, query: ListQuery) -> ClientList {
    clients::list(&world.store, &world.as_assister(assister), query).await.expect("a list")
}

/// How many clients each has, by family name, as Ingrid reads it on the roster.
async fn on_the_roster(world: &World, ingrid: AccountId) -> Vec<Count> {
    let request = world.as_staff(ingrid, Role::ResourceManager);
    let roster = assisters::roster(&world.store, &request, RosterQuery::default()).await;
    roster.expect("the roster").rows.iter().map(|row| row.clients).collect()
}

fn names(list: &ClientList) -> Vec<&str> {
    list.rows.iter().map(|row| row.name.as_str()).collect()
}

async fn search(
    world: &World,
    assister: AssisterAccountId,
    name: &str,
    born: [&str; 3],
) -> Result<SearchId, StoreError> {
    let [birth_month, birth_day, birth_year] = born.map(str::to_owned);
    let typed = TypedSearch { client_name: name.to_owned(), birth_month, birth_day, birth_year };
    clients::search(&world.store, &world.as_assister(assister), &typed).await
}

const NO_DATE: [&str; 3] = ["", "", ""];

async fn found(world: &World, assister: AssisterAccountId, name: &str) -> Vec<String> {
    let id = search(world, assister, name, NO_DATE).await.expect("a search");
    let list = list(world, assister, ListQuery { search: Some(id), ..Default::default() }).await;
    list.rows.into_iter().map(|row| row.name).collect()
}

fn conflict<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Conflict {
    match result {
        Err(StoreError::Conflict(conflict)) => conflict,
        other => panic!("expected a conflict, got {other:?}"),
    }
}

fn codes<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Vec<(String, Code)> {
    match result {
        Err(StoreError::Invalid(invalid)) => {
            invalid.0.into_iter().map(|error| (error.field, error.code)).collect()
        }
        other => panic!("expected invalid fields, got {other:?}"),
    }
}

async fn events(world: &World, action: &str) -> i64 {
    world.number(&format!("SELECT COUNT(*) FROM audit_event WHERE action = '{action}'")).await
}

/// Sixty clients: a third share one name, several began at one instant, and
/// some applications were sent, several at one instant.
async fn a_full_desk(world: &World) -> AssisterAccountId {
    let rosa = world.assister("Rosa Delgado").insert().await;
    for number in 0..60 {
        let consumer = world.consumer(&format!("Client {number}")).insert().await;
        if number % 3 == 0 {
            let rename = "UPDATE account SET given_name = 'Pa', family_name = 'Vang'";
            let rename = format!("{rename} WHERE sign_in_key = 'client.{number}'");
            world.execute(&rename).await.expect("a name that others have too");
        }
        choose(world, consumer, rosa).await;
        if number % 4 == 0 {
            world.clock.advance(Duration::minutes(7));
        }
    }
    for day in 10..20 {
        let sent = format!("2026-11-{day}T15:00:00+00:00");
        let send = format!(
            "UPDATE client SET application = 'submitted', submitted_at = '{sent}', \
             submitted_sort = '{sent}' \
             WHERE name IN ('Client {day}', 'Client {}', 'Client {}', 'Client {}')",
            day + 10,
            day + 20,
            day + 30
        );
        world.execute(&send).await.expect("applications that were sent");
    }
    rosa
}

/// Walks forward to the end, then back to the beginning.
async fn walk(
    world: &World,
    assister: AssisterAccountId,
    query: ListQuery,
) -> (Vec<Vec<ClientRow>>, Vec<Vec<ClientRow>>) {
    let mut forward = vec![list(world, assister, query).await];
    while let Some(cursor) = forward.last().and_then(|page| page.next) {
        forward.push(list(world, assister, ListQuery { cursor: Some(cursor), ..query }).await);
    }
    let mut backward = Vec::new();
    let mut at = forward.last().cloned();
    while let Some(page) = at {
        at = match page.previous {
            None => None,
            Some(cursor) => {
                Some(list(world, assister, ListQuery { cursor: Some(cursor), ..query }).await)
            }
        };
        backward.insert(0, page.rows);
    }
    (forward.into_iter().map(|page| page.rows).collect(), backward)
}

/// Adds so many rows without sources to the list: only their number matters.
async fn copy_clients(world: &World, rows: u32) {
    let id = if world.url.starts_with("sqlite") { "randomblob(16)" } else { "gen_random_uuid()" };
    let associations = format!(
        "INSERT INTO association \
         (id, consumer_id, assister_id, started_at, ended_at, end_reason) \
         SELECT {id}, consumer_id, assister_id, started_at, started_at, 'replaced' \
         FROM association, numbers WHERE i <= {rows} AND ended_at IS NULL"
    );
    let clients = format!(
        "INSERT INTO client (association_id, assister_id, consumer_id, name, name_key, \
         date_of_birth, associated_since, application, submitted_sort, enrolled) \
         SELECT a.id, c.assister_id, {id}, c.name, c.name_key, \
         c.date_of_birth, c.associated_since, c.application, c.submitted_sort, c.enrolled \
         FROM association a, client c WHERE a.id NOT IN (SELECT association_id FROM client) \
         AND c.consumer_id IN (SELECT id FROM account)"
    );
    for statement in [associations, clients] {
        world.execute(&statement).await.expect("more rows");
    }
}

/// Whether two neighbours stand as the order says; ties are broken by id.
fn in_order(sort: Sort, one: &ClientRow, other: &ClientRow) -> bool {
    let (a, b) = (one.association, other.association);
    match sort {
        Sort::Name => (name_key(&one.name), a) < (name_key(&other.name), b),
        Sort::Newest => (one.associated_since, a) > (other.associated_since, b),
        Sort::Submitted => (one.submitted_at, a) > (other.submitted_at, b),
    }
}

on_both_databases! {
    async fn paging_visits_every_client_once_in_every_order(world: World) {
        let rosa = a_full_desk(&world).await;
        // Somebody else's clients stand between hers in every index.
        let sami = world.assister("Sami Korhonen").insert().await;
        for name in ["Pa Vang", "Client Zero"] {
            client_of(&world, sami, name).await;
        }
        for sort in Sort::ALL {
            for application in [None, Some(ApplicationStanding::Submitted), Some(ApplicationStanding::NotStarted)] {
                let query = ListQuery { sort: *sort, application, ..Default::default() };
                let (forward, backward) = walk(&world, rosa, query).await;
                assert_eq!(forward, backward, "{query:?}: back is the way there");
                let rows: Vec<&ClientRow> = forward.iter().flatten().collect();
                let expected = match application {
                    None => 60,
                    Some(ApplicationStanding::Submitted) => 27,
                    Some(_) => 33,
                };
                assert_eq!(rows.len(), expected, "{query:?}");
                for pair in rows.windows(2) {
                    assert!(in_order(*sort, pair[0], pair[1]), "{query:?}: {pair:?}");
                }
                let full = usize::try_from(PAGE).expect("a size");
                assert!(forward.iter().rev().skip(1).all(|page| page.len() == full), "{query:?}");
            }
        }
    }

    async fn a_search_is_paged_too(world: World) {
        let rosa = a_full_desk(&world).await;
        let id = search(&world, rosa, "client", NO_DATE).await.expect("a search");
        for sort in Sort::ALL {
            let query = ListQuery { sort: *sort, search: Some(id), ..Default::default() };
            let (forward, backward) = walk(&world, rosa, query).await;
            assert_eq!(forward, backward);
            assert_eq!(forward.iter().map(Vec::len).collect::<Vec<_>>(), [25, 15]);
        }
    }

    async fn a_place_whose_client_is_gone_is_the_first_page(world: World) {
        let rosa = a_full_desk(&world).await;
        let first = list(&world, rosa, ListQuery::default()).await;
        let place = first.next.expect("a second page");
        let last = first.rows.last().expect("a row").consumer;
        let request = world.as_consumer(last);
        associations::end(&world.store, &request, place.row()).await.expect("ended");
        let again = list(&world, rosa, ListQuery { cursor: Some(place), ..Default::default() }).await;
        assert_eq!(names(&again)[..24], names(&first)[..24]);
        assert_eq!(again.previous, None);
        // Nor does the row of somebody else's client lead anywhere.
        let sami = world.assister("Sami Korhonen").insert().await;
        client_of(&world, sami, "Zoua Moua").await;
        let theirs = list(&world, sami, ListQuery::default()).await.rows[0].association;
        for cursor in [Cursor::After(theirs), Cursor::Before(theirs)] {
            let query = ListQuery { cursor: Some(cursor), ..Default::default() };
            assert_eq!(list(&world, rosa, query).await, again);
        }
    }

    async fn names_of_every_community_sort_and_are_found(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        for name in ["Tou Ger Vang", "Nguyễn Thị Hạnh", "José Luis Cárdenas", "Đặng Văn An", "Renee O’Brien", "Øystein Åsen", "Naw Eh Htoo"] {
            client_of(&world, rosa, name).await;
        }
        assert_eq!(
            names(&list(&world, rosa, ListQuery::default()).await),
            ["Đặng Văn An", "José Luis Cárdenas", "Naw Eh Htoo", "Nguyễn Thị Hạnh", "Øystein Åsen", "Renee O’Brien", "Tou Ger Vang"]
        );
        for (typed, name) in [
            ("nguyen", "Nguyễn Thị Hạnh"),
            ("Hạnh", "Nguyễn Thị Hạnh"),
            ("hanh nguy", "Nguyễn Thị Hạnh"),
            ("dang", "Đặng Văn An"),
            ("JOSE carden", "José Luis Cárdenas"),
            ("O'Bri", "Renee O’Brien"),
            ("ger va", "Tou Ger Vang"),
            ("oy", "Øystein Åsen"),
            ("eh", "Naw Eh Htoo"),
        ] {
            assert_eq!(found(&world, rosa, typed).await, [name], "{typed}");
        }
        // A word is found by its beginning, and every word must be there.
        assert!(found(&world, rosa, "guyen").await.is_empty());
        assert!(found(&world, rosa, "tou cardenas").await.is_empty());
        assert!(found(&world, rosa, "na_").await.len() == 1, "signs are no wildcards");
        assert!(found(&world, rosa, "%%an").await == ["Đặng Văn An"]);
    }

    async fn clients_are_found_by_date_of_birth(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        for (name, born) in [("Amina Warsame", "1992-04-12"), ("Comfort Kollie", "1988-02-29"), ("Chaltu Bekele", "1992-04-12")] {
            let consumer = world.consumer(name).born(born).insert().await;
            choose(&world, consumer, rosa).await;
        }
        let query = async |name: &str, born| {
            let id = search(&world, rosa, name, born).await.expect("a search");
            list(&world, rosa, ListQuery { search: Some(id), ..Default::default() }).await
        };
        assert_eq!(names(&query("", ["2", "29", "1988"]).await), ["Comfort Kollie"]);
        assert_eq!(names(&query("", ["04", "12", "1992"]).await), ["Amina Warsame", "Chaltu Bekele"]);
        let both = query("bek", ["4", "12", "1992"]).await;
        assert_eq!(names(&both), ["Chaltu Bekele"]);
        assert_eq!(both.searched, Searched::For(Search {
            name: Some("bek".into()),
            date_of_birth: Some("1992-04-12".parse().expect("a date")),
        }));
        assert_eq!(both.count, Count::Exactly(1));
        assert!(query("", ["4", "13", "1992"]).await.rows.is_empty());
    }

    async fn a_search_says_what_it_needs(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        for (name, born, field, code) in [
            ("", NO_DATE, "client_name", Code::SearchNeedsMore),
            ("  ", NO_DATE, "client_name", Code::SearchNeedsMore),
            ("a", NO_DATE, "client_name", Code::SearchNeedsMore),
            ("' -", NO_DATE, "client_name", Code::SearchNeedsMore),
            ("", ["4", "", "1992"], "birth", Code::DateNotADate),
            ("Amina", ["2", "30", "1992"], "birth", Code::DateNotADate),
            (&"a".repeat(101), NO_DATE, "client_name", Code::TooLong),
        ] {
            let refused = codes(search(&world, rosa, name, born).await);
            assert_eq!(refused, [(field.to_owned(), code)], "{name:?} {born:?}");
        }
        assert_eq!(world.count("client_search").await, 0);
    }

    async fn a_search_belongs_to_whoever_searched_and_is_kept_for_hours(world: World) {
        let (rosa, sami) = (world.assister("Rosa Delgado").insert().await, world.assister("Sami Korhonen").insert().await);
        client_of(&world, rosa, "Amina Warsame").await;
        client_of(&world, sami, "Karin Lindqvist").await;
        let id = search(&world, rosa, "Amina", NO_DATE).await.expect("a search");
        assert_eq!(id.0.get_version_num(), 4, "nothing of it can be guessed");

        let query = ListQuery { search: Some(id), ..Default::default() };
        let theirs = list(&world, sami, query).await;
        assert_eq!(theirs.searched, Searched::Gone);
        assert_eq!(names(&theirs), ["Karin Lindqvist"], "the whole list, and nothing of the search");

        world.clock.advance(Duration::hours(11));
        assert_eq!(names(&list(&world, rosa, query).await), ["Amina Warsame"]);
        world.clock.advance(Duration::hours(1));
        assert_eq!(list(&world, rosa, query).await.searched, Searched::Gone);
        // The next search, whoever's, takes old ones away.
        search(&world, sami, "Karin", NO_DATE).await.expect("a search");
        assert_eq!(world.count("client_search").await, 1);
    }

    async fn what_was_searched_for_is_not_in_the_audit_trail(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        client_of(&world, rosa, "Amina Warsame").await;
        found(&world, rosa, "Warsame").await;
        let told = "SELECT COUNT(*) FROM audit_event WHERE detail LIKE '%arsame%'";
        assert_eq!(world.number(told).await, 0);
        assert_eq!(events(&world, "clients_searched").await, 1);
    }

    async fn the_list_shows_how_far_each_client_is(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        client_of(&world, rosa, "Amina Warsame").await;
        let chaltu = client_of(&world, rosa, "Chaltu Bekele").await;
        applications::start(&world.store, &world.as_consumer(chaltu), None).await.expect("a draft");

        let all = list(&world, rosa, ListQuery::default()).await;
        let steps: Vec<_> = all.rows.iter().map(|row| (row.application, row.next_step)).collect();
        assert_eq!(steps, [
            (ApplicationStanding::NotStarted, NextStep::StartApplication),
            (ApplicationStanding::InProgress, NextStep::ResumeApplication),
        ]);
        assert!(all.rows.iter().all(|row| row.determination == InitialDetermination::None && !row.enrolled));
        assert_eq!((all.count, all.reference_number), (Count::Exactly(2), None));

        let filtered = ListQuery { application: Some(ApplicationStanding::InProgress), ..Default::default() };
        assert_eq!(names(&list(&world, rosa, filtered).await), ["Chaltu Bekele"]);
        let none = ListQuery { application: Some(ApplicationStanding::Submitted), ..Default::default() };
        let none = list(&world, rosa, none).await;
        assert_eq!((none.rows.len(), none.reference_number), (0, None), "she has clients");
    }

    async fn an_empty_desk_shows_the_assisters_own_number(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        let desk = list(&world, rosa, ListQuery::default()).await;
        assert_eq!(desk.count, Count::Exactly(0));
        assert_eq!(desk.reference_number, Some(world.reference_number(rosa).await));
    }

    async fn a_long_list_is_not_counted_to_its_end(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        client_of(&world, rosa, "Amina Warsame").await;
        let numbers = "CREATE TABLE numbers AS WITH RECURSIVE n(i) AS \
            (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 499) SELECT i FROM n";
        world.execute(numbers).await.expect("numbers");
        let count = async || list(&world, rosa, ListQuery::default()).await.count;
        copy_clients(&world, 499).await;
        assert_eq!(count().await, Count::Exactly(500));
        copy_clients(&world, 1).await;
        assert_eq!(count().await, Count::Many);
    }

    async fn every_look_at_the_list_is_one_event(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        client_of(&world, rosa, "Amina Warsame").await;
        for _ in 0..3 {
            list(&world, rosa, ListQuery::default()).await;
        }
        assert_eq!(events(&world, "clients_listed").await, 3);
        assert_eq!(events(&world, "client_opened").await, 0);
    }

    async fn a_client_page_is_on_the_record_before_it_is_answered(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        let amina = client_of(&world, rosa, "Amina Warsame").await;
        let request = world.as_assister(rosa);
        let file = clients::client(&world.store, &request, amina).await.expect("the file");
        assert_eq!(file.acting.name, "Amina Warsame");
        assert_eq!((file.acting.birth_year, file.date_of_birth), (1992, "1992-04-12".parse().expect("a date")));
        assert_eq!(file.scopes, Scopes::ALL);
        assert_eq!((file.application, file.next_step), (None, NextStep::StartApplication));
        assert_eq!((file.acting.channel, file.acting.town.clone()), (None, None));
        assert_eq!(file.associated_since, request.now);
        assert_eq!(events(&world, "client_opened").await, 1);
        assert_eq!(world.number("SELECT COUNT(*) FROM audit_event WHERE action = 'client_opened' AND acting_for IS NOT NULL AND association_id IS NOT NULL").await, 1);
    }

    async fn a_client_page_says_who_was_at_work(world: World) {
        let (sami, rosa) = (world.assister("Sami Korhonen").insert().await, world.assister("Rosa Delgado").insert().await);
        let amina = client_of(&world, sami, "Amina Warsame").await;
        let hand_after = async |column: &str, by: &str| {
            let change = format!("UPDATE application SET saved_at = '2026-11-23T15:30:00+00:00', {column} = (SELECT id FROM account WHERE sign_in_key LIKE '{by}%')");
            world.execute(&change).await.expect("saved");
            let file = clients::client(&world.store, &world.as_assister(rosa), amina).await.expect("the file");
            file.application.and_then(|application| application.saved).map(|(_, hand)| hand)
        };
        applications::start(&world.store, &world.as_consumer(amina), None).await.expect("a draft");
        choose(&world, amina, rosa).await;
        assert_eq!(hand_after("saved_by", "amina").await, Some(Hand::Client));
        assert_eq!(hand_after("saved_by", "rosa").await, Some(Hand::You));
        assert_eq!(hand_after("saved_by", "sami").await, Some(Hand::SomebodyElse));
    }

    async fn a_stranger_is_not_found_and_a_former_client_is_closed(world: World) {
        let (rosa, sami) = (world.assister("Rosa Delgado").insert().await, world.assister("Sami Korhonen").insert().await);
        let amina = client_of(&world, rosa, "Amina Warsame").await;
        let stranger = client_of(&world, sami, "Karin Lindqvist").await;
        let request = world.as_assister(rosa);
        let nobody = ConsumerId(uuid::Uuid::now_v7());
        for unknown in [stranger, nobody] {
            assert!(matches!(clients::client(&world.store, &request, unknown).await, Err(StoreError::NotFound)));
            assert!(matches!(clients::acting(&world.store, &request, unknown).await, Err(StoreError::NotFound)));
            let begun = clients::begin_acting(&world.store, &request, unknown, Channel::Phone).await;
            assert!(matches!(begun, Err(StoreError::NotFound)));
        }
        assert_eq!(events(&world, "client_opened").await, 0, "nothing was opened");

        clients::begin_acting(&world.store, &request, amina, Channel::Phone).await.expect("begun");
        let association: AssociationId = list(&world, rosa, ListQuery::default()).await.rows[0].association;
        associations::end(&world.store, &world.as_consumer(amina), association).await.expect("removed");

        // At once, on the very next request.
        assert!(list(&world, rosa, ListQuery::default()).await.rows.is_empty());
        assert!(found(&world, rosa, "Amina").await.is_empty());
        assert_eq!(conflict(clients::client(&world.store, &request, amina).await), Conflict::AccessEnded);
        assert_eq!(conflict(clients::acting(&world.store, &request, amina).await), Conflict::AccessEnded);
        assert_eq!(conflict(clients::end_acting(&world.store, &request, amina).await), Conflict::AccessEnded);
        let begun = clients::begin_acting(&world.store, &request, amina, Channel::Phone).await;
        assert_eq!(conflict(begun), Conflict::AccessEnded);
    }

    async fn the_desk_closes_at_midnight_in_st_paul(world: World) {
        let rosa = world.assister("Rosa Delgado").certified("2026-11-01", "2026-11-30").insert().await;
        let amina = client_of(&world, rosa, "Amina Warsame").await;
        world.clock.set("2026-12-01T05:59:59Z");
        assert_eq!(list(&world, rosa, ListQuery::default()).await.rows.len(), 1, "a second before midnight");
        world.clock.set("2026-12-01T06:00:00Z");
        let request = world.as_assister(rosa);
        assert_eq!(conflict(clients::list(&world.store, &request, ListQuery::default()).await), Conflict::CertificationLapsed);
        assert_eq!(conflict(clients::client(&world.store, &request, amina).await), Conflict::CertificationLapsed);
        assert_eq!(conflict(clients::acting(&world.store, &request, amina).await), Conflict::CertificationLapsed);
        assert_eq!(conflict(search(&world, rosa, "Amina", NO_DATE).await), Conflict::CertificationLapsed);
        // Renewed, the same clients are there again.
        world.set_certified_until(rosa, "2027-10-31").await;
        assert_eq!(names(&list(&world, rosa, ListQuery::default()).await), ["Amina Warsame"]);
    }

    async fn the_desk_of_a_suspended_assister_is_closed(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        let amina = client_of(&world, rosa, "Amina Warsame").await;
        for (state, told) in [
            (AccountState::Suspended, Conflict::AssisterSuspended),
            (AccountState::Closed, Conflict::AssisterClosed),
        ] {
            world.set_assister_state(rosa, state).await;
            let request = world.as_assister(rosa);
            assert_eq!(conflict(clients::list(&world.store, &request, ListQuery::default()).await), told);
            assert_eq!(conflict(clients::client(&world.store, &request, amina).await), told);
        }
    }

    async fn work_begins_over_a_channel_changes_it_and_ends(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        let amina = client_of(&world, rosa, "Amina Warsame").await;
        let now = async || {
            let acting = clients::acting(&world.store, &world.as_assister(rosa), amina).await;
            acting.expect("the banner").channel.map(|(channel, _)| channel)
        };
        let begin = async |channel| {
            clients::begin_acting(&world.store, &world.as_assister(rosa), amina, channel).await.expect("begun");
        };
        assert_eq!(now().await, None);
        begin(Channel::Phone).await;
        begin(Channel::Phone).await;
        assert_eq!((now().await, events(&world, "acting_began").await), (Some(Channel::Phone), 1));
        begin(Channel::InPerson).await;
        assert_eq!(now().await, Some(Channel::InPerson));
        assert_eq!((events(&world, "acting_began").await, events(&world, "acting_ended").await), (2, 1));
        for _ in 0..2 {
            clients::end_acting(&world.store, &world.as_assister(rosa), amina).await.expect("ended");
        }
        assert_eq!(now().await, None);
        assert_eq!(events(&world, "acting_ended").await, 2);
        let channels = "SELECT COUNT(*) FROM audit_event WHERE action IN ('acting_began', 'acting_ended') AND channel IS NOT NULL";
        assert_eq!(world.number(channels).await, 4);
        assert_eq!(world.number("SELECT COUNT(*) FROM acting_session WHERE ended_at IS NULL").await, 0);
    }

    async fn the_list_equals_one_made_anew(world: World) {
        let (rosa, sami) = (world.assister("Rosa Delgado").insert().await, world.assister("Sami Korhonen").insert().await);
        let mut consumers = Vec::new();
        for name in ["Amina Warsame", "Chaltu Bekele", "Tou Ger Vang", "Nguyễn Thị Hạnh"] {
            consumers.push(client_of(&world, rosa, name).await);
            world.clock.advance(Duration::minutes(1));
        }
        applications::start(&world.store, &world.as_consumer(consumers[1]), None).await.expect("a draft");
        choose(&world, consumers[2], sami).await;
        let gone = list(&world, rosa, ListQuery::default()).await.rows[0].clone();
        associations::end(&world.store, &world.as_consumer(gone.consumer), gone.association).await.expect("ended");

        let both = async || [list(&world, rosa, ListQuery::default()).await, list(&world, sami, ListQuery::default()).await];
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let counts = async || on_the_roster(&world, ingrid).await;
        assert_eq!(counts().await, [Count::Exactly(2), Count::Exactly(1)]);
        let (before, words) = (both().await, world.count("client_name_word").await);
        assert_eq!(clients::rebuild(&world.store, &world.system()).await.expect("rebuilt"), 3);
        assert_eq!((both().await, world.count("client_name_word").await), (before.clone(), words));
        assert_eq!(counts().await, [Count::Exactly(2), Count::Exactly(1)]);

        // A projection in doubt is mended.
        for harm in [
            "DELETE FROM client WHERE name = 'Chaltu Bekele'",
            "UPDATE client SET name_key = 'zzz', application = 'submitted' WHERE name = 'Nguyễn Thị Hạnh'",
            "DELETE FROM client_name_word WHERE word = 'ger'",
            "UPDATE client_count SET clients = clients + 7 WHERE clients = 2",
            "DELETE FROM client_count WHERE clients = 1",
        ] {
            world.execute(harm).await.expect("harm");
        }
        assert_ne!(both().await, before);
        assert_eq!(counts().await, [Count::Exactly(9), Count::Exactly(0)]);
        clients::rebuild(&world.store, &world.system()).await.expect("rebuilt");
        assert_eq!((both().await, world.count("client_name_word").await), (before, words));
        assert_eq!(found(&world, sami, "ger").await, ["Tou Ger Vang"]);
        assert_eq!(counts().await, [Count::Exactly(2), Count::Exactly(1)]);
    }

    async fn two_clients_of_one_name_and_year_are_told_apart(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        for (name, born) in [("Mai Vang", "1990-02-03"), ("Mai Vang", "1990-11-30"), ("Mai Vang", "1985-02-03"), ("Pa Vang", "1990-02-03")] {
            let consumer = world.consumer(name).born(born).insert().await;
            choose(&world, consumer, rosa).await;
            world.execute("UPDATE account SET sign_in_key = 'x' || sign_in_key").await.expect("room for a namesake");
        }
        let list = list(&world, rosa, ListQuery::default()).await;
        let mut told: Vec<_> = list.rows.iter().map(|row| (row.name.as_str(), row.birth_year, row.born)).collect();
        told.sort_unstable();
        let day = |text: &str| Some(text.parse().expect("a day"));
        let expected = [
            ("Mai Vang", 1985, None),
            ("Mai Vang", 1990, day("1990-02-03")),
            ("Mai Vang", 1990, day("1990-11-30")),
            ("Pa Vang", 1990, None),
        ];
        assert_eq!(told, expected);
    }

    async fn clients_who_swap_their_assisters_at_once_are_counted(world: World) {
        let (rosa, sami) = (world.assister("Rosa Delgado").insert().await, world.assister("Sami Korhonen").insert().await);
        let (tou, hanh) = (client_of(&world, rosa, "Tou Ger Vang").await, client_of(&world, sami, "Nguyễn Thị Hạnh").await);
        let mut helpers = (sami, rosa);
        for _ in 0..12 {
            tokio::join!(choose(&world, tou, helpers.0), choose(&world, hanh, helpers.1));
            helpers = (helpers.1, helpers.0);
        }
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        assert_eq!(on_the_roster(&world, ingrid).await, [Count::Exactly(1), Count::Exactly(1)]);
    }

    async fn only_the_operator_makes_the_list_anew(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        let refused = clients::rebuild(&world.store, &world.as_assister(rosa)).await;
        assert!(matches!(refused, Err(StoreError::Forbidden)));
    }

    async fn staff_read_the_roster_by_family_name(world: World) {
        for number in 0..30 {
            world.assister(&format!("Pat Helper{number:02}")).insert().await;
        }
        let lapsed = world.assister("Lucía Benavides").certified("2025-11-01", "2026-10-31").insert().await;
        let ingrid = world.staff("Ingrid Sorensen", Role::ResourceManager).await;
        let request = world.as_staff(ingrid, Role::ResourceManager);
        let read = async |cursor| {
            let query = RosterQuery { cursor, ..RosterQuery::default() };
            assisters::roster(&world.store, &request, query).await.expect("the roster")
        };
        let first = read(None).await;
        assert_eq!((first.rows.len(), first.previous), (25, None));
        assert_eq!(first.rows[0].assister, lapsed);
        assert_eq!(first.rows[0].standing, domain::assisters::Standing::Lapsed);
        let second = read(first.next).await;
        assert_eq!((second.rows.len(), second.next), (6, None));
        assert_eq!(read(second.previous).await, first, "back is the way there");
        let refused = assisters::roster(&world.store, &world.as_assister(lapsed), RosterQuery::default()).await;
        assert!(matches!(refused, Err(StoreError::Forbidden)));
    }
}
