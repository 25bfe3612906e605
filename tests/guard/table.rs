//! What was looked at, for people: a row each, with a column for plain http and one for https.

use routekaart_tests::{
    cookies::{Cookie, Done},
    headers::{Reach, Wanted},
    http::Answer,
};

/// One answer, or many of a kind.
pub struct Row {
    what: String,
    detail: String,
    faults: Vec<String>,
}

/// Everything that one server answered.
pub struct Column {
    reach: Reach,
    rows: Vec<Row>,
}

impl Column {
    /// Of a server that is reached like this.
    pub const fn new(reach: Reach) -> Self {
        Self { reach, rows: Vec::new() }
    }

    /// Looks at the status and the headers of an answer.
    pub fn look(&mut self, what: &str, status: u16, wanted: Wanted, answer: &Answer) {
        let mut faults = wanted.faults(answer);
        if answer.status != status {
            faults.push(format!("it is answered with {} and must be with {status}", answer.status));
        }
        self.put(what, format!("{status}, {}", wanted.kept.said()), faults);
    }

    /// Looks at the cookie of an answer.
    pub fn cookie(&mut self, what: &str, cookie: Cookie, done: Done, answer: &Answer) {
        let state = match done {
            Done::Given => "given",
            Done::Taken => "taken back",
        };
        let faults = cookie.faults(done, self.reach, answer);
        self.put(what, format!("cookie {} {state}", cookie.name()), faults);
    }

    /// Adds a row.
    pub fn put(&mut self, what: &str, detail: String, faults: Vec<String>) {
        self.rows.push(Row { what: what.to_owned(), detail, faults });
    }
}

/// Prints both columns beside each other, then every fault in full. How many rows have none, and how many have.
pub fn print(http: &Column, https: &Column) -> (usize, usize) {
    println!("\n{:<50} {:<44} {:<5} https", "what is answered", "with", "http");
    for (plain, guarded) in http.rows.iter().zip(&https.rows) {
        println!("{:<50} {:<44} {:<5} {}", plain.what, plain.detail, mark(plain), mark(guarded));
    }
    let all = || http.rows.iter().map(|row| ("http", row)).chain(https.rows.iter().map(|row| ("https", row)));
    for (reach, row) in all().filter(|(_, row)| !row.faults.is_empty()) {
        println!("\n✗ {} ({reach})", row.what);
        row.faults.iter().for_each(|fault| println!("  {fault}"));
    }
    let bad = all().filter(|(_, row)| !row.faults.is_empty()).count();
    (all().count() - bad, bad)
}

const fn mark(row: &Row) -> char {
    if row.faults.is_empty() { '✓' } else { '✗' }
}
