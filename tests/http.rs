//! A client small enough to send what no good client would: one connection for each call, and the answer as it came.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use serde_json::Value;

/// Longer than any answer takes; a test that hangs fails instead.
const PATIENCE: Duration = Duration::from_secs(20);

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of that name; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every header of that name.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// Somebody who calls a server.
#[derive(Clone, Debug)]
pub struct Client {
    /// Where the server listens.
    pub address: SocketAddr,
    /// Headers that go with every call, like the cookie.
    pub headers: Vec<(String, String)>,
}

impl Client {
    /// Nobody in particular.
    pub const fn new(address: SocketAddr) -> Self {
        Self { address, headers: Vec::new() }
    }

    /// The same with one more header.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut client = self.clone();
        client.headers.push((name.into(), value.into()));
        client
    }

    /// The same, signed in by the secret of a link.
    pub fn paired(&self, secret: &str) -> io::Result<Self> {
        Ok(self.holding(&self.post("/v1/pairings", &format!("{{\"secret\":\"{secret}\"}}"))?))
    }

    /// The same with the cookie of this answer.
    pub fn holding(&self, answer: &Answer) -> Self {
        self.with("cookie", answer.header("set-cookie").split(';').next().unwrap_or_default())
    }

    /// `GET path`.
    pub fn get(&self, path: &str) -> io::Result<Answer> {
        self.call("GET", path, b"")
    }

    /// `POST path` with a JSON body.
    pub fn post(&self, path: &str, json: &str) -> io::Result<Answer> {
        self.with("content-type", "application/json").call("POST", path, json.as_bytes())
    }

    /// `PUT path` with a JSON body.
    pub fn put(&self, path: &str, json: &str) -> io::Result<Answer> {
        self.with("content-type", "application/json").call("PUT", path, json.as_bytes())
    }

    /// Any call. The whole answer, also when the server closes before it has read all of the body.
    pub fn call(&self, method: &str, path: &str, body: &[u8]) -> io::Result<Answer> {
        let mut stream = self.send(method, path, body)?;
        let (status, headers) = read_head(&mut stream)?;
        let mut body = Vec::new();
        stream.read_to_end(&mut body)?;
        Ok(Answer { status, headers, body })
    }

    /// `GET path`, without the body: also of an answer that goes on.
    pub fn head_of(&self, path: &str) -> io::Result<Answer> {
        let (status, headers) = read_head(&mut self.send("GET", path, b"")?)?;
        Ok(Answer { status, headers, body: Vec::new() })
    }

    /// `GET path`, reading on: status and headers are past, the lines that follow come as they are sent.
    pub fn open(&self, path: &str) -> io::Result<BufReader<TcpStream>> {
        let mut stream = self.send("GET", path, b"")?;
        let (status, _) = read_head(&mut stream)?;
        if status == 200 { Ok(stream) } else { Err(io::Error::other(format!("status {status}"))) }
    }

    fn send(&self, method: &str, path: &str, body: &[u8]) -> io::Result<BufReader<TcpStream>> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.address);
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        if !body.is_empty() || method == "POST" {
            head += &format!("content-length: {}\r\n", body.len());
        }
        stream.write_all(format!("{head}\r\n").as_bytes())?;
        // A server may answer and close before it has read a body that is too large.
        let _ = stream.write_all(body);
        Ok(BufReader::new(stream))
    }
}

fn read_head(stream: &mut BufReader<TcpStream>) -> io::Result<(u16, Vec<(String, String)>)> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let status = lines.first().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let headers = lines.iter().skip(1).filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    status.map(|status| (status, headers)).ok_or_else(|| io::Error::other("no status"))
}
