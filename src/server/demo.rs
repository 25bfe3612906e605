//! The demo routes: Cecilia and Henk, so that somebody who tries Routekaart sees a route that lives.
//!
//! Each is one file `demo/<name>.json`, put into an empty log at the first start:
//!
//! ```json
//! {
//!   "route": "a UUID version 4",
//!   "people": [ { "party": "resident", "person": "a UUID" },
//!               { "party": "worker", "person": "a UUID" } ],
//!   "events": [ { "author": { "party": "worker", "person": "a UUID" },
//!                 "event": { "id": "…", "device": "…", "nr": 1, "kind": "RouteStarted", "version": 1,
//!                            "at": "2024-06-10T10:00:00+02:00", "body": { "name": "Cecilia" } } } ]
//! }
//! ```
//!
//! - `people` are those who can sign in on this route, at most one for each party. The resident gets the link of
//!   the phone, the worker that of the shared screen.
//! - `events` are whole events (see [`domain::event`]), every id a UUID version 4. One device belongs to one person,
//!   and its `nr` counts from 1 without holes, in the order of the file. An event stands after those it names in
//!   `sees`. They go through the same door as a push from a phone, so that one that the server would refuse from
//!   its author stops the seeding with the reason.
//! - The story is told around Monday 10 June 2024, as if that week were this one. Seeding moves the date of `at`, and
//!   the days `started`, `from`, `to`, `before` and `on` of a body, by one whole number of weeks, so that weekdays
//!   and distances stay and Monday 10 June 2024 becomes the Monday of the current week.
