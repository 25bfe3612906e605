//! Who does what now: each person with the steps that are open or planned, and what was done but not seen yet.

use domain::{
    fold::Person,
    id::PersonId,
    status::{Shape, Status},
    step::{Owner, Role},
    view::{RouteView, StepView},
    words::Part,
};
use ui::{
    icon::sign,
    node::{Node, el, text},
    portrait::portrait,
    step_words,
    text::Texts,
};

use crate::text::Key;

/// A card for each person who has something to do.
pub fn doers(view: &RouteView, texts: &Texts) -> Vec<Node> {
    view.people
        .iter()
        .filter(|(_, person)| person.role != Role::Urgent)
        .filter_map(|(id, person)| card(view, texts, *id, person))
        .collect()
}

fn card(view: &RouteView, texts: &Texts, id: PersonId, person: &Person) -> Option<Node> {
    let is_theirs = |step: &&StepView| match &step.owner {
        Some(Owner::Resident) => person.role == Role::Resident,
        Some(Owner::Person(owner)) => *owner == id,
        Some(Owner::Third(_)) | None => false,
    };
    let is_open =
        |step: &&StepView| !matches!(step.status(), Status::Finished | Status::Seen { .. } | Status::NotNeeded);
    let lines: Vec<_> = view.steps().filter(is_theirs).filter(is_open).map(|step| line(view, texts, step)).collect();
    if lines.is_empty() {
        return None;
    }
    Some(
        el("article", "nl-card doer")
            .attr("aria-label", person.name.clone())
            .with(portrait(Some(person)))
            .with(text("h3", "", person.name.clone()))
            .with(el("ul", "doer__steps").attr("role", "list").all(lines)),
    )
}

fn line(view: &RouteView, texts: &Texts, step: &StepView) -> Node {
    let helper = view.helper_of(step).map_or("", |(_, person)| person.name.as_str());
    let words = texts.words(step, helper);
    let (name, below) = match step.is_done() {
        true => (words.done_name(), texts.get(Key::SharedDone).to_owned()),
        false => (words.get(Part::Title), step_words::window(texts, step)),
    };
    let shape = match step.status().shape() {
        Shape::Done => Shape::Done,
        Shape::Others => Shape::Others,
        Shape::Maybe => Shape::Maybe,
        Shape::Now | Shape::Stuck => Shape::Now,
        Shape::Later if step.status() == Status::Later => Shape::Later,
        Shape::Later => Shape::Now,
    };
    el("li", "doer__step")
        .with(sign("status__shape", shape))
        .with(text("span", "", name))
        .with(el("span", "small").rich(&below))
}
