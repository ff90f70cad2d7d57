//! The consumer's heart: choosing, changing and removing an assister.

use domain::{
    assisters::{AccountState, ReferenceNumber, Standing},
    associations::{ConsentRecord, EndReason, HomeApplication, Proposal, Scopes},
    audit::Channel,
    conflict::Conflict,
    ids::{AccountId, AssisterAccountId, AssociationId, ConsentId, ConsumerId},
    notices::{AlertAbout, Mail},
    validation::{Code, Invalid},
};
use store::{
    StoreError, StoreResult,
    associations::{self, Agreement, Words, fingerprint},
    clients, notices, on_both_databases,
    testing::World,
};

/// What the page would show of a proposal.
fn words(proposal: &Proposal) -> Words {
    Words {
        text: format!("{} may act for {}", proposal.profile.name, proposal.consumer_name),
        purpose: "To apply and enroll".to_owned(),
        duration: "Until I end it".to_owned(),
        how_to_rescind: "Online or by phone".to_owned(),
    }
}

/// What a consumer sends who has read the page of an assister's number.
struct Page {
    agreement: Agreement,
}

/// Opens the authorization page.
async fn reads(world: &World, consumer: ConsumerId, assister: AssisterAccountId) -> Page {
    let number = world.reference_number(assister).await.as_digits().to_owned();
    let request = world.as_consumer(consumer);
    let proposal = associations::proposal(&world.store, &request, &number)
        .await
        .expect("an assister who can act");
    let current = associations::current(&world.store, &request).await.expect("the current one");
    Page {
        agreement: Agreement {
            number,
            seen: current.map(|current| current.association),
            read: fingerprint(&words(&proposal).text),
            agreed: true,
        },
    }
}

impl Page {
    async fn says_yes(&self, world: &World, consumer: ConsumerId) -> StoreResult<()> {
        let request = world.as_consumer(consumer);
        associations::confirm(&world.store, &request, &self.agreement, words).await
    }
}

async fn chooses(world: &World, consumer: ConsumerId, assister: AssisterAccountId) {
    let page = reads(world, consumer, assister).await;
    page.says_yes(world, consumer).await.expect("the association begins");
}

async fn removes(world: &World, consumer: ConsumerId) -> StoreResult<()> {
    let seen = current(world, consumer).await.expect("an assister").0;
    associations::end(&world.store, &world.as_consumer(consumer), seen).await
}

/// The current association and the name of the assister.
async fn current(world: &World, consumer: ConsumerId) -> Option<(AssociationId, String)> {
    associations::current(&world.store, &world.as_consumer(consumer))
        .await
        .expect("the current one")
        .map(|current| (current.association, current.profile.name))
}

async fn finds(world: &World, consumer: ConsumerId, typed: &str) -> Result<ReferenceNumber, Code> {
    match associations::find_assister(&world.store, &world.as_consumer(consumer), typed).await {
        Ok(number) => Ok(number),
        Err(StoreError::Invalid(Invalid(errors))) => {
            assert_eq!((errors.len(), errors[0].field.as_str()), (1, "reference_number"));
            Err(errors[0].code)
        }
        Err(error) => panic!("{error}"),
    }
}

/// The clients on an assister's list, by name.
async fn client_list(world: &World, assister: AssisterAccountId) -> i64 {
    world
        .number(&format!(
            "SELECT COUNT(*) FROM client WHERE assister_id = {}",
            literal(world, assister.0)
        ))
        .await
}

/// An id in a query of a test, as each database writes it.
fn literal(world: &World, id: uuid::Uuid) -> String {
    match world.store.backend() {
        store::Backend::Sqlite => format!("x'{}'", id.simple()),
        store::Backend::Postgres => format!("'{id}'"),
    }
}

/// The mails that wait, as (recipient, mail).
async fn mails(world: &World) -> Vec<(AccountId, Mail)> {
    let mails = notices::outbox::claim(&world.store, &world.system()).await.expect("the outbox");
    mails.into_iter().map(|mail| (mail.recipient, mail.mail)).collect()
}

async fn messages(world: &World, request: &store::Request) -> Vec<AlertAbout> {
    let alerts = notices::alerts(&world.store, request).await.expect("the messages");
    alerts.into_iter().map(|alert| alert.about).collect()
}

/// An assister opens a client's file.
async fn opens(world: &World, assister: AssisterAccountId, client: ConsumerId) -> StoreResult<()> {
    clients::client(&world.store, &world.as_assister(assister), client).await.map(drop)
}

async fn own_consent(world: &World, consumer: ConsumerId) -> ConsentRecord {
    let history = history(world, consumer).await;
    let id = history[0].consent.expect("a consent");
    associations::consent(&world.store, &world.as_consumer(consumer), id).await.expect("the record")
}

async fn history(
    world: &World,
    consumer: ConsumerId,
) -> Vec<domain::associations::AssociationRecord> {
    associations::history(&world.store, &world.as_consumer(consumer)).await.expect("the history")
}

/// Amina, and the navigators Rosa and Sami.
async fn three(world: &World) -> (ConsumerId, AssisterAccountId, AssisterAccountId) {
    (
        world.consumer("Amina Warsame").insert().await,
        world.assister("Rosa Delgado").insert().await,
        world.assister("Sami Haddad").insert().await,
    )
}

fn conflict(result: StoreResult<()>) -> Conflict {
    match result {
        Err(StoreError::Conflict(conflict)) => conflict,
        other => panic!("a conflict, got {other:?}"),
    }
}

on_both_databases! {
    async fn a_number_is_found_however_it_is_typed(world: World) {
        let (amina, rosa, _) = three(&world).await;
        let number = world.reference_number(rosa).await;
        let (head, tail) = number.as_digits().split_at(3);
        for typed in [number.to_string(), format!("{head}-{tail}"), format!(" #{head}{tail} ")] {
            assert_eq!(finds(&world, amina, &typed).await, Ok(number.clone()), "{typed}");
        }
        assert_eq!(world.number(
            "SELECT COUNT(*) FROM audit_event WHERE action = 'assister_looked_up'"
        ).await, 3);
        let leaked = format!("SELECT COUNT(*) FROM audit_event WHERE detail LIKE '%{}%'", number.as_digits());
        assert_eq!(world.number(&leaked).await, 0, "the trail does not hold the number");
    }

    async fn whoever_cannot_act_is_not_found_whatever_the_reason(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        let unknown = ReferenceNumber::from_draw(899_999).as_digits().to_owned();
        let mut numbers = vec![unknown];
        let invited = world.assister("Rosa Delgado").state(AccountState::Invited);
        let suspended = world.assister("Lena Olson").state(AccountState::Suspended);
        let closed = world.assister("Mai Vang").state(AccountState::Closed);
        let lapsed = world.assister("Sami Haddad").certified("2025-11-01", "2026-10-31");
        for assister in [invited, suspended, closed, lapsed] {
            let number = world.reference_number(assister.insert().await).await;
            numbers.push(number.as_digits().to_owned());
        }
        for number in numbers {
            assert_eq!(finds(&world, amina, &number).await, Err(Code::ReferenceNumberNotFound));
            let proposal = associations::proposal(&world.store, &world.as_consumer(amina), &number).await;
            assert!(matches!(proposal, Err(StoreError::NotFound)), "{number}");
        }
    }

    async fn a_license_number_is_named_even_when_it_looks_like_a_reference_number(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        let valid = ReferenceNumber::from_draw(123_456).as_digits().to_owned();
        world.assister("Lena Olson").npn(&valid).insert().await;
        assert_eq!(finds(&world, amina, &valid).await, Err(Code::LooksLikeNpn));
        let slip = format!("{}{}", &valid[..6], (valid.as_bytes()[6] - b'0' + 1) % 10);
        assert_eq!(finds(&world, amina, &slip).await, Err(Code::ReferenceNumberCheckDigit));
        world.assister("Mai Vang").npn(&slip).insert().await;
        assert_eq!(finds(&world, amina, &slip).await, Err(Code::LooksLikeNpn));
        assert_eq!(finds(&world, amina, "A12B34C56").await, Err(Code::LooksLikeAssisterId));
        assert_eq!(finds(&world, amina, " ").await, Err(Code::Required));
    }

    async fn a_first_association_begins_with_a_whole_consent(world: World) {
        let (amina, rosa, _) = three(&world).await;
        chooses(&world, amina, rosa).await;
        let request = world.as_consumer(amina);
        let current = associations::current(&world.store, &request).await.expect("a page").expect("Rosa");
        assert_eq!((current.profile.name.as_str(), current.since), ("Rosa Delgado", request.now));
        assert_eq!(current.standing, Standing::MayAct);
        assert_eq!(current.profile.languages, ["en", "es"]);
        let consent = own_consent(&world, amina).await;
        assert_eq!(consent.scopes, Scopes::ALL);
        assert_eq!((consent.text_version, consent.privacy_warning_version), (1, 1));
        assert_eq!(consent.shown_text, "Rosa Delgado may act for Amina Warsame");
        assert_eq!((consent.consumer_name.as_str(), consent.assister_name.as_str()), ("Amina Warsame", "Rosa Delgado"));
        assert_eq!(consent.organization_name, "Eastside Community Health Access");
        assert_eq!(consent.duration, "Until I end it");
        assert_eq!((consent.given_at, consent.ended), (request.now, None));
        assert_eq!(client_list(&world, rosa).await, 1);
    }

    async fn nothing_begins_without_the_tick(world: World) {
        let (amina, rosa, _) = three(&world).await;
        let mut page = reads(&world, amina, rosa).await;
        page.agreement.agreed = false;
        let refused = page.says_yes(&world, amina).await;
        let needed = Invalid::field("agree", Code::AgreementNeeded);
        assert!(matches!(refused, Err(StoreError::Invalid(invalid)) if invalid == needed));
        assert_eq!(current(&world, amina).await, None);
    }

    async fn words_that_were_not_read_are_not_agreed_to(world: World) {
        let (amina, rosa, _) = three(&world).await;
        let page = reads(&world, amina, rosa).await;
        world.execute("UPDATE account SET family_name = 'Delgado-Ruiz' WHERE given_name = 'Rosa'")
            .await.expect("Rosa marries");
        assert_eq!(conflict(page.says_yes(&world, amina).await), Conflict::AuthorizationChanged);
        assert_eq!(current(&world, amina).await, None);
        chooses(&world, amina, rosa).await;
    }

    async fn a_change_has_no_gap(world: World) {
        let (amina, rosa, sami) = three(&world).await;
        chooses(&world, amina, rosa).await;
        world.clock.advance(chrono::Duration::days(30));
        chooses(&world, amina, sami).await;
        let history = history(&world, amina).await;
        let [now, before] = &history[..] else { panic!("two, got {history:?}") };
        assert_eq!((now.name.as_str(), now.ended), ("Sami Haddad", None));
        let ended = before.ended.expect("Rosa's end");
        assert_eq!((before.name.as_str(), ended.reason), ("Rosa Delgado", EndReason::Replaced));
        assert_eq!(ended.at, now.since, "the same instant");
        assert_eq!((client_list(&world, rosa).await, client_list(&world, sami).await), (0, 1));
        let consent = before.consent.expect("a consent");
        let consent = associations::consent(&world.store, &world.as_consumer(amina), consent).await;
        assert_eq!(consent.expect("the record").ended, Some(ended));
    }

    async fn the_same_assister_again_changes_nothing(world: World) {
        let (amina, rosa, _) = three(&world).await;
        let page = reads(&world, amina, rosa).await;
        page.says_yes(&world, amina).await.expect("the first click");
        let first = current(&world, amina).await;
        let audited = world.count("audit_event").await;
        world.clock.advance(chrono::Duration::minutes(1));
        page.says_yes(&world, amina).await.expect("the second click");
        chooses(&world, amina, rosa).await;
        assert_eq!(current(&world, amina).await, first);
        assert_eq!((world.count("association").await, world.count("consent").await), (1, 1));
        assert_eq!(world.count("audit_event").await, audited);
    }

    async fn two_tabs_that_confirm_two_assisters_leave_one_and_tell_the_other(world: World) {
        let (amina, rosa, sami) = three(&world).await;
        let other = world.another_store().await;
        for round in 0..5 {
            let (one, two) = (reads(&world, amina, rosa).await, reads(&world, amina, sami).await);
            let request = world.as_consumer(amina);
            let (one, two) = tokio::join!(
                associations::confirm(&world.store, &request, &one.agreement, words),
                associations::confirm(&other, &request, &two.agreement, words)
            );
            let told = match (one, two) {
                (Ok(()), told) | (told, Ok(())) => conflict(told),
                both => panic!("one of them wins: {both:?}"),
            };
            assert_eq!(told, Conflict::AssociationChanged, "round {round}");
            assert_eq!(world.number("SELECT COUNT(*) FROM association WHERE ended_at IS NULL").await, 1);
            removes(&world, amina).await.expect("a fresh start");
        }
    }

    async fn a_double_click_makes_one_association(world: World) {
        let (amina, rosa, _) = three(&world).await;
        let page = reads(&world, amina, rosa).await;
        let (one, two) = tokio::join!(page.says_yes(&world, amina), page.says_yes(&world, amina));
        assert!(one.is_ok() && two.is_ok(), "{one:?} {two:?}");
        assert_eq!((world.count("association").await, world.count("consent").await), (1, 1));
    }

    async fn a_page_that_is_out_of_date_changes_nothing(world: World) {
        let (amina, rosa, sami) = three(&world).await;
        let old = reads(&world, amina, sami).await;
        chooses(&world, amina, rosa).await;
        assert_eq!(conflict(old.says_yes(&world, amina).await), Conflict::AssociationChanged);
        assert_eq!(current(&world, amina).await.expect("Rosa").1, "Rosa Delgado");
    }

    async fn the_database_itself_refuses_a_second_current_association(world: World) {
        let (amina, rosa, _) = three(&world).await;
        chooses(&world, amina, rosa).await;
        let second = world.execute(&format!(
            "INSERT INTO association (id, consumer_id, assister_id, started_at) \
             SELECT {}, consumer_id, assister_id, started_at FROM association",
            literal(&world, uuid::Uuid::now_v7())
        )).await;
        assert!(second.is_err());
    }

    async fn an_assister_who_is_decertified_meanwhile_cannot_be_confirmed(world: World) {
        let (amina, rosa, sami) = three(&world).await;
        let (page, other) = (reads(&world, amina, rosa).await, reads(&world, amina, sami).await);
        world.set_certified_until(rosa, "2026-11-22").await;
        world.set_assister_state(sami, AccountState::Suspended).await;
        assert_eq!(conflict(page.says_yes(&world, amina).await), Conflict::AssisterUnavailable);
        assert_eq!(conflict(other.says_yes(&world, amina).await), Conflict::AssisterUnavailable);
        assert_eq!(current(&world, amina).await, None);
    }

    async fn a_number_nobody_has_cannot_be_confirmed(world: World) {
        let (amina, rosa, _) = three(&world).await;
        let mut page = reads(&world, amina, rosa).await;
        page.agreement.number = ReferenceNumber::from_draw(899_999).as_digits().to_owned();
        assert_eq!(conflict(page.says_yes(&world, amina).await), Conflict::AssisterUnavailable);
        for number in ["1234567", "", "'; --"] {
            page.agreement.number = number.to_owned();
            assert!(matches!(page.says_yes(&world, amina).await, Err(StoreError::NotFound)), "{number}");
        }
    }

    async fn an_end_is_at_once_and_needs_no_reason(world: World) {
        let (amina, rosa, _) = three(&world).await;
        chooses(&world, amina, rosa).await;
        world.clock.advance(chrono::Duration::hours(1));
        removes(&world, amina).await.expect("the end");
        assert_eq!(current(&world, amina).await, None);
        let ended = history(&world, amina).await[0].ended.expect("an end");
        assert_eq!((ended.reason, ended.at), (EndReason::ConsumerRemoved, world.as_consumer(amina).now));
        assert_eq!(client_list(&world, rosa).await, 0);
        assert_eq!(own_consent(&world, amina).await.ended, Some(ended));
    }

    async fn ending_twice_is_told_honestly(world: World) {
        let (amina, rosa, sami) = three(&world).await;
        chooses(&world, amina, rosa).await;
        let (seen, _) = current(&world, amina).await.expect("Rosa");
        let request = world.as_consumer(amina);
        associations::end(&world.store, &request, seen).await.expect("the first click");
        let again = associations::end(&world.store, &request, seen).await;
        assert_eq!(conflict(again), Conflict::AlreadyEnded);
        chooses(&world, amina, sami).await;
        let late = associations::end(&world.store, &request, seen).await;
        assert_eq!(conflict(late), Conflict::AssociationChanged);
        assert_eq!(current(&world, amina).await.expect("Sami").1, "Sami Haddad");
    }

    async fn nobody_ends_somebody_elses_association(world: World) {
        let (amina, rosa, sami) = three(&world).await;
        let yusuf = world.consumer("Yusuf Ali").insert().await;
        chooses(&world, amina, rosa).await;
        chooses(&world, yusuf, sami).await;
        let (aminas, _) = current(&world, amina).await.expect("Rosa");
        let theft = associations::end(&world.store, &world.as_consumer(yusuf), aminas).await;
        assert_eq!(conflict(theft), Conflict::AssociationChanged);
        assert!(current(&world, amina).await.is_some() && current(&world, yusuf).await.is_some());
        let by_assister = associations::end(&world.store, &world.as_assister(rosa), aminas).await;
        assert!(matches!(by_assister, Err(StoreError::Forbidden)));
    }

    async fn an_assister_never_creates_the_consumers_act(world: World) {
        let (amina, rosa, _) = three(&world).await;
        let page = reads(&world, amina, rosa).await;
        let request = world.as_assister(rosa);
        let forged = associations::confirm(&world.store, &request, &page.agreement, words).await;
        assert!(matches!(forged, Err(StoreError::Forbidden)));
        let number = &page.agreement.number;
        let looked = associations::find_assister(&world.store, &request, number).await;
        assert!(matches!(looked, Err(StoreError::Forbidden)));
        let unknown = associations::confirm(&world.store, &world.anonymous(), &page.agreement, words).await;
        assert!(matches!(unknown, Err(StoreError::Unauthenticated)));
    }

    async fn the_former_assister_is_shut_out_on_the_next_request(world: World) {
        let (amina, rosa, sami) = three(&world).await;
        let foreign = opens(&world, rosa, amina).await;
        assert!(matches!(foreign, Err(StoreError::NotFound)), "before: {foreign:?}");
        chooses(&world, amina, rosa).await;
        clients::begin_acting(&world.store, &world.as_assister(rosa), amina, Channel::Phone)
            .await.expect("Rosa calls Amina");
        opens(&world, rosa, amina).await.expect("Rosa's client");
        chooses(&world, amina, sami).await;
        assert_eq!(conflict(opens(&world, rosa, amina).await), Conflict::AccessEnded);
        opens(&world, sami, amina).await.expect("Sami's client");
        removes(&world, amina).await.expect("the end");
        assert_eq!(conflict(opens(&world, sami, amina).await), Conflict::AccessEnded);
        assert_eq!(world.number("SELECT COUNT(*) FROM acting_session WHERE ended_at IS NULL").await, 0);
    }

    async fn suspension_blocks_and_the_association_stays(world: World) {
        let (amina, rosa, _) = three(&world).await;
        chooses(&world, amina, rosa).await;
        let standing = || async {
            let request = world.as_consumer(amina);
            let home = associations::home(&world.store, &request).await.expect("the home page");
            home.assister.expect("Rosa").standing
        };
        world.set_assister_state(rosa, AccountState::Suspended).await;
        assert_eq!(standing().await, Standing::Suspended);
        world.set_assister_state(rosa, AccountState::Active).await;
        world.set_certified_until(rosa, "2026-11-22").await;
        assert_eq!(standing().await, Standing::Lapsed);
        removes(&world, amina).await.expect("the consumer can always end it");
    }

    async fn both_sides_are_told_by_mail_and_on_their_pages(world: World) {
        let (amina, rosa, sami) = three(&world).await;
        chooses(&world, amina, rosa).await;
        let (first, _) = current(&world, amina).await.expect("Rosa");
        let (a, r, s): (AccountId, AccountId, AccountId) = (amina.into(), rosa.into(), sami.into());
        let began = |other, association| Mail::AssociationBegan { other, association };
        assert_eq!(sorted(mails(&world).await), sorted(vec![(a, began(r, first)), (r, began(a, first))]));
        world.clock.advance(chrono::Duration::minutes(1));
        chooses(&world, amina, sami).await;
        let (second, _) = current(&world, amina).await.expect("Sami");
        let ended = |other| Mail::AssociationEnded { other, association: first, reason: EndReason::Replaced, draft: None };
        assert_eq!(
            sorted(mails(&world).await),
            sorted(vec![(a, ended(r)), (r, ended(a)), (a, began(s, second)), (s, began(a, second))])
        );
        let to_rosa = messages(&world, &world.as_assister(rosa)).await;
        let [AlertAbout::AssociationEnded { other, reason }] = &to_rosa[..]
        else { panic!("what is over is no longer news: {to_rosa:?}") };
        assert_eq!((other.name.as_str(), *reason), ("Amina Warsame", EndReason::Replaced));
        assert_eq!(messages(&world, &world.as_assister(sami)).await.len(), 1);
        let to_amina = messages(&world, &world.as_consumer(amina)).await;
        let [AlertAbout::AssociationBegan { .. }, AlertAbout::AssociationEnded { other, .. }] = &to_amina[..]
        else { panic!("what is new comes first: {to_amina:?}") };
        assert_eq!(other.given_name, "Rosa");
    }

    async fn choosing_somebody_again_leaves_one_message(world: World) {
        let (amina, rosa, _) = three(&world).await;
        chooses(&world, amina, rosa).await;
        removes(&world, amina).await.expect("the end");
        chooses(&world, amina, rosa).await;
        for reader in [world.as_consumer(amina), world.as_assister(rosa)] {
            let messages = messages(&world, &reader).await;
            assert!(matches!(messages[..], [AlertAbout::AssociationBegan { .. }]), "{messages:?}");
        }
    }

    async fn a_message_is_put_away_by_its_reader_only(world: World) {
        let (amina, rosa, _) = three(&world).await;
        chooses(&world, amina, rosa).await;
        let aminas = world.as_consumer(amina);
        let id = notices::alerts(&world.store, &aminas).await.expect("the messages")[0].id;
        let theft = notices::dismiss(&world.store, &world.as_assister(rosa), id).await;
        assert!(matches!(theft, Err(StoreError::NotFound)));
        for click in 0..2 {
            notices::dismiss(&world.store, &aminas, id).await.expect("put away");
            assert_eq!(messages(&world, &aminas).await, [], "click {click}");
        }
        assert_eq!(messages(&world, &world.as_assister(rosa)).await.len(), 1);
    }

    async fn a_consent_is_never_changed(world: World) {
        let (amina, rosa, _) = three(&world).await;
        chooses(&world, amina, rosa).await;
        removes(&world, amina).await.expect("the end");
        for statement in [
            "UPDATE consent SET purpose = 'anything'",
            "DELETE FROM consent",
            "UPDATE consent_revocation SET reason = 'anything'",
            "DELETE FROM consent_revocation",
        ] {
            assert!(world.execute(statement).await.is_err(), "{statement}");
        }
        assert_eq!(own_consent(&world, amina).await.purpose, "To apply and enroll");
    }

    async fn a_consent_is_shown_to_its_giver_only(world: World) {
        let (amina, rosa, _) = three(&world).await;
        let yusuf = world.consumer("Yusuf Ali").insert().await;
        chooses(&world, amina, rosa).await;
        let id = own_consent(&world, amina).await.id;
        let foreign = associations::consent(&world.store, &world.as_consumer(yusuf), id).await;
        assert!(matches!(foreign, Err(StoreError::NotFound)));
        let unknown = ConsentId(uuid::Uuid::now_v7());
        let nothing = associations::consent(&world.store, &world.as_consumer(amina), unknown).await;
        assert!(matches!(nothing, Err(StoreError::NotFound)));
        assert!(history(&world, yusuf).await.is_empty());
    }

    async fn every_change_is_in_the_audit_trail(world: World) {
        let (amina, rosa, sami) = three(&world).await;
        chooses(&world, amina, rosa).await;
        chooses(&world, amina, sami).await;
        removes(&world, amina).await.expect("the end");
        for (action, times) in [("association_began", 2), ("association_ended", 2)] {
            let query = format!(
                "SELECT COUNT(*) FROM audit_event WHERE action = '{action}' AND actor_role = 'consumer' \
                 AND association_id IS NOT NULL AND acting_for IS NULL"
            );
            assert_eq!(world.number(&query).await, times, "{action}");
        }
    }

    async fn home_says_who_acts_and_how_far_the_application_is(world: World) {
        let (amina, rosa, _) = three(&world).await;
        let home = || async {
            associations::home(&world.store, &world.as_consumer(amina)).await.expect("the home page")
        };
        assert_eq!((home().await.assister, home().await.application), (None, HomeApplication::NotStarted));
        chooses(&world, amina, rosa).await;
        store::applications::start(&world.store, &world.as_consumer(amina), None).await.expect("a draft");
        let home = home().await;
        assert_eq!(home.assister.expect("Rosa").profile.given_name, "Rosa");
        let HomeApplication::InProgress { done, of, .. } = home.application else {
            panic!("in progress, got {:?}", home.application)
        };
        assert_eq!((done, of), (0, 7));
    }
}

fn sorted(mut mails: Vec<(AccountId, Mail)>) -> Vec<(AccountId, Mail)> {
    mails.sort_by_key(|(to, mail)| (*to, mail.code()));
    mails
}
