//! The lines of a summary: which steps can be told, what each reads like, and which agreements they become.

use domain::{
    agreement::Agreement,
    event::Draft,
    id::{EventId, StepId},
    said::Saying,
    status::Status,
    step::Owner,
    talk::{MOST_LINES, Summary},
    text::sentence,
    view::{RouteView, StepView},
    words::{Part, with_helper},
};

/// The steps that a summary can tell: open or planned, with somebody on the route who does them. The resident's first.
pub fn tellable(view: &RouteView) -> Vec<&StepView> {
    let of = |residents: bool| {
        view.steps().filter(move |step| match step.owner {
            Some(Owner::Resident) => residents,
            Some(Owner::Person(_)) => !residents,
            Some(Owner::Third(_)) | None => false,
        })
    };
    let is_ahead = |step: &&StepView| {
        matches!(step.status(), Status::ToDo | Status::Begun | Status::Stuck | Status::Later | Status::Others { .. })
    };
    of(true).chain(of(false)).filter(is_ahead).collect()
}

/// What is proposed: the resident's first open step, then what the others do.
pub fn proposed(view: &RouteView) -> Vec<StepId> {
    let steps = tellable(view);
    let is_residents = |step: &&&StepView| step.owner == Some(Owner::Resident);
    let open = steps.iter().filter(is_residents).find(|step| step.is_open());
    let first = open.or_else(|| steps.iter().find(is_residents));
    let others = steps.iter().filter(|step| !is_residents(step));
    let busy = others.clone().filter(|step| matches!(step.status(), Status::Others { .. }));
    let planned = others.filter(|step| !matches!(step.status(), Status::Others { .. }));
    first.into_iter().chain(busy).chain(planned).map(|step| step.id).take(MOST_LINES).collect()
}

/// The first step of `lines`: the one that was chosen, or else the resident's first.
pub fn first(view: &RouteView, lines: &[StepId], chosen: Option<StepId>) -> Option<StepId> {
    let is_residents = |id: &StepId| view.step(*id).is_some_and(|step| step.owner == Some(Owner::Resident));
    let mut residents = lines.iter().copied().filter(is_residents);
    chosen.filter(|id| lines.contains(id) && is_residents(id)).or_else(|| residents.next())
}

/// "U doet uw brieven in één tas", in Dutch, since that is what is said aloud and kept.
pub fn sentence(view: &RouteView, step: &StepView) -> String {
    let (who, helper) = match &step.owner {
        Some(Owner::Person(id)) => {
            let name = view.name_of(*id).unwrap_or_default();
            (name, name)
        }
        Some(Owner::Resident | Owner::Third(_)) | None => {
            ("U", view.helper_of(step).map_or("", |(_, person)| person.name.as_str()))
        }
    };
    sentence::does(who, &with_helper(step.words.get(Part::Title), helper))
}

/// The agreement that `step` becomes, reading `text`.
pub fn made(step: &StepView, text: &str) -> Draft {
    let by = match &step.owner {
        Some(Owner::Person(id)) => id.to_string(),
        Some(Owner::Resident | Owner::Third(_)) | None => "resident".into(),
    };
    let draft = Draft::of_route(Saying::AgreementMade.key())
        .with("text", text)
        .with("by", &*by)
        .with("step", &*step.id.to_string());
    match step.promise.map(|promise| promise.before).or(step.window.to) {
        Some(before) => draft.with("before", before),
        None => draft,
    }
}

/// The agreement that stands already and says just what `draft` says, so that the answer to it stays.
pub fn standing(view: &RouteView, draft: &Draft) -> Option<EventId> {
    let same = |one: &Agreement<'_>| {
        ["text", "by", "before"].iter().all(|field| one.made.body.maybe(field) == draft.body.maybe(field))
    };
    view.agreements().into_iter().find(same).map(|one| one.made.id())
}

/// The agreements of a summary, that of the first step first; each with its step, when that is on the route.
pub fn agreements<'a>(view: &'a RouteView, summary: &Summary<'_>) -> Vec<(Agreement<'a>, Option<&'a StepView>)> {
    let step = |one: &Agreement<'_>| one.made.body.maybe("step")?.parse().ok().and_then(|id| view.step(id));
    let found = summary.lines.iter().filter_map(|line| view.agreement(*line));
    let mut all: Vec<_> = found.map(|one| (step(&one), one)).map(|(step, one)| (one, step)).collect();
    all.sort_by_key(|(one, step)| (step.map(|step| step.id) != Some(summary.first), one.by.is_some()));
    all
}
