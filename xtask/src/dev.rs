//! Serves, and builds and restarts whenever a source file changes.

use std::{process::Child, thread, time::Duration};

use anyhow::Result;

use crate::{
    bundle, fingerprint, interrupt, process,
    project::{Profile, Project},
    serve::{self, Options},
    tools,
};

const PAUSE: Duration = Duration::from_millis(500);

/// Runs until it is interrupted. A build that fails leaves the old server running.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    tools::prepare_build(project)?;
    let mut server: Option<Running> = None;
    let mut built = String::new();

    while !interrupt::requested() {
        let sources = fingerprint(project)?;
        if sources != built {
            built = sources;
            match serve::build(project, Profile::Debug) {
                Ok(()) => {
                    // The old one goes first: both want the same port.
                    drop(server.take());
                    server = Some(Running::start(project, options)?);
                }
                Err(error) => println!("{error:#}\nWaiting for the next change"),
            }
        }
        thread::sleep(PAUSE);
    }
    Ok(())
}

fn fingerprint(project: &Project) -> Result<String> {
    let paths: Vec<&str> = bundle::SOURCES.into_iter().chain(["server"]).collect();
    fingerprint::of(&project.root, &paths)
}

/// A server that ends with this value.
struct Running(Child);

impl Running {
    fn start(project: &Project, options: &Options) -> Result<Self> {
        let mut server = serve::command(project, Profile::Debug, options);
        Ok(Self(process::spawn(&mut server)?))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Err(error) = process::stop(&mut self.0) {
            println!("could not stop the server: {error:#}");
        }
    }
}
