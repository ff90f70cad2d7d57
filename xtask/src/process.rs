//! Runs other programs, with errors that name the command line.

use std::{
    process::{Child, Command, ExitStatus, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use crate::interrupt;

/// How long an interrupted program may take to end by itself.
const GRACE: Duration = Duration::from_secs(5);

/// Runs a program that talks to the terminal itself; fails unless it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    let mut child = spawn(command)?;
    let status = wait(&mut child)?;
    ensure!(!interrupt::requested(), "interrupted");
    ensure!(status.success(), "`{}`: {status}", line(command));
    Ok(())
}

/// Runs a program and returns what it printed; its errors become ours.
pub fn read(command: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } =
        command.stdin(Stdio::null()).output().with_context(|| could_not_start(command))?;
    if !status.success() {
        let said = String::from_utf8_lossy(&stderr);
        bail!("`{}`: {status}\n{}", line(command), said.trim_end());
    }
    Ok(String::from_utf8_lossy(&stdout).into_owned())
}

/// Starts a program and leaves it running.
pub fn spawn(command: &mut Command) -> Result<Child> {
    command.spawn().with_context(|| could_not_start(command))
}

/// Waits for a program. After an interrupt, which a terminal also sends to the
/// program, it has a few seconds to end before it is killed.
fn wait(child: &mut Child) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if interrupt::requested() {
            return stop(child);
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Ends a program that received an interrupt, or will not receive any.
pub fn stop(child: &mut Child) -> Result<ExitStatus> {
    // Signals are outside the standard library, and `kill` is in every POSIX system.
    // An error means that the program has ended, which the loop notices.
    let _ = Command::new("kill")
        .args(["-TERM", &child.id().to_string()])
        .stderr(Stdio::null())
        .status();
    let start = Instant::now();
    while start.elapsed() < GRACE {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.kill()?;
    Ok(child.wait()?)
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// Without the arguments: the server's may have a database password.
fn could_not_start(command: &Command) -> String {
    format!("could not start {}", command.get_program().display())
}
