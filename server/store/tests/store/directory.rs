//! Find help: who is in the public directory, since when and until when.

use domain::{
    assisters::{AccountState, AssisterKind, DirectoryFilter, DirectoryPage},
    ids::AssisterAccountId,
    lists::{Count, Cursor},
};
use store::{StoreError, assisters::directory, on_both_databases, testing::World};

async fn reads(
    world: &World,
    filter: &DirectoryFilter,
    cursor: Option<Cursor<AssisterAccountId>>,
) -> DirectoryPage {
    directory::find_help(&world.store, &world.anonymous(), filter, cursor)
        .await
        .expect("the directory")
}

fn names(page: &DirectoryPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.name.as_str()).collect()
}

/// Everybody who is listed today, by family name.
async fn listed(world: &World) -> Vec<String> {
    let page = reads(world, &DirectoryFilter::default(), None).await;
    names(&page).into_iter().map(str::to_owned).collect()
}

fn in_county(county: &str) -> DirectoryFilter {
    DirectoryFilter { county: Some(county.to_owned()), ..DirectoryFilter::default() }
}

/// Forty-five assisters of Ramsey County, every third of them Somali-speaking,
/// and one of Duluth in between.
async fn many(world: &World) {
    for number in 0..45 {
        let languages = if number % 3 == 0 { "en,so" } else { "en" };
        world
            .assister(&format!("Pat Helper{number:02}"))
            .serving("Ramsey")
            .speaking(languages)
            .insert()
            .await;
    }
    world.assister("Pat Helper20a").serving("St. Louis").speaking("en,so").insert().await;
}

on_both_databases! {
    async fn in_it_is_who_wants_to_be_listed_and_may_act_today(world: World) {
        world.assister("Rosa Delgado").insert().await;
        world.assister("Mikkel Berg").npn("9480012").insert().await;
        world.assister("Thomas Nguyen").kind(AssisterKind::Cac).insert().await;
        world.assister("Ayaan Farah").unlisted().insert().await;
        for (name, state) in [
            ("Ana Requested", AccountState::Requested),
            ("Ana Approved", AccountState::Approved),
            ("Ana Invited", AccountState::Invited),
            ("Ana Suspended", AccountState::Suspended),
            ("Ana Closed", AccountState::Closed),
        ] {
            world.assister(name).state(state).insert().await;
        }
        world.assister("Ana Lapsed").certified("2025-11-01", "2026-10-31").insert().await;
        world.assister("Ana Future").certified("2026-12-01", "2027-10-31").insert().await;
        assert_eq!(listed(&world).await, ["Mikkel Berg", "Rosa Delgado"]);
        // The organization has not approved access to the portal, or no longer does.
        world.execute("UPDATE assister SET portal_approved = FALSE WHERE npn IS NULL").await.expect("not approved");
        assert_eq!(listed(&world).await, ["Mikkel Berg"]);
    }

    async fn what_is_shown_is_what_the_public_may_know(world: World) {
        world.assister("Rosa Delgado").speaking("en,es").serving("Ramsey,Lac qui Parle").insert().await;
        let page = reads(&world, &DirectoryFilter::default(), None).await;
        assert_eq!((page.count, page.previous, page.next), (Count::Exactly(1), None, None));
        let rosa = &page.rows[0];
        assert_eq!(rosa.organization, "Eastside Community Health Access");
        assert_eq!(rosa.counties, ["Ramsey", "Lac qui Parle"]);
        assert_eq!(rosa.languages, ["en", "es"]);
        assert_eq!(rosa.phone.as_deref(), Some("651-555-0118"));
        // The address that she signs in with is nobody's business.
        assert_eq!(rosa.email, None);
        assert_eq!(rosa.reference_number, world.reference_number(rosa.assister).await);
    }

    async fn a_lapse_at_midnight_in_st_paul_ends_the_listing_and_a_recertification_brings_it_back(world: World) {
        let rosa = world.assister("Rosa Delgado").certified("2026-11-01", "2026-11-23").insert().await;
        world.clock.set("2026-11-24T05:59:59Z");
        assert_eq!(listed(&world).await, ["Rosa Delgado"], "the last second of the last day");
        world.clock.set("2026-11-24T06:00:00Z");
        assert!(listed(&world).await.is_empty());
        world.set_certified_until(rosa, "2027-10-31").await;
        assert_eq!(listed(&world).await, ["Rosa Delgado"]);
    }

    async fn whoever_leaves_the_organization_is_not_listed_after_the_last_day(world: World) {
        world.assister("Rosa Delgado").insert().await;
        world.execute("UPDATE assister SET rostered_until = '2026-11-23'").await.expect("the last day");
        assert_eq!(listed(&world).await, ["Rosa Delgado"]);
        world.clock.set("2026-11-24T06:00:00Z");
        assert!(listed(&world).await.is_empty());
    }

    async fn a_suspension_ends_the_listing_at_once(world: World) {
        let rosa = world.assister("Rosa Delgado").insert().await;
        world.set_assister_state(rosa, AccountState::Suspended).await;
        assert!(listed(&world).await.is_empty());
        world.set_assister_state(rosa, AccountState::Active).await;
        assert_eq!(listed(&world).await, ["Rosa Delgado"]);
        // Even before the rows of the directory are written anew.
        world.execute("UPDATE assister SET state = 'suspended'").await.expect("the state");
        assert!(listed(&world).await.is_empty());
    }

    async fn the_filters_narrow_together(world: World) {
        world.assister("Rosa Delgado").serving("Ramsey,Hennepin").speaking("en,es").insert().await;
        world.assister("Fadumo Warsame").serving("Ramsey").speaking("en,so").without_room().insert().await;
        world.assister("Mikkel Berg").npn("9480012").serving("Ramsey").speaking("en").insert().await;
        world.assister("Jo Lind").serving("").speaking("").insert().await;
        let found = async |kind, county: &str, language: &str, taking_new_clients| {
            let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let filter = DirectoryFilter {
                kind,
                county: some(county),
                language: some(language),
                taking_new_clients,
            };
            let page = reads(&world, &filter, None).await;
            let family: Vec<String> = names(&page)
                .iter()
                .filter_map(|name| name.split(' ').next_back())
                .map(str::to_owned)
                .collect();
            assert_eq!(page.count, Count::Exactly(family.len() as u64));
            family.join(" ")
        };
        assert_eq!(found(None, "", "", false).await, "Berg Delgado Lind Warsame");
        assert_eq!(found(None, "Ramsey", "", false).await, "Berg Delgado Warsame");
        assert_eq!(found(None, "Hennepin", "", false).await, "Delgado");
        assert_eq!(found(None, "", "so", false).await, "Warsame");
        assert_eq!(found(None, "Ramsey", "so", true).await, "");
        assert_eq!(found(None, "Hennepin", "so", false).await, "");
        assert_eq!(found(Some(AssisterKind::Broker), "Ramsey", "en", true).await, "Berg");
        assert_eq!(found(Some(AssisterKind::Navigator), "Ramsey", "en", true).await, "Delgado");
        assert_eq!(found(Some(AssisterKind::Cac), "", "", false).await, "");
        assert_eq!(found(None, "Atlantis", "", false).await, "");
        assert_eq!(found(None, "'; --", "%", false).await, "");
    }

    async fn pages_lead_forwards_and_back_within_the_filters(world: World) {
        many(&world).await;
        let ramsey = in_county("Ramsey");
        let first = reads(&world, &ramsey, None).await;
        assert_eq!((first.rows.len(), first.count, first.previous), (20, Count::Exactly(45), None));
        assert_eq!(names(&first)[0], "Pat Helper00");
        let second = reads(&world, &ramsey, first.next).await;
        assert_eq!(names(&second)[0], "Pat Helper20", "nobody of Duluth in between");
        let third = reads(&world, &ramsey, second.next).await;
        assert_eq!((third.rows.len(), third.next), (5, None));
        assert_eq!(reads(&world, &ramsey, third.previous).await, second);
        assert_eq!(reads(&world, &ramsey, second.previous).await, first);
        let both = DirectoryFilter { language: Some("so".to_owned()), ..ramsey };
        let page = reads(&world, &both, None).await;
        assert_eq!((page.rows.len(), page.next), (15, None));
    }

    async fn those_who_remain_are_found_behind_many_who_lapsed(world: World) {
        for number in 0..60 {
            world.assister(&format!("Ana Helper{number:02}")).certified("2026-11-01", "2026-11-22").insert().await;
        }
        for number in 0..25 {
            world.assister(&format!("Pat Helper{}", 70 + number)).insert().await;
        }
        let all = DirectoryFilter::default();
        let first = reads(&world, &all, None).await;
        assert_eq!((first.rows.len(), first.count, names(&first)[0]), (20, Count::Exactly(25), "Pat Helper70"));
        let second = reads(&world, &all, first.next).await;
        assert_eq!((second.rows.len(), second.next), (5, None));
        assert_eq!(reads(&world, &all, second.previous).await, first);
        assert_eq!(reads(&world, &all, Some(Cursor::Before(first.rows[0].assister))).await, first);
    }

    async fn namesakes_are_told_apart_by_the_order(world: World) {
        for number in 0..22 {
            world.assister(&format!("Mai Vang{number}")).insert().await;
        }
        for table in ["assister", "directory_entry"] {
            let rename = format!("UPDATE {table} SET name_key = 'vang mai'");
            world.execute(&rename).await.expect("one name");
        }
        let all = DirectoryFilter::default();
        let first = reads(&world, &all, None).await;
        let second = reads(&world, &all, first.next).await;
        assert_eq!((first.rows.len(), second.rows.len()), (20, 2));
        let twice = second.rows.iter().any(|row| first.rows.contains(row));
        assert!(!twice, "nobody stands on two pages");
        assert_eq!(reads(&world, &all, second.previous).await, first);
    }

    async fn a_place_that_is_gone_leads_to_the_first_page(world: World) {
        many(&world).await;
        let ramsey = in_county("Ramsey");
        let first = reads(&world, &ramsey, None).await;
        let nobody = AssisterAccountId(uuid::Uuid::nil());
        assert_eq!(reads(&world, &ramsey, Some(Cursor::After(nobody))).await, first);
        let last = first.rows[19].assister;
        let second = reads(&world, &ramsey, first.next).await;
        // Somebody who may not act any more still marks the place.
        world.set_certified_until(last, "2026-11-22").await;
        assert_eq!(names(&reads(&world, &ramsey, first.next).await), names(&second));
        world.set_assister_state(last, AccountState::Closed).await;
        let again = reads(&world, &ramsey, first.next).await;
        assert_eq!((again.previous, names(&again)[0]), (None, "Pat Helper00"));
    }

    async fn the_directory_is_made_anew_as_it_was(world: World) {
        many(&world).await;
        let ramsey = in_county("Ramsey");
        let whole = async || (reads(&world, &ramsey, None).await, world.count("directory_entry").await);
        let before = whole().await;
        // Thirty with two languages and any, times two; fifteen more with three.
        assert_eq!(before.1, 30 * 4 + 16 * 6);
        assert_eq!(directory::rebuild(&world.store, &world.system()).await.expect("rebuilt"), 216);
        assert_eq!(whole().await, before);
        for harm in [
            "DELETE FROM directory_entry WHERE name_key = 'helper00 pat'",
            "UPDATE directory_entry SET name_key = 'zzz' WHERE name_key = 'helper01 pat'",
            "UPDATE directory_entry SET county = 'Cook' WHERE county = 'Ramsey' AND name_key = 'helper02 pat'",
        ] {
            world.execute(harm).await.expect("harm");
        }
        assert_ne!(whole().await, before);
        directory::rebuild(&world.store, &world.system()).await.expect("rebuilt");
        assert_eq!(whole().await, before);
        let refused = directory::rebuild(&world.store, &world.anonymous()).await;
        assert!(matches!(refused, Err(StoreError::Forbidden)));
    }
}
