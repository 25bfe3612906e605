//! Which steps were assigned to whom, kept beside the log in the transaction that changes it.

use domain::{assigned::assigned, event::Event, id::RouteId};

use super::Marks;
use crate::store::{Fault, Writing};

/// Notes whom a step is assigned to after `event`, which is in the log now. Most events say nothing of that.
pub fn note(txn: &mut dyn Writing, route: RouteId, event: &Event, marks: &Marks) -> Result<(), Fault> {
    let Some(step) = marks.step.filter(|_| matches!(event.kind.as_str(), "OwnerSet" | "HelpLevelSet")) else {
        return Ok(());
    };
    let read = |raw: String| serde_json::from_str(&raw).map_err(|fault| Fault::Broken(fault.to_string()));
    let events: Vec<Event> = txn.texts_about(route, step)?.into_iter().map(read).collect::<Result<_, _>>()?;
    txn.assign(route, step, &assigned(&events))
}
