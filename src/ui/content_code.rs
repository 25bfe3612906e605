//! Writes the code of what the phone has to know of the library without a file: the steps of a crisis in Dutch,
//! which steps a specialist opens, which are needed before arrangements, and the telephone numbers of the whole country. Part of the build script.

use std::{env, error::Error, fmt::Write, fs, path::Path};

use toml::{Table, Value};

/// Writes `content.rs` into the build's folder, from the library in `folder`. Fails where a number does not say who
/// answers it, where that was read, or on which day it was checked.
pub fn write(folder: &str) -> Result<(), Box<dyn Error>> {
    let folder = Path::new(folder);
    println!("cargo::rerun-if-changed={}", folder.display());
    let read = |name: &str| -> Result<Table, Box<dyn Error>> {
        fs::read_to_string(folder.join(name)).map_err(|fault| format!("{name}: {fault}"))?.parse().map_err(Into::into)
    };
    let mut code = String::new();
    for (name, number) in read("numbers.toml")? {
        let field = |field: &str| number.get(field).and_then(Value::as_str).ok_or(format!("{name}.{field} is absent"));
        number.get("checked").and_then(Value::as_datetime).ok_or(format!("{name}.checked is absent"))?;
        field("source")?;
        let (name, answers) = (name.to_uppercase(), field("answers")?);
        writeln!(code, "/// {answers}.\npub const {name}: &str = {:?};", field("phone")?)?;
        if let Ok(site) = field("site") {
            writeln!(code, "/// The site of {answers}.\npub const {name}_SITE: &str = {site:?};")?;
        }
    }
    let steps = read("steps.toml")?;
    let text = |table: &Table, field: &str| table.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let of_crisis = steps.iter().filter_map(|(id, step)| Some((id, step.as_table()?)));
    let mut rows = Vec::new();
    for (id, step) in of_crisis.filter(|(_, step)| text(step, "phase") == "crisis") {
        rows.push((id.clone(), text(step, "icon"), text(&read(&format!("nl/{id}.toml"))?, "title")));
    }
    writeln!(code, "/// Each step of a crisis: its id, its pictogram and its Dutch title.")?;
    writeln!(code, "pub(crate) const CRISIS: [(&str, &str, &str); {}] = {rows:?};", rows.len())?;
    let ids =
        |is: &dyn Fn(&Value) -> bool| steps.iter().filter(|(_, step)| is(step)).map(|(id, _)| id).collect::<Vec<_>>();
    let held = ids(&|step| step.get("opened-by").and_then(Value::as_str) == Some("specialist"));
    let needed = ids(&|step| step.get("needed").and_then(Value::as_bool) == Some(true));
    for (name, about, ids) in [
        ("HELD", "The steps that are not named to a resident before a specialist opened them", held),
        ("NEEDED", "The steps that are needed before arrangements can begin", needed),
    ] {
        writeln!(code, "/// {about}.\npub const {name}: [&str; {}] = {ids:?};", ids.len())?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("content.rs"), code)?;
    Ok(())
}
