//! Who is on a route.

use domain::{party::Party, step::Role};

/// What somebody of this party is on a route.
pub const fn role(party: Party) -> Role {
    match party {
        Party::Resident => Role::Resident,
        Party::Worker => Role::Worker,
        Party::Specialist => Role::Specialist,
        Party::Volunteer => Role::Volunteer,
        Party::Adviser => Role::Adviser,
    }
}
