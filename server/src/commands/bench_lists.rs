use super::{CommandError, say};
use crate::bench::{MOST_PERCENT, Pair, Row, Site, measure};
use clap::Args;

/// Measure the lists in two databases that `seed` has filled
#[derive(Debug, Args)]
pub struct BenchLists {
    #[arg(long, value_name = "URL")]
    small_url: String,
    #[arg(long, value_name = "NUMBER")]
    small: usize,
    #[arg(long, value_name = "URL")]
    large_url: String,
    #[arg(long, value_name = "NUMBER")]
    large: usize,
    /// In both: the roster and the directory are lists of one length
    #[arg(long, value_name = "NUMBER")]
    assisters: usize,
    #[arg(long, value_name = "NUMBER", default_value_t = 101)]
    rounds: usize,
    /// Measure the lists whose names begin with this
    #[arg(long, value_name = "NAME", default_value = "")]
    only: String,
}

impl BenchLists {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let site = |url, consumers| Site { url, consumers, assisters: self.assisters };
        let pair = Pair {
            small: site(self.small_url, self.small),
            large: site(self.large_url, self.large),
        };
        say(Row::HEAD)?;
        let mut told = Ok(());
        let missed = measure(&pair, &self.only, self.rounds, |row| {
            let telling = say(&row.to_string());
            if told.is_ok() {
                told = telling;
            }
        })
        .await?;
        told?;
        if missed.is_empty() {
            return Ok(());
        }
        Err(CommandError::Refused(format!(
            "more than {MOST_PERCENT} % of the small database's cost: {}",
            missed.join("; ")
        )))
    }
}
