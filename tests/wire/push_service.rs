//! A push service on this machine: it takes what it is handed, and answers as the test says.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicU16, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    time::Duration,
};

/// Longer than a message takes; a test that waits for one in vain fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A push service that listens until the test's process ends.
pub struct PushService {
    address: SocketAddr,
    answers: Arc<AtomicU16>,
    taken: Receiver<Message>,
}

/// What it was handed.
pub struct Message {
    /// The first line and the headers, each as it came, in lower case but for their values.
    pub head: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Message {
    /// The value of a header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.head.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

impl PushService {
    /// One that takes everything.
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, answers) = (listener.local_addr().unwrap(), Arc::new(AtomicU16::new(201)));
        let (sender, taken) = channel();
        let answer = Arc::clone(&answers);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                take(&stream.unwrap(), answer.load(Ordering::SeqCst), &sender);
            }
        });
        Self { address, answers, taken }
    }

    /// Where the phone called `name` takes messages.
    pub fn endpoint(&self, name: &str) -> String {
        format!("http://{}/{name}", self.address)
    }

    /// Where it is, as a signature names it.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Answers with this status from now on.
    pub fn answer(&self, status: u16) {
        self.answers.store(status, Ordering::SeqCst);
    }

    /// The next message.
    pub fn next(&self) -> Message {
        self.taken.recv_timeout(PATIENCE).unwrap()
    }

    /// How many messages came that nobody asked for yet.
    pub fn left(&self) -> usize {
        self.taken.try_iter().count()
    }
}

fn take(stream: &TcpStream, status: u16, taken: &Sender<Message>) {
    let mut reader = BufReader::new(stream);
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        match line.trim_end().split_once(": ") {
            Some((name, value)) => head.push((name.to_ascii_lowercase(), value.to_owned())),
            None if line.trim_end().is_empty() => break,
            None => head.push(("request".into(), line.trim_end().into())),
        }
    }
    let mut message = Message { head, body: Vec::new() };
    message.body = vec![0; message.header("content-length").parse().unwrap()];
    reader.read_exact(&mut message.body).unwrap();
    let answer = format!("HTTP/1.1 {status} As told\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    (&mut &*stream).write_all(answer.as_bytes()).unwrap();
    // Who asks for it may have gone.
    let _ = taken.send(message);
}
