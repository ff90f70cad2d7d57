use std::time::Duration;

/// What many runs took.
#[derive(Default)]
pub struct Times {
    queries: Vec<Duration>,
    whole: Vec<Duration>,
}

impl Times {
    pub fn add(&mut self, queries: Duration, whole: Duration) {
        self.queries.push(queries);
        self.whole.push(whole);
    }

    /// The median of the time of the queries.
    pub fn queries(&self) -> Duration {
        median(&self.queries)
    }

    /// The median of the time of the whole operation, with its audit row.
    pub fn whole(&self) -> Duration {
        median(&self.whole)
    }
}

fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slow_run_does_not_count() {
        let millis = |some: &[u64]| some.iter().copied().map(Duration::from_millis).collect();
        let times = Times { queries: millis(&[3, 900, 2]), whole: Vec::new() };
        assert_eq!(times.queries(), Duration::from_millis(3));
        assert_eq!(times.whole(), Duration::ZERO);
    }
}
