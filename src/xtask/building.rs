//! What only who builds a route needs of the library: `public/library/building.toml` becomes `/team-library/building.json`, which
//! no phone keeps.

use std::path::Path;

use serde_json::{Value, json};
use toml::{Table, Value as Toml};

use crate::fault::Fault;
use crate::library::{Steps, read};

/// A large assignment falls apart in at least so many small steps.
const FEWEST_PIECES: usize = 3;

/// The file as the team's program reads it; every breach of a rule at once.
pub fn compile(folder: &Path, facts: &Steps) -> Result<Value, Fault> {
    let building = read(&folder.join("building.toml"))?;
    let breaches = breaches(&building, facts);
    if !breaches.is_empty() {
        return Err(Fault::Content(breaches));
    }
    Ok(joined(&building, facts))
}

fn breaches(building: &Table, facts: &Steps) -> Vec<String> {
    let named = |place: String, ids: Vec<String>| {
        let unknown: Vec<String> = ids.into_iter().filter(|id| !facts.contains_key(id)).collect();
        unknown.into_iter().map(move |id| format!("building.toml: {place}: {id} is not in steps.toml"))
    };
    let mut found: Vec<String> = named("phrases".into(), keys(building, "phrases")).collect();
    let phrases = building.get("phrases").and_then(Toml::as_table);
    let unknown = |id: &&String| phrases.is_none_or(|phrases| texts(phrases.get(*id)).is_empty());
    let crisis = |id: &&String| facts[*id].get("phase").and_then(Toml::as_str) != Some("crisis");
    found.extend(
        facts
            .keys()
            .filter(crisis)
            .filter(unknown)
            .map(|id| format!("building.toml: phrases.{id}: no line is known by it")),
    );
    for large in list(building, "large") {
        let (title, steps) = (text(large, "title"), texts(large.get("steps")));
        if steps.len() < FEWEST_PIECES {
            found.push(format!("building.toml: large “{title}” has {} pieces, not {FEWEST_PIECES}", steps.len()));
        }
        found.extend(named(format!("large “{title}”"), steps));
    }
    for template in list(building, "templates") {
        found.extend(named(format!("template {}", text(template, "id")), texts(template.get("steps"))));
    }
    for (kind, period) in building.get("periods").and_then(Toml::as_table).into_iter().flatten() {
        let source = period.get("source").and_then(Toml::as_table);
        let told = |field: &str| source.is_some_and(|source| source.get(field).is_some());
        if !["title", "url", "checked"].into_iter().all(told) {
            found.push(format!("building.toml: periods.{kind} names no source with a title, an address and a day"));
        }
    }
    found
}

fn joined(building: &Table, facts: &Steps) -> Value {
    let phrases: serde_json::Map<String, Value> = building
        .get("phrases")
        .and_then(Toml::as_table)
        .into_iter()
        .flatten()
        .map(|(id, phrases)| (id.clone(), texts(Some(phrases)).into()))
        .collect();
    let months = |kind: &str| building.get("periods")?.get(kind)?.get("months")?.as_integer();
    let phase = |kind: String| {
        let months = months(&kind).unwrap_or_default();
        json!({ "kind": kind, "months": months })
    };
    let needed = facts.iter().filter(|(_, step)| step.get("needed").and_then(Toml::as_bool) == Some(true));
    json!({
        "phrases": phrases,
        "needed": needed.map(|(id, _)| id).collect::<Vec<_>>(),
        "large": list(building, "large").map(|large| json!({
            "title": text(large, "title"),
            "phrases": texts(large.get("phrases")),
            "steps": texts(large.get("steps")),
        })).collect::<Vec<_>>(),
        "templates": list(building, "templates").map(|template| json!({
            "id": text(template, "id"),
            "phases": texts(template.get("phases")).into_iter().map(phase).collect::<Vec<_>>(),
            "steps": texts(template.get("steps")),
        })).collect::<Vec<_>>(),
    })
}

fn list<'a>(table: &'a Table, name: &str) -> impl Iterator<Item = &'a Table> {
    table.get(name).and_then(Toml::as_array).into_iter().flatten().filter_map(Toml::as_table)
}

fn keys(table: &Table, name: &str) -> Vec<String> {
    table.get(name).and_then(Toml::as_table).map(|table| table.keys().cloned().collect()).unwrap_or_default()
}

fn text(table: &Table, name: &str) -> String {
    table.get(name).and_then(Toml::as_str).unwrap_or_default().to_owned()
}

fn texts(value: Option<&Toml>) -> Vec<String> {
    let list = value.and_then(Toml::as_array).into_iter().flatten();
    list.filter_map(|text| Some(text.as_str()?.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Steps {
        let step = |phase: &str| Table::from_iter([("phase".to_owned(), Toml::from(phase))]);
        Steps::from([("show-id".to_owned(), step("asking")), ("food-today".to_owned(), step("crisis"))])
    }

    #[test]
    fn what_points_at_no_step_falls_apart_in_too_little_or_has_no_source_is_named() {
        let building: Table =
            "[phrases]\nshow-tax = [\"belasting\"]\n[[large]]\ntitle = \"Alles\"\nsteps = [\"show-id\"]\n\
                               [[templates]]\nid = \"light\"\nsteps = [\"gone\"]\n[periods.calm]\nmonths = 4\n"
                .parse()
                .unwrap();
        assert_eq!(
            breaches(&building, &facts()),
            [
                "building.toml: phrases: show-tax is not in steps.toml",
                "building.toml: phrases.show-id: no line is known by it",
                "building.toml: large “Alles” has 1 pieces, not 3",
                "building.toml: template light: gone is not in steps.toml",
                "building.toml: periods.calm names no source with a title, an address and a day",
            ]
        );
    }

    #[test]
    fn r064_r070_the_content_of_the_project_breaks_no_rule() {
        let folder = crate::place::root().join("public/library");
        let facts = crate::library::tables(read(&folder.join("steps.toml")).unwrap());
        let team = compile(&folder, &facts).unwrap();
        let standard = &team["templates"][0]["phases"];
        assert_eq!(
            standard[4],
            json!({ "kind": "persevere", "months": 18 }),
            "R064: eighteen months since 1 July 2023"
        );
    }
}
