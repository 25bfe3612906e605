//! Mijn keuzes: what one sees first, in which language, light or dark.

use leptos::prelude::*;
use ui::{
    platform::{keep::Kept, page},
    text::{Key, Lang},
};

use crate::app::App;

/// The choices, each remembered on this phone.
pub fn choices(app: App) -> AnyView {
    let start = RwSignal::new(Kept::Start.get().unwrap_or_default());
    let theme = RwSignal::new(Kept::Theme.get().unwrap_or_default());
    let set_start = move |value: &'static str| {
        Kept::Start.set(value);
        start.set(value.into());
    };
    let set_theme = move |value: &'static str| {
        match value {
            "" => Kept::Theme.forget(),
            value => Kept::Theme.set(value),
        }
        page::set_theme(Some(value).filter(|value| !value.is_empty()));
        theme.set(value.into());
    };
    let start_on = move |value: &'static str, key: Key| {
        radio(move || app.t(key), move || (start.get() == "route") == (value == "route"), move || set_start(value))
    };
    let looks = move |value: &'static str, key: Key| {
        radio(move || app.t(key), move || theme.get() == value, move || set_theme(value))
    };
    let languages: Vec<_> = Lang::ALL
        .into_iter()
        .map(|lang| {
            radio(move || lang.own_name().into(), move || app.texts.read().lang == lang, move || app.read_in(lang))
        })
        .collect();
    view! {
        <div class="content content--cards stack stack--loose">
            <h1 prop:textContent=move || app.t(Key::NavChoices)></h1>
            {group(app, Key::ChoicesView, vec![start_on("now", Key::ChoicesViewNow), start_on("route", Key::ChoicesViewRoute)])}
            {group(app, Key::ChoicesLanguage, languages)}
            {group(app, Key::ChoicesTheme, vec![
                looks("", Key::ChoicesThemeDevice),
                looks("light", Key::ChoicesThemeLight),
                looks("dark", Key::ChoicesThemeDark),
            ])}
        </div>
    }
    .into_any()
}

fn group(app: App, key: Key, options: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset class="choices">
            <legend><h2 prop:textContent=move || app.t(key)></h2></legend>
            <div class="choices__card"><div class="segmented">{options}</div></div>
        </fieldset>
    }
    .into_any()
}

/// One option: a button that says whether it is pressed, so that it works the same by touch and by keyboard.
fn radio(
    label: impl Fn() -> String + Send + Sync + 'static,
    chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button type="button" aria-pressed=move || chosen().to_string() on:click=move |_| choose() prop:textContent=label></button>
    }
    .into_any()
}
