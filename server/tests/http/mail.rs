//! Mails from the outbox to their readers.

use crate::browser::Site;
use app::notices::{Letter, Mailbox};
use axum::http::StatusCode;
use domain::accounts::Password;
use server::{
    demo,
    jobs::{Delivery, MailJob},
    mail::{Courier, DemoMailbox, Smtp},
};
use std::{sync::Arc, time::Duration};
use store::{
    Token,
    accounts::{request_reset, reset_password, sign_in},
    on_both_databases,
    testing::World,
};

fn job(world: &World, courier: Courier) -> MailJob {
    MailJob {
        store: world.store.clone(),
        clock: Arc::new(world.clock.clone()),
        courier,
        public: "https://portal.example.org".parse().expect("a public URL"),
    }
}

/// Delivers what is due and answers every letter.
async fn letters(world: &World) -> Vec<Letter> {
    let mailbox = Arc::new(DemoMailbox::default());
    let job = job(world, Courier::Mailbox(mailbox.clone()));
    job.deliver_due().await.expect("the outbox answers");
    mailbox.letters()
}

async fn amina_forgets_her_password(world: &World) {
    world.consumer("Amina Warsame").insert().await;
    let name = world.sign_in_name("Amina Warsame");
    request_reset(&world.store, &world.anonymous(), &name).await.expect("the same answer for all");
}

on_both_databases! {
    async fn the_link_in_the_mail_sets_a_new_password(world: World) {
        amina_forgets_her_password(&world).await;
        let letters = letters(&world).await;
        let [letter] = &letters[..] else { panic!("one letter, got {letters:?}") };
        assert_eq!(letter.to, "amina.warsame@example.org");
        let link = letter.body.lines().find(|line| line.contains("/en/reset-password/"));
        let token = link.and_then(|link| link.rsplit('/').next()).expect("a token");
        let new = Password::new("nine herons over the bay");
        reset_password(&world.store, &world.anonymous(), &Token::received(token), &new, &new)
            .await
            .expect("a new password");
        let name = world.sign_in_name("Amina Warsame");
        sign_in(&world.store, &world.anonymous(), &name, &new).await.expect("she is in");
    }

    async fn a_mail_is_delivered_once(world: World) {
        amina_forgets_her_password(&world).await;
        assert_eq!(letters(&world).await.len(), 1);
        world.clock.advance(chrono::Duration::days(1));
        assert_eq!(letters(&world).await.len(), 0);
    }

    async fn a_mail_waits_while_the_mail_server_is_away(world: World) {
        amina_forgets_her_password(&world).await;
        let away = Smtp::new("smtp://127.0.0.1:1", "no-reply@example.org").expect("settings");
        let delivery = job(&world, Courier::Smtp(Arc::new(away))).deliver_due().await;
        assert_eq!(delivery.expect("the outbox answers"), Delivery { handed_over: 0, failed: 1 });
        assert_eq!(letters(&world).await.len(), 0, "not yet");
        world.clock.advance(chrono::Duration::minutes(1));
        assert_eq!(letters(&world).await.len(), 1);
    }

    async fn no_mail_of_the_demonstration_holds_a_family_name(world: World) {
        demo::seed(&world.store, &world.clock).await.expect("the demonstration");
        let people = store::demo::people(&world.store, &world.anonymous()).await.expect("people");
        let letters = letters(&world).await;
        assert!(letters.len() > 60, "{} letters", letters.len());
        for letter in &letters {
            let text = format!("{}\n{}", letter.subject, letter.body);
            for person in &people {
                let family = person.name.rsplit(' ').next().expect("a name");
                let words = text.split(|c: char| !c.is_alphanumeric());
                assert!(words.into_iter().all(|word| word != family), "{family} in {text}");
            }
        }
        assert!(letters.iter().any(|letter| letter.subject.contains("asistente")), "some in Spanish");
    }

    async fn the_worker_delivers_by_itself_and_stops_when_told(world: World) {
        amina_forgets_her_password(&world).await;
        let mailbox = Arc::new(DemoMailbox::default());
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let worker = job(&world, Courier::Mailbox(mailbox.clone())).spawn(stopped);
        let delivered = async {
            while mailbox.letters().is_empty() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), delivered).await.expect("a letter");
        stop.send(true).expect("a worker");
        let stopped = tokio::time::timeout(Duration::from_secs(10), worker).await;
        stopped.expect("in time").expect("without a panic");
    }

    async fn the_demonstration_shows_its_mails_with_working_links(world: World) {
        amina_forgets_her_password(&world).await;
        let mailbox = Arc::new(DemoMailbox::default());
        let site = Site::with_mailbox(&world, mailbox.clone());
        let page = site.visitor().get("/en/demo/mailbox").await;
        assert!(page.text().contains("No mail yet"), "{}", page.text());
        job(&world, Courier::Mailbox(mailbox)).deliver_due().await.expect("the outbox answers");
        let page = site.visitor().get("/en/demo/mailbox").await;
        assert!(page.text().contains("Choose a new password"), "{}", page.text());
        let link = page.body.split("href=\"/en/reset-password/").nth(1).expect("a link");
        let token = link.split('"').next().expect("a token");
        let page = site.visitor().get(&format!("/en/reset-password/{token}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("name=\"password_again\""), "{}", page.text());
    }

    async fn a_link_that_is_over_says_so_before_anybody_types(world: World) {
        amina_forgets_her_password(&world).await;
        let letters = letters(&world).await;
        let link = letters[0].body.lines().find(|line| line.contains("/en/reset-password/"));
        let token = link.and_then(|link| link.rsplit('/').next()).expect("a token").to_owned();
        let site = Site::new(&world);
        world.clock.advance(chrono::Duration::minutes(31));
        for path in [format!("/en/reset-password/{token}"), "/en/activate/nothing".to_owned()] {
            let page = site.visitor().get(&path).await;
            assert!(page.text().contains("This link was used before or is too old."), "{}", page.text());
            assert!(!page.body.contains("name=\"password\""), "{}", page.text());
        }
    }

    async fn nobody_reads_mails_outside_the_demonstration(world: World) {
        let site = Site::with(&world, false);
        let page = site.visitor().get("/en/demo/mailbox").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }
}
