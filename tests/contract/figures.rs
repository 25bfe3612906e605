//! How many requests were answered, and how.

use std::{collections::BTreeMap, fmt, io, path::Path};

/// Requests by the status that they were answered with.
#[derive(Default)]
pub struct Figures(BTreeMap<u16, u64>);

impl Figures {
    /// Reads what one run of Schemathesis counted.
    pub fn read(file: &Path) -> io::Result<Self> {
        Ok(Self(serde_json::from_slice(&std::fs::read(file)?)?))
    }

    /// Adds another count.
    pub fn add(&mut self, other: &Self) {
        for (status, count) in &other.0 {
            *self.0.entry(*status).or_default() += count;
        }
    }

    /// All of them.
    pub fn requests(&self) -> u64 {
        self.0.values().sum()
    }

    /// Those in a class of statuses, like 5 for 500 to 599.
    pub fn of_class(&self, class: u16) -> u64 {
        self.0.iter().filter(|(status, _)| **status / 100 == class).map(|(_, count)| count).sum()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>6} requests", self.requests())?;
        [2, 3, 4, 5].into_iter().try_for_each(|class| write!(f, ", {} × {class}xx", self.of_class(class)))
    }
}
