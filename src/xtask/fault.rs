//! What can go wrong in a recipe, and the command that mends it.

use std::fmt;
use std::io;
use std::path::Path;

/// Why a recipe stopped. Shown to the person at the terminal, so each says what to do next.
#[derive(Debug)]
pub enum Fault {
    /// The command line was not understood.
    Usage(String),
    /// A file or folder could not be read or written.
    Files { doing: String, source: io::Error },
    /// A program ended badly, or could not be started; `line` can be pasted in a shell.
    Program { line: String, why: String },
    /// Something is absent that this machine could not be given.
    Missing { what: String, mend: String },
    /// Content in public/ or style/ breaks a rule: every breach at once.
    Content(Vec<String>),
    /// A step inside this program failed on what it was given.
    Step { doing: String, why: String },
    /// The first visit weighs more than its budget.
    OverBudget(usize),
    /// What was measured is slower than its bar.
    TooSlow(usize),
    /// So many browsers did what they must not, or were not watched.
    Unguarded(usize),
    /// Wishes that no test shows yet, or that do not hold.
    Wishes(usize),
    /// Checks or tests failed; their own output says which.
    Failed(usize),
}

impl Fault {
    /// Wraps an I/O error with what was being done to which path.
    pub fn files(doing: &str, path: &Path) -> impl FnOnce(io::Error) -> Fault {
        let doing = format!("{doing} {}", path.display());
        move |source| Fault::Files { doing, source }
    }

    /// Wraps any other error with what was being done.
    pub fn step<E: fmt::Display>(doing: impl Into<String>) -> impl FnOnce(E) -> Fault {
        let doing = doing.into();
        move |why| Fault::Step { doing, why: why.to_string() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Fault::Usage(what) => write!(out, "{what}\n  see: cargo xtask help"),
            Fault::Files { doing, source } => write!(out, "{doing}: {source}"),
            Fault::Program { line, why } => write!(out, "{why}\n  see it by itself: {line}"),
            Fault::Missing { what, mend } => write!(out, "{what}\n  mend it with: {mend}"),
            Fault::Content(breaches) => {
                write!(out, "content breaks {} rule(s):", breaches.len())?;
                breaches.iter().try_for_each(|breach| write!(out, "\n  {breach}"))
            }
            Fault::Step { doing, why } => write!(out, "{doing}: {why}"),
            Fault::OverBudget(lines) => write!(out, "{lines} line(s) over budget"),
            Fault::TooSlow(lines) => write!(out, "{lines} line(s) outside the bar"),
            Fault::Unguarded(count) => {
                write!(out, "{count} browser(s) not watched, or not within the origin and policy")
            }
            Fault::Wishes(count) => write!(out, "{count} wish(es) do not hold"),
            Fault::Failed(count) => write!(out, "{count} failed"),
        }
    }
}
