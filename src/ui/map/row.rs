//! One row of the map on the page.

use domain::status::Shape;
use leptos::prelude::*;

use super::{
    layout::Stop,
    lines::Lines,
    path,
    rows::{Drawn, Scene},
};
use crate::{
    icon::{Frame, Icon, Part, drawing, icon, sign},
    rich::rich,
    text::{Key, Texts},
};

const DRAWING: Frame = Frame { class: "route__drawing", view_box: Some("0 0 84 60"), fit: None };
const GOAL_LAND: Frame = Frame { class: "land", view_box: Some("0 0 360 240"), fit: Some("xMidYMax slice") };
const GOAL_SEA: Frame = Frame { class: "route__goal-picture", view_box: Some("114 90 132 132"), fit: None };

/// Draws a row. Drawn again with other content, the elements stay and only what differs is written.
pub(super) fn row(drawn: Drawn, texts: Signal<Texts>) -> AnyView {
    let Drawn { land, below, lines, scene, .. } = drawn;
    let wave = below.map(|below| wave(land, below));
    match scene {
        Scene::Phase { drawing: href, line, alone } => view! {
            <li class="route__phase" data-land=land data-empty=alone.then_some("")>
                {wave}
                {line.map(|(side, walk)| path::past(side, walk))}
                {drawing(DRAWING, vec![Part::whole(href)])}
                <div class="route__phase-text">
                    <h2 prop:textContent=lines.name></h2>
                    <p>
                        <span prop:textContent=lines.line></span>
                        " "
                        <span class="route__more" prop:textContent=lines.more></span>
                    </p>
                </div>
            </li>
        }
        .into_any(),
        Scene::Stop { stop, icon: picture, link } => {
            let here = (stop.shape == Shape::Now).then(|| here(&texts.read()));
            let class = if here.is_some() { "route__now" } else { "route__words" };
            view! {
                <li
                    class="route__step"
                    data-status=stop.shape.key()
                    data-land=land
                    data-last=below.map(|_| "")
                    aria-current=stop.current.then_some("step")
                >
                    {wave}
                    {stop.way_in.map(path::way_in)}
                    {path::way_out(stop.way_out)}
                    <span class="route__stop" style=("--x", stop.x.to_string()) aria-hidden="true">
                        {icon(picture)}
                        {marked(&stop).then(|| sign("route__sign", stop.shape))}
                    </span>
                    <div class="route__text">
                        <div class=class>{here} {words(lines, link)}</div>
                    </div>
                </li>
            }
            .into_any()
        }
        Scene::Goal { line, also } => {
            let texts = texts.read();
            let title = if lines.name.is_empty() { Key::RouteEnd } else { Key::RouteGoal };
            let also = also.into_iter().map(|goal| {
                view! {
                    <p class="small" prop:textContent=texts.get(Key::RouteGoalAlso).to_owned()></p>
                    <blockquote dir="auto" prop:textContent=goal></blockquote>
                }
            });
            view! {
                <li class="route__goal" data-land=land>
                    {drawing(GOAL_LAND, vec![Part::whole("/land.svg#goal-land")])}
                    {line.map(path::to_goal)}
                    {drawing(GOAL_SEA, vec![Part::whole("/land.svg#goal-sea")])}
                    <div class="route__goal-text">
                        <p prop:textContent=texts.get(title).to_owned()></p>
                        <blockquote dir="auto" prop:textContent=lines.name></blockquote>
                        {also.collect::<Vec<_>>()}
                    </div>
                </li>
            }
            .into_any()
        }
    }
}

/// Whether the sign of its status stands with a stop: where the shape of the stop alone is not enough.
const fn marked(stop: &Stop) -> bool {
    matches!(stop.shape, Shape::Done | Shape::Others)
}

/// The name, with what a screen reader says before it, and the sentence below it. The whole row is the link.
fn words(lines: Lines, link: Option<String>) -> impl IntoView {
    view! {
        <a class="route__name" href=link>
            <span class="visually-hidden" prop:textContent=lines.prefix></span>
            " "
            <span prop:textContent=lines.name></span>
        </a>
        <p class="small">{rich(&lines.line)}</p>
    }
}

fn here(texts: &Texts) -> impl IntoView + use<> {
    view! {
        <span class="route__here">
            {icon(Icon::Now)} <span prop:textContent=texts.get(Key::RouteYouAreHere).to_owned()></span>
        </span>
    }
}

/// The terrain below, rising into this one.
fn wave(land: u8, below: u8) -> impl IntoView {
    let href = match land % 3 {
        1 => "/land.svg#wave-1",
        2 => "/land.svg#wave-2",
        _ => "/land.svg#wave-3",
    };
    view! {
        <svg class="route__wave" data-land=below aria-hidden="true">
            <use_ href=href></use_>
        </svg>
    }
}
