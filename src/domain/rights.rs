//! Who may do what, by kind. What a party may see is in [`crate::party`].

use crate::{party::Party, said::Saying};

/// Whether `party` may make an event of this kind.
///
/// A kind that this version does not know is allowed to everybody on the route: it is kept and does
/// nothing here. Only residents withdraw ticks: what a resident sees as done never becomes undone
/// by somebody else (invariant I11).
pub fn may_make(party: Party, kind: &str) -> bool {
    if let Some(saying) = Saying::named(kind) {
        return saying.may_say(party);
    }
    match kind {
        "StepReopened" | "StepUnstuck" | "OwnStepAdded" => party == Party::Resident,
        "StepDone" | "ItemDone" | "ItemReopened" | "WinNoted" => true,
        "TextSet" => !matches!(party, Party::Volunteer | Party::Adviser),
        // The resident moves an own step to another day, and says yes to who could take a step over.
        // An own step the resident takes away; another one stays, see `fold`.
        "OwnerSet" | "WindowSet" | "StepHidden" => matches!(party, Party::Resident | Party::Worker | Party::Specialist),
        "RouteStarted" | "PhaseAdded" | "PhaseOpened" | "PersonJoined" | "HandedOver" | "StepAdded" | "StepShown"
        | "PlaceSet" | "HelpLevelSet" | "Released" | "PromiseSet" | "StepSeen" | "StepFinished" => {
            matches!(party, Party::Worker | Party::Specialist)
        }
        "Compliment" => party != Party::Resident,
        _ => true,
    }
}

/// Whether `party` pairs a phone with a route: it sits beside the resident when the number is read aloud.
pub const fn may_pair(party: Party) -> bool {
    matches!(party, Party::Worker | Party::Specialist)
}

/// Whether `party` sees the phones of a route and takes it from one that was lost.
pub const fn may_see_devices(party: Party) -> bool {
    matches!(party, Party::Resident | Party::Worker | Party::Specialist)
}

/// Whether `party` starts a route.
pub const fn may_start_route(party: Party) -> bool {
    matches!(party, Party::Worker | Party::Specialist)
}
