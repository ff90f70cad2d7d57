//! How far the work is: a bar where somebody looks at a terminal, a line for each
//! tenth elsewhere.

use std::{
    io::{IsTerminal, Write},
    time::Instant,
};

const WIDTH: usize = 40;

pub struct Progress {
    all: usize,
    done: usize,
    told: usize,
    began: Instant,
    terminal: bool,
}

impl Progress {
    /// Of so many consumers.
    pub fn of(all: usize) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self { all: all.max(1), done: 0, told: 0, began: Instant::now(), terminal }
    }

    pub fn add(&mut self, some: usize) {
        self.done += some;
        let steps = if self.terminal { 200 } else { 10 };
        let step = self.done * steps / self.all;
        if step > self.told {
            self.told = step;
            self.tell();
        }
    }

    /// What comes after the consumers, and how long it took until then.
    pub fn say(&self, what: &str) {
        self.write(&format!("{what}, {} s\n", self.began.elapsed().as_secs()));
    }

    /// Ends the line of the bar.
    pub fn end(&self) {
        if self.terminal {
            self.write("\n");
        }
    }

    fn tell(&self) {
        let (done, all) = (self.done.min(self.all), self.all);
        let seconds = self.began.elapsed().as_secs();
        if self.terminal {
            let full = WIDTH * done / all;
            let bar = format!("{}{}", "#".repeat(full), "-".repeat(WIDTH - full));
            self.write(&format!("\r[{bar}] {done} of {all} consumers, {seconds} s"));
        } else {
            self.write(&format!("{done} of {all} consumers, {seconds} s\n"));
        }
    }

    /// Progress that cannot be shown stops nothing.
    fn write(&self, text: &str) {
        let mut error = std::io::stderr();
        let _ = error.write_all(text.as_bytes()).and_then(|()| error.flush());
    }
}
