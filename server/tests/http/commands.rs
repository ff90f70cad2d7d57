//! The command `alongside` as an operator types it.

use domain::accounts::{Password, Role};
use std::process::{Command, Output};
use store::{Token, accounts::activate_staff, on_both_databases, testing::World};
use tempfile::TempDir;

fn alongside(world: &World, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_alongside"))
        .args(arguments)
        .env("ALONGSIDE_DATABASE_URL", &world.url)
        .env("ALONGSIDE_KEY_FILE", concat!(env!("CARGO_TARGET_TMPDIR"), "/alongside.key"))
        .output()
        .expect("the command runs")
}

/// A folder with what a server takes for a browser bundle.
fn a_bundle() -> TempDir {
    let assets = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(assets.path().join("desk")).expect("a folder");
    for index in ["index.html", "desk/index.html"] {
        std::fs::write(assets.path().join(index), "<link rel=\"stylesheet\">").expect("a file");
    }
    assets
}

fn said(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("text")
}

const INGRID: [&str; 10] = [
    "staff",
    "create",
    "--role",
    "resource-manager",
    "--given-name",
    "Ingrid",
    "--family-name",
    "Sorensen",
    "--sign-in-name",
    "ingrid",
];

on_both_databases! {
    async fn the_first_resource_manager_turns_the_account_on_with_the_printed_link(world: World) {
        let output = alongside(&world, &INGRID);
        assert!(output.status.success(), "{}", said(&output.stderr));
        let link = said(&output.stdout).lines().find(|line| line.starts_with("http"));
        let link = link.expect("a link");
        assert!(link.starts_with("http://localhost:3000/en/activate/"), "{link}");
        let token = Token::received(link.rsplit('/').next().expect("a token"));
        let password = Password::new("nine herons over the bay");
        let signed_in =
            activate_staff(&world.store, &world.anonymous(), &token, &password, &password).await;
        assert_eq!(signed_in.expect("the account is on").role, Role::ResourceManager);
    }

    async fn what_is_wrong_with_an_option_is_said(world: World) {
        alongside(&world, &INGRID);
        let again = alongside(&world, &INGRID);
        assert!(!again.status.success());
        assert!(said(&again.stderr).contains("--sign-in-name: "), "{}", said(&again.stderr));
        assert_eq!(world.count("account").await, 1);
    }

    async fn the_demonstration_refuses_other_addresses_and_other_peoples_databases(world: World) {
        world.consumer("Amina Warsame").insert().await;
        let everywhere = alongside(&world, &["serve", "--demo", "--host", "0.0.0.0"]);
        assert!(!everywhere.status.success());
        assert!(said(&everywhere.stderr).contains("on this machine only"));

        let assets = a_bundle();
        let assets = assets.path().to_str().expect("a path");
        let real = alongside(&world, &["serve", "--demo", "--port", "0", "--assets", assets]);
        assert!(!real.status.success());
        assert!(said(&real.stderr).contains("not of the demonstration"), "{}", said(&real.stderr));
    }

    async fn a_server_makes_no_new_key_beside_sealed_numbers(world: World) {
        let amina = world.consumer("Amina Warsame").insert().await;
        let (request, store) = (world.as_consumer(amina), &world.store);
        store::applications::start(store, &request, None).await.expect("a draft");
        let bytes = if world.url.starts_with("sqlite") { "x'01'" } else { "'\\x01'" };
        let sealed = format!(
            "INSERT INTO sealed_answer (application_id, field, ciphertext, saved_at) \
             SELECT id, 'p1.ssn', {bytes}, started_at FROM application"
        );
        world.execute(&sealed).await.expect("a sealed number");
        let folder = a_bundle();
        let (assets, key) = (folder.path(), folder.path().join("lost.key"));
        let serve = ["serve", "--port", "0", "--key-file", key.to_str().expect("a path")];
        let serve = [&serve[..], &["--assets", assets.to_str().expect("a path")]].concat();
        let refused = alongside(&world, &serve);
        assert!(!refused.status.success() && !key.exists());
        assert!(said(&refused.stderr).contains("holds sealed numbers"), "{}", said(&refused.stderr));
        std::fs::write(&key, "ab".repeat(32)).expect("another key");
        let refused = alongside(&world, &serve);
        assert!(!refused.status.success());
        assert!(said(&refused.stderr).contains("does not open"), "{}", said(&refused.stderr));
    }

    async fn the_client_lists_are_made_anew(world: World) {
        let output = alongside(&world, &["clients", "rebuild"]);
        assert!(output.status.success(), "{}", said(&output.stderr));
        assert!(said(&output.stdout).starts_with("0 rows"), "{}", said(&output.stdout));
    }

    async fn the_directory_is_made_anew(world: World) {
        world.assister("Rosa Delgado").insert().await;
        world.execute("DELETE FROM directory_entry").await.expect("harm");
        let output = alongside(&world, &["directory", "rebuild"]);
        assert!(output.status.success(), "{}", said(&output.stderr));
        // Two counties and any, two languages and any.
        assert!(said(&output.stdout).starts_with("9 rows"), "{}", said(&output.stdout));
    }
}
