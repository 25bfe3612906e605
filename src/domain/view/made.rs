//! How the view is made from what a fold has taken in.

use std::sync::Arc;

use super::{PhaseView, RouteView, StepView};
use crate::{
    fact::StepFact,
    fold::{Better, First, Fold, Step},
    id::{StepId, Uuid},
    merge::Register,
    said::{Said, Saying},
    step::{Help, Mark, Owner, PhaseKind, Release, Role, Window},
    words::Part,
};

/// What a register of words says; one that was made empty says nothing.
fn said(words: &Register<String>) -> Vec<String> {
    words.values().filter(|words| !words.is_empty()).cloned().collect()
}

impl Fold {
    /// What everybody sees of the route, from everything taken in so far.
    pub fn view(&self) -> RouteView {
        let (name, started) = self.started.get().cloned().unwrap_or_default();
        RouteView {
            name,
            started,
            goal: said(&self.goal),
            goal_set: self.goal.heads(),
            route_name: said(&self.route_name),
            route_name_set: self.route_name.heads(),
            phases: self.phases(),
            said: self.said.values().cloned().collect(),
            people: self.people.iter().filter_map(|(id, person)| Some((*id, person.get()?.clone()))).collect(),
            handed: self.handed.values().copied().collect(),
            better: self.better.values().filter(|better| !self.took_back(better)).cloned().collect(),
            compliments: self.compliments.values().cloned().collect(),
            needs_update: self.needs_update,
        }
    }

    /// Whether who noted that something got better took it back.
    fn took_back(&self, better: &Better) -> bool {
        let by_author = |said: &&Arc<Said>| said.kind == Saying::WinWithdrawn && said.mark.author == better.mark.author;
        self.said.values().filter(by_author).any(|said| said.sees(better.mark.event))
    }

    fn phases(&self) -> Vec<PhaseView> {
        let mut phases: Vec<PhaseView> = self
            .phases
            .iter()
            .filter_map(|(id, phase)| {
                let (kind, title, months) = phase.added.get()?.clone();
                Some(PhaseView {
                    id: Some(*id),
                    kind,
                    title,
                    months,
                    opened: phase.opened,
                    steps: Vec::new(),
                    held: Vec::new(),
                })
            })
            .collect();
        phases.sort_by_key(|phase| phase.id.map(|id| (self.place(id.0), id)));
        let mut stray = Vec::new();
        let cleared = self.cleared();
        for (id, step) in self.steps.iter() {
            let Some(mut view) = step.view(*id, self.owner(step)) else { continue };
            view.stuck.retain(|mark| !cleared.contains(&mark.event));
            if let Some(place) = self.places.get(&id.0) {
                (view.place, view.place_set) = (place.shown().cloned().unwrap_or_default(), place.heads());
            }
            let wanted = step.added.get().and_then(|added| added.phase);
            // A step of the resident's own stands in the part where people are busy now.
            let place = match view.own {
                true => phases.iter().rposition(|phase| phase.opened).or(phases.len().checked_sub(1)),
                false => phases.iter().position(|phase| phase.id == wanted),
            };
            match place.and_then(|place| phases.get_mut(place)) {
                Some(phase) => phase.steps.push(view),
                None => stray.push(view),
            }
        }
        if !stray.is_empty() {
            let kind = PhaseKind::Calm;
            phases.push(PhaseView {
                id: None,
                kind,
                title: None,
                months: None,
                opened: true,
                steps: stray,
                held: Vec::new(),
            });
        }
        for phase in &mut phases {
            phase.steps.sort_by(|a, b| (a.own, &a.place, a.id).cmp(&(b.own, &b.place, b.id)));
        }
        phases
    }

    /// Who does `step`. A resident who is named as a person is the resident: a step has one owner, said in one way.
    fn owner(&self, step: &Step) -> Option<Owner> {
        let role = |who| self.people.get(who).and_then(First::get).map(|person| person.role);
        let is_own = step.added.get().is_some_and(|added| added.phase.is_none());
        match step.owner.shown() {
            None if is_own => Some(Owner::Resident),
            None => None,
            Some(StepFact::Owner(Owner::Person(who))) if role(who) == Some(Role::Resident) => Some(Owner::Resident),
            Some(StepFact::Owner(owner)) => Some(owner.clone()),
            Some(_) => None,
        }
    }

    /// The fractional index of a step or phase; what has no place comes first.
    fn place(&self, id: Uuid) -> &str {
        self.places.get(&id).and_then(|place| place.shown()).map_or("", String::as_str)
    }
}

impl Step {
    /// The view of this step; none while it was not added, or when it was taken off the route undone.
    fn view(&self, id: StepId, owner: Option<Owner>) -> Option<StepView> {
        let added = self.added.get()?;
        let ticks: Vec<Mark> = self.ticks.standing().cloned().collect();
        let own = added.phase.is_none();
        if (self.hidden.is_hidden() || own && self.dropped.is_hidden()) && ticks.is_empty() {
            return None;
        }
        let mut words = added.words.clone();
        for (part, text) in self.texts.iter() {
            if let Some(text) = text.shown() {
                words.set(*part, text);
            }
        }
        let (help, helper) = match self.help.shown() {
            Some(StepFact::Help { level, helper }) => (*level, *helper),
            _ => (Help::Together, None),
        };
        let window = match self.window.shown() {
            Some(StepFact::Window(window)) => *window,
            _ => Window::default(),
        };
        let promise = match self.promise.shown() {
            Some(StepFact::Promise(promise)) => Some(*promise),
            _ => None,
        };
        let release = match self.release.shown() {
            Some(StepFact::Release { state, .. }) => *state,
            _ if own => Release::Open,
            _ => Release::Later,
        };
        let released =
            self.release.heads().first().and_then(|head| self.released.standing().find(|by| by.event == *head));
        Some(StepView {
            id,
            template: added.template.clone(),
            reworded: !self.texts.is_empty(),
            items: self.items.iter().take(words.items.len()).map(|marks| marks.standing().cloned().collect()).collect(),
            words,
            title_set: self.texts.get(&Part::Title).map_or_else(Vec::new, Register::heads),
            own,
            icon: added.icon.clone(),
            minutes: added.minutes,
            heavy: added.heavy,
            owner,
            owner_set: self.owner.heads(),
            place: String::new(),
            place_set: Vec::new(),
            help,
            help_set: self.help.heads(),
            helper,
            window,
            window_set: self.window.heads(),
            promise,
            promise_set: self.promise.heads(),
            release,
            release_set: self.release.heads(),
            released: released.cloned(),
            ticks,
            stuck: self.stuck.standing().cloned().collect(),
            seen: self.seen.shown().cloned(),
            finished: self.finished.shown().cloned(),
        })
    }
}
