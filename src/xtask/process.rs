//! Starting other programs.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::fault::Fault;

/// Runs a program with its output on the terminal; a bad end is a fault.
pub fn run(command: &mut Command) -> Result<(), Fault> {
    let status = command.status().map_err(|why| not_started(command, &why))?;
    if status.success() { Ok(()) } else { Err(ended_badly(command, &status.to_string())) }
}

/// Runs a program and gives what it wrote to standard output; its errors go to the terminal.
pub fn capture(command: &mut Command) -> Result<Vec<u8>, Fault> {
    pipe(command, &[])
}

/// Gives a program its input and takes its output.
pub fn pipe(command: &mut Command, input: &[u8]) -> Result<Vec<u8>, Fault> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = start(command)?;
    let stdin = child.stdin.take();
    let output = thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(input)));
        child.wait_with_output()
    })
    .map_err(|why| not_started(command, &why))?;
    if output.status.success() { Ok(output.stdout) } else { Err(ended_badly(command, &output.status.to_string())) }
}

/// Runs a program for at most `limit`. For downloads, which may hang without a network.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<(), Fault> {
    let mut child = start(command.stdin(Stdio::null()).stdout(Stdio::null()))?;
    let begin = Instant::now();
    while begin.elapsed() < limit {
        match child.try_wait().map_err(|why| not_started(command, &why))? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(ended_badly(command, &status.to_string())),
            None => thread::sleep(Duration::from_millis(100)),
        }
    }
    stop(&mut child);
    Err(ended_badly(command, &format!("stopped after {} s", limit.as_secs())))
}

/// Runs a program, shows its output as it comes, and gives each line to `see`. True when it ended well.
pub fn run_seen(command: &mut Command, mut see: impl FnMut(&str)) -> Result<bool, Fault> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = start(command)?;
    let (sender, lines) = channel();
    forward(child.stdout.take(), sender.clone());
    forward(child.stderr.take(), sender);
    for line in lines {
        println!("{line}");
        see(&line);
    }
    let status = child.wait().map_err(|why| not_started(command, &why))?;
    Ok(status.success())
}

/// Starts a program and leaves it running.
pub fn start(command: &mut Command) -> Result<Child, Fault> {
    command.spawn().map_err(|why| not_started(command, &why))
}

/// Ends a program that this one started.
pub fn stop(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Where a program lies, if PATH has it.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The command as it can be pasted in a shell.
pub fn line(command: &Command) -> String {
    let folder = command.get_current_dir().map(|folder| format!("cd {} &&", folder.display()));
    let settings = command.get_envs().filter_map(|(name, value)| {
        let value = value?.to_string_lossy();
        Some(format!("{}={}", name.to_string_lossy(), quoted(&value)))
    });
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words = words.map(|word| quoted(&word.to_string_lossy()));
    folder.into_iter().chain(settings).chain(words).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,+@".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{word}'") }
}

fn forward(pipe: Option<impl Read + Send + 'static>, lines: Sender<String>) {
    let Some(pipe) = pipe else { return };
    thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            if lines.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                return;
            }
        }
    });
}

fn not_started(command: &Command, why: &std::io::Error) -> Fault {
    Fault::Program {
        line: line(command),
        why: format!("{} did not run: {why}", command.get_program().to_string_lossy()),
    }
}

fn ended_badly(command: &Command, status: &str) -> Fault {
    Fault::Program {
        line: line(command),
        why: format!("{} failed ({status})", command.get_program().to_string_lossy()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_can_be_pasted() {
        let mut command = Command::new("cargo");
        command.arg("build").arg("two words").env("A", "b c").current_dir("/somewhere");
        assert_eq!(line(&command), "cd /somewhere && A='b c' cargo build 'two words'");
    }
}
