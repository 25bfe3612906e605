//! What the page shows before the app is there: the last known next step, read by `public/boot.js`.

use domain::{small_map::SmallMap, words::Part};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    platform::{clock, keep::Kept, page},
    step_words::StepWords,
    text::{Key, Texts},
};

use crate::app::App;

/// The texts of the frame, by the name of their place in `public/index.html`.
const FRAME: [(&str, Key); 12] = [
    ("app", Key::AppName),
    ("hide", Key::AppHide),
    ("now", Key::NavNow),
    ("route", Key::NavRoute),
    ("now-and-route", Key::NavNowAndRoute),
    ("done", Key::NavDone),
    ("help", Key::NavHelp),
    ("choices", Key::NavChoices),
    ("did", Key::StepIDidThis),
    ("stuck", Key::StepStuck),
    ("question", Key::StepUnclear),
    ("sync", Key::SyncSaved),
];

/// Names the page after its screen, and writes the mirror anew whenever what Nu shows has changed; after that is shown.
pub fn keep(app: App) {
    Effect::new(move || {
        let screen = app.ui.read().screen;
        page::set_title(&[&*app.t(screen.title()), " - ", &app.t(Key::AppName)].concat());
        let _ = app.view();
        spawn_local(async move {
            clock::painted().await;
            let mirror = mirror(app);
            if !app.store.is_over() && Kept::Mirror.get().as_ref() != Some(&mirror) {
                Kept::Mirror.set(&mirror);
            }
        });
    });
}

fn mirror(app: App) -> String {
    let view = app.view();
    let texts = app.texts();
    let next = match app.next() {
        domain::next::Next::Step(id) if view.crisis().is_none() => {
            view.step(id).map(|step| StepWords::of(&view, step, &texts))
        }
        _ => None,
    };
    let mut pairs: Vec<(&str, String)> = FRAME.iter().map(|(name, key)| (*name, texts.get(*key).into())).collect();
    pairs.push(("place", place(app, &texts)));
    match next {
        Some(words) => {
            pairs.push(("greeting", greeting(&texts, &view.name)));
            pairs.push(("title", words.words.get(Part::Title).into()));
            pairs.push(("brings", words.words.get(Part::Brings).into()));
            pairs.push(("done-when", words.ends().into()));
            pairs.push(("minutes", words.minutes));
            pairs.push(("window", words.window));
            pairs.push(("who", words.who));
        }
        None if view.phases.is_empty() => pairs.push(("rest", texts.get(Key::AppLoading).into())),
        None if view.crisis().is_some() => pairs.push(("rest", texts.get(Key::CrisisTitle).into())),
        None => pairs.push(("rest", texts.get(Key::WaitTitle).into())),
    }
    let theme = Kept::Theme.get().unwrap_or_default();
    let texts_json = serde_json::to_string(&pairs.into_iter().collect::<SmallMap<_, _>>());
    format!(r#"{{"lang":"{}","theme":"{theme}","texts":{}}}"#, texts.lang.tag(), texts_json.unwrap_or_default())
}

/// "Dag Cecilia. **1 kleine stap** vandaag."
pub fn greeting(texts: &Texts, name: &str) -> String {
    texts.fill(Key::HomeGreeting, &[("name", name)])
}

/// "U bent hier: deel 3 van 5".
pub fn place(app: App, texts: &Texts) -> String {
    let view = app.view();
    let here = view.here().map_or(0, |here| here + 1).to_string();
    texts.fill(Key::HomeYouAreHere, &[("n", &here), ("total", &view.phases.len().to_string())])
}
